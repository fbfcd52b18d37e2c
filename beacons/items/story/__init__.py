"""Story: a way through scenes."""
