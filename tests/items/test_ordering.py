"""Ordering: one part of credit for each step in its own place."""

from itertools import permutations

import pytest
from pydantic import ValidationError

from beacons.domain.response import Incomplete, Mark
from tests.builders import an_ordering, options


@pytest.mark.parametrize(
    ("response", "in_place"),
    [
        (("stop", "save", "tell"), 3),
        (("stop", "tell", "save"), 1),
        (("save", "stop", "tell"), 1),
        (("tell", "save", "stop"), 1),
        (("save", "tell", "stop"), 0),
        (("tell", "stop", "save"), 0),
    ],
)
def test_each_step_in_its_own_place_earns_one_part(response, in_place):
    outcome = an_ordering().check(response)
    assert (outcome.earned, outcome.possible, outcome.found) == (in_place, 3, in_place)
    assert outcome.is_right == (in_place == 3)


def test_one_step_alone_can_never_be_out_of_place():
    item = an_ordering(options=options("a", "b", "c", "d"), key=("d", "c", "b", "a"))
    assert {item.check(response).earned for response in permutations(item.key)} == {0, 1, 2, 4}


def test_marks_stand_in_the_right_order_and_say_both_places():
    assert an_ordering().check(("stop", "tell", "save")).marks == (
        Mark("stop", "right", given="1", wanted="1"),
        Mark("save", "wrong", given="3", wanted="2"),
        Mark("tell", "wrong", given="2", wanted="3"),
    )


@pytest.mark.parametrize(
    "response",
    [
        (),
        ("stop",),
        ("stop", "save"),
        ("stop", "save", "save"),
        ("stop", "save", "unknown"),
        ("stop", "save", "tell", "tell"),
        {},
        {"stop": "save", "save": "tell", "tell": "stop"},
    ],
    ids=repr,
)
def test_a_step_left_out_doubled_or_unknown_is_invalid_and_not_wrong(response):
    item = an_ordering()
    assert not item.is_complete(response)
    with pytest.raises(Incomplete, match="first-to-last"):
        item.check(response)


@pytest.mark.parametrize("ids", [("a", "b", "c"), ("a", "b", "c", "d")], ids=len)
def test_three_or_four_steps_are_sound(ids):
    assert an_ordering(options=options(*ids), key=ids).option_ids == ids


@pytest.mark.parametrize("ids", [("a", "b"), ("a", "b", "c", "d", "e")], ids=len)
def test_any_other_number_of_steps_works_and_is_not_for_our_course(ids):
    item = an_ordering(options=options(*ids), key=ids)
    assert item.check(ids).is_right
    assert item.wishes() == [f"needs 3 to 4 options, has {len(ids)}"]


@pytest.mark.parametrize(
    "key",
    [(), ("stop", "save"), ("stop", "save", "save"), ("stop", "save", "tell", "tell"), ("stop", "save", "unknown")],
    ids=repr,
)
def test_a_key_must_name_each_step_once(key):
    with pytest.raises(ValidationError, match="key must name each step once"):
        an_ordering(key=key)


def test_all_problems_of_a_broken_key_are_named_at_once():
    with pytest.raises(ValidationError) as error:
        an_ordering(options=options("stop", "stop"), key=("stop", "nobody", "nothing"))
    for problem in ("'stop' stands there twice", "'nobody' is not", "'nothing' is not", "each step once"):
        assert problem in str(error.value)
