"""Moodle XML: what Moodle writes and reads best."""
