"""Own quizzes: what is kept of them, what can be played, and what is made from one of our items."""

from typing import Any

import pytest
from pydantic import ValidationError

from beacons.domain.household.own_item import LONGEST, plain
from beacons.domain.household.own_items import COMMON, HUE, ROLES, SIDES, OwnItems, copy_of, needs, playable, types_to_write
from beacons.domain.household.own_merge import merge
from beacons.domain.household.own_quiz import MOST_ITEMS, MOST_ITEMS_KEPT, there
from beacons.domain.response import Phrase
from beacons.domain.source import QuizCard
from beacons.items import ITEM_TYPES
from tests.builders import (
    NOW,
    a_dilemma,
    a_multiple_choice,
    a_single_choice,
    a_sorting,
    a_story,
    an_ordering,
    an_own_item,
    an_own_quiz,
    own_options,
)
from tests.there import there as be_there

TYPES = types_to_write(ITEM_TYPES.values())
RIGHT: dict[str, dict[str, Any]] = {
    "one": {"options": own_options("a", "b", right=("b",))},
    "some": {"options": own_options("a", "b", "c", right=("a", "c"))},
    "order": {"options": own_options("first", "then")},
    "boxes": {
        "boxes": ({"id": "home", "text": "Home"}, {"id": "school", "text": "School"}),
        "options": ({"id": "o1", "text": "Bed", "box": "home"}, {"id": "o2", "text": "Desk", "box": "school"}),
    },
}
SIDED: dict[str, Any] = {
    "form": "sides",
    "more": {name: f"The {name}" for name in (*ROLES, *COMMON)},
    "options": [{"id": f"o{n}", "text": f"Way {n}", "more": {name: f"{name} of {n}" for name in SIDES}} for n in (1, 2)],
}
RESPONSES = {"one": ("o2",), "some": ("o1", "o3"), "order": ("o1", "o2"), "boxes": {"o1": "home", "o2": "school"}}


def played(**changes):
    return playable(an_own_quiz(by="teacher", language="de"), an_own_item(**changes), TYPES)


def keys(changes):
    return [phrase.key for phrase in needs(an_own_item(**changes))]


@pytest.mark.parametrize("form", RIGHT)
def test_what_was_written_in_each_form_is_played_and_checked_like_an_item_of_ours(form):
    item = played(form=form, **RIGHT[form])
    assert item.check(RESPONSES[form]).is_right
    assert item.language == "de"
    asked = item.asked(item.option_ids)
    assert asked["written_by"] == "teacher"
    assert "feedback" not in str(asked)


def test_every_form_that_a_type_names_can_be_written():
    assert set(TYPES) == {*RIGHT, "sides"}


def test_where_nothing_is_right_both_sides_are_told_and_nothing_is_earned():
    item = played(**SIDED)
    assert item.check(("o2",)).possible == 0
    assert [one.text for one in item.sides("o2")] == [f"{name} of 2" for name in SIDES]
    assert [one.text for one in item.in_common] == ["The values", "The floor", "The question"]
    assert [item.role(place) for place in (0, 1)] == ["The role_1", "The role_2"]
    assert "floor" not in str(item.asked(item.option_ids))


@pytest.mark.parametrize(("name", "key"), [("role_2", "own.needs_roles"), ("floor", "own.needs_common")])
def test_what_such_an_item_lacks_is_said(name, key):
    assert keys(SIDED | {"more": SIDED["more"] | {name: ""}}) == [key]


def test_such_an_item_needs_both_sides_of_every_option():
    half = [{**option, "more": option["more"] | {"pays": ""}} for option in SIDED["options"]]
    assert keys(SIDED | {"options": half}) == ["own.needs_sides"]


def test_such_an_item_of_ours_is_taken_over_with_all_its_sides():
    ours = a_dilemma()
    mine = be_there(playable(an_own_quiz(), be_there(copy_of(ours, "own-new")), TYPES))
    assert mine.in_common == ours.in_common
    assert [mine.sides(one) for one in mine.option_ids] == [ours.sides(one) for one in ours.option_ids]
    assert [mine.role(place) for place in (0, 1)] == [ours.role(place) for place in (0, 1)]


