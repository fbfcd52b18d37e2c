"""The pages, in the order of the menu, and how to get from one to another."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import Any, NoReturn
from urllib.parse import parse_qsl, urlencode

import streamlit as st

from beacons.root import ROOT
from beacons.ui.shell import render
from beacons.ui.shell.session import session
from beacons.ui.shell.words import Words
from beacons.wiring import base

PAGES = (
    "home",
    "lesson",
    "quiz",
    "review",
    "six_screens",
    "together",
    "progress",
    "readers",
    "grown_ups",
    "for_parents",
    "statements",
    "evidence",
    "data_protection",
    "agreement",
    "family_file",
    "my_quizzes",
    "projector",
    "class_room",
    "help",
    "about",
    "rest",
)
"""File names in ``pages``. The first is the start page; the others' addresses are their names with hyphens, but for those below."""

ADDRESSES = {PAGES[0]: "", "for_parents": "tonight"}
"""Addresses that are not the page's name: families know them."""

OLD_ADDRESSES = {"home": "", "index.html": ""}
"""Addresses by which a page was found once, or is in other apps of the platform, and those of today. None of them is ever given up."""

PARAMS = ("lesson", "card", "result", "items", "path", "show", "room", "quiz", "by")
"""Parameters that a link between pages may carry, beside the language."""

TOLD, SHOWN = "told", "shown"
"""What the page for tonight may be asked to show: its first replies opened, or that part alone which a child shows."""


def address(name: str) -> str:
    """The page's path in a URL, below the app's own and without the slash; empty for the start page."""
    return ADDRESSES.get(name, name.replace("_", "-"))


def name_of(path: str) -> str:
    """The page at this address, without base and slash; the start page where it is none of ours."""
    return next((name for name in PAGES if address(name) == path), PAGES[0])


def _file(name: str) -> str:
    return str(ROOT / "pages" / f"{name}.py")


class _Page(st.Page):
    """A page that reckons its hash once, and never changes: all tabs share it, and the platform asks each several times in a run."""

    def __init__(self, *of: Any, **more: Any) -> None:
        super().__init__(*of, **more)
        self._hash = super()._script_hash

    @property
    def _script_hash(self) -> str:
        return self._hash

    @property
    def _can_be_called(self) -> bool:
        """Whether it may be run. The platform says so of the page that was asked for, and the frame runs no other."""
        return True

    @_can_be_called.setter
    def _can_be_called(self, _: bool) -> None:
        """Nothing: another tab may be about to run it."""


@lru_cache(maxsize=64)
def _declared(language: str) -> tuple[_Page, ...]:
    t = Words(language).t
    return tuple(
        _Page(_file(name), title=f"{t(f'page.{name}')} · {t('app.name')}", url_path=address(name) or None, default=name == PAGES[0])
        for name in PAGES
    )


def choose_page() -> st.Page:
    """Declare all pages to the platform and return the one that was asked for."""
    return st.navigation(_declared(session().locale.code), position="hidden")


def href(name: str, /, **params: str) -> str:
    """The address of a page with parameters, for a link in our own HTML; the chosen language goes along."""
    told = tuple(_with_language(params).items())
    return (_kept_href if params.keys() <= OF_THE_COURSE else _href)(base(), name, told)


OF_THE_COURSE = {"lesson", "card"}
"""Parameters that say nothing of anybody: an address with these alone is kept as it was put together."""


def _href(below: str, name: str, params: tuple[tuple[str, str], ...]) -> str:
    return f"{below}/{address(name)}{'?' + urlencode(params) if params else ''}"


_kept_href = lru_cache(maxsize=1024)(_href)


def here(name: str) -> str:
    """The address of the page on screen, which is this one, with the parameters that a link to it carries."""
    params = st.query_params.to_dict()  # at once: one by one they are a twentieth of a run
    named = {key: params[key] for key in PARAMS if params.get(key)}
    return _href(base(), name, tuple(_with_language(named).items()))  # not kept: whoever asks may name anything


def way_back() -> str:
    """The address of the page before this one in this tab; empty where there was none."""
    return session().screen.before


def link(name: str, text: str, *, key: str, focus: str = "", **params: str) -> None:
    """Draw a link to a page. ``key`` names it for styles and tests, ``focus`` what takes the focus; ``params`` go into the address."""
    show = render.show_made if params.keys() <= OF_THE_COURSE else render.show
    show("shell/link.html", href=href(name, **params) + (f"#{focus}" if focus else ""), text=text, key=key)


@contextmanager
def side_by_side() -> Iterator[None]:
    """Draw the links that are drawn within beside each other. They are one part of the page, which costs one message."""
    with render.gathered() as ways:
        yield
    render.show("shell/side_by_side.html", ways=ways)


def go(name: str, /, **params: str) -> NoReturn:
    """Leave for another page."""
    st.switch_page(_file(name), query_params=_with_language(params))


def follow(address_asked: str) -> None:
    """Leave for the page of a link that was pressed; stays where the address is none of ours."""
    path, _, query = address_asked.partition("?")
    name = next((name for name in PAGES if f"{base()}/{address(name)}" == path), None)
    if name:
        go(name, **{key: value for key, value in parse_qsl(query) if key in PARAMS})


def _with_language(params: dict[str, str]) -> dict[str, str]:
    return params | ({"lang": session().locale.code} if session().language_is_chosen else {})


def param(name: str) -> str:
    """A parameter of the page's address; empty where it is not there."""
    return str(st.query_params.get(name, ""))


def set_param(name: str, value: str) -> None:
    """Change a parameter of the page's address: the browser's back button returns to the former."""
    st.query_params[name] = value


def replace_params(**params: str) -> None:
    """Let the page's address have just these parameters, in one step of the browser's history; the chosen language goes along."""
    st.query_params.from_dict(_with_language(params))


def drop_param(name: str) -> None:
    """Take a parameter out of the page's address."""
    st.query_params.pop(name, None)
