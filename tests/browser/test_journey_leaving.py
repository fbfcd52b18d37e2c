"""Leaving fast, as a child does who came by taps: neither Back nor Forward shows again what was left."""

import email.utils
import re
import time
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect

from tests.browser import family_files, reader

pytestmark = pytest.mark.browser

LESSON = "global-alliance"
GATED = "weprotect-global-alliance"
OpenContext = Callable[..., BrowserContext]
WEEKS = 14 * 24 * 60 * 60

SEEN = """
  const look = () => {
    const shown = document.documentElement.getClientRects().length ? document.body?.innerText ?? "" : ""
    const isExit = /Leave this page/.test(shown)
    if (isExit) window.told(document.title)
    requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
"""
"""Tells of every picture that the browser paints in which the exit stands."""
REFUSED = """
  for (const name of ["localStorage", "sessionStorage"]) Object.defineProperty(window, name, { get() { throw new Error("no") } })
"""


def read_cards(page: Page) -> None:
    reader.beacon(page, GATED).locator("a").click()
    page.locator(".st-key-read-now button").click()
    for number in (2, 3):
        reader.next_button(page).click()
        expect(page.locator(".place")).to_contain_text(f"Card {number} of")
        reader.settled(page)


def quiz_after_cards(page: Page) -> None:
    read_cards(page)
    while page.locator(".st-key-main-to-quiz").count() == 0:
        before = page.locator(".place").inner_text()
        reader.next_button(page).click()
        expect(page.locator(".place")).not_to_have_text(before)
        reader.settled(page)
    page.locator(".st-key-main-to-quiz a").click()
    reader.start(page)


def help_from_a_card(page: Page) -> None:
    reader.beacon(page, reader.LESSON).locator("a").click()
    reader.next_button(page).click()
    expect(page.locator(".place")).to_contain_text("Card 2 of")
    reader.menu(page, "help").click()
    page.get_by_role("link", name="Find somebody to talk to").click()
    expect(page).to_have_url(re.compile("#talk-to-somebody"))


def together_on_it(page: Page) -> None:
    read_cards(page)
    reader.go(page, f"/together?lesson={GATED}")
    page.locator(".st-key-begin button").click()
    page.locator(".st-key-take button").click()
    expect(page.locator("#stem")).to_be_visible()


def an_address_and_a_reload(page: Page) -> None:
    reader.go(page, f"/lesson?lesson={GATED}&card=2")
    reader.next_button(page).click()
    expect(page.locator(".place")).to_contain_text("Card 3 of")
    reader.reload(page)


WAYS = (read_cards, quiz_after_cards, help_from_a_card, together_on_it, an_address_and_a_reload)


@pytest.mark.parametrize(("way", "keeps"), [*((way, True) for way in WAYS), (read_cards, False)])
def test_after_leaving_fast_neither_back_nor_forward_shows_what_was_left(
    way: Callable[[Page], None], keeps: bool, open_context: OpenContext
):
    context = open_context(is_first=True)
    if not keeps:
        context.add_init_script(REFUSED)
    page = context.new_page()
    again: list[str] = []
    reader.go(page, "/")
    way(page)
    steps = page.evaluate("history.length")
    page.locator(".quick-exit").click()
    page.wait_for_url("**/sea")
    expect(page.locator("h1")).to_have_text("The sea")
    page.expose_binding("told", lambda _, title: again.append(title))
    page.add_init_script(SEEN)
    for _ in range(steps):
        page.go_back()
        if page.url == "about:blank":
            break
        _comes_to_rest(page)
    page.go_forward()
    _comes_to_rest(page)
    for _ in range(steps):
        page.go_forward()
        _comes_to_rest(page)
    assert again == []


def _comes_to_rest(page: Page) -> None:
    """It is the sea, or the coast, and no other page is named in the tab."""
    expect(page).to_have_title(re.compile("^(The sea|Home · Seven Beacons)$"))
    expect(page.locator("h1")).to_be_visible()


def test_who_comes_back_on_purpose_reads_on_and_may_turn_back(page: Page):
    reader.go(page, "/")
    read_cards(page)
    page.locator(".quick-exit").click()
    page.wait_for_url("**/sea")
    reader.go(page, "/")
    reader.beacon(page, GATED).locator("a").click()
    page.locator(".st-key-read-now button").click()
    expect(page.locator(".place")).to_contain_text("Card ")
    before = page.locator(".place").inner_text()
    reader.next_button(page).click()
    expect(page.locator(".place")).not_to_have_text(before)
    page.go_back()
    expect(page.locator(".place")).to_have_text(before)


@pytest.mark.parametrize(("days", "times"), [(0, 1), (2, 2)])
def test_the_sea_stays_at_hand_in_a_tab_that_is_left_open_for_days(days: int, times: int, open_context: OpenContext):
    """A browser keeps it for weeks, and each page that is opened asks for it anew where what is kept is older than a day."""
    page = open_context().new_page()
    asked: list[str | None] = []

    def give(route: Route) -> None:
        asked.append(route.request.header_value("cache-control"))
        answer = route.fetch()
        date = email.utils.formatdate(time.time() - days * 24 * 60 * 60, usegmt=True) if len(asked) == 1 else answer.headers["date"]
        route.fulfill(response=answer, headers=answer.headers | {"date": date})

    page.route("**/sea", give)
    page.goto("/help", wait_until="networkidle")
    assert len(asked) == times
    kept_for = re.fullmatch(r"max-age=(\d+)", page.request.get("/sea").headers["cache-control"])
    assert kept_for
    assert int(kept_for[1]) >= WEEKS


@pytest.mark.parametrize("address", ["/help", "/help/plain"])
def test_the_wheel_of_a_mouse_leaves_this_tab_too(address: str, page: Page):
    page.goto(address)
    page.locator(".quick-exit").click(button="middle")
    page.wait_for_url("**/sea")
    assert len(page.context.pages) == 1


def test_without_storage_what_was_read_after_leaving_is_there_on_the_way_back_though_everything_was_forgotten(open_context: OpenContext):
    context = open_context()
    context.add_init_script(REFUSED)
    page = context.new_page()
    reader.go(page, "/help")
    page.locator(".quick-exit").click()
    page.wait_for_url("**/sea")
    reader.go(page, f"/lesson?lesson={reader.LESSON}")
    reader.menu(page, "grown-ups").click()
    reader.settled(page)
    family_files.forget(page)
    reader.reload(page)
    page.go_back()
    expect(page.locator(".place")).to_contain_text("Card ")
    page.go_back()
    _comes_to_rest(page)
