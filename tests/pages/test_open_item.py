"""An item without a right answer on the pages: in a quiz, in Together, and where a class chooses."""

from typing import Any, get_args

from beacons.domain.household.together import Who
from beacons.items.dilemma.item import Dilemma
from tests.pages import item_screen
from tests.pages.rounds import at_round, begun, give
from tests.pages.tab import SID, Tab, a_tab, attempt_at, shipped
from tests.there import of_kind, there

ITEM = of_kind(Dilemma, shipped("dilemma"))
FIRST, SECOND, THIRD = ITEM.option_ids


def at_item() -> Tab:
    return a_tab(attempt_at(ITEM)).open("quiz", lesson=SID)


def screen(reader: Tab) -> dict[str, Any]:
    return there(item_screen.told(reader.app))


def test_it_is_asked_as_one_to_talk_about_and_never_how_sure_one_is():
    reader = at_item()
    assert reader.texts("place") == ["One to talk about"]
    assert item_screen.buttons(screen(reader)) == {"check": "That’s my choice", "skip-item": "Skip this question"}
    assert "sure" not in screen(reader)


def test_before_the_choice_no_side_of_it_is_known():
    told = repr(screen(at_item()))
    assert ITEM.role(0) in told
    assert not [side.text for option in ITEM.options for side in ITEM.sides(option.id) if side.text in told]


def test_after_the_choice_all_sides_are_told_ones_own_first_then_the_floor_then_the_question():
    reader = at_item().answer((SECOND,))
    told = screen(reader)["feedback"]
    assert (told["verdict"], told["is_right"]) == ("There are good reasons for each one", False)
    assert (told["rows"][0]["id"], told["rows"][0]["verdict"]) == (SECOND, "chosen")
    assert {row["verdict"] for row in told["rows"][1:]} == {"left"}
    for row in told["rows"]:
        assert [text for _, text in row["sides"]] == [side.text for side in ITEM.sides(row["id"])]
        assert [of for of, _ in row["sides"]] == ["Who gains", "Who pays", "Best reason for it", "Best reason against it"]
    assert told["in_common"][-2:] == [["What we all share", ITEM.floor], ["What would change your mind?", ITEM.question]]


def test_it_is_kept_with_nothing_earned_and_shown_again_later():
    reader = at_item().answer((THIRD,))
    (answer,) = reader.attempt.answers
    assert (answer.response, answer.earned, answer.possible) == ((THIRD,), 0, 0)
    again = a_tab(reader.attempt).open("quiz", lesson=SID)
    assert screen(again)["given"] == [THIRD]


def test_it_may_be_left_out():
    assert at_item().click("skip-item").attempt.dropped == (ITEM.id,)


def test_the_start_says_that_one_is_to_talk_about():
    assert "8 questions, and one to talk about." in a_tab().open("quiz", lesson=SID).text
    assert "to talk about" not in a_tab(path="7-9").open("quiz", lesson=SID).text


def test_what_was_left_open_at_it_is_said_on_home():
    reader = a_tab(attempt_at(ITEM)).open("home")
    assert reader.label("carry-on") == "Carry on: Safer Internet Day, one to talk about"


def test_two_take_a_part_each_and_hear_the_other_one_out():
    round_ = begun(ITEM)
    tab = at_round(round_)
    said: list[str] = []
    for who in get_args(Who):
        tab = tab.click("take")
        said += tab.texts("extra")
        tab = give(tab, ITEM, who, (FIRST,) if who == "child" else (SECOND,))
    parts = [f"This time you’re someone else: {ITEM.role(place)}" for place in (0, 1)]
    assert said == parts
    assert {ITEM.role(0), ITEM.role(1)} <= {*tab.texts("small")}
    assert "Now swap: say why you’d choose that if you were the other one." in tab.text
    assert tab.texts("question") == [ITEM.question]
    assert not {"Good answer", "There’s a better answer"} & {*tab.texts("mark")}
    for text in (ITEM.floor, *(side.text for option in ITEM.options for side in ITEM.sides(option.id))):
        assert text in tab.text
