"""The least that one can call a Streamlit app: one text and one button. What it costs is the platform's own cost."""

import streamlit as st

st.write("Good morning")
st.button("Again", key="again")
