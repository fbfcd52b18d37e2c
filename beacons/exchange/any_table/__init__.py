"""Any table with a header, or with columns that somebody has chosen; and our own, as a workbook and as csv."""
