"""Multiple choice: as many as the stem says."""
