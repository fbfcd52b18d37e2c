"""Checks what a careful editor would. For authors and tests; the app itself never imports it."""
