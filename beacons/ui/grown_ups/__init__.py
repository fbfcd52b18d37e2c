"""For parents and teachers: the adult layer, For tonight, sheets for the printer, and where the facts come from."""
