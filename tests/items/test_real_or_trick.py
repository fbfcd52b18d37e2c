"""Real or trick: two questions, a part of credit for each; checking another way is never wrong."""

import pytest
from pydantic import ValidationError

from beacons.domain.paired import MOVE, Mock, pair_of, whole_pairs, without_pair
from beacons.domain.response import Incomplete
from tests.builders import a_pair, a_real_or_trick, a_spot, mock_parts, options

REAL, TRICK = a_pair(real="a")


@pytest.mark.parametrize(
    ("item", "response", "earned"),
    [
        (TRICK, ("trick", "check"), 2),
        (TRICK, ("trick", "show"), 2),
        (TRICK, ("trick", "go-on"), 1),
        (TRICK, ("real", "check"), 1),
        (TRICK, ("real", "show"), 1),
        (TRICK, ("real", "go-on"), 0),
        (REAL, ("real", "check"), 2),
        (REAL, ("real", "go-on"), 2),
        (REAL, ("real", "show"), 1),
        (REAL, ("trick", "check"), 1),
        (REAL, ("trick", "go-on"), 1),
        (REAL, ("trick", "show"), 0),
    ],
    ids=repr,
)
def test_what_it_is_and_what_to_do_earn_a_part_each(item, response, earned):
    outcome = item.check(response)
    assert (outcome.earned, outcome.found, outcome.possible) == (earned, earned, 2)
    assert outcome.is_right == (earned == 2)


@pytest.mark.parametrize("item", [REAL, TRICK], ids=["real", "trick"])
@pytest.mark.parametrize("said", ["real", "trick"])
def test_checking_is_never_wrong(item, said):
    assert {mark.option_id: mark.verdict for mark in item.check((said, "check")).marks}["check"] == "right"


def test_whoever_always_says_a_trick_gets_at_most_half_of_a_real_one():
    assert [REAL.check(("trick", move)).earned for move in ("go-on", "check", "show")] == [1, 1, 0]


def test_where_one_thing_to_do_was_right_the_other_right_one_is_told_as_right_too():
    verdicts = {mark.option_id: mark.verdict for mark in TRICK.check(("real", "show")).marks}
    assert verdicts == {"real": "wrong", "trick": "missed", "go-on": "left", "check": "missed", "show": "right"}


def test_where_none_was_right_all_that_would_have_been_are_missed():
    verdicts = {mark.option_id: mark.verdict for mark in TRICK.check(("trick", "go-on")).marks}
    assert verdicts == {"real": "left", "trick": "right", "go-on": "wrong", "check": "missed", "show": "missed"}


@pytest.mark.parametrize(
    ("item", "response", "key"),
    [
        (TRICK, ("trick", "show"), "feedback.trick_seen"),
        (TRICK, ("trick", "go-on"), "feedback.trick_seen_then"),
        (TRICK, ("real", "check"), "feedback.trick_checked"),
        (TRICK, ("real", "go-on"), "feedback.trick_taken_otherwise"),
        (REAL, ("real", "go-on"), "feedback.real_seen"),
        (REAL, ("real", "show"), "feedback.real_seen_then"),
        (REAL, ("trick", "check"), "feedback.real_checked"),
        (REAL, ("trick", "show"), "feedback.real_taken_otherwise"),
    ],
    ids=repr,
)
def test_the_verdict_says_what_it_is_and_never_blames_a_check(item, response, key):
    assert item.verdict(item.check(response)).key == key


@pytest.mark.parametrize(
    ("item", "response"), [(TRICK, ("trick", "check")), (REAL, ("real", "check")), (TRICK, ("real", "go-on"))], ids=repr
)
def test_another_good_step_is_told_as_one_and_not_as_the_right_one(item, response):
    """Beside a step that was right, "this one's right" would sound as if the chosen one weren't."""
    missed = {mark.option_id: item.mark_words(mark).key for mark in item.check(response).marks if mark.verdict == "missed"}
    steps = {key for option_id, key in missed.items() if option_id not in {"real", "trick"}}
    assert steps == {"mark.good_step"}
    assert {missed[one] for one in missed if one in {"real", "trick"}} <= {"mark.missed"}


