"""A mock screen: either parts of it are ticked, or that nothing is wrong with it, and never both."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from beacons.domain.household.family import Family
from beacons.domain.household.household import Household
from beacons.domain.item import Item
from beacons.items.spot.item import NOTHING_WRONG
from tests.browser import reader
from tests.browser.keeping import FIRST
from tests.builders import a_round
from tests.there import there

pytestmark = pytest.mark.browser

TAKEN_BACK = "You chose “Nothing wrong here”, so the parts you chose before aren’t chosen any more."
GIVEN_BACK = "You chose a part, so “Nothing wrong here” isn’t chosen any more."


def _alone(open_context: Callable[..., BrowserContext], item: Item) -> Page:
    page = open_context(reader.having(reader.attempt_at([item]))).new_page()
    reader.go(page, f"/quiz?lesson={reader.LESSON}")
    return page


def _together(open_context: Callable[..., BrowserContext], item: Item) -> Page:
    family = Family(readers=(FIRST,), together=a_round(item))
    page = open_context(Household(family, {})).new_page()
    reader.go(page, f"/together?round={there(family.together).id}")
    page.locator(".st-key-take button").click()
    return page


def _box(page: Page, option_id: str) -> Locator:
    return reader.part(page, option_id).locator("input")


@pytest.mark.parametrize("way", [_alone, _together])
def test_parts_and_nothing_wrong_take_each_other_back_and_it_is_said(way, open_context: Callable[..., BrowserContext]):
    item = reader.of_type("spot")
    page = way(open_context, item)
    first, second = item.option_ids[:2]
    for part in (first, second):
        reader.part(page, part).click()
    news = page.locator(".item-news[role=status]")
    expect(news).to_have_text("")
    reader.part(page, NOTHING_WRONG).click()
    expect(_box(page, NOTHING_WRONG)).to_be_checked()
    for part in (first, second):
        expect(_box(page, part)).not_to_be_checked()
    expect(news).to_have_text(TAKEN_BACK)
    reader.part(page, second).click()
    expect(_box(page, NOTHING_WRONG)).not_to_be_checked()
    expect(_box(page, second)).to_be_checked()
    expect(news).to_have_text(GIVEN_BACK)


def test_by_keys_they_take_each_other_back_too(open_context: Callable[..., BrowserContext]):
    item = reader.of_type("spot")
    page = _alone(open_context, item)
    for option_id in (item.option_ids[0], NOTHING_WRONG):
        _box(page, option_id).focus()
        page.keyboard.press("Space")
        expect(_box(page, option_id)).to_be_checked()
    expect(_box(page, item.option_ids[0])).not_to_be_checked()
    expect(_box(page, NOTHING_WRONG)).to_be_focused()
    expect(page.locator(".item-news")).to_have_text(TAKEN_BACK)


def test_what_is_checked_is_what_is_ticked_in_the_end(open_context: Callable[..., BrowserContext]):
    item = reader.of_type("spot")
    page = _alone(open_context, item)
    reader.respond(page, item, item.option_ids[:2])
    reader.respond(page, item, (NOTHING_WRONG,))
    expect(page.locator(".item-news")).to_have_text(TAKEN_BACK)
    reader.check(page)
    reader.until(page, lambda: reader.kept_attempt(page).answers, "the answer is kept")
    assert reader.kept_attempt(page).answers[0].response == (NOTHING_WRONG,)


def test_a_place_to_tick_is_square_since_several_may_be_chosen(open_context: Callable[..., BrowserContext]):
    item = reader.of_type("spot")
    page = _alone(open_context, item)
    for option_id in (*item.option_ids, NOTHING_WRONG):
        width, radius = _box(page, option_id).evaluate("(e) => [e.offsetWidth, parseFloat(getComputedStyle(e).borderRadius)]")
        assert radius < width / 2.5
