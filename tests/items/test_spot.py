"""Spot: credit is (right - wrong) / right ones and never below 0."""

import pytest
from pydantic import ValidationError

from beacons.domain.response import Incomplete
from beacons.items.spot.item import NOTHING_WRONG
from tests.builders import a_spot, parts


@pytest.mark.parametrize(
    ("response", "earned", "found"),
    [
        (("prize", "link"), 2, 2),
        (("link", "prize"), 2, 2),
        (("prize",), 1, 1),
        (("prize", "hurry"), 0, 1),
        (("hello",), 0, 0),
        (("hello", "hurry"), 0, 0),
        (("prize", "link", "hurry"), 1, 2),
        (("hello", "prize", "hurry", "link"), 0, 2),
    ],
    ids=repr,
)
def test_a_harmless_part_takes_back_what_a_warning_earned(response, earned, found):
    outcome = a_spot().check(response)
    assert (outcome.earned, outcome.possible, outcome.found) == (earned, 2, found)
    assert outcome.is_right == (earned == 2)


def test_each_part_gets_its_verdict_in_the_order_of_the_screen():
    marks = a_spot().check(("hello", "link")).marks
    assert [(mark.option_id, mark.verdict) for mark in marks] == [
        ("hello", "wrong"),
        ("prize", "missed"),
        ("hurry", "left"),
        ("link", "right"),
    ]


@pytest.mark.parametrize("response", [(), ("prize", "prize"), ("prize", "unknown"), {}, {"prize": "link"}], ids=repr)
def test_nothing_a_part_twice_or_an_unknown_one_is_invalid_and_not_wrong(response):
    item = a_spot()
    assert not item.is_complete(response)
    with pytest.raises(Incomplete, match="odd-message"):
        item.check(response)


@pytest.mark.parametrize("count", [4, 5, 6, 7])
def test_four_to_seven_parts_are_sound(count):
    ids = ("prize", "link", "c", "d", "e", "f", "g")[:count]
    assert a_spot(options=parts(*ids)).option_ids == ids


@pytest.mark.parametrize("ids", [("prize", "link", "c"), ("prize", "link", "c", "d", "e", "f", "g", "h")], ids=len)
def test_any_other_number_of_parts_works_and_is_not_for_our_course(ids):
    assert a_spot(options=parts(*ids)).wishes() == [f"needs 4 to 7 options, has {len(ids)}"]


@pytest.mark.parametrize(
    ("response", "earned"),
    [((NOTHING_WRONG,), 1), (("hello",), 0), (("prize", "link"), 0), (("hello", "prize", "hurry", "link"), 0)],
    ids=repr,
)
def test_on_a_screen_that_is_fine_only_nothing_wrong_is_right(response, earned):
    outcome = a_spot(key=()).check(response)
    assert (outcome.earned, outcome.possible, outcome.found) == (earned, 1, earned)


def test_on_a_screen_that_is_fine_a_tapped_part_is_marked_and_the_others_were_rightly_left():
    marks = a_spot(key=()).check(("hello",)).marks
    assert [mark.verdict for mark in marks] == ["wrong", "left", "left", "left"]


def test_nothing_wrong_is_a_whole_answer_where_something_is_and_earns_nothing():
    outcome = a_spot().check((NOTHING_WRONG,))
    assert (outcome.earned, outcome.possible, outcome.found) == (0, 2, 0)
    assert [mark.verdict for mark in outcome.marks] == ["left", "missed", "left", "missed"]


def test_nothing_wrong_and_a_part_contradict_each_other():
    assert not a_spot(key=()).is_complete((NOTHING_WRONG, "hello"))
    assert not a_spot().is_complete(("hello", NOTHING_WRONG))


def test_the_right_response_is_always_a_whole_one_and_right():
    for item in (a_spot(), a_spot(key=())):
        assert item.check(item.right_response).is_right


def test_no_part_can_be_called_as_the_answer_that_nothing_is_wrong():
    with pytest.raises(ValidationError, match="no option can be called 'nothing-wrong'"):
        a_spot(options=parts("hello", "prize", "link", "nothing-wrong"))


def test_a_screen_without_a_harmless_part_works_and_is_not_for_our_course():
    assert a_spot(key=("hello", "prize", "hurry", "link")).wishes() == ["at least one part must be harmless"]


@pytest.mark.parametrize(
    ("field", "value"), [("screen", "letter"), ("title", " "), ("options", [{"id": "a", "text": "A", "feedback": "B", "part": "hat"}])]
)
def test_a_value_outside_the_words_of_the_format_is_a_problem(field, value):
    with pytest.raises(ValidationError, match=field):
        a_spot(**{field: value})


def test_all_problems_of_a_broken_key_are_named_at_once():
    with pytest.raises(ValidationError) as error:
        a_spot(options=parts("hello", "prize", "prize"), key=("prize", "prize", "nobody", "nothing"))
    wanted = ("'prize' stands there twice", "names a part twice", "'nobody' is not", "'nothing' is not")
    for problem in wanted:
        assert problem in str(error.value)
