"""Made-up screens and dilemmas of five lessons wherever they are met: on a phone, on a wall and on paper. Their pictures are taken here."""

import html
from collections.abc import Callable
from functools import partial
from typing import NamedTuple

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from beacons.domain.item import Item
from beacons.domain.path import CHILD_PATHS, ChildPath
from beacons.domain.practice.progress import Progress
from beacons.ui.grown_ups import print_pages
from tests.browser import reader
from tests.browser.engine import needs_chromium
from tests.browser.pictures import shot, shot_of, together
from tests.shipped import english
from tests.there import there

pytestmark = [pytest.mark.browser, needs_chromium("a phone, and pictures of it")]
OpenContext = Callable[..., BrowserContext]
NAMES = {"dilemma": "dilemma", "real_or_trick": "real-or-trick"}
each_kind = pytest.mark.parametrize("kind", NAMES)


class Met(NamedTuple):
    lesson: str
    path: ChildPath
    item: Item


def met(kind: str, *, on_worksheet: bool = False) -> list[Met]:
    """One of the kind for each lesson that is not about harm, of paths in turn, and of screens that look unlike those before.

    A worksheet holds some of all items: what is wanted on paper is one of these.
    """
    found: list[Met] = []
    for n, lesson in enumerate(one for one in english().in_order() if one.sensitive != "topic"):
        turned = (*CHILD_PATHS[n % 3 :], *CHILD_PATHS[: n % 3])
        here = [Met(lesson.id, path, item) for path in turned for item in bank(lesson.id, path, on_worksheet) if item.type == kind]
        shown = [looks(one.item) for one in found]
        found += sorted((one for one in here if one.item.sensitive == "none"), key=lambda one: shown.count(looks(one.item)))[:1]
    return found


def bank(lesson: str, path: ChildPath, on_worksheet: bool) -> tuple[Item, ...]:
    lesson_items = english().bank(lesson, path)
    if not on_worksheet:
        return lesson_items
    sheet = html.unescape(there(print_pages.page("worksheet", {"lesson": lesson, "path": path})))
    return tuple(item for item in lesson_items if f">{item.stem}<" in sheet)


def looks(item: Item) -> str:
    """Which kind of screen an item shows; empty where it shows none."""
    return str(item.asked(item.option_ids).get("mock", {}).get("screen", ""))


def why(item: Item, option_id: str) -> str:
    """What is said of an option after the reveal: its reason, or where there is no key the last of its sides."""
    sides = item.sides(option_id)
    return str(sides[-1].text) if sides else item.option(option_id).reason


@each_kind
def test_each_is_asked_whole_on_a_phone_without_a_way_to_the_side(kind: str, open_context: OpenContext):
    shots = []
    for lesson, path, item in met(kind):
        attempt = reader.attempt_at([item], quiz_id=lesson, path=path)
        phone = open_context(
            Progress(path=path, path_at=1, attempts=(attempt,)), **reader.PHONE | {"viewport": {"width": 390, "height": 1600}}
        )
        page = phone.new_page()
        reader.go(page, f"/quiz?lesson={lesson}")
        expect(page.locator("#stem")).to_have_text(item.stem)
        for option in item.options:
            expect(page.get_by_text(option.text, exact=True)).to_be_visible()
        expect(reader.check_button(page)).to_be_in_viewport()
        assert page.evaluate("() => document.documentElement.scrollWidth") == 390
        shots.append(shot(page, reader.check_button(page)))
        phone.close()
    assert len(shots) == 5
    together(shots, f"{NAMES[kind]}-phone", columns=5, width=220)


@each_kind
def test_each_stands_on_the_worksheet_of_its_lesson_with_its_key(kind: str, open_context: OpenContext):
    page, shots = open_context(viewport={"width": 800, "height": 1000}).new_page(), []
    page.emulate_media(media="print")
    for lesson, path, item in met(kind, on_worksheet=True):
        page.goto(f"/print/worksheet?lesson={lesson}&path={path}")
        on_sheet = page.locator("ol.items > li").filter(has=page.locator(".stem", has_text=item.stem))
        for option in item.options:
            expect(on_sheet).to_contain_text(option.text)
        page.evaluate("() => { for (const picture of document.images) picture.style.visibility = 'hidden' }")  # it reaches into the first
        shots.append(shot_of(on_sheet))
    place = on_sheet.evaluate("(li) => [...li.parentElement.children].indexOf(li)")
    key = page.locator(".answers > ol > li").nth(place)
    for option_id in item.option_ids:
        expect(key).to_contain_text(why(item, option_id))
    together([*shots, shot_of(key)], f"{NAMES[kind]}-paper", columns=2, width=468)


def is_another(wall: Page, shown: str) -> bool:
    return wall.locator(".stage").inner_html() != shown


@each_kind
def test_each_is_asked_on_a_wall_and_the_reasons_of_the_last_come_below_its_options(kind: str, open_context: OpenContext):
    wall, shots = open_context(viewport={"width": 1280, "height": 720}).new_page(), []
    for lesson, path, item in met(kind):
        reader.go(wall, f"/projector?lesson={lesson}&path={path}&items={item.id}&show=questions")
        expect(wall.locator(".stage-stem")).to_have_text(item.stem)
        shots.append(shot(wall))
    main = wall.locator(".stage-on")
    while main.inner_text() != "Talk about it":
        shown = wall.locator(".stage").inner_html()
        reader.hand(wall)
        reader.until(wall, partial(is_another, wall, shown), "the next step")
    expect(wall.locator(".stage")).to_contain_text(why(item, item.option_ids[-1]))
    together([*shots, shot(wall)], f"{NAMES[kind]}-wall", columns=2, width=488)


def test_there_is_one_of_each_kind_in_five_lessons_on_paper_too():
    assert [len(met(kind, on_worksheet=on_paper)) for kind in NAMES for on_paper in (False, True)] == [5] * 4
