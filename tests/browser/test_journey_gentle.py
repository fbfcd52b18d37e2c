"""A sensitive lesson: nobody slips into it, and everybody can leave it at once."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from beacons.domain.practice.progress import Progress
from tests.browser import reader
from tests.shipped import english
from tests.there import there

pytestmark = pytest.mark.browser

LESSON = "weprotect-global-alliance"


def test_a_sensitive_lesson_waits_for_a_calm_choice(page: Page):
    first = there(english().lessons.get(LESSON)).paths[reader.PATH].cards[0].title
    reader.go(page, f"/lesson?lesson={LESSON}")
    expect(page.locator("#card-title")).to_have_count(0)
    page.locator(".st-key-read-now button").click()
    expect(page.locator("#card-title")).to_have_text(first)
    reader.expect_focus(page, "card-title")


def test_picking_another_lesson_leads_to_the_coast_and_costs_nothing(page: Page):
    reader.go(page, f"/lesson?lesson={LESSON}")
    page.locator(".st-key-pick-another button").click()
    expect(reader.coast(page)).to_be_visible()
    assert reader.progress(page).is_new


def test_an_older_reader_may_take_the_easier_version(open_context: Callable[..., BrowserContext]):
    page = open_context(Progress(path="13-16", path_at=1)).new_page()
    reader.go(page, f"/lesson?lesson={LESSON}")
    page.locator(".st-key-easier button").click()
    expect(page.locator("#card-title")).to_have_text(there(english().lessons.get(LESSON)).paths["10-12"].cards[0].title)


@pytest.mark.parametrize("address", ["/help", f"/lesson?lesson={LESSON}", f"/quiz?lesson={LESSON}"])
def test_the_quick_exit_leads_to_the_sea_and_back_does_not_return(address: str, page: Page):
    reader.go(page, "/")
    reader.go(page, address)
    page.locator(".quick-exit").click()
    page.wait_for_url("**/sea")
    expect(page.locator("h1")).to_have_count(1)
    assert "Seven Beacons" not in page.content()
    page.go_back()
    expect(reader.coast(page)).to_be_visible()


def test_a_sensitive_question_can_be_skipped(open_context: Callable[..., BrowserContext]):
    bank = english().bank(LESSON, reader.PATH)
    sensitive = next(item for item in bank if item.sensitive == "topic")
    other = next(item for item in bank if item.sensitive != "topic" and item.type == "single_choice")
    page = open_context(reader.having(reader.attempt_at([sensitive, other], quiz_id=LESSON))).new_page()
    reader.go(page, f"/quiz?lesson={LESSON}")
    expect(page.locator("#stem")).to_have_text(sensitive.stem)
    page.locator(".st-key-skip-item button").click()
    expect(page.locator("#stem")).to_have_text(other.stem)
    expect(page.locator(".place")).to_contain_text("Question 1 of 1")
