"""Ordering: steps in their order."""
