"""Rules over what schools and parents read of the course as a whole: statements of frameworks, papers, and what may be claimed."""