@pytest.mark.parametrize(
    ("changes", "missing"),
    [
        ({"stem": ""}, ["own.needs_stem"]),
        ({"options": own_options("a", right=("a",))}, ["own.needs_options"]),
        ({"options": own_options("a", "b")}, ["own.needs_key_one"]),
        ({"options": own_options("a", "b", right=("a", "b"))}, ["own.needs_key_one"]),
        ({"form": "some", "options": own_options("a", "b")}, ["own.needs_key_some"]),
        ({"options": own_options(*"abcdefg", right=("a",))}, ["own.needs_fewer"]),
        ({"stem": "x" * (LONGEST + 1)}, ["own.needs_shorter"]),
        ({"form": "boxes", "boxes": ({"id": "a", "text": "A"},), "options": own_options("x", "y")}, ["own.needs_boxes", "own.needs_box"]),
        ({"form": "telepathy"}, ["own.needs_newer"]),
    ],
)
def test_what_an_item_lacks_is_said_and_it_is_kept_all_the_same(changes, missing):
    assert keys(changes) == missing
    assert playable(an_own_quiz(), an_own_item(**changes), TYPES) is None


def test_a_line_that_says_nothing_is_left_out():
    item = played(options=(*own_options("a", "b", right=("a",)), {"id": "o3"}))
    assert item.option_ids == ("o1", "o2")


def test_texts_are_plain_lines_without_signs_that_cannot_be_seen():
    assert plain("  <b>bold</b>\n\ttwo \u202elines\u200b\x07 ") == "<b>bold</b> two lines"
    assert plain("👩\u200d🏫") == "👩\u200d🏫"


def test_a_quiz_holds_so_many_items_and_each_once():
    items = [an_own_item(f"own-{n}") for n in range(MOST_ITEMS_KEPT + 1)]
    assert len(an_own_quiz("own-q", *items[:-1]).items) == MOST_ITEMS_KEPT
    for broken in (items, [items[0], items[0]]):
        with pytest.raises(ValidationError):
            an_own_quiz("own-q", *broken)
    with pytest.raises(ValidationError):
        an_own_quiz("safer-internet-day")


def test_a_change_is_the_next_revision_and_none_where_nothing_is_another():
    quiz = an_own_quiz()
    assert quiz.changed(NOW + 9, title=quiz.title) is quiz
    after = quiz.changed(NOW + 9, title="Pets")
    assert (after.revision, after.at, after.title) == (quiz.revision + 1, NOW + 9, "Pets")


def test_no_old_copy_brings_a_deleted_quiz_back_and_who_undoes_it_does():
    quiz = an_own_quiz("own-q", an_own_item())
    gone = quiz.removed(NOW + 1)
    assert there(merge({quiz.id: quiz}, {quiz.id: gone})) == ()
    back = quiz.again(gone)
    assert there(merge({quiz.id: gone}, {quiz.id: back})) == (back,)
    assert (back.title, [item.bare for item in back.items]) == (quiz.title, [item.bare for item in quiz.items])


# From our items


@pytest.mark.parametrize("made", [a_single_choice, a_multiple_choice, an_ordering, a_sorting])
def test_an_item_of_ours_is_taken_over_with_its_key_and_its_reasons(made):
    ours = made()
    copy = be_there(copy_of(ours, "own-new"))
    assert copy.copied_from == ours.id
    mine = be_there(playable(an_own_quiz(), copy, TYPES))
    assert mine.check(ours.right_response).is_right
    assert [option.reason for option in mine.options] == [ours.option(option.id).reason for option in mine.options]


def test_an_item_of_a_type_that_nobody_can_write_is_not_offered():
    assert copy_of(a_story(), "own-new") is None


# As a source of items


def test_own_quizzes_are_a_source_of_whatever_of_them_can_be_played():
    quiz = an_own_quiz("own-q", an_own_item("own-1"), an_own_item("own-2", stem=""))
    source = OwnItems([quiz], TYPES)
    assert [item.id for item in source.bank("own-q", "7-9")] == ["own-1"]
    assert source.item("own-1") == source.bank("own-q")[0]
    assert [source.item(one) for one in ("own-2", "gone")] == [None, None]
    assert source.quiz_of("own-1") == QuizCard("own-q", quiz.title, HUE)
    assert source.quiz_of("own-2") is None
    assert needs(quiz.items[1]) == (Phrase("own.needs_stem"),)


def test_of_more_items_than_a_room_holds_the_first_are_played():
    quiz = an_own_quiz("own-q", *(an_own_item(f"own-{n}") for n in range(MOST_ITEMS + 1)))
    assert [item.id for item in OwnItems([quiz], TYPES).bank("own-q")] == [f"own-{n}" for n in range(MOST_ITEMS)]
