"""The script that the platform runs: the frame around every page."""

import streamlit as st

from beacons.ui import markup, nav, part, readers_view
from beacons.ui.components import browser
from beacons.ui.services import languages
from beacons.ui.session import session
from beacons.ui.words import t

MENU = (("home", "app.name"), ("progress", "menu.progress"), ("grown_ups", "menu.grown_ups"), ("help", "menu.help"))
"""Pages in the header and the keys of their names: the same on every page, help always last."""


def draw() -> None:
    """Draw the browser's own side, the header, and the page that was asked for."""
    _choose_language()
    page = nav.choose_page()
    browser.follow_link()
    name = page.url_path.replace("-", "_") or nav.PAGES[0]
    session().screen.arrive(nav.here(page.url_path))
    links = [(name, t(text), f"to-{nav.address(name) or name}") for name, text in MENU]
    if name not in part.PAGES:
        browser.sync()
    markup.show("header.html", links=links, here=name, href=nav.href, who=readers_view.header())
    page.run()


def _choose_language() -> None:
    state, known = session(), languages()
    asked = nav.param("lang")
    if asked in known:
        state.language, state.language_is_chosen = asked, True
    elif not state.language_is_chosen:
        locale = st.context.locale or ""
        state.language = next((code for code in (locale, locale.split("-")[0]) if code in known), state.language)


if __name__ == "__main__":
    draw()
