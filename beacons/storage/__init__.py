"""Reads content and quizzes. Knows the domain, not Streamlit."""
