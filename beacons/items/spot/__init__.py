"""Spot: the parts of a mock screen that should make one stop."""
