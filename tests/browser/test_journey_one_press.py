"""One press is one step, however long a key is held and however often a finger taps."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser import family_files, keeping, reader
from tests.there import there

pytestmark = pytest.mark.browser


def hold_enter(page: Page) -> None:
    """As long as a child does who presses slowly: the keyboard repeats it meanwhile."""
    for _ in range(12):
        page.keyboard.down("Enter")
    page.keyboard.up("Enter")
    reader.settled(page)


def test_enter_that_is_held_down_is_one_press(open_context: Callable[..., BrowserContext]):
    page = open_context().new_page()
    reader.go(page, f"/lesson?lesson={reader.LESSON}")
    reader.next_button(page).focus()
    hold_enter(page)
    expect(page.locator(".place")).to_contain_text("Card 2 of")

    reader.go(page, "/readers")
    page.get_by_role("button", name="Add a child").focus()
    hold_enter(page)
    expect(page.get_by_text("Not you?")).to_be_visible()
    reader.settled(page)
    assert len(keeping.household(page).family.readers) == 2  # who was there, and one more

    reader.go(page, family_files.ADDRESS)
    page.locator(family_files.FORGET).focus()
    hold_enter(page)
    expect(page.locator(family_files.FORGET_NOW)).to_be_visible()
    expect(page.locator("#notice")).to_have_count(0)
    page.keyboard.press("Escape")

    reader.go(page, "/help")
    page.locator("main summary").first.focus()
    hold_enter(page)
    expect(page.locator("main details").first).to_have_attribute("open", "")
    page.keyboard.press("Enter")
    expect(page.locator("main details").first).not_to_have_attribute("open", "")


def test_what_a_double_tap_opens_stays_open(open_context: Callable[..., BrowserContext]):
    page = open_context(**reader.PHONE).new_page()
    reader.go(page, family_files.ADDRESS)
    _tap_twice(page, family_files.FORGET)
    expect(page.locator(family_files.FORGET_NOW)).to_be_visible()
    expect(page.locator("#notice")).to_have_count(0)

    reader.go(page, "/help")
    _tap_twice(page, "main summary")
    expect(page.locator("main details").first).to_have_attribute("open", "")


def _tap_twice(page: Page, selector: str) -> None:
    page.locator(selector).first.scroll_into_view_if_needed()
    box = there(page.locator(selector).first.bounding_box())
    for _ in range(2):
        page.touchscreen.tap(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
