"""Gimkit's table."""
