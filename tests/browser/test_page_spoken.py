"""What a screen reader says of the pages that matter most, in its order: texts in ``tests/spoken`` that people review."""

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from beacons.domain.household.family import Family
from beacons.domain.household.household import Household
from tests.browser import keeping, reader
from tests.browser.engine import needs_chromium
from tests.browser.live_room import RoomServer
from tests.browser.voice import SCRIPT, same_as_reviewed, spoken
from tests.builders import a_round, a_single_choice, with_choices
from tests.shipped import english

pytestmark = [
    pytest.mark.browser,
    needs_chromium("the texts are those of one engine"),
    pytest.mark.skipif(not SCRIPT.is_file(), reason="the screen reader comes by npm ci"),
]
OpenContext = Callable[..., BrowserContext]
MAIN = "[data-testid=stMain]"
BEGINNING = 60
"""Phrases: danger and the order. Services, which change, stand below."""
DONE = reader.having(reader.finished_at(reader.LESSON))
SINGLES = [item for item in english().bank(reader.LESSON, reader.PATH) if item.type == "single_choice"][:2]


def test_a_card_of_a_lesson(open_context: OpenContext):
    page = open_context(DONE).new_page()
    reader.go(page, f"/lesson?lesson={reader.LESSON}")
    expect(page.locator("#card-title")).to_be_visible()
    same_as_reviewed("card", spoken(page, MAIN))


def test_the_beginning_of_get_help(open_context: OpenContext):
    page = open_context(DONE).new_page()
    reader.go(page, "/help")
    expect(page.locator("h1")).to_be_visible()
    same_as_reviewed("help", spoken(page, MAIN, BEGINNING))


def test_the_result_of_a_quiz(open_context: OpenContext):
    page = open_context(DONE).new_page()
    reader.go(page, f"/quiz?lesson={reader.LESSON}&result={DONE.attempts[0].id}")
    expect(page.locator("#result")).to_be_visible()
    same_as_reviewed("result", spoken(page, MAIN))


def test_both_choices_side_by_side(open_context: OpenContext):
    together = a_round(*SINGLES)
    first = next(item for item in SINGLES if item.id == together.turns[0].item_id)
    together = with_choices(together, first, reader.right_response(first), reader.other_response(first))
    page = open_context(Household(Family(readers=(keeping.FIRST,), together=together), {})).new_page()
    reader.go(page, f"/together?round={together.id}")
    expect(page.locator("#reveal")).to_be_visible()
    same_as_reviewed("reveal", spoken(page, MAIN))


@pytest.fixture
def pupil(browser: Browser, tmp_path: Path) -> Iterator[tuple[Page, RoomServer]]:
    """A pupil's device that lets a screen reader in, and the server of its room."""
    server = RoomServer(tmp_path, [a_single_choice()])
    server.start()
    with closing(browser.new_context(**reader.PHONE, locale="en-GB", base_url=server.url, bypass_csp=True)) as context:
        yield context.new_page(), server
    server.stop()


def test_a_question_of_a_class_on_a_pupils_phone_and_its_answer(pupil: tuple[Page, RoomServer]):
    page, server = pupil
    host = server.open("ABC234")
    page.goto("/join/ABC234")
    page.locator("#enter button").click()
    expect(page.locator("h1:visible")).to_contain_text("You are")
    host.to("open", 1)
    expect(page.locator("#options .option").first).to_be_visible()
    name = page.locator("#me").inner_text().strip()
    asked = spoken(page, "main")
    host.to("revealed")
    expect(page.locator(".reason").first).to_be_visible()
    same_as_reviewed("pupil", f"{asked}\n{spoken(page, 'main')}".replace(name, "(a nickname)"))
    host.leave()
