"""What Quizlet copies out: terms and their meanings."""
