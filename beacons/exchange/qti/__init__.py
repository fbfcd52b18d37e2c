"""QTI 2.1, which learning platforms take in; written only."""
