"""A screen of our quiz with nothing of ours in it: as many parts of the same kinds and sizes, drawn alone in the same way.

What it costs more than the bare app is the platform's part of our click; what ours costs more than this is our own.
"""

import streamlit as st
from streamlit.components.v2 import component

ITEM = component("item", js=f"// {'as many letters as the lines that fetch ours ' * 6}\nexport default () => {{}}", isolate_styles=False)
STEM, QUESTION = "word " * 120, ("word " * 600).encode()


@st.fragment
def screen() -> None:
    """The stem, and what is told of the question, its feedback, the buttons and what is to be kept."""
    st.html(f"<section><h1>{STEM}</h1></section>")
    ITEM(key="again", data=QUESTION, on_pressed_change=lambda: None)


screen()