@pytest.mark.parametrize("item", [TRICK, REAL], ids=["trick", "real"])
def test_the_wall_has_the_words_for_a_good_step(item):
    assert {phrase.key for row in item.solution().rows if row.option_id in MOVE and (phrase := item.key_words(row))} <= {*item.on_wall}


@pytest.mark.parametrize(
    "response",
    [(), ("trick",), ("check",), ("check", "trick"), ("real", "trick"), ("trick", "show", "check"), ("trick", "no-such"), {}],
    ids=repr,
)
def test_half_an_answer_is_invalid_and_not_wrong(response):
    with pytest.raises(Incomplete, match="two-seats-b"):
        TRICK.check(response)


def test_what_decides_and_how_to_check_are_the_reasons_of_the_right_answer_and_of_checking():
    assert REAL.decides == REAL.option("real").feedback
    assert TRICK.decides == TRICK.option("trick").feedback
    assert TRICK.way_to_check == TRICK.option("check").feedback


def test_before_the_reveal_neither_the_key_nor_anything_about_the_pair_is_seen():
    asked = TRICK.asked(TRICK.option_ids)
    assert {*asked} == {"id", "type", "stem", "sensitive", "mock", "options", "give", "in_turn"}
    assert [part["text"] for part in asked["mock"]["parts"]] == ["Two seats left", "Pay by gift card"]


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"options": options("trick", "real", "go-on", "check", "show")}, "its options are real, trick, go-on, check, show, in this order"),
        ({"options": options("real", "trick", "go-on", "check")}, "in this order"),
        ({"pair": "three-seats"}, "is called three-seats-a or three-seats-b"),
        ({"cues": ("hurry", "hurry")}, "cue 'hurry' stands there twice"),
        ({"cues": ("shouting",)}, "cues"),
        ({"difficulty": 4}, "difficulty"),
        ({"mock": {"screen": "page", "parts": []}}, "mock"),
        ({"mock": {"screen": "letter", "parts": mock_parts("Hello")}}, "screen"),
        ({"mock": {"screen": "page", "parts": (*mock_parts("Hello"), *mock_parts("Again"))}}, "part id 'part-0' stands there twice"),
    ],
    ids=repr,
)
def test_what_cannot_work_is_named(changes, problem):
    with pytest.raises(ValidationError, match=problem):
        a_real_or_trick(**changes)


def test_what_our_course_would_rather_have_is_a_wish():
    title = Mock(screen="page", parts=(mock_parts("Two seats")[0].model_copy(update={"part": "title"}),))
    alone = a_real_or_trick("own-screen", pair="", difficulty=0)
    assert alone.wishes() == ["needs a pair, whose other half looks like it, and a difficulty from 1 to 3"]
    assert a_real_or_trick(mock=title).wishes() == ["the screen has 1 parts: make it 2 to 6", "the screen has no line of text"]
    assert a_real_or_trick(options=options("real", "trick", "go-on", "check", "show")).wishes() == [
        "option 'real' says 'Real'",
        "option 'trick' says 'A trick'",
    ]


# Pairs.


def test_a_response_says_whether_its_reader_took_the_screen_for_real():
    given = (("real", "show"), ("trick", "go-on"), (), ("go-on",), {"real": "trick"})
    assert [TRICK.says_real(response) for response in given] == [True, False, None, None, None]


def test_nothing_but_a_half_is_of_a_pair():
    assert [pair_of(REAL), pair_of(a_spot())] == ["two-seats", None]


def test_with_one_half_the_other_is_taken_out_and_with_any_other_item_nothing_else():
    spot, again = a_spot(), a_spot("other-message")
    assert without_pair([spot, REAL, TRICK, again], TRICK) == [spot, again]
    assert without_pair([spot, REAL, TRICK, again], spot) == [REAL, TRICK, again]


def test_only_pairs_with_a_real_half_and_a_trick_are_whole():
    alone, _ = a_pair("alone")
    two_tricks = [a_real_or_trick(f"both-{half}") for half in "ab"]
    assert whole_pairs([TRICK, alone, a_spot(), REAL, *two_tricks]) == {"two-seats": {True: REAL, False: TRICK}}
