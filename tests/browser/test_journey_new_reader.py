"""A new reader, whose browser has nothing stored yet, goes on by links within the app."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.browser import reader

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("page_before", ["/", "/help"])
def test_what_a_new_reader_does_after_following_a_link_is_kept(open_context: Callable[..., BrowserContext], page_before: str):
    page = open_context().new_page()
    reader.go(page, page_before)
    page.get_by_role("link", name="Seven Beacons", exact=True).click()
    page.locator(f".st-key-beacon-{reader.LESSON} a").click()
    page.locator(".st-key-next button").click()
    expect(page).to_have_url(re.compile(r"card=2$"))
    reader.settled(page)
    reader.until(page, lambda: [place.card for place in reader.progress(page).places] == [1], "the card that was turned is kept")


def test_a_new_reader_who_comes_to_the_quiz_by_a_link_starts_it_with_one_tap_and_keeps_the_lesson(
    open_context: Callable[..., BrowserContext],
):
    page = open_context().new_page()
    reader.go(page, f"/lesson?lesson={reader.LESSON}&card=5")
    page.locator(".st-key-next button").click()
    page.locator(".st-key-main-to-quiz a").click()
    reader.start(page)
    expect(page.locator("#stem")).to_be_visible()
    reader.until(page, lambda: reader.progress(page).attempts, "the attempt is kept")
    assert reader.progress(page).places
