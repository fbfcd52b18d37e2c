"""Who to tell and what to do."""
