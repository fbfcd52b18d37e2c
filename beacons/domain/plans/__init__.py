"""What a teacher does with a lesson, and with all of them over a term."""
