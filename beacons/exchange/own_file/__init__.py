"""Our own file of a quiz: all that we know of it, as JSON."""
