"""Home: the coast, and the way on."""
