"""Questions from elsewhere as own quizzes: pasted, dropped or chosen, with a report of what came in."""
