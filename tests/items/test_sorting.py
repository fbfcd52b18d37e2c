"""Sorting: one part of credit for each thing in its own box."""

import pytest
from pydantic import ValidationError

from beacons.domain.response import Incomplete, Mark
from tests.builders import a_sorting, boxes, options

RIGHT = {"thanks": "kind", "loser": "hurts", "well-done": "kind", "go-away": "hurts"}


@pytest.mark.parametrize(
    ("swapped", "in_place"),
    [((), 4), (("thanks",), 3), (("loser",), 3), (("thanks", "loser"), 2), (("thanks", "loser", "go-away"), 1), (tuple(RIGHT), 0)],
)
def test_each_thing_in_its_own_box_earns_one_part(swapped, in_place):
    other = {"kind": "hurts", "hurts": "kind"}
    outcome = a_sorting().check({i: other[box] if i in swapped else box for i, box in RIGHT.items()})
    assert (outcome.earned, outcome.possible, outcome.found) == (in_place, 4, in_place)
    assert outcome.is_right == (in_place == 4)


def test_everything_in_one_box_earns_what_belongs_there():
    assert a_sorting().check(dict.fromkeys(RIGHT, "kind")).earned == 2


def test_marks_stand_in_the_order_of_the_file_and_say_both_boxes():
    assert a_sorting().check({**RIGHT, "loser": "kind"}).marks == (
        Mark("thanks", "right", given="kind", wanted="kind"),
        Mark("loser", "wrong", given="kind", wanted="hurts"),
        Mark("well-done", "right", given="kind", wanted="kind"),
        Mark("go-away", "right", given="hurts", wanted="hurts"),
    )


@pytest.mark.parametrize(
    "response",
    [
        {},
        {"thanks": "kind"},
        {**RIGHT, "thanks": "unknown"},
        {**RIGHT, "thanks": ""},
        {**RIGHT, "unknown": "kind"},
        {"unknown": "kind", "loser": "hurts", "well-done": "kind", "go-away": "hurts"},
        (),
        ("thanks", "loser", "well-done", "go-away"),
    ],
    ids=repr,
)
def test_a_thing_without_a_box_or_a_box_that_is_not_there_is_invalid_and_not_wrong(response):
    item = a_sorting()
    assert not item.is_complete(response)
    with pytest.raises(Incomplete, match="kind-or-not"):
        item.check(response)


@pytest.mark.parametrize("count", [4, 5, 6])
def test_four_to_six_things_are_sound(count):
    ids = ("a", "b", "c", "d", "e", "f")[:count]
    key = {i: "kind" if i < "c" else "hurts" for i in ids}
    assert a_sorting(options=options(*ids), key=key).option_ids == ids


@pytest.mark.parametrize("ids", ["abc", "abcdefg"], ids=len)
def test_any_other_number_of_things_works_and_is_not_for_our_course(ids):
    item = a_sorting(options=options(*ids), key={i: "kind" if i < "c" else "hurts" for i in ids})
    assert item.wishes() == [f"needs 4 to 6 options, has {len(ids)}"]


def test_three_boxes_are_sound():
    item = a_sorting(boxes=boxes("kind", "hurts", "depends"), key={**RIGHT, "loser": "depends"})
    assert item.check({**RIGHT, "loser": "depends"}).is_right


@pytest.mark.parametrize("ids", [(), ("kind",)], ids=len)
def test_without_boxes_to_choose_from_there_is_nothing_to_sort(ids):
    with pytest.raises(ValidationError, match="needs at least 2 boxes"):
        a_sorting(boxes=boxes(*ids))


def test_more_boxes_than_three_and_an_empty_one_work_and_are_not_for_our_course():
    wishes = a_sorting(boxes=boxes("kind", "hurts", "depends", "later"), key={**RIGHT, "loser": "depends"}).wishes()
    assert wishes == ["has 4 boxes: make it 2 or 3", "nothing belongs into box 'later'"]


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"key": {**RIGHT, "nobody": "kind"}}, "key 'nobody' is not an option"),
        ({"key": {"loser": "hurts", "well-done": "kind", "go-away": "hurts"}}, "option 'thanks' has no box in key"),
        ({"key": {**RIGHT, "thanks": "nowhere"}}, "key names box 'nowhere', which is not there"),
        ({"boxes": boxes("kind", "hurts", "kind")}, "box id 'kind' stands there twice"),
    ],
)
def test_a_key_that_does_not_fit_things_and_boxes_is_a_problem(changes, problem):
    with pytest.raises(ValidationError, match=problem):
        a_sorting(**changes)


def test_all_problems_of_a_broken_key_are_named_at_once():
    with pytest.raises(ValidationError) as error:
        a_sorting(options=options("thanks", "loser", "loser"), boxes=boxes("kind", "kind"), key={"nobody": "nowhere", "thanks": "nowhere"})
    wanted = (
        "option id 'loser' stands there twice",
        "box id 'kind' stands there twice",
        "key 'nobody' is not an option",
        "option 'loser' has no box",
        "names box 'nowhere'",
    )
    for problem in wanted:
        assert problem in str(error.value)


def test_too_few_boxes_do_not_hide_the_other_problems():
    with pytest.raises(ValidationError) as error:
        a_sorting(boxes=boxes("kind"), key={**RIGHT, "nobody": "kind"})
    assert "key 'nobody' is not an option" in str(error.value)
