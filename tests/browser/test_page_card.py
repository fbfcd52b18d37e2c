"""A card fits its window: nobody scrolls to find the picture's words, the word to know or the way on, and nothing jumps on the way."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, ViewportSize, expect

from beacons.domain.course.lesson import Card
from beacons.domain.path import CHILD_PATHS, ChildPath
from beacons.domain.practice.progress import Progress
from tests.browser import reader
from tests.shipped import english

pytestmark = pytest.mark.browser

LAPTOP: ViewportSize = {"width": 1366, "height": 768}
PHONE: ViewportSize = {"width": 390, "height": 844}
BOXES = """
  () => {
    const box = (e) => e.getBoundingClientRect(), one = (selector) => document.querySelector(selector)
    document.documentElement.dataset.voice = "yes" // as on a device that can read aloud: its button takes room
    const parts = [...document.querySelectorAll(".card > *, .card-text > *, .card-side > *, .words > *")].filter((e) => box(e).height)
    const first = one(".card-text :is(p, li)"), sentence = document.createRange(), text = first.textContent
    const walk = document.createTreeWalker(first, NodeFilter.SHOW_TEXT), end = text.search(/[.!?]/) + 1 || text.length
    let left = end, node = walk.nextNode()
    while (node.length < left) { left -= node.length; node = walk.nextNode() }
    sentence.setStart(first, 0)
    sentence.setEnd(node, left)
    const turn = box(one(".st-key-turn")), main = box(one("[data-testid=stMain]"))
    return {
      lowest: Math.max(...parts.map((e) => box(e).bottom)), sentence: box(sentence).bottom, title: box(one("#card-title")).top,
      turn: turn.top, end: turn.bottom, window: main.bottom, page: one("[data-testid=stMain]").scrollTop,
    }
  }
"""


def _cards(page: Page, path: ChildPath) -> Iterator[tuple[str, Card]]:
    """Turn all cards of all lessons, and say where one is."""
    for lesson in english().in_order():
        reader.go(page, f"/lesson?lesson={lesson.id}")
        if lesson.sensitive == "topic":
            page.locator(".st-key-read-now button").click()
        cards = lesson.paths[path].cards
        for number, card in enumerate(cards, 1):
            expect(page.locator("#card-title")).to_have_text(card.title)
            expect(page.locator(".place")).to_have_text(f"Card {number} of {len(cards)}")
            expect(page.locator(".st-key-turn").get_by_role("button").or_(page.locator(".st-key-turn a")).last).to_be_visible()
            reader.settled(page)
            yield lesson.id, card
            if number < len(cards):
                reader.next_button(page).click()


def _too_low(where: str, boxes: dict[str, Any], key: str) -> list[str]:
    found = [f"{where}: {key} ends at {boxes[key]:.0f}, the way on begins at {boxes['turn']:.0f}"] if boxes[key] > boxes["turn"] + 1 else []
    return found + ([f"{where}: the way on leaves the window"] if boxes["end"] > boxes["window"] + 1 else [])


@pytest.mark.parametrize("path", CHILD_PATHS)
def test_every_card_is_whole_on_a_laptop_and_begins_in_view_on_a_phone(path: ChildPath, open_context: Callable[..., BrowserContext]):
    page = open_context(Progress(path=path, path_at=1), viewport=LAPTOP, reduced_motion="reduce").new_page()
    wrong, places = [], dict[str, set[tuple[int, int]]]()
    for lesson_id, card in _cards(page, path):
        where = f"{lesson_id} {card.id}"
        boxes = page.evaluate(BOXES)
        wrong += _too_low(f"laptop, {where}", boxes, "lowest")
        places.setdefault(lesson_id, set()).add((round(boxes["title"]), round(boxes["turn"])))
        page.set_viewport_size(PHONE)
        wrong += _too_low(f"phone, {where}", page.evaluate(BOXES), "sentence")
        page.set_viewport_size(LAPTOP)
    assert wrong == []
    jumping = {lesson_id: found for lesson_id, found in places.items() if len(found) > 1}
    assert jumping == {}, "title or way on change their place from card to card"


def test_from_a_help_card_one_press_leads_to_the_help_order_below_it(open_context: Callable[..., BrowserContext]):
    page = open_context(Progress(path="13-16", path_at=1), viewport=LAPTOP).new_page()
    reader.go(page, "/lesson?lesson=global-alliance&card=99")
    expect(page.locator(".steps")).not_to_be_in_viewport(ratio=1)
    page.locator(".to-order a").click()
    expect(page.locator(".steps")).to_be_in_viewport(ratio=1)
    expect(page.locator("#card-title")).to_have_count(1)


def test_the_same_idea_in_another_path_is_one_key_press_away_and_one_back(open_context: Callable[..., BrowserContext]):
    page = open_context(Progress(path="10-12", path_at=1), viewport=LAPTOP).new_page()
    own, longer = (english().lessons[reader.LESSON].paths[path].cards[0].title for path in ("10-12", "13-16"))
    reader.go(page, f"/lesson?lesson={reader.LESSON}")
    page.locator(".st-key-longer-card a").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#card-title")).to_have_text(longer)
    reader.expect_focus(page, "card-title")
    page.locator(".st-key-main-to-own-card a").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#card-title")).to_have_text(own)
    reader.expect_focus(page, "card-title")
    assert reader.progress(page).path == "10-12"


def test_the_line_on_how_much_there_is_to_read_changes_with_the_path_and_is_said_once(page: Page):
    reader.go(page, "/")
    shown = page.locator(".extent p").filter(visible=True)
    words = [f"About {extent.words} words" for extent in english().extents.values()]
    expect(shown).to_contain_text(words[1])
    line = page.locator(".extent").element_handle()
    page.locator(".st-key-path input").nth(1).focus()
    page.keyboard.press("ArrowRight")
    expect(shown).to_contain_text(words[2])
    reader.until(page, lambda: reader.progress(page).path == "13-16", "the path is kept")
    reader.settled(page)
    expect(shown).to_have_count(1)
    assert line is not None
    assert line.evaluate("(e) => e.isConnected && e.getAttribute('role')") == "status", "a line drawn anew is said again, or not at all"


def test_a_reader_of_13_to_16_unfolds_in_the_feedback_how_sure_it_is(open_context: Callable[..., BrowserContext]):
    facts = reader.library().facts
    lesson_id, item = next(
        (lesson.id, item)
        for lesson in english().in_order()
        for item in english().bank(lesson.id, "13-16")
        if item.type == "single_choice" and item.source and facts[item.source].sureness
    )
    kept = reader.having(reader.attempt_at([item], quiz_id=lesson_id, path="13-16")).with_path("13-16", 2)
    page = open_context(kept, viewport=LAPTOP).new_page()
    reader.go(page, f"/quiz?lesson={lesson_id}")
    reader.answer(page)
    claim = page.locator(".feedback .sureness .claim")
    expect(claim).to_be_hidden()
    page.locator(".feedback .sureness summary").press("Enter")
    expect(claim).to_have_text(facts[str(item.source)].claim)
