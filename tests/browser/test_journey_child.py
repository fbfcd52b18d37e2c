"""A child, alone: from the coast to a lit beacon."""

import re
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from browser import reader

pytestmark = pytest.mark.browser


def test_a_child_picks_a_path_reads_a_lesson_takes_its_quiz_and_lights_its_beacon(page: Page):
    reader.go(page, "/")
    beacon = page.locator(f".st-key-place-{reader.LESSON}")
    expect(beacon.locator(".beacon-state")).to_have_text("New")
    page.locator(".st-key-path label[data-testid=stRadioOption]").first.click()
    reader.until(page, lambda: reader.progress(page).path == "7-9", "the path is kept")

    page.locator(f".st-key-beacon-{reader.LESSON} a").click()
    cards = _read_all_cards(page)
    assert [card.title for card in reader.library().lesson(reader.LESSON, "en").paths["7-9"].cards] == cards

    page.locator(".st-key-main-to-quiz a").click()
    expect(page.locator("#start")).to_be_visible()
    reader.start(page)
    items = reader.play(page)
    assert len(items) == 5
    assert {item.path for item in items} == {"7-9"}
    reader.expect_focus(page, "result")
    expect(page.locator(".big-stars")).to_contain_text("3 stars")
    expect(page.locator(".result")).to_contain_text("Right: 5 of 5.")

    page.locator(".st-key-top a").first.click()
    expect(beacon.locator(".beacon-state")).to_have_text("3 stars")
    expect(beacon.locator("img.beacon-picture")).to_have_attribute("src", re.compile("#lit-3$"))
    reader.until(page, lambda: reader.kept_attempt(page).is_finished, "the finished attempt is kept")


def _read_all_cards(page: Page) -> list[str]:
    """Turn all cards, once back and on again, and open every word to know."""
    title = page.locator("#card-title")
    expect(page.locator(".place")).to_contain_text("Card 1 of")
    titles = []
    while True:
        titles.append(title.inner_text())
        for word in page.locator(".words details").all():
            word.locator("summary").click()
            expect(word.locator("p")).to_be_visible()
        if not reader.next_button(page).count():
            return titles
        reader.next_button(page).click()
        expect(page.locator(".place")).to_contain_text(f"Card {len(titles) + 1} of")
        reader.expect_focus(page, "card-title")
        if len(titles) == 2:
            page.locator(".st-key-back button").click()
            expect(title).to_have_text(titles[1])
            reader.next_button(page).click()
            expect(page.locator(".place")).to_contain_text("Card 3 of")
