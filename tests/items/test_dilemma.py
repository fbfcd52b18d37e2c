"""Dilemma: both sides of three options, two parts to take, and no key."""

import json

import pytest
from pydantic import ValidationError

from beacons.domain.response import Incomplete, Phrase
from beacons.items.dilemma.item import Dilemma, Role
from tests.builders import a_dilemma, ways


def test_one_option_is_a_whole_response_and_nothing_else_is():
    item = a_dilemma()
    assert [item.is_complete(given) for given in (("tell",), (), ("tell", "wait"), ("nobody",), {"tell": "wait"})] == [True] + 4 * [False]
    with pytest.raises(Incomplete):
        item.check(())


def test_what_was_chosen_is_marked_as_that_and_nothing_as_right_or_wrong():
    item = a_dilemma()
    outcome = item.check(("wait",))
    assert {mark.option_id: mark.verdict for mark in outcome.marks} == {"tell": "left", "wait": "chosen", "share": "left"}
    assert item.verdict(outcome) == Phrase("feedback.no_key")


def test_of_every_option_all_four_sides_are_told():
    told = a_dilemma().sides("wait")
    assert [one.of.key for one in told] == ["aspect.gains", "aspect.pays", "aspect.reason_for", "aspect.reason_against"]
    assert [one.text for one in told] == ["gains of wait", "pays of wait", "reason_for of wait", "reason_against of wait"]


def test_the_floor_comes_before_the_question_that_is_its_own():
    item = a_dilemma()
    assert [one.text for one in item.in_common] == ["fair, free", "Whoever made it is asked.", "And if it was yours?"]
    assert item.own_question == "And if it was yours?"


def test_two_take_a_part_each():
    assert [a_dilemma().role(place) for place in (0, 1)] == ["You made it.", "You want to use it."]


def test_while_it_is_asked_the_parts_are_seen_and_no_side_of_an_option():
    asked = json.dumps(a_dilemma().asked(("tell", "wait", "share")))
    assert "You want to use it." in asked
    assert not [text for text in ("gains of", "pays of", "reason_for of", "Whoever made it", "And if it") if text in asked]


@pytest.mark.parametrize("count", [0, 1, 3])
def test_other_than_two_roles_do_not_work(count):
    roles = tuple(Role(id=f"role-{n}", text="You.") for n in range(count))
    with pytest.raises(ValidationError, match=f"needs 2 roles, has {count}"):
        a_dilemma(roles=roles)


def test_our_course_wants_three_options():
    assert a_dilemma().wishes() == []
    assert a_dilemma(options=ways("tell", "wait")).wishes() == ["needs 3 to 3 options, has 2"]


@pytest.mark.parametrize("side", ["gains", "pays", "reason_for", "reason_against"])
def test_a_side_that_an_author_leaves_out_is_named(side):
    raw = a_dilemma().model_dump()
    del raw["options"][1][side]
    with pytest.raises(ValidationError, match=side):
        Dilemma.model_validate(raw)


def test_a_key_is_refused():
    with pytest.raises(ValidationError, match="key"):
        Dilemma.model_validate({**a_dilemma().model_dump(), "key": "tell"})
