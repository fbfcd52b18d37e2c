"""What one child does: attempts, what is drawn and looked at again, and what is known by now."""
