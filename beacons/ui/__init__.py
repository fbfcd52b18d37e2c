"""Everything Streamlit that is not a page."""
