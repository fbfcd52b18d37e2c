"""A page that is drawn alone when something on it is pressed: neither the header nor the list of pages goes along."""

from collections.abc import Callable

import streamlit as st

from beacons.ui.shell import nav, store
from beacons.ui.shell.session import Who, session

PAGES = ("quiz", "review", "six_screens")
"""Pages that are drawn in this way. The browser's own side is drawn with them: it keeps what was answered before the feedback is seen."""


def draw(name: str, page: Callable[[], None]) -> None:
    """Draw what a page consists of, now and whenever something of it is pressed."""
    _alone(name, page, session().who)


@st.fragment
def _alone(name: str, page: Callable[[], None], who: Who) -> None:
    store.follow_link()
    if session().who != who:
        st.rerun()  # the header says who is reading
    session().screen.arrive(nav.here(nav.address(name)))
    store.sync()
    page()
