"""The browser store: documents of every version to values and back. Pure: no Streamlit, no files, no clock."""
