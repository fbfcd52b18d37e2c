"""The list of pages that is put together once is the platform's own, and so is the page that it leads to."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import streamlit
from streamlit.commands import navigation
from streamlit.navigation import page as page_module
from streamlit.navigation.page import Page
from streamlit.runtime.pages_manager import PagesManager
from streamlit.util import calc_hash

from beacons.root import ROOT
from beacons.serve.platform import KNOWN
from beacons.serve.platform.navigation import list_pages_once
from beacons.ui.shell import nav

OWN = navigation._navigation


@pytest.fixture(autouse=True)
def _own_way_before_and_afterwards(monkeypatch):
    """A test begins and ends with the platform's function, and declares pages as a script does."""
    monkeypatch.setattr(navigation, "_navigation", OWN)
    there = SimpleNamespace(pages_manager=PagesManager(str(ROOT / "app.py")))
    monkeypatch.setattr(page_module, "get_script_run_ctx", lambda **_: there)
    nav._declared.cache_clear()
    yield
    nav._declared.cache_clear()


@pytest.fixture
def run(monkeypatch):
    """Runs the navigation for somebody who asks for a page; gives all that comes of it."""

    def of(pages: Any, page_hash: str = "", name: str = "", **told: Any) -> dict[str, Any]:
        manager, sent, gone = PagesManager(str(ROOT / "app.py")), list[bytes](), list[str]()
        manager.set_script_intent(page_hash, name)
        ctx = SimpleNamespace(
            pages_manager=manager,
            enqueue=lambda message: sent.append(message.SerializeToString(deterministic=True)),
            set_mpa_v2_page=gone.append,
        )
        for module in (navigation, __import__("beacons.serve.platform.navigation", fromlist=["it"])):
            monkeypatch.setattr(module, "get_script_run_ctx", lambda: ctx)
        page = navigation._navigation(pages, **{"position": "hidden", "expanded": False, **told})
        return {"page": page.url_path, "hash": page._script_hash, "sent": sent, "gone": gone, "known": manager.get_pages()}

    return of


def declared() -> tuple[Page, ...]:
    """The pages of the app."""
    return nav._declared("en")


@pytest.mark.parametrize(
    "asked",
    [
        {},
        {"page_hash": calc_hash("quiz")},
        {"name": "class-room"},
        {"name": "no-such-page"},
        {"page_hash": "no-such-hash"},
        {"name": "tonight"},
    ],
    ids=str,
)
def test_what_is_told_and_where_it_leads_are_the_platforms_to_the_byte(run, asked):
    platforms = run(list(declared()), **asked)
    list_pages_once()
    assert run(declared(), **asked) == platforms
    assert run(declared(), **asked) == platforms, "and once more, from what was put together"


def test_tabs_do_not_share_where_they_are(run):
    list_pages_once()
    run(declared(), name="quiz")
    assert run(declared(), name="help")["page"] == "help"
    assert run(declared())["page"] == ""


FILE = ROOT / "pages" / "home.py"
OTHERS: dict[str, Any] = {
    "with a sign": lambda: (Page(FILE, default=True), Page(ROOT / "pages" / "quiz.py", icon="⚓")),
    "hidden": lambda: (Page(FILE, default=True), Page(ROOT / "pages" / "quiz.py", visibility="hidden")),
    "elsewhere": lambda: (Page(FILE, default=True), Page("https://example.org", title="Elsewhere")),
    "a function": lambda: (Page(FILE, default=True), Page(lambda: None, title="Made", url_path="made")),
    "without a first": lambda: (Page(FILE), Page(ROOT / "pages" / "quiz.py")),
    "a list": lambda: [Page(FILE, default=True), Page(ROOT / "pages" / "quiz.py")],
    "a path": lambda: (str(FILE), str(ROOT / "pages" / "quiz.py")),
}


@pytest.mark.parametrize("pages", OTHERS.values(), ids=OTHERS)
def test_pages_that_are_told_otherwise_go_the_platforms_own_way(run, pages, monkeypatch):
    monkeypatch.chdir(Path(FILE).parents[1])
    platforms = run(pages())
    list_pages_once()
    assert run(pages()) == platforms


def test_two_pages_of_one_address_are_refused_as_before(run):
    list_pages_once()
    with pytest.raises(streamlit.errors.StreamlitAPIException):
        run(
            (Page(FILE, default=True), Page(ROOT / "pages" / "quiz.py", url_path="same"), Page(ROOT / "pages" / "help.py", url_path="same"))
        )


def test_a_list_that_is_shown_goes_the_platforms_own_way(run):
    platforms = run(list(declared()), position="top", expanded=True)
    list_pages_once()
    assert run(declared(), position="top", expanded=True) == platforms


def test_a_platform_that_is_not_known_keeps_its_own_way():
    list_pages_once("1.68.0")
    assert navigation._navigation is OWN


def test_the_installed_platform_is_known():
    assert streamlit.__version__ in KNOWN, "compare its list of pages by the tests above, then add the version"
