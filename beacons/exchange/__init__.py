"""Quizzes from elsewhere and for elsewhere: a reader and a writer for each format. Bytes in, bytes out; pure."""
