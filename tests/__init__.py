"""A package, so that nobody else's of the same name stands in its place: some libraries install their tests, too."""
