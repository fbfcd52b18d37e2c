"""The pages, in the order of the menu, and how to get from one to another."""

from typing import NoReturn

import streamlit as st

from beacons.ui.html import label as plain
from beacons.ui.services import ROOT
from beacons.ui.words import t

PAGES = ("home", "lesson", "quiz", "progress", "grown_ups", "help", "about", "rest")
"""File names in ``pages``. The first is the start page; the others' addresses are their names with hyphens."""


def address(name: str) -> str:
    """The page's path in a URL, without the slash; empty for the start page."""
    return "" if name == PAGES[0] else name.replace("_", "-")


def _file(name: str) -> str:
    return str(ROOT / "pages" / f"{name}.py")


def choose_page() -> st.Page:
    """Declare all pages to the platform and return the one that was asked for."""
    declared = [
        st.Page(_file(name), title=f"{t(f'page.{name}')} · {t('app.name')}", url_path=address(name) or None, default=name == PAGES[0])
        for name in PAGES
    ]
    return st.navigation(declared, position="hidden")


def link(name: str, text: str, *, key: str, **params: str) -> None:
    """Draw a link to a page. ``key`` names it for styles and tests; ``params`` go into the address."""
    with st.container(key=key):
        bare_link(name, text, **params)


def bare_link(name: str, text: str, **params: str) -> None:
    """The same without a name of its own, within a container that has one."""
    st.page_link(_file(name), label=plain(text), query_params=params, width="stretch")


def go(name: str, **params: str) -> NoReturn:
    """Leave for another page."""
    st.switch_page(_file(name), query_params=params)


def param(name: str) -> str:
    """A parameter of the page's address; empty where it is not there."""
    return str(st.query_params.get(name, ""))


def set_param(name: str, value: str) -> None:
    """Change a parameter of the page's address: the browser's back button returns to the former."""
    st.query_params[name] = value


def drop_param(name: str) -> None:
    """Take a parameter out of the page's address."""
    st.query_params.pop(name, None)
