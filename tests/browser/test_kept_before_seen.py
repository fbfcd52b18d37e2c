"""An answer stands in the browser's own storage before its feedback is seen, and writing it there costs no further run."""

from collections.abc import Callable
from functools import partial

import pytest
from playwright.sync_api import BrowserContext, Page, WebSocket, expect

from beacons.domain.item import Item
from tests.browser import keeping, reader
from tests.browser.engine import needs_chromium

pytestmark = pytest.mark.browser

QUIZ = f"/quiz?lesson={reader.LESSON}"
CALM = 700
"""Milliseconds after which whatever an answer sets off would have been sent."""
WITNESS = """
  const answersIn = (name, text) => name.startsWith("seven-beacons.reader.") ? text.split('"item_id":').length - 1 : 0
  const answers = () => Object.entries(localStorage).reduce((sum, [name, text]) => sum + answersIn(name, text), 0)
  const isSeen = () => [...document.querySelectorAll(".feedback")].some((e) => e.checkVisibility({ visibilityProperty: true }))
  const watch = (before) => { window.seen = { before, writes: [], unkept: 0, kept: 0 } }
  window.watchTheNext = () => watch(answers())
  watch(0)
  const write = Storage.prototype.setItem
  Storage.prototype.setItem = function (name, text) {
    if (answersIn(name, text) > window.seen.before) window.seen.writes.push(isSeen())
    return write.call(this, name, text)
  }
  const look = () => {
    if (isSeen()) window.seen[answers() > window.seen.before ? "kept" : "unkept"] += 1
    requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
"""
"""Notes at the write of the next answer whether any feedback is seen by then; and of all frames that show feedback, how many show it
with the answer in the storage, and how many without."""


NO_LONGER_WAIT = "html[data-keeping] .feedback { animation: none !important }"
"""Feedback that waits too long for an answer to be kept is seen all the same. How fast a machine is, is no matter here."""


def _open_quiz(context: BrowserContext) -> Page:
    page = context.new_page()
    reader.go(page, QUIZ)
    return page


def test_the_answer_to_an_item_of_every_type_is_kept_before_its_feedback_is_seen(open_context: Callable[..., BrowserContext]):
    context = open_context(reader.having(reader.attempt_at(reader.one_of_each_type())))
    context.add_init_script(WITNESS)
    page = _open_quiz(context)
    for _ in reader.TYPES:
        page.evaluate("window.watchTheNext()")
        item = reader.answer(page)
        reader.until(page, lambda: page.evaluate("window.seen.kept") > 1, "feedback is seen in more than a frame")
        seen = page.evaluate("window.seen")
        assert (seen["writes"], seen["unkept"]) == ([False], 0), item.type
        reader.go_on(page)
    expect(page.locator("#result")).to_be_visible()


def test_of_two_tabs_that_answer_at_the_same_time_neither_shows_feedback_before_an_answer_is_kept(
    open_context: Callable[..., BrowserContext],
):
    item = reader.of_type("single_choice")
    context = open_context(reader.having(reader.attempt_at([item])))
    context.add_init_script(WITNESS)
    tabs = [_open_quiz(context), _open_quiz(context)]
    for tab, response in zip(tabs, (reader.right_response(item), reader.other_response(item)), strict=True):
        tab.add_style_tag(content=NO_LONGER_WAIT)
        reader.respond(tab, item, response)
    for tab in tabs:
        tab.evaluate("document.querySelector('.st-key-check button').click()")
    for tab in tabs:
        expect(tab.locator("#feedback")).to_be_visible()
        reader.until(tab, partial(tab.evaluate, "window.seen.kept > 1"), "feedback is seen in more than a frame")
        assert tab.evaluate("window.seen.unkept") == 0


def test_where_nothing_can_be_kept_the_feedback_is_seen_all_the_same(open_context: Callable[..., BrowserContext]):
    context = open_context(reader.having(reader.attempt_at([reader.of_type("single_choice")])))
    context.add_init_script("Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }")
    page = _open_quiz(context)
    reader.answer(page)
    expect(page.locator("html")).not_to_have_attribute("data-keeping", "yes")


@needs_chromium("looks at the wire")
def test_an_answer_is_one_message_to_the_server_and_keeping_it_none(open_context: Callable[..., BrowserContext]):
    items = reader.one_of_each_type()
    page = open_context(reader.having(reader.attempt_at(items))).new_page()
    sent = _sent(page)
    reader.go(page, QUIZ)
    for item in items:
        _respond(page, item, sent)
        assert _sent_by_check(page, sent) == 1, item.type
        reader.go_on(page)


def test_what_comes_with_an_answer_rests_on_what_the_page_has_said_to_have(open_context: Callable[..., BrowserContext]):
    """In a browser the platform carries both: the press that says it, and the lines that changed since."""
    items = reader.one_of_each_type()[:2]
    page = open_context(reader.having(reader.attempt_at(items))).new_page()
    reader.go(page, QUIZ)
    rests_on = []
    for item in items:
        reader.respond(page, item, reader.right_response(item))
        reader.until(page, partial(keeping.is_at_rest, page), "all is known that is kept")
        page.locator(".st-key-check button").click()
        expect(page.locator("#feedback")).to_be_visible()
        rests_on.append(page.evaluate("() => window.sevenBeacons.store.know.base.number"))
        reader.go_on(page)
    assert 0 < rests_on[0] < rests_on[1]


@needs_chromium("looks at the wire")
def test_with_the_same_quiz_open_in_another_tab_an_answer_is_still_one_message(open_context: Callable[..., BrowserContext]):
    items = reader.one_of_each_type()[:2]
    context = open_context(reader.having(reader.attempt_at(items)))
    page = context.new_page()
    sent = _sent(page)
    reader.go(page, QUIZ)
    other = _open_quiz(context)
    for item in items:
        _respond(page, item, sent)
        assert _sent_by_check(page, sent) == 1
        expect(other.locator("#feedback")).to_be_visible()
        reader.go_on(page)
        expect(other.locator("#feedback")).to_be_hidden()


def _sent(page: Page) -> list[str | bytes]:
    """Fills with every message that the tab sends to its server."""
    sent: list[str | bytes] = []

    def connected(socket: WebSocket) -> None:
        socket.on("framesent", lambda frame: sent.append(frame))  # noqa: PLW0108  # the browser's library wants a function of ours

    page.on("websocket", connected)
    return sent


def _respond(page: Page, item: Item, sent: list[str | bytes]) -> None:
    reader.respond(page, item, reader.right_response(item))
    reader.settled(page)
    reader.until_quiet(page, sent, CALM)


def _sent_by_check(page: Page, sent: list[str | bytes]) -> int:
    before = len(sent)
    reader.check(page)
    reader.settled(page)
    reader.until_quiet(page, sent, CALM)
    return len(sent) - before
