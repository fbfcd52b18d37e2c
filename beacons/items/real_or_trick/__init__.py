"""Real or trick: whether a screen is what it says it is, and what to do then."""
