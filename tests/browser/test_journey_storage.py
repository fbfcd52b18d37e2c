"""The browser's own storage: blocked, full of rubbish, emptied."""

from collections.abc import Callable

import pytest
from browser import reader
from playwright.sync_api import BrowserContext, expect

pytestmark = pytest.mark.browser

BLOCKED = "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('blocked', 'SecurityError') } })"
RUBBISH = {
    "no JSON": "{",
    "another type": '["a", 1, null]',
    "nothing": "null",
    "a later version": '{"version":99,"attempts":[]}',
    "a place beyond the answers": '{"attempts":[{"id":"a","lesson_id":"x","path":"7-9","item_ids":["i"],"place":1,"at":1}]}',
    "far too long": '"' + "x" * 500_000 + '"',
    "markup": "<img src=x onerror=alert(1)>",
}


def test_without_storage_a_quiz_can_be_played_to_its_end(open_context: Callable[..., BrowserContext]):
    context = open_context()
    context.add_init_script(BLOCKED)
    page = context.new_page()
    reader.go(page, f"/quiz?lesson={reader.LESSON}")
    reader.start(page)
    assert len(reader.play(page)) == 8
    expect(page.locator(".big-stars")).to_contain_text("3 stars")
    reader.menu(page, "home").click()
    expect(reader.beacon(page, reader.LESSON).locator(".beacon-state")).to_have_text("3 stars")


def test_rubbish_in_the_storage_is_a_fresh_start(open_context: Callable[..., BrowserContext]):
    page = open_context().new_page()
    reader.go(page, f"/quiz?lesson={reader.LESSON}")
    for kind, rubbish in RUBBISH.items():
        page.evaluate("([name, text]) => localStorage.setItem(name, text)", [reader.STORED, rubbish])
        reader.reload(page)
        assert page.locator("#start").count() == 1, kind
        reader.start(page)
        reader.until(page, lambda: reader.progress(page).attempts, f"the attempt is kept in the place of rubbish: {kind}")


def test_an_attempt_at_items_that_are_gone_goes_on_with_the_others(open_context: Callable[..., BrowserContext]):
    item = reader.of_type("single_choice")
    attempt = reader.attempt_at([item]).model_copy(update={"item_ids": ("was-taken-out", item.id)})
    page = open_context(reader.having(attempt)).new_page()
    reader.go(page, f"/quiz?lesson={reader.LESSON}")
    expect(page.locator("#message")).to_have_text("This question has moved away")
    reader.next_button(page).click()
    assert reader.play(page) == [item]


def test_forget_everything_empties_this_tab_the_other_tab_and_the_storage(open_context: Callable[..., BrowserContext]):
    context = open_context(reader.having(reader.finished_at(reader.LESSON)))
    other, page = context.new_page(), context.new_page()
    reader.go(other, "/")
    state = reader.beacon(other, reader.LESSON).locator(".beacon-state")
    expect(state).to_have_text("3 stars")
    reader.go(page, "/grown-ups")

    page.locator(".st-key-forget button").first.click()
    expect(page.get_by_text("This cannot be undone")).to_be_visible()
    page.locator(".st-key-forget-now button").click()
    expect(page.get_by_text("Everything on this device is forgotten.")).to_be_visible()

    expect(state).to_have_text("New")
    for tab in (page, other):
        reader.settled(tab)
        assert reader.progress(tab).is_new
        reader.reload(tab)
        assert reader.progress(tab).is_new
    expect(state).to_have_text("New")


def test_after_forgetting_everything_what_is_done_next_is_kept(open_context: Callable[..., BrowserContext]):
    page = open_context(reader.having(reader.finished_at(reader.LESSON))).new_page()
    reader.go(page, "/grown-ups")
    page.locator(".st-key-forget button").first.click()
    page.locator(".st-key-forget-now button").click()
    expect(page.get_by_text("Everything on this device is forgotten.")).to_be_visible()
    reader.go(page, f"/quiz?lesson={reader.LESSON}")
    reader.start(page)
    item = reader.answer(page)
    reader.until(page, lambda: reader.progress(page).attempts, "the new attempt is kept")
    assert [answer.item_id for answer in reader.kept_attempt(page).answers] == [item.id]
