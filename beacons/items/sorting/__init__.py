"""Sorting: each thing into its box."""
