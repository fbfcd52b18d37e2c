"""A page that one comes to is read from its top, however far down the page before was read."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from beacons.domain.item import Item
from tests.browser import reader
from tests.shipped import english

pytestmark = pytest.mark.browser

LESSON = "weprotect-global-alliance"
FAR = 100_000
_SCROLLED = "() => document.querySelector('[data-testid=stMain]').scrollTop"
_DOWN = "(far) => document.querySelector('[data-testid=stMain]').scrollTo(0, far)"
WAYS = (
    (f"/grown-ups?lesson={reader.LESSON}", ".st-key-all-lessons a", "**/grown-ups"),
    ("/tonight", ".top .to-help", "**/help"),
    ("/help", ".top .to-home", "**/"),
    ("/", f".st-key-beacon-{reader.LESSON} a", "**/lesson?*"),
    ("/grown-ups", ".top .to-grown-ups", "**/grown-ups"),
    (f"/lesson?lesson={LESSON}", ".st-key-pick-another button", "**/"),
)
"""Where one is, what is pressed, and where that leads."""


def _read_to_the_end(page: Page) -> None:
    page.evaluate(_DOWN, FAR)


def _expect_top(page: Page) -> None:
    reader.settled(page)
    page.wait_for_timeout(300)
    assert page.evaluate(_SCROLLED) == 0


@pytest.mark.parametrize("look", ["laptop", "phone"])
def test_another_page_opens_at_its_top(look: str, open_context: Callable[..., BrowserContext]):
    page = open_context(**(reader.PHONE if look == "phone" else {})).new_page()
    for start, pressed, leads_to in WAYS:
        reader.go(page, start)
        _read_to_the_end(page)
        page.locator(pressed).first.evaluate("(e) => e.click()")  # as a key does it: nothing is scrolled to before
        page.wait_for_url(leads_to)
        _expect_top(page)


def test_the_next_card_is_read_from_its_top(open_context: Callable[..., BrowserContext]):
    page = open_context(**reader.PHONE).new_page()
    reader.go(page, f"/lesson?lesson={reader.LESSON}")
    _read_to_the_end(page)
    reader.next_button(page).click()
    expect(page.locator(".place")).to_contain_text("Card 2 of")
    reader.expect_focus(page, "card-title")
    _expect_top(page)


def test_the_note_that_a_question_may_be_skipped_is_seen_after_the_one_before(open_context: Callable[..., BrowserContext]):
    bank = english().bank(LESSON, reader.PATH)
    items: list[Item] = []
    items += [item for item in bank if item.sensitive == "topic" and item.type == "single_choice"][:2]
    page = open_context(reader.having(reader.attempt_at(items, quiz_id=LESSON)), **reader.PHONE).new_page()
    reader.go(page, f"/quiz?lesson={LESSON}")
    reader.answer(page)
    _read_to_the_end(page)
    reader.go_on(page)
    reader.expect_focus(page, "stem")
    expect(page.get_by_text("You can skip it.")).to_be_in_viewport(ratio=1)
    _expect_top(page)
