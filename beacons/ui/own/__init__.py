"""Own quizzes: written, tried and printed."""
