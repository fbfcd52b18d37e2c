"""My lights: what is mastered and known, and whether a grown-up is shown what to talk about."""
