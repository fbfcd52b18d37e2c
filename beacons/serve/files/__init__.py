"""Files as they are handed out: scripts and styles as they stand on disk, compressed once, pictures bright and dark."""
