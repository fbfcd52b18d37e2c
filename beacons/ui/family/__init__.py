"""The children of this device, the family file, and forgetting everything."""
