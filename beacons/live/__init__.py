"""Rooms on the wire: one socket for each device, one hub in each process."""
