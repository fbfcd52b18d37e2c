"""How a text reads: its words and sentences in figures, and the limits for each reader."""
