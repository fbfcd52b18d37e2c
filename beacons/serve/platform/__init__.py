"""Where the platform's own way costs more than it needs to: each module knows for which versions, and leaves all others alone."""

KNOWN = ("1.67.0",)
"""Versions of the platform whose own results a test has compared with ours, and whose script in the browser it has read."""
