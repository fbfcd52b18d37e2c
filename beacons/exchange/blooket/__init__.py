"""Blooket's table."""
