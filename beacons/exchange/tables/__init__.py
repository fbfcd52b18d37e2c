"""Tables: rows of a workbook or of separated values, found out by the words of their header."""
