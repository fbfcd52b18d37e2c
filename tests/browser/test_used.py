"""One test leaves nothing to the next, neither in the browser that both use nor by the browser's end."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from functools import partial
from typing import Any, cast

import pytest
from playwright.sync_api import Browser, Error, Page, expect

from tests.browser import engine
from tests.browser.conftest import VISITOR
from tests.browser.lasting import Lasting
from tests.browser.used import Used
from tests.there import there

pytestmark = pytest.mark.browser

STANDS = """() => {
  const media = ["print", "(forced-colors: active)", "(prefers-color-scheme: dark)"].filter((one) => matchMedia(one).matches)
  return [window.asked ?? "", localStorage.length, sessionStorage.length, document.cookie, ...media]
}"""
LIKE_NEW = ["", 0, 0, ""]


@pytest.fixture
def lent(browser: Browser, site: str) -> Any:
    with closing(Used(browser, site)) as used:
        yield used


def taken(used: Used) -> Page:
    """The first tab of a browser that was used, or of a new one."""
    context, _ = used.take(None, VISITOR)
    used.mind(context)
    return context.new_page()


@pytest.mark.parametrize("of", ["the page", "the browser"])
def test_a_browser_that_is_used_again_has_nothing_of_what_was_asked_of_it_and_kept_in_it(of: str, lent: Used):
    page, heard = taken(lent), []
    asked: Any = page if of == "the page" else page.context
    asked.add_init_script("window.asked = 'before'")
    asked.on("request", lambda request: heard.append(request.url))
    if not engine.IS_FIREFOX:
        page.emulate_media(media="print", forced_colors="active", color_scheme="dark")
    page.goto("/healthz")
    page.evaluate("() => { localStorage.a = sessionStorage.a = 'before'; document.cookie = 'a=before' }")
    before = page.evaluate(STANDS)
    assert before[:4] == ["before", 1, 1, "a=before"]
    assert len(before) == (4 if engine.IS_FIREFOX else 7)
    assert heard
    lent.give_back()
    heard.clear()
    again = taken(lent)
    assert again is page
    again.goto("/healthz")
    assert again.evaluate(STANDS) == LIKE_NEW
    assert heard == []


@pytest.mark.parametrize("asks", ["route", "route_web_socket", "expose_function"])
def test_a_browser_is_not_used_again_of_which_was_asked_what_cannot_be_taken_back(asks: str, lent: Used):
    page = taken(lent)
    getattr(page, asks)("some**", lambda *_: None)
    lent.give_back()
    assert page.is_closed()
    assert taken(lent) is not page


def _crashes(page: Page) -> None:
    there(page.context.browser).close()


def _loses_count(page: Page) -> None:
    """The driver answers what Playwright knows nothing of."""
    within = cast(Any, page)._impl_obj
    soon = within._loop.call_soon
    soon(soon, within._connection._callbacks.clear)  # once the next call is on its way
    with pytest.raises(KeyError):
        page.title()


def _goes_on(site: str, dies: Callable[[Page], None]) -> None:
    lasting = Lasting(partial(engine.launch, path=there(engine.program())))
    with closing(lasting), closing(Used(cast(Browser, lasting), site)) as used:
        taken(used)
        used.give_back()
        one = taken(used)
        dies(one)
        with pytest.raises(Error):
            one.goto("/healthz")
        used.give_back()
        for _ in range(2):
            page = taken(used)
            page.goto("/healthz")
            expect(page.locator("body")).to_be_attached()
            used.give_back()


@pytest.mark.parametrize("dies", [_crashes, _loses_count], ids=["the browser", "its driver"])
def test_after_the_end_of_the_browser_or_its_driver_the_next_test_has_a_new_one(dies: Callable[[Page], None], site: str):
    with ThreadPoolExecutor(1) as beside:  # where another Playwright is none of the one that plays the journeys
        beside.submit(_goes_on, site, dies).result()
