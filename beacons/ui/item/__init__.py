"""An item on screen, wherever it is shown."""
