import re
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import streamlit
from streamlit import config
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime import app_session
from streamlit.runtime.app_session import AppSession, AppSessionState

from beacons.serve.platform import KNOWN
from beacons.serve.platform.greeting import shorten_greeting

OURS = {
    "theme.font": "sans-serif",
    "theme.baseFontSize": 18,
    "theme.light.primaryColor": "#0B5C7A",
    "theme.light.showWidgetBorder": True,
    "theme.dark.primaryColor": "#0E7490",
}
OF_EVERY_KIND = OURS | {
    "theme.base": "dark",
    "theme.font": "Nunito:https://example.org/nunito.css",
    "theme.fontFaces": [{"family": "Nunito", "url": "app/static/nunito.woff2", "weight": 400}],
    "theme.headingFontSizes": ["3rem", "2rem"],
    "theme.headingFontWeights": [600, 500],
    "theme.chartCategoricalColors": ["#111111", "#222222"],
    "theme.sidebar.textColor": "#333333",
    "theme.light.sidebar.borderColor": "#444444",
    "theme.dark.sidebar.codeFont": "monospace",
    "theme.paddingTop": "0",
    "theme.showSidebarBorder": False,
}


PAGES = {"b2": {"page_name": "Home · Seven Beacons", "icon": "", "script_path": "/app/home.py", "page_script_hash": "b2"}}


@pytest.fixture
def options(monkeypatch):
    """Sets options of the platform for one test, over none of the kind. The platform's function is its own again afterwards."""
    monkeypatch.setattr(app_session, "_populate_theme_msg", app_session._populate_theme_msg)
    monkeypatch.setattr(AppSession, "_populate_app_pages", AppSession._populate_app_pages)
    theme = [name for name in config.get_config_options() if name.startswith("theme.")]
    before = {name: config.get_option(name) for name in (*theme, "server.fileWatcherType")}
    config.set_option("server.fileWatcherType", "none")

    def be(wanted):
        for name in theme:
            config.set_option(name, wanted.get(name))

    be({})
    yield be
    for name, value in before.items():
        config.set_option(name, value)


def greeting() -> ForwardMsg:
    """What the platform tells a browser at the beginning of a run."""
    session = SimpleNamespace(
        _script_data=SimpleNamespace(name="frame", is_hello=True, main_script_path="/app/frame.py"),
        _pages_manager=SimpleNamespace(main_script_path="/app/frame.py", main_script_hash="a1", get_pages=lambda: PAGES),
        _populate_app_pages=lambda message, pages: AppSession._populate_app_pages(Any, message, pages),  # type: ignore[arg-type]
        _compute_skills_nudge_state=lambda: (False, ""),
        _run_on_save=False,
        _state=AppSessionState.APP_IS_RUNNING,
        id="1",
    )
    run = SimpleNamespace(script_run_id="2", fragment_ids=())
    return AppSession._create_new_session_message(session, "b2", run)  # type: ignore[arg-type]  # all of them that it asks


def first_message(*, without_pages: bool = False) -> bytes:
    """The same as it goes over the line."""
    made = greeting()
    if without_pages:
        made.new_session.ClearField("app_pages")
    return bytes(made.SerializeToString(deterministic=True))


@pytest.mark.parametrize("wanted", [{}, OURS, OF_EVERY_KIND], ids=["nothing", "ours", "every kind"])
def test_every_message_is_the_platforms_byte_by_byte_but_for_the_list_of_pages(options, wanted):
    options(wanted)
    platforms = first_message(without_pages=True)
    assert len(greeting().new_session.app_pages) == 1
    options(wanted)  # the platform changes the list of fonts while it reads it
    shorten_greeting()
    assert [first_message(), first_message()] == [platforms, platforms]


def test_the_platforms_script_takes_its_pages_from_the_navigation_and_never_from_the_greeting():
    bundles = (Path(streamlit.__file__).parent / "static" / "static" / "js").glob("index.*.js")
    parts = [part for file in bundles for part in re.split(r"handleNewSession(?:\(|=)", file.read_text(encoding="utf-8"))[1:]]
    hears = [re.split(r"handleNavigation\(|this\.handle\w+=", part)[0] for part in parts]
    assert any("mainScriptHash" in part for part in hears)
    assert not [part for part in hears if "appPages" in part]


def test_the_options_are_read_once(options):
    options(OURS)
    shorten_greeting()
    before = first_message()
    options(OF_EVERY_KIND)
    assert first_message() == before


def test_the_installed_platform_is_known():
    assert streamlit.__version__ in KNOWN, "compare its first message by the tests above, then add the version"


def test_a_platform_that_is_not_known_keeps_its_own_way(options):
    own = app_session._populate_theme_msg, AppSession._populate_app_pages
    shorten_greeting("1.68.0")
    assert (app_session._populate_theme_msg, AppSession._populate_app_pages) == own


def test_a_platform_that_reads_its_file_again_when_it_changes_keeps_its_own_way(options):
    config.set_option("server.fileWatcherType", "auto")
    own = app_session._populate_theme_msg
    shorten_greeting()
    assert app_session._populate_theme_msg is own


def test_a_platform_without_that_function_keeps_its_own_way(options, monkeypatch):
    monkeypatch.delattr(app_session, "_populate_theme_msg")
    shorten_greeting()
    assert not hasattr(app_session, "_populate_theme_msg")


def test_the_theme_is_shared_from_the_first_time_on_however_often_that_is_asked(options):
    shorten_greeting()
    shared = app_session._populate_theme_msg
    shorten_greeting()
    assert app_session._populate_theme_msg is shared
