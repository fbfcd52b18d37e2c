"""Own quizzes: what is kept of them, what can be played, and what is made from one of our items."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from beacons.domain.household.household import Household
from beacons.domain.household.own_item import COMMON, LONGEST, ROLES, SIDES, most_options, needs, plain
from beacons.domain.household.own_items import HUE, OwnItems, copy_of, playable, types_to_write
from beacons.domain.household.own_merge import merge
from beacons.domain.household.own_plain import own_item
from beacons.domain.household.own_quiz import MOST_ITEMS, MOST_ITEMS_KEPT, there
from beacons.domain.paired import pair_of
from beacons.domain.response import Phrase
from beacons.domain.source import QuizCard
from beacons.exchange.door import read_file
from beacons.exchange.takeaway import from_items, take_along
from beacons.items import ITEM_TYPES
from beacons.sync.family_document import read_texts, to_file
from tests.builders import (
    NOW,
    a_dilemma,
    a_multiple_choice,
    a_pair,
    a_single_choice,
    a_sorting,
    a_story,
    an_ordering,
    an_own_item,
    an_own_quiz,
    an_own_screen,
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
    assert set(TYPES) == {*RIGHT, "sides", "screen"}


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
        ({"stem": "x" * (LONGEST + 1)}, ["own.needs_shorter"]),
        ({"form": "boxes", "boxes": ({"id": "a", "text": "A"},), "options": own_options("x", "y")}, ["own.needs_boxes", "own.needs_box"]),
        ({"form": "telepathy"}, ["own.needs_newer"]),
    ],
)
def test_what_an_item_lacks_is_said_and_it_is_kept_all_the_same(changes, missing):
    assert keys(changes) == missing
    assert playable(an_own_quiz(), an_own_item(**changes), TYPES) is None


@pytest.mark.parametrize(("form", "most"), [("one", 6), ("some", 6), ("sides", 6), ("order", 10), ("boxes", 10)])
def test_as_many_options_as_the_editor_offers_can_be_played_and_one_more_is_too_many(form, most):
    assert most_options(form) == most
    boxes, key = ({"id": "a", "text": "A"}, {"id": "b", "text": "B"}), {"is_right": form in ("one", "some")}
    for count in (most, most + 1):
        first, *rest = (option.model_copy(update={"box": "a"}) for option in own_options(*"abcdefghijk"[:count]))
        found = keys({"form": form, "boxes": boxes if form == "boxes" else (), "options": (first.model_copy(update=key), *rest)})
        assert ("own.needs_fewer" in found) == (count > most)


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


# Real or trick


def screen_keys(**changes):
    return [phrase.key for phrase in needs(an_own_screen(**changes))]


def with_option(option_id, **changes):
    return tuple(one.model_copy(update=changes) if one.id == option_id else one for one in an_own_screen().options)


@pytest.mark.parametrize(
    ("genuine", "right", "wrong"), [(True, ("real", "go-on"), ("trick", "show")), (False, ("trick", "show"), ("real", "go-on"))]
)
def test_a_screen_is_played_as_one_of_ours(genuine, right, wrong):
    item = be_there(playable(an_own_quiz(by="teacher", language="de"), an_own_screen(genuine=genuine), TYPES))
    assert item.check(right).is_right
    assert item.check((right[0], "check")).is_right
    assert item.check(wrong).earned == 0
    asked = item.asked(item.option_ids)
    assert [part["text"] for part in asked["mock"]["parts"]] == ["Town Library", "Type your street here."]
    assert (asked["written_by"], item.language) == ("teacher", "de")
    assert "Why:" not in str(asked)
    assert "genuine" not in str(asked)
    assert pair_of(item) is None


@pytest.mark.parametrize(
    ("changes", "missing"),
    [
        ({"parts": ()}, ["own.needs_screen"]),
        ({"parts": [{"id": f"p{n}", "part": "line", "text": "x"} for n in range(7)]}, ["own.needs_fewer_parts"]),
        ({"parts": [{"id": f"p{n}", "part": "line", "text": "x" * 251} for n in range(2)]}, ["own.needs_shorter_screen"]),
        ({"options": with_option("trick", is_right=False)}, ["own.needs_genuine"]),
        ({"options": with_option("real", is_right=True)}, ["own.needs_genuine"]),
        ({"options": with_option("trick", reason="")}, ["own.needs_decides"]),
        ({"options": with_option("check", reason="")}, ["own.needs_check"]),
        ({"options": with_option("go-on", text="")}, ["own.needs_words"]),
        ({"options": ()}, ["own.needs_genuine", "own.needs_check", "own.needs_words"]),
        ({"screen": "hologram"}, ["own.needs_newer"]),
        ({"screen": None}, ["own.needs_newer"]),
        ({"parts": [{"id": "p1", "part": "smell", "text": "x"}]}, ["own.needs_newer"]),
        ({"parts": [{"id": "p1", "part": "line", "text": "x" * (LONGEST + 1)}]}, ["own.needs_shorter"]),
    ],
)
def test_what_a_screen_lacks_is_said_and_it_is_kept_all_the_same(changes, missing):
    assert screen_keys(**changes) == missing
    assert playable(an_own_quiz(), an_own_screen(**changes), TYPES) is None


def test_answers_stand_in_one_order_however_they_were_kept_and_no_move_decides_what_is_right():
    turned = an_own_screen(genuine=True, options=tuple(reversed(with_option("show", is_right=True))))
    assert be_there(playable(an_own_quiz(), turned, TYPES)).option_ids == ("real", "trick", "go-on", "check", "show")
    assert not be_there(playable(an_own_quiz(), turned, TYPES)).check(("real", "go-on")).is_right


def test_a_screen_of_ours_is_taken_over_with_all_that_stands_on_it_and_its_key():
    for ours in a_pair():
        mine = be_there(playable(an_own_quiz(), be_there(copy_of(ours, "own-new")), TYPES))
        assert mine.asked(mine.option_ids)["mock"] == ours.asked(ours.option_ids)["mock"]
        assert mine.solution() == ours.solution()


@given(
    text=st.text(max_size=60),
    kind=st.sampled_from(["message", "hologram"]),
    parts=st.lists(st.sampled_from(["line", "name", "smell"]), max_size=9),
)
def test_whatever_stands_on_a_screen_comes_back_from_its_text_and_from_a_family_file(text, kind, parts):
    made = [{"id": f"p{n}", "part": part, "text": text} for n, part in enumerate(parts)]
    quiz = an_own_quiz("own-q", an_own_screen(screen=kind, parts=made, stem=text, hint=text))
    assert read_texts(to_file(Household(quizzes={quiz.id: quiz}))).quizzes == {quiz.id: quiz}


@given(text=st.text(st.characters(exclude_categories=["C"]), min_size=1, max_size=60).filter(plain), genuine=st.booleans())
def test_a_screen_comes_back_from_our_own_file_as_it_was(text, genuine):
    mine = an_own_screen(genuine=genuine, stem=text, hint=text, parts=[{"id": "p1", "part": "line", "text": text}])
    item = be_there(playable(an_own_quiz(), mine, TYPES))
    (draft,) = read_file(take_along(from_items([item], str), "Pets", "own").data).drafts
    assert not draft.needs
    assert own_item(draft.question, mine.id).bare == mine.bare


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
