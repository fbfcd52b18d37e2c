"""A class before a wall, and a class with devices: the host's screens and the pupils' page."""
