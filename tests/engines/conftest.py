"""Firefox and WebKit on the real server: the journeys that matter most, in the browsers that Debian has."""

import os
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.browser.server import ROOT, Server
from tests.engines import firefox
from tests.engines.tab import Tab
from tests.engines.webkit import WebKitTab
from tools.system import has_webkit

ENGINES = ("firefox", "webkit")
WINDOW = (1280, 800)
PICTURES = ROOT / "test-results"
OpenTab = Callable[..., Tab]


def _missing(what: str) -> None:
    """Not every machine has them; the summary of the checks names what is missing."""
    pytest.skip(f"no {what} found: `make system` installs Debian's")


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of the server that the tests share."""
    with ExitStack() as running:
        server = _serve(tmp_path_factory.mktemp("server") / "log", running)
        yield server.url


@pytest.fixture
def own_server(tmp_path: Path) -> Iterator[Server]:
    """A server that the test may kill."""
    with ExitStack() as running:
        yield _serve(tmp_path / "log", running)


def _serve(log: Path, running: ExitStack) -> Server:
    server = Server(log)
    server.start()
    running.callback(server.kill)
    server.wait_until_healthy()
    return server


@pytest.fixture(scope="session")
def display() -> Iterator[str]:
    """A screen that nobody sees, for windows of WebKit; its name."""
    if not has_webkit():
        _missing("WebKit")
    read, write = os.pipe()
    size = ("-screen", "0", "1920x1200x24", "-nolisten", "tcp")
    with subprocess.Popen(["Xvfb", "-displayfd", str(write), *size], pass_fds=[write], stderr=subprocess.DEVNULL) as screen:
        os.close(write)
        with os.fdopen(read) as told:
            yield f":{told.readline().strip()}"
        screen.terminate()


class Firefox:
    """Firefox as it is needed: one for light pages, one for dark ones."""

    def __init__(self, running: ExitStack) -> None:
        path = shutil.which("firefox-esr") or shutil.which("firefox")
        if path is None:
            _missing("Firefox")
        self._path, self._running = str(path), running
        self._playwright = running.enter_context(sync_playwright())
        self._browsers: dict[bool, Browser] = {}

    def tab(self, site: str, *, is_dark: bool = False, **options: str | tuple[int, int]) -> Tab:
        """A tab of a browser without a past."""
        if is_dark not in self._browsers:
            self._browsers[is_dark] = firefox.launch(self._playwright, self._path, is_dark=is_dark)
            self._running.callback(self._browsers[is_dark].close)
        return firefox.FirefoxTab(site, self._browsers[is_dark], **options)  # type: ignore[arg-type]


@pytest.fixture(scope="session")
def one_firefox() -> Iterator[Firefox]:
    """Firefox, shared by all tests."""
    with ExitStack() as running:
        yield Firefox(running)


@pytest.fixture
def open_tab(site: str, request: pytest.FixtureRequest) -> Iterator[OpenTab]:
    """Opens a tab of an engine; it fails the test at its end if its pages complained of anything, and leaves a picture of a failure."""
    opened: list[Tab] = []

    def make(engine: str, *, at: str = "", size: tuple[int, int] = WINDOW, **options: str | bool) -> Tab:
        if engine == "webkit":
            tab: Tab = WebKitTab(at or site, request.getfixturevalue("display"), size=size, **options)  # type: ignore[arg-type]
        else:
            tab = request.getfixturevalue("one_firefox").tab(at or site, size=size, **options)
        opened.append(tab)
        return tab

    yield make
    problems, name = [], re.sub(r"[^\w-]+", "-", request.node.name)
    for number, tab in enumerate(opened):
        problems += tab.problems
        if request.session.testsfailed:
            PICTURES.mkdir(exist_ok=True)
            (PICTURES / f"{name}-{number}.png").write_bytes(tab.picture())
        tab.close()
    assert not problems, "\n".join(dict.fromkeys(problems))
