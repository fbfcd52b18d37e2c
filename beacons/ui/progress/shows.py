"""The child's side of the page for tonight: whether a grown-up sees there what the two could talk about."""

import streamlit as st

from beacons.ui.progress import actions
from beacons.ui.shell import nav, render
from beacons.ui.shell.session import put_widget_value, session
from beacons.ui.shell.words import t

KEY = "shows"


def switch() -> None:
    """Shown or not, as the child likes; off until it is switched on. The child can look at what is shown."""
    put_widget_value(KEY, session().progress.shows)
    with st.container(key="shows-box"):
        st.toggle(t("shows.label"), key=KEY, on_change=actions.show_grown_up, args=(KEY,))
        with render.gathered() as ways:
            nav.link("for_parents", t("shows.look"), key="to-for-parents", show=nav.SHOWN)
        render.show_made("progress/shows_text.html", ways=tuple(ways))
