"""Kahoot's workbook."""
