"""A screen of our quiz with nothing of ours in it: as many parts of the same kinds and sizes, drawn alone in the same way.

What it costs more than the bare app is the platform's part of our click; what ours costs more than this is our own.
"""

import streamlit as st
from streamlit.components.v2 import component

STORE = component("store", js="export default () => {}", isolate_styles=False)
DOCUMENTS, STEM, FEEDBACK = ("word " * (size // 5) for size in (1300, 1000, 1000))


@st.fragment
def screen() -> None:
    """The browser's own side, the question, its options, the feedback, the way on and the way back."""
    STORE(key="store", data={"keep": DOCUMENTS, "language": "en"}, on_go_change=lambda: None)
    st.html(f"<section><h1>{STEM}</h1></section>")
    options = [f"Option {number} of four, as long as ours are" for number in range(4)]
    st.radio("Question", options, index=None, key="options", on_change="ignore", label_visibility="collapsed", width="stretch")
    st.html(f"<section><h2>{FEEDBACK}</h2></section>")
    st.button("Again", key="again", type="primary", width="stretch")
    st.button("Back", key="back", type="tertiary")


screen()
