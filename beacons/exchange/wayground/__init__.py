"""Wayground's workbook, which was Quizizz's."""
