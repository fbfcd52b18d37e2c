"""Any table with a header, or with columns that somebody has chosen; and our own."""
