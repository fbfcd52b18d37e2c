"""The one help order, on every surface that shows it: danger first, then that one can tell at any point, then all steps in turn."""

import json
from collections.abc import Callable

import pytest

from beacons.domain.path import CHILD_PATHS, ChildPath
from beacons.domain.practice.progress import Progress
from beacons.ui.grown_ups import print_pages
from tests.pages.tab import Elements, a_tab
from tests.shipped import english
from tests.there import of_kind, there

ADVICE = there(english().help)
LESSON = "global-alliance"


def said(html: str) -> str:
    return " ".join(" ".join(Elements(html).pieces).split())


def help_card(path: ChildPath) -> int:
    cards = there(english().lessons.get(LESSON)).paths[path].cards
    return next(number for number, card in enumerate(cards, 1) if card.about == "help")


def at_the_card(path: ChildPath):
    return a_tab(progress=Progress(path=path, path_at=1), agreed={LESSON}).open("lesson", lesson=LESSON, card=str(help_card(path)))


def slide(path: ChildPath) -> dict[str, str]:
    tab = a_tab().open("projector", lesson=LESSON, path=path, show="slides")
    cards = json.loads(json.loads(tab.widget("stage-slides").proto.json)["content"])["cards"]
    (found,) = (card["help"] for card in cards if card["help"])
    return of_kind(dict, found)


SURFACES: dict[str, Callable[[ChildPath], str]] = {
    "the help page": lambda path: a_tab(progress=Progress(path=path, path_at=1)).open("help").text,
    "below a help card": lambda path: at_the_card(path).text,
    "read aloud": lambda path: at_the_card(path).read_aloud,
    "the handout": lambda path: said(there(print_pages.page("handout", {"lesson": LESSON, "path": path}))),
    "the slide": lambda path: " ".join([slide(path)["title"], said(slide(path)["html"])]),
}


@pytest.mark.parametrize("path", CHILD_PATHS)
@pytest.mark.parametrize("surface", SURFACES)
def test_danger_comes_first_then_that_one_can_tell_at_any_point_then_the_steps(surface, path):
    text, order = SURFACES[surface](path), ADVICE.orders[path]
    text = text[text.index(ADVICE.danger_anywhere) :]
    places = [
        text.index(part) for part in (ADVICE.danger_anywhere, ADVICE.any_time, *(step.text for step in order.steps), order.not_at_home)
    ]
    assert places == sorted(places)


def test_only_a_page_says_that_it_can_be_shown_a_sheet_says_so_of_itself_and_a_wall_of_neither():
    tell = ADVICE.orders["7-9"].steps[1]
    page, sheet = there(tell.on_page), there(tell.on_paper)
    on_a_page = {"the help page", "below a help card", "read aloud"}
    said_by = {surface: SURFACES[surface]("7-9") for surface in SURFACES}
    assert {surface for surface, text in said_by.items() if page in text} == on_a_page
    assert {surface for surface, text in said_by.items() if sheet in text} == {"the handout"}
    assert not [surface for surface, text in said_by.items() if surface not in on_a_page and "this page" in text[text.index(tell.text) :]]


@pytest.mark.parametrize("path", CHILD_PATHS)
def test_a_slide_numbers_all_steps_in_one_block_which_is_never_broken(path):
    found = Elements(slide(path)["html"]).found
    assert [e["names"] & {"div", "ol"} for e in found if e["names"] & {"div", "ol"}] == [{"div"}, {"ol"}]
    steps = [" ".join(e["text"].split()) for e in found if "li" in e["names"] and {"ol", "slide-help"} <= e["within"]]
    assert steps == [f"{step.title}. {step.text}" for step in ADVICE.orders[path].steps]
