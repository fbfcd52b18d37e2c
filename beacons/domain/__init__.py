"""What is true on paper: lessons, items, attempts, progress. No Streamlit, no files, no clock."""
