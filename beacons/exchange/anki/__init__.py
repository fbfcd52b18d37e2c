"""Anki's package; written only."""
