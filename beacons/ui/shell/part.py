"""A page that is drawn alone when something on it is pressed: neither header, browser's own side nor list of pages goes along."""

import threading
from collections.abc import Callable

import streamlit as st

from beacons.ui.shell import nav, store
from beacons.ui.shell.session import Who, session

_run = threading.local()


def draw(name: str, page: Callable[[], None]) -> None:
    """Draw what a page consists of, now and whenever something of it is pressed."""
    _run.has_frame = True
    try:
        _alone(name, page, session().who)
    finally:
        _run.has_frame = False


@st.fragment
def _alone(name: str, page: Callable[[], None], who: Who) -> None:
    if getattr(_run, "has_frame", False):
        page()
        return
    if session().who != who:
        st.rerun()  # the header says who is reading
    session().screen.arrive(nav.here(name))
    store.sync_beside(page)
