"""A quiz, its result, and the mixed review."""
