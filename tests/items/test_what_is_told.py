"""What each type tells of a response, on whichever screen: how it came out, how each option did, and what the key says to who gave none."""

import pytest

from beacons.domain.rooms.asked import came_out, reasons
from beacons.items.spot.item import NOTHING_WRONG
from tests.builders import (
    a_dilemma,
    a_multiple_choice,
    a_real_or_trick,
    a_single_choice,
    a_sorting,
    a_spot,
    a_story,
    an_ordering,
    one_of_each_type,
    one_without_key_of_each_type,
)

FINE = a_spot("fine-message", key=())
BOXES = a_sorting().key


def phrase(says):
    return " ".join((says["key"], *(f"{name}={value}" for name, value in says["values"].items()))) if says else ""


def told(item, response):
    """The verdict, and of each option its verdict with the words for it."""
    found = came_out(item, response, item.check(response))
    marks = {option_id: (mark["verdict"], phrase(mark.get("says"))) for option_id, mark in found["marks"].items()}
    return phrase(found["verdict"]), marks


def marks(means="", **verdicts):
    """``prize="right"`` as the mark of the option ``prize``, in the words of options that mean this; ``to_go`` stands for ``to-go``."""
    return {name.replace("_", "-"): (verdict, f"mark.{means}{verdict}") for name, verdict in verdicts.items()}


GOOD_STEPS = dict.fromkeys(("check", "show"), ("missed", "mark.good_step"))
NOT_TOLD = {NOTHING_WRONG: ("left", "")}

TOLD = [
    (a_single_choice(), ("tell",), "feedback.right", marks(hide="left", tell="right", reply="left")),
    (a_single_choice(), ("hide",), "feedback.other", marks(hide="wrong", tell="missed", reply="left")),
    (
        a_multiple_choice(),
        ("block", "tell"),
        "feedback.right_all possible=2",
        marks(tell="right", reply="left", block="right", hide="left"),
    ),
    (
        a_multiple_choice(),
        ("tell", "hide"),
        "feedback.found found=1 possible=2",
        marks(tell="right", reply="left", block="missed", hide="wrong"),
    ),
    (
        an_ordering(),
        ("save", "stop", "tell"),
        "feedback.in_place found=1 possible=3",
        {
            "stop": ("wrong", "mark.step_wrong wanted=1 given=2"),
            "save": ("wrong", "mark.step_wrong wanted=2 given=1"),
            "tell": ("right", "mark.step_right wanted=3 given=3"),
        },
    ),
    (
        a_sorting(),
        {**BOXES, "loser": "kind"},
        "feedback.in_place found=3 possible=4",
        {
            "thanks": ("right", "mark.box_right wanted=Box kind given=Box kind"),
            "loser": ("wrong", "mark.box_wrong wanted=Box hurts given=Box kind"),
            "well-done": ("right", "mark.box_right wanted=Box kind given=Box kind"),
            "go-away": ("right", "mark.box_right wanted=Box hurts given=Box hurts"),
        },
    ),
    (
        a_spot(),
        ("prize", "hello"),
        "feedback.found found=1 possible=2",
        marks("part_", hello="wrong", prize="right", hurry="left", link="missed") | NOT_TOLD,
    ),
    (
        a_spot(),
        (NOTHING_WRONG,),
        "feedback.found found=0 possible=2",
        marks("part_", hello="left", prize="missed", hurry="left", link="missed") | marks(nothing_wrong="wrong"),
    ),
    (
        FINE,
        (NOTHING_WRONG,),
        "feedback.nothing_wrong",
        marks("part_", hello="left", prize="left", hurry="left", link="left") | marks(nothing_wrong="right"),
    ),
    (
        FINE,
        ("hello",),
        "feedback.screen_is_fine",
        marks("part_", hello="wrong", prize="left", hurry="left", link="left") | marks(nothing_wrong="missed"),
    ),
    (a_story(), ("hide", "wait", "tell"), "feedback.story found=2 possible=3", marks("story_", hide="wrong", wait="right", tell="right")),
    (
        a_real_or_trick(),
        ("real", "go-on"),
        "feedback.trick_taken_otherwise",
        marks(real="wrong", trick="missed", go_on="wrong") | GOOD_STEPS,
    ),
    (
        a_real_or_trick(genuine=True),
        ("real", "show"),
        "feedback.real_seen_then",
        GOOD_STEPS
        | marks(real="right", trick="left")
        | {"go-on": ("missed", "mark.good_step"), "show": ("wrong", "mark.shown_though_real")},
    ),
    (a_dilemma(), ("tell",), "feedback.no_key", marks(tell="chosen", wait="left", share="left")),
]


@pytest.mark.parametrize(("item", "response", "verdict", "expected"), TOLD, ids=lambda value: getattr(value, "type", ""))
def test_a_response_is_told_how_it_came_out_and_how_each_option_did(item, response, verdict, expected):
    assert told(item, response) == (verdict, expected)


@pytest.mark.parametrize(
    ("item", "response", "verdict"),
    [
        (an_ordering(), ("stop", "save", "tell"), "feedback.right_order"),
        (a_sorting(), BOXES, "feedback.right_sorted"),
        (a_spot(), ("link", "prize"), "feedback.spotted_all"),
        (a_story(), ("ask", "wait", "tell"), "feedback.story_all"),
    ],
    ids=lambda value: getattr(value, "type", ""),
)
def test_what_is_all_right_is_called_so_in_the_words_of_its_type(item, response, verdict):
    found, of_options = told(item, response)
    assert found == verdict
    assert {mark for mark, _ in of_options.values()} <= {"right", "left"}


KEYS = {
    "single_choice": {"tell": "mark.missed"},
    "multiple_choice": {"tell": "mark.missed", "block": "mark.missed"},
    "ordering": {"stop": "join.step wanted=1", "save": "join.step wanted=2", "tell": "join.step wanted=3"},
    "sorting": {option: f"join.box wanted=Box {box}" for option, box in BOXES.items()},
    "spot": {"hello": "mark.part_left", "prize": "mark.part_missed", "hurry": "mark.part_left", "link": "mark.part_missed"},
    "story": {option: f"mark.story_{'wrong' if option in ('hide', 'sleep', 'stay') else 'right'}" for option in a_story().option_ids},
    "real_or_trick": {"trick": "mark.missed", "check": "mark.good_step", "show": "mark.good_step"},
    "dilemma": {},
}


@pytest.mark.parametrize("item", [*one_of_each_type(), *one_without_key_of_each_type()], ids=lambda item: item.type)
def test_whoever_gave_no_response_is_told_what_the_key_says(item):
    assert {row["id"]: phrase(row["says"]) for row in reasons(item) if "says" in row} == KEYS[item.type]
