"""Aiken: single choice in plain lines."""
