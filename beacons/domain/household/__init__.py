"""What a family has on its device: children, rounds together, the agreement, the family file."""
