import gc
import logging
import tomllib
from pathlib import Path

import anyio
import pytest
from starlette.applications import Starlette
from streamlit import config
from streamlit.runtime import app_session
from streamlit.runtime.app_session import AppSession

from beacons.serve.assembly import BETWEEN_COLLECTIONS, middleware, settings_not_in_force, start_up
from tests.serve.asking import ask

ROOT = Path(__file__).resolve().parents[2]
IN_FORCE = {
    "runner.postScriptGC": False,
    "server.fileWatcherType": "none",
    "server.enableXsrfProtection": False,
    "server.maxMessageSize": 16,
    "browser.gatherUsageStats": False,
    "client.showErrorDetails": "none",
}


@pytest.fixture(autouse=True)
def all_in_force():
    """Every checked setting as it should be, for one test; afterwards all as before."""
    before = {name: config.get_option(name) for name in IN_FORCE}
    for name, value in IN_FORCE.items():
        config.set_option(name, value)
    yield
    for name, value in before.items():
        config.set_option(name, value)


@pytest.fixture
def run(monkeypatch):
    """Starts and stops a server with these steps, and leaves the process as it was."""
    monkeypatch.setattr(app_session, "_populate_theme_msg", app_session._populate_theme_msg)
    monkeypatch.setattr(AppSession, "_populate_app_pages", AppSession._populate_app_pages)

    def start_and_stop(*steps):
        async def live():
            async with start_up(steps)(None):
                pass

        anyio.run(live)

    thresholds = gc.get_threshold()
    yield start_and_stop
    gc.unfreeze()
    gc.set_threshold(*thresholds)


def test_nothing_is_said_when_all_settings_are_in_force():
    assert settings_not_in_force() == []


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("runner.postScriptGC", True),
        ("server.fileWatcherType", "auto"),
        ("server.enableXsrfProtection", True),
        ("server.maxMessageSize", 200),
        ("browser.gatherUsageStats", True),
        ("client.showErrorDetails", "full"),
    ],
)
def test_a_setting_that_is_not_in_force_is_named(name, value):
    config.set_option(name, value)
    assert settings_not_in_force() == [name]


@pytest.mark.parametrize("name", IN_FORCE)
def test_the_shipped_settings_are_those_that_are_checked(name):
    section, key = name.split(".")
    shipped = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    assert shipped[section][key] == IN_FORCE[name]


def test_every_setting_of_the_shipped_file_is_known_to_the_platform():
    shipped = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    names = [f"{section}.{key}" for section, keys in shipped.items() for key, value in keys.items() if not isinstance(value, dict)]
    assert not [name for name in names if name not in config.get_config_options()]


def test_everything_is_prepared_before_the_first_visitor(run):
    order = []
    run(lambda: order.append("library"), lambda: order.append("catalogs"))
    assert order == ["library", "catalogs"]


def test_a_setting_that_is_not_in_force_is_logged_at_the_start(run, caplog):
    config.set_option("browser.gatherUsageStats", True)
    with caplog.at_level(logging.WARNING, logger="beacons"):
        run()
    assert [record.getMessage().split(" ")[0] for record in caplog.records] == ["browser.gatherUsageStats"]


def test_our_files_are_left_to_our_routes():
    """The platform's own way would serve the folder beside the script, uncompressed."""
    assert config.get_option("server.enableStaticServing") is False


def test_a_server_shortens_the_platforms_greeting(run):
    platforms = app_session._populate_theme_msg, AppSession._populate_app_pages
    run()
    assert app_session._populate_theme_msg is not platforms[0]
    assert AppSession._populate_app_pages is not platforms[1]


def test_a_server_that_cannot_prepare_does_not_start(run):
    def fail():
        raise FileNotFoundError("interface.po")

    with pytest.raises(FileNotFoundError):
        run(fail)


def test_our_files_and_the_platforms_are_served_with_all_headers(tmp_path):
    (tmp_path / "app.css").write_text("body {}", encoding="utf-8")
    app = Starlette(middleware=middleware(tmp_path))
    assert ask(app, "/app/static/app.css").body == b"body {}"
    platform = Path(config.__file__).parent / "static" / "static"
    bundle = next(platform.glob("js/index.*.js"))
    answer = ask(app, f"/static/js/{bundle.name}", accept_encoding="gzip")
    assert (answer.status, answer.headers["content-encoding"]) == (200, "gzip")
    assert "immutable" in answer.headers["cache-control"]
    assert "default-src 'self'" in answer.headers["content-security-policy"]
    assert ask(app, "/static/../index.html").status == 404


def test_once_it_runs_the_collector_passes_over_what_was_made_at_the_start_and_comes_seldom(run):
    made = gc.get_freeze_count()
    run(lambda: None)
    assert gc.get_freeze_count() > made
    assert gc.isenabled()
    assert gc.get_threshold() == BETWEEN_COLLECTIONS
