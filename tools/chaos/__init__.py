"""A class, or a child alone, in bad weather: random presses, reloads, sleeping tabs, broken lines, a killed server. Nothing may be lost."""
