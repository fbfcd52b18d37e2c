"""The script that the platform runs: the frame around every page."""

import streamlit as st

from beacons.ui.shell import nav, render, store
from beacons.ui.shell.reader import who
from beacons.ui.shell.session import session
from beacons.ui.shell.words import t
from beacons.wiring import catalogs

MENU = (("home", "app.name"), ("progress", "menu.progress"), ("grown_ups", "menu.grown_ups"), ("help", "menu.help"))
"""Pages in the header and the keys of their names: the same on every page, help always last."""


def draw() -> None:
    """Draw the browser's own side, the header, and the page that was asked for."""
    _choose_language()
    page = nav.choose_page()
    store.follow_link()
    name = nav.name_of(page.url_path)
    store.follow_taken_off(name)
    session().screen.arrive(nav.here(name))
    store.sync()
    _header(name)
    page.run()


def _header(here: str) -> None:
    links = tuple((name, t(text), f"to-{nav.address(name) or name}", nav.href(name)) for name, text in MENU)
    ways = {"to_home": nav.href("home"), "to_readers": nav.href("readers"), "to_file": nav.href("family_file")}
    reads = who.header()
    show = render.show if reads else render.show_made  # who reads is kept nowhere beyond this run
    show("shell/header.html", links=links, here=here, who=reads, waits=here in store.OF_ONE_CHILD, **ways)


def _choose_language() -> None:
    state, known = session(), catalogs()
    asked = nav.param("lang")
    if asked in known:
        state.locales, state.language_is_chosen = (known[asked].locale,), True
    elif not state.language_is_chosen:
        locale = st.context.locale or ""
        state.locales = next(((known[code].locale,) for code in (locale, locale.split("-")[0]) if code in known), state.locales)


if __name__ == "__main__":
    draw()
