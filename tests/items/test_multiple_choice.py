"""Multiple choice: choose as many as the stem says; credit is (right - wrong) / N and never below 0."""

from fractions import Fraction
from itertools import combinations

import pytest
from pydantic import ValidationError

from beacons.domain.response import Incomplete
from tests.builders import a_multiple_choice, options


def three_of_five():
    return a_multiple_choice(options=options("tell", "block", "save", "reply", "hide"), key=("tell", "block", "save"))


@pytest.mark.parametrize(
    ("response", "earned", "found"),
    [(("tell", "block"), 2, 2), (("block", "tell"), 2, 2), (("tell", "reply"), 0, 1), (("hide", "block"), 0, 1), (("reply", "hide"), 0, 0)],
)
def test_of_two_a_wrong_one_takes_back_what_a_right_one_earned(response, earned, found):
    outcome = a_multiple_choice().check(response)
    assert (outcome.earned, outcome.possible, outcome.found) == (earned, 2, found)


@pytest.mark.parametrize(
    ("response", "credit", "found"),
    [
        (("tell", "block", "save"), Fraction(1), 3),
        (("tell", "block", "hide"), Fraction(1, 3), 2),
        (("reply", "save", "tell"), Fraction(1, 3), 2),
        (("tell", "reply", "hide"), Fraction(0), 1),
    ],
)
def test_of_three_two_right_and_one_wrong_earn_a_third(response, credit, found):
    outcome = three_of_five().check(response)
    assert (outcome.credit, outcome.found) == (credit, found)


def test_only_the_whole_key_is_right():
    item = three_of_five()
    right = [response for response in combinations(item.option_ids, 3) if item.check(response).is_right]
    assert right == [("tell", "block", "save")]


def test_each_option_gets_its_verdict_in_the_order_of_the_file():
    marks = a_multiple_choice().check(("hide", "tell")).marks
    assert [(mark.option_id, mark.verdict) for mark in marks] == [
        ("tell", "right"),
        ("reply", "left"),
        ("block", "missed"),
        ("hide", "wrong"),
    ]


def test_as_many_are_chosen_as_there_are_keys():
    assert a_multiple_choice().to_give == 2
    assert three_of_five().to_give == 3


@pytest.mark.parametrize(
    "response",
    [(), ("tell",), ("tell", "tell"), ("tell", "block", "hide"), ("tell", "unknown"), {}, {"tell": "block", "block": "tell"}],
    ids=repr,
)
def test_too_few_too_many_twice_or_unknown_is_invalid_and_not_wrong(response):
    item = a_multiple_choice()
    assert not item.is_complete(response)
    with pytest.raises(Incomplete, match="two-good-steps"):
        item.check(response)


@pytest.mark.parametrize("count", [4, 5])
def test_four_or_five_options_are_sound(count):
    ids = ("tell", "block", "reply", "hide", "laugh")[:count]
    assert a_multiple_choice(options=options(*ids)).option_ids == ids


@pytest.mark.parametrize("ids", [("tell", "block", "hide"), ("tell", "block", "hide", "reply", "laugh", "share")], ids=len)
def test_any_other_number_of_options_works_and_is_not_for_our_course(ids):
    assert a_multiple_choice(options=options(*ids)).wishes() == [f"needs 4 to 5 options, has {len(ids)}"]


@pytest.mark.parametrize("key", [("tell",), ("tell", "block", "reply", "hide")], ids=len)
def test_any_other_number_of_keys_than_two_or_three_works_and_is_not_for_our_course(key):
    item = a_multiple_choice(key=key)
    assert item.check(key).is_right
    assert item.wishes() == [f"key names {len(key)} options: make it 2 or 3"]


def test_a_key_that_names_nothing_is_a_problem():
    with pytest.raises(ValidationError, match="key names no option"):
        a_multiple_choice(key=())


def test_all_problems_of_a_broken_key_are_named_at_once():
    with pytest.raises(ValidationError) as error:
        a_multiple_choice(options=options("tell", "hide", "hide"), key=("nobody", "nobody", "nothing"))
    for problem in (
        "'hide' stands there twice",
        "names an option twice",
        "'nobody' is not an option",
        "'nothing' is not an option",
    ):
        assert problem in str(error.value)


def test_a_key_of_the_wrong_length_does_not_hide_the_other_problems():
    with pytest.raises(ValidationError) as error:
        a_multiple_choice(options=options("tell", "hide", "hide"), key=("nobody",))
    assert "'nobody' is not an option" in str(error.value)
    assert "'hide' stands there twice" in str(error.value)
