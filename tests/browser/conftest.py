"""A real browser on the real server. Set BASE_URL to try another server, ENGINE or CHROMIUM to use another browser."""

import os
import re
from collections.abc import Callable, Generator, Iterator
from contextlib import closing, suppress
from functools import partial
from pathlib import Path
from typing import Any, cast

import pytest
from playwright.sync_api import Browser, BrowserContext, Error, Page, expect

from beacons.domain.household.household import Household
from beacons.domain.practice.progress import Progress
from tests.browser import engine, keeping
from tests.browser.lasting import Lasting
from tests.browser.reader import PATIENCE
from tests.browser.server import ROOT, Server
from tests.browser.used import Used
from tests.browser.watch import LOST_CONNECTION, Watch

HAS_FAILED = pytest.StashKey[bool]()
PICTURES = ROOT / "test-results"
VISITOR: dict[str, Any] = {
    "locale": "en-GB",
    "timezone_id": "Europe/Berlin",
    "viewport": {"width": 1280, "height": 800},
    "color_scheme": "light",
}
"""What a visitor has unless a test says otherwise: nothing comes from this machine."""

expect.set_options(timeout=PATIENCE * 1000)

OpenContext = Callable[..., BrowserContext]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """In Firefox leave out what is marked as Chromium's."""
    for item in items if engine.IS_FIREFOX else ():
        if mark := item.get_closest_marker("chromium"):
            item.add_marker(pytest.mark.skip(reason=f"needs Chromium: {mark.args[0]}"))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    if report.failed:
        item.stash[HAS_FAILED] = True
    return report


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = engine.program()
    if path is None:
        reason = f"no {engine.ENGINE} found: `make system` installs Debian's"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    with closing(Lasting(partial(engine.launch, path=path))) as lasting:
        yield cast(Browser, lasting)


@pytest.fixture(scope="session")
def visitor() -> dict[str, Any]:
    """How the browser of a visitor is set."""
    return VISITOR


@pytest.fixture(scope="session")
def site(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of the server that most tests share. It is asked for after the browser: without one, nothing is started."""
    if named := os.environ.get("BASE_URL"):
        yield named.rstrip("/")
        return
    server = Server(tmp_path_factory.mktemp("server") / "log")
    server.start()
    try:
        server.wait_until_healthy()
        yield server.url
    finally:
        server.kill()


@pytest.fixture
def new_server(browser: Browser, tmp_path: Path) -> Iterator[Callable[..., Server]]:
    """Starts further servers, for tests that end them or must be their first visitor."""
    if os.environ.get("BASE_URL"):
        pytest.skip("needs a server of its own, and BASE_URL names another")
    servers: list[Server] = []

    def make(**environment: str) -> Server:
        servers.append(Server(tmp_path / f"log-{len(servers)}", **environment))
        servers[-1].start()
        return servers[-1]

    yield make
    for server in servers:
        server.kill()


@pytest.fixture(scope="session")
def used(browser: Browser, site: str) -> Iterator[Used]:
    """Browsers that earlier tests of this process have used."""
    with closing(Used(browser, site)) as all_used:
        yield all_used


@pytest.fixture
def watch(site: str, used: Used, request: pytest.FixtureRequest) -> Iterator[Watch]:
    """Fails the test at its end if anything went wrong behind its back, and keeps pictures of a failure."""
    watching = Watch(site)
    yield watching
    if watching.problems or request.node.stash.get(HAS_FAILED, False):
        with suppress(Error):  # of a browser that has died there is no picture
            watching.photograph(PICTURES, re.sub(r"[^\w-]+", "-", request.node.name))
    watching.close()
    used.give_back()
    assert not watching.problems, "\n".join(dict.fromkeys(watching.problems))


@pytest.fixture(scope="session")
def mortal(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server beside the one that most tests share, for those that kill it: what one of them started again goes on for the next."""
    if os.environ.get("BASE_URL"):
        pytest.skip("needs a server of its own, and BASE_URL names another")
    server = Server(tmp_path_factory.mktemp("mortal") / "log")
    yield server
    server.kill()


@pytest.fixture
def own_server(mortal: Server, watch: Watch) -> Server:
    """A server that no other test asks at this time. It may be lost: what a browser says of that is no problem."""
    if mortal.process is None:
        mortal.start()
    mortal.wait_until_healthy()
    watch.host = f"localhost:{mortal.port}"
    watch.tolerate(LOST_CONNECTION)
    return mortal


@pytest.fixture
def open_context(browser: Browser, site: str, used: Used, watch: Watch) -> OpenContext:
    """Opens a browser without a past, or with a progress that it has kept; watched from the first request on.

    It may have been used by other tests, see ``used``. With ``is_first``, or on another server, nothing is there from before.
    """

    def make(kept: Progress | Household | dict[str, str] | None = None, *, is_first: bool = False, **options: Any) -> BrowserContext:
        engine.skip_what_it_lacks(options)
        base = options.pop("base_url", site)
        household = keeping.of_one(kept) if isinstance(kept, Progress) else keeping.of(kept) if isinstance(kept, Household) else kept
        past = keeping.past(base, household) if household else None
        if is_first or base != site:
            return watch.over(browser.new_context(**VISITOR | options, base_url=base, storage_state=past))
        context, is_new = used.take(past, VISITOR | options)
        watch.over_used(context, is_new=is_new)
        used.mind(context)
        return context

    return make


@pytest.fixture
def page(open_context: OpenContext) -> Page:
    """A tab of a new visitor."""
    return open_context().new_page()
