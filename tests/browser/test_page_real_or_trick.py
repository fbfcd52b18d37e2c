"""Real or trick on a page: two questions of which the second waits where it stands, and an answer that holds both."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, expect

from beacons.items.real_or_trick.item import RealOrTrick
from tests.browser import reader
from tests.there import of_kind

pytestmark = pytest.mark.browser


def test_the_second_question_waits_for_the_first_nothing_moves_and_both_are_checked_by_keys(
    open_context: Callable[..., BrowserContext],
):
    item = of_kind(RealOrTrick, reader.of_type("real_or_trick"))
    page = open_context(reader.having(reader.attempt_at([item]))).new_page()
    reader.go(page, f"/quiz?lesson={reader.LESSON}")
    first, then = page.get_by_role("group", name="Real or a trick?", exact=True), page.get_by_role("group", name="What do you do?")
    expect(page.get_by_role("group", name="A made-up page")).to_contain_text(item.mock.parts[0].text)
    expect(first).to_be_visible()
    expect(then).to_contain_text("First say: real or a trick?")
    expect(then.get_by_role("radio").first).to_be_disabled()
    places = [box.bounding_box() for box in (first, then, reader.check_button(page))]
    trick = first.get_by_role("radio", name="A trick")
    trick.focus()
    page.keyboard.press("Space")
    expect(then.get_by_role("radio").first).to_be_enabled()
    expect(then.get_by_text("First say")).to_be_hidden()
    expect(trick).to_be_focused()
    expect(page.locator(".item-news[role=status]")).to_have_text("Now the second question: what do you do?")
    assert [box.bounding_box() for box in (first, then, reader.check_button(page))] == places
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    expect(then.get_by_role("radio", name=item.option("check").text)).to_be_checked()
    reader.check(page)
    expect(page.locator("#feedback")).to_have_text("You saw the trick")
    feedback = page.locator(".feedback")
    expect(feedback).to_contain_text(item.decides)
    expect(feedback).to_contain_text(item.way_to_check)
    expect(first.get_by_role("radio", name="A trick")).to_be_checked()


def test_half_an_answer_is_asked_for_and_not_sent(open_context: Callable[..., BrowserContext]):
    item = reader.of_type("real_or_trick")
    page = open_context(reader.having(reader.attempt_at([item]))).new_page()
    reader.go(page, f"/quiz?lesson={reader.LESSON}")
    reader.part(page, "real").click()
    reader.check_button(page).click()
    expect(page.locator("#notice")).to_have_text("Say whether it’s real or a trick, then what you’d do.")
    reader.part(page, "check").click()
    expect(page.locator("#notice")).to_be_hidden()
