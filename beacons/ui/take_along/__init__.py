"""Questions for other programs: an own quiz, or a lesson of ours, as a file of another program."""
