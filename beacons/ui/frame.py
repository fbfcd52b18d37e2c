"""The script that the platform runs: the frame around every page."""

import streamlit as st

from beacons.ui import html, nav
from beacons.ui.components import browser
from beacons.ui.services import languages
from beacons.ui.session import session
from beacons.ui.words import t
from beacons.web.delivery import routes_are_served


def draw() -> None:
    """Draw the header, the page that was asked for, and the browser's own side."""
    _choose_language()
    page = nav.choose_page()
    if not routes_are_served():
        html.show_style(html.STATIC / "app.css")
    with st.container(key="top", horizontal=True):
        nav.bare_link("home", t("app.name"))
        nav.bare_link("progress", t("menu.progress"))
        nav.bare_link("grown_ups", t("menu.grown_ups"))
        nav.bare_link("help", t("menu.help"))
    page.run()
    browser.sync()


def _choose_language() -> None:
    state, known = session(), languages()
    wanted = nav.param("lang") or (st.context.locale or "").split("-")[0]
    if wanted in known:
        state.language = wanted


if __name__ == "__main__":
    draw()
