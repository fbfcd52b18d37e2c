"""What two read about their choices: complete, the same whatever they chose, and never about who was right."""

import pytest

from beacons.domain.household.for_parents import what_fits
from beacons.domain.household.together_draw import can_be_shared
from beacons.domain.response import Response
from beacons.ui.together import words as together_words
from tests.builders import a_sorting, a_spot, an_ordering, one_of_each_type, right_response

SHARED = {item.type: item for item in one_of_each_type() if can_be_shared(item)}
EACH_TYPE = pytest.mark.parametrize("item", SHARED.values(), ids=SHARED)
OTHER: dict[str, Response] = {
    "single_choice": ("hide",),
    "multiple_choice": ("reply", "hide"),
    "ordering": ("tell", "stop", "save"),
    "sorting": {"thanks": "hurts", "loser": "kind", "well-done": "hurts", "go-away": "hurts"},
    "spot": ("hello",),
    "real_or_trick": ("real", "go-on"),
}


def said(drawn, what, *given):
    found = []
    drawn(lambda: found.append(what(*given)))
    return found[0]


@EACH_TYPE
def test_every_option_has_a_reason_with_a_word_on_it(drawn, item):
    rows = said(drawn, together_words.reasons, item)
    assert {row.option.id for row in rows} == set(item.option_ids)
    assert all(row.word for row in rows)


@EACH_TYPE
def test_no_reason_is_marked_as_somebodys_choice(drawn, item):
    words = [row.word.lower() for row in said(drawn, together_words.reasons, item)]
    about_the_screen = "nothing wrong here"
    assert not [word for word in words if {"you", "your", "wrong", "right"} & set(word.replace(about_the_screen, "").split())]


@EACH_TYPE
def test_what_fits_reads_like_the_right_response_and_unlike_another(drawn, item):
    fits = said(drawn, together_words.fitting, item)
    right = right_response(item) if item.right_response else [row.option_id for row in what_fits(item)]  # more than one way is right
    assert fits == said(drawn, together_words.listed, item, tuple(right) if isinstance(right, list) else right)
    assert fits != said(drawn, together_words.listed, item, OTHER[item.type])


def test_what_fits_is_told_first(drawn):
    ids = [row.option.id for row in said(drawn, together_words.reasons, a_spot())]
    assert ids == ["prize", "link", "hello", "hurry"]


def test_steps_are_listed_in_the_order_in_which_they_were_put(drawn):
    listed = said(drawn, together_words.listed, an_ordering(), ("tell", "stop", "save"))
    assert listed.is_ordered
    assert listed.parts == (("", ("Text of tell", "Text of stop", "Text of save")),)


def test_steps_are_explained_in_a_good_order(drawn):
    rows = said(drawn, together_words.reasons, an_ordering())
    assert [(row.word, row.option.id) for row in rows] == [("Step 1", "stop"), ("Step 2", "save"), ("Step 3", "tell")]


def test_things_are_listed_below_their_boxes_and_an_empty_box_is_left_out(drawn):
    listed = said(drawn, together_words.listed, a_sorting(), dict.fromkeys(a_sorting().option_ids, "hurts"))
    assert listed.parts == (("Box hurts", ("Text of thanks", "Text of loser", "Text of well-done", "Text of go-away")),)
