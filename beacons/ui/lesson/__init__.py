"""A lesson, card by card."""
