"""What a screen reader says of the pages that matter most, in its order: texts in ``tests/spoken`` that people review."""

import re
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from beacons.domain.household.family import Family
from beacons.domain.household.household import Household
from beacons.ui.shell.words import Words
from tests.browser import keeping, reader
from tests.browser.engine import needs_chromium
from tests.browser.hosting import at, open_room, read_on
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
BANK = english().bank(reader.LESSON, reader.PATH)
OF_EACH_TYPE = {item.type: item for item in reversed(BANK)}
SINGLES = [item for item in BANK if item.type == "single_choice"][:2]


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


def below_the_menu(page: Page) -> str:
    """What is spoken of a page after the menu, which is reviewed with the card."""
    return spoken(page, MAIN).partition("end of navigation, Pages\n")[2]


@pytest.mark.parametrize("kind", sorted(OF_EACH_TYPE))
def test_a_question_of_each_type_and_its_feedback(kind: str, open_context: OpenContext):
    item = OF_EACH_TYPE[kind]
    page = open_context(reader.having(reader.attempt_at([item]))).new_page()
    reader.go(page, f"/quiz?lesson={reader.LESSON}")
    expect(reader.choices(page).first).to_be_visible()
    asked = below_the_menu(page)
    reader.answer(page, rightly=False)
    reader.expect_focus(page, "feedback")
    same_as_reviewed(f"item-{kind.replace('_', '-')}", f"{asked}\n{spoken(page, '.feedback')}")


def test_a_made_up_screen_and_both_choices_side_by_side(open_context: OpenContext):
    item = OF_EACH_TYPE["real_or_trick"]
    together = with_choices(a_round(item, SINGLES[0]), item, reader.right_response(item), reader.other_response(item))
    page = open_context(Household(Family(readers=(keeping.FIRST,), together=together), {})).new_page()
    reader.go(page, f"/together?round={together.id}")
    expect(page.locator("#reveal")).to_be_visible()
    same_as_reviewed("reveal-screen", below_the_menu(page).partition("heading, What each one means")[0])


def test_the_step_of_a_host_from_the_open_door_to_the_reasons(open_context: OpenContext):
    item = OF_EACH_TYPE["real_or_trick"]  # whose options stand in one order in every room
    page = open_context(reader.having()).new_page()
    code = open_room(page, [item])
    expect(page.locator(".host-news")).to_have_text(Words("en").t("host.nobody"))
    expect(page.locator("h1:visible").last).to_be_focused()
    told = [spoken(page, MAIN)]
    for phase in ("reading", "open", "closed", "revealed"):
        reader.hand(page, "ArrowRight")
        at(page, item, phase)
        told.append(spoken(page, MAIN))
    while page.locator("#host-next").inner_text() == "Read on":  # what the wall cannot hold at once
        read_on(page, 1)
        told.append(spoken(page, MAIN))
    changes = rf"(?P<time>\b\d:\d\d\b)|(?P<code>{code[:3]} {code[3:]})|(?P<address>localhost:\d+)"
    same_as_reviewed("host", re.sub(changes, lambda found: f"({found.lastgroup})", "\n".join(told)))


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
