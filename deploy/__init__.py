"""The app as several processes that share the rooms of classes: in containers, or on this machine alone."""
