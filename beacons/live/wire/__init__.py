"""What goes over the line of a live room: what may come in, what goes out, and how small."""
