"""An attempt: every step gives a new one, and a repeated step changes nothing."""

from fractions import Fraction
from functools import reduce
from itertools import permutations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from beacons.domain.option_order import option_order
from beacons.domain.practice.attempt import Answer, Attempt
from beacons.domain.response import Incomplete, Response
from tests.builders import (
    NOW,
    a_finished_attempt,
    a_multiple_choice,
    a_single_choice,
    a_sorting,
    a_spot,
    an_answer,
    an_attempt,
    one_of_each_type,
    right_response,
)

ITEMS = {item.id: item for item in one_of_each_type()}
RESPONSES: dict[str, list[Response]] = {
    "strange-message": [("hide",), ("tell",), ("reply",)],
    "two-good-steps": [("tell", "block"), ("tell", "reply"), ("reply", "hide")],
    "first-to-last": list(permutations(("stop", "save", "tell"))),
    "kind-or-not": [dict(zip(ITEMS["kind-or-not"].option_ids, found, strict=True)) for found in product(("kind", "hurts"), repeat=4)],
    "odd-message": [("prize", "link"), ("prize",), ("hello", "prize"), ("hello",)],
    "two-seats-a": [("trick", "check"), ("trick", "go-on"), ("real", "go-on")],
    "the-club": [("ask", "wait", "tell"), ("hide", "wait", "sleep", "stay"), ("hide", "wait", "tell")],
}
"""Complete responses to each item: right, partly right and wrong."""


def fresh(*item_ids, **changes):
    return an_attempt(item_ids=item_ids or tuple(ITEMS), **changes)


def is_sound(attempt):
    """Whether it would be taken from a stored document: no item twice, every answer asked, no place beyond the answers."""
    return Attempt.model_validate_json(attempt.model_dump_json()) == attempt


# What an answer and an attempt are


@pytest.mark.parametrize(
    ("earned", "possible", "is_right", "credit"), [(0, 1, False, 0), (1, 1, True, 1), (1, 3, False, Fraction(1, 3)), (4, 4, True, 1)]
)
def test_an_answer_is_right_where_all_of_it_is(earned, possible, is_right, credit):
    answer = an_answer(earned=earned, possible=possible)
    assert (answer.is_right, answer.credit) == (is_right, credit)


@pytest.mark.parametrize(
    ("sure", "earned", "found"), [(True, 0, True), (True, 1, True), (True, 2, False), (False, 0, False), (None, 0, False)]
)
def test_sure_but_wrong_is_said_only_of_an_answer_that_felt_sure_and_was_not_wholly_right(sure, earned, found):
    assert an_answer(sure=sure, earned=earned, possible=2).is_sure_but_wrong == found


@pytest.mark.parametrize(
    "changes",
    [{"earned": 2}, {"earned": -1}, {"possible": -1, "earned": -1}, {"possible": 36}, {"at": -1}, {"item_id": "No Slug"}],
    ids=repr,
)
def test_an_answer_that_cannot_be_is_refused(changes):
    with pytest.raises(ValidationError):
        an_answer(**changes)


@pytest.mark.parametrize(
    "changes",
    [
        {"item_ids": ()},
        {"item_ids": ("one", "one")},
        {"item_ids": tuple(f"item-{n}" for n in range(41))},
        {"answers": (an_answer("one"), an_answer("one"))},
        {"answers": (an_answer("four"),)},
        {"place": 1},
        {"place": -1},
        {"place": 4, "answers": (an_answer("one"), an_answer("two"), an_answer("three"))},
        {"place": 2, "answers": (an_answer("one"), an_answer("three"))},
        {"at": -1},
        {"path": "adult"},
        {"quiz_id": ""},
        {"dropped": ("four",)},
        {"hints": ("four",)},
        {"dropped": ("one",), "place": 0},
        {"dropped": ("two",), "answers": (an_answer("one"),), "place": 1},
        {"dropped": ("two",), "place": 2},
        {"dropped": ("one", "two"), "place": 3},
    ],
    ids=repr,
)
def test_an_attempt_that_cannot_be_is_refused(changes):
    with pytest.raises(ValidationError):
        an_attempt(**changes)


def test_a_new_attempt_shows_its_first_item_and_has_earned_nothing():
    attempt = an_attempt()
    assert (attempt.item_id, attempt.place, attempt.is_finished) == ("one", 0, False)
    assert (attempt.number, attempt.asked) == (1, ("one", "two", "three"))
    assert (attempt.score, attempt.possible, attempt.share) == (Fraction(0), 3, Fraction(0))
    assert attempt.missed() == ()


def test_a_finished_attempt_shows_no_item():
    attempt = a_finished_attempt(right=2)
    assert attempt.is_finished
    assert attempt.item_id is None
    assert (attempt.score, attempt.share) == (Fraction(2), Fraction(2, 3))


@pytest.mark.parametrize(
    ("attempt", "is_whole"),
    [
        (a_finished_attempt(), True),
        (a_finished_attempt(quiz_id=None), True),
        (a_finished_attempt(purpose="practice"), False),
        (an_attempt(right=3, place=2), False),
        (an_attempt(right=1, dropped=("one", "two"), place=3), True),
        (an_attempt(dropped=("one", "two", "three"), place=3), False),
    ],
    ids=["finished", "review", "practice", "open", "one left", "none left"],
)
def test_an_attempt_is_whole_where_it_is_finished_with_something_asked_and_no_practice(attempt, is_whole):
    assert attempt.is_whole == is_whole


def test_an_answered_last_item_is_still_on_screen_until_it_is_left_behind():
    attempt = an_attempt(right=3, place=2)
    assert not attempt.is_finished
    assert attempt.item_id == "three"


def test_parts_of_items_add_up_without_rounding():
    answers = (an_answer("one", possible=3), an_answer("two", possible=3), an_answer("three", possible=3))
    assert an_attempt(answers=answers, place=3).score == 1


def test_missed_are_the_answers_that_were_not_wholly_right_in_the_order_of_asking():
    answers = (an_answer("three", earned=0), an_answer("two"), an_answer("one", earned=1, possible=2))
    assert [answer.item_id for answer in an_attempt(answers=answers).missed()] == ["one", "three"]


# Steps


def test_an_answer_is_scored_by_its_item_and_kept_as_given():
    attempt = fresh("two-good-steps").answer(a_multiple_choice(), ("tell", "reply"), NOW + 7, sure=True)
    assert attempt.answers == (Answer(item_id="two-good-steps", response=("tell", "reply"), earned=0, possible=2, at=NOW + 7, sure=True),)


def test_answering_stays_at_the_item_so_that_its_feedback_can_be_read():
    assert fresh("strange-message").answer(a_single_choice(), ("tell",), NOW).place == 0


def test_a_second_check_counts_nothing():
    once = fresh("strange-message").answer(a_single_choice(), ("hide",), NOW)
    assert once.answer(a_single_choice(), ("tell",), NOW + 1) == once


def test_an_item_that_is_not_on_screen_cannot_be_answered():
    attempt = fresh("strange-message", "odd-message")
    assert attempt.answer(a_spot(), ("prize",), NOW) == attempt
    assert attempt.answer(a_sorting(), right_response(a_sorting()), NOW) == attempt


def test_a_finished_attempt_cannot_be_answered():
    attempt = a_finished_attempt()
    assert attempt.answer(a_single_choice("item-0"), ("tell",), NOW) == attempt


def test_an_answer_that_has_let_its_response_go_is_no_complete_response_to_any_item():
    """So no result page can take it for what the child gave."""
    let_go = Answer(item_id="one", earned=1, possible=1, at=NOW).response
    assert not any(item.is_complete(let_go) for item in ITEMS.values())


def test_an_incomplete_response_is_no_answer():
    with pytest.raises(Incomplete):
        fresh("strange-message").answer(a_single_choice(), (), NOW)


def test_going_on_needs_an_answer():
    assert an_attempt().advance("one") == an_attempt()


def test_a_double_click_on_next_is_one_step():
    attempt = an_attempt(right=2, place=0)
    assert attempt.advance("one").advance("one").item_id == "two"


def test_going_on_from_the_last_item_finishes():
    attempt = an_attempt(right=3, place=2).advance("three")
    assert attempt.is_finished
    assert attempt.advance("three") == attempt


def test_looking_back_shows_the_item_before_and_keeps_every_answer():
    attempt = an_attempt(right=2)
    before = attempt.back("three")
    assert before.item_id == "two"
    assert before.answers == attempt.answers


def test_a_double_click_on_back_is_one_step():
    assert an_attempt(right=2).back("three").back("three").item_id == "two"


@pytest.mark.parametrize("before", ["one", "two", "unknown"])
def test_there_is_nothing_before_the_first_item(before):
    assert an_attempt().back(before) == an_attempt()


@pytest.mark.parametrize("before", ["item-0", "item-2", ""])
def test_a_finished_attempt_stays_finished(before):
    assert a_finished_attempt().back(before) == a_finished_attempt()


# Hints


def test_an_open_hint_stays_open_and_is_remembered_with_the_answer():
    attempt = fresh("strange-message", "odd-message").take_hint("strange-message")
    assert attempt.hints == ("strange-message",)
    answered = attempt.answer(a_single_choice(), ("tell",), NOW).advance("strange-message").answer(a_spot(), ("prize",), NOW)
    assert [answer.hinted for answer in answered.answers] == [True, False]
    assert answered.hints == ("strange-message",)


def test_a_hint_costs_nothing():
    without, with_hint = fresh("strange-message"), fresh("strange-message").take_hint("strange-message")
    scores = {attempt.answer(a_single_choice(), ("tell",), NOW).score for attempt in (without, with_hint)}
    assert scores == {1}


def test_a_hint_that_is_opened_after_the_check_did_not_help_with_the_answer():
    attempt = fresh("strange-message").answer(a_single_choice(), ("tell",), NOW).take_hint("strange-message")
    assert attempt.hints == ("strange-message",)
    assert not attempt.answers[0].hinted


@pytest.mark.parametrize("attempt", [an_attempt(right=1), a_finished_attempt(), an_attempt(right=1, dropped=("one",))], ids=repr)
def test_only_the_hint_of_the_item_on_screen_can_be_opened(attempt):
    for item_id in {"one", "two", "three", "item-0", "unknown"} - {attempt.item_id}:
        assert attempt.take_hint(item_id) == attempt


def test_a_hint_is_opened_once():
    once = an_attempt().take_hint("one")
    assert once.take_hint("one") == once


# Any steps


SOME_ITEM = st.sampled_from([None, None, None, *ITEMS])
"""None stands for the item on screen, so that most steps do something."""


STEPS = st.lists(
    st.tuples(st.sampled_from(["check", "check", "next", "next", "back", "hint", "gone"]), SOME_ITEM, st.integers(0, 15)), max_size=20
)
ORDERS = st.permutations(list(ITEMS)).flatmap(lambda ids: st.integers(1, len(ids)).map(lambda n: tuple(ids[:n])))


def taken(attempt, step):
    """The attempt after a step."""
    kind, item_id, n = step
    item_id = item_id or attempt.item_id or attempt.item_ids[-1]
    if kind == "check":
        responses = RESPONSES[item_id]
        return attempt.answer(ITEMS[item_id], responses[n % len(responses)], NOW + n)
    steps = {"next": attempt.advance, "back": attempt.back, "hint": attempt.take_hint, "gone": attempt.without}
    return steps[kind](item_id)


@given(item_ids=ORDERS, steps=STEPS)
def test_no_sequence_of_steps_counts_an_item_twice_or_takes_an_answer_back(item_ids, steps):
    attempt = fresh(*item_ids)
    for step in steps:
        after = taken(attempt, step)
        assert is_sound(after)
        assert after.answers[: len(attempt.answers)] == attempt.answers
        assert len(after.answers) - len(attempt.answers) in (0, 1)
        assert 0 <= attempt.score <= after.score <= len(after.answers) <= after.possible
        assert abs(after.number - attempt.number) <= 1
        attempt = after


@given(item_ids=ORDERS, steps=STEPS)
def test_no_sequence_of_steps_changes_what_was_to_be_asked_or_forgets_what_was_dropped_or_opened(item_ids, steps):
    attempt = fresh(*item_ids)
    for step in steps:
        after = taken(attempt, step)
        assert after.item_ids == item_ids
        assert set(attempt.dropped) <= set(after.dropped)
        assert set(attempt.hints) <= set(after.hints)
        assert set(after.asked) == set(item_ids) - set(after.dropped)
        assert after.asked == tuple(i for i in item_ids if i in after.asked)
        attempt = after


@given(item_ids=ORDERS, steps=STEPS)
def test_the_item_on_screen_is_always_one_that_is_asked_and_stands_at_its_number(item_ids, steps):
    attempt = reduce(taken, steps, fresh(*item_ids))
    if attempt.is_finished:
        assert attempt.number == len(attempt.asked) + 1
    else:
        assert attempt.asked[attempt.number - 1] == attempt.item_id


@given(item_ids=ORDERS, steps=STEPS)
def test_a_repeated_step_changes_nothing(item_ids, steps):
    attempt = fresh(*item_ids)
    for step in steps:
        named = (step[0], step[1] or attempt.item_id, step[2])
        attempt = taken(attempt, named)
        assert taken(attempt, named) == attempt


@given(item_ids=ORDERS, steps=STEPS)
def test_from_anywhere_answering_and_going_on_ends_within_as_many_steps_as_there_are_items(item_ids, steps):
    attempt = reduce(taken, steps, fresh(*item_ids))
    for _ in item_ids:
        if attempt.item_id:
            attempt = attempt.answer(ITEMS[attempt.item_id], RESPONSES[attempt.item_id][0], NOW).advance(attempt.item_id)
    assert attempt.is_finished
    assert {answer.item_id for answer in attempt.answers} == set(attempt.asked)


@given(item_ids=ORDERS, data=st.data())
def test_only_all_right_responses_earn_everything(item_ids, data):
    attempt, all_right = fresh(*item_ids), True
    for item_id in item_ids:
        response = data.draw(st.sampled_from(RESPONSES[item_id]))
        all_right = all_right and ITEMS[item_id].check(response).is_right
        attempt = attempt.answer(ITEMS[item_id], response, NOW).advance(item_id)
    assert (attempt.share == 1) == all_right
    assert (attempt.missed() == ()) == all_right


# Items that are dropped: skipped, or gone from the quiz


def test_an_item_that_is_dropped_leaves_its_place_and_the_answers_to_the_others():
    attempt = an_attempt(right=1, item_ids=("one", "two", "three")).without("three")
    assert attempt.item_ids == ("one", "two", "three")
    assert attempt.dropped == ("three",)
    assert attempt.asked == ("one", "two")
    assert [answer.item_id for answer in attempt.answers] == ["one"]
    assert attempt.item_id == "two"


def test_an_item_that_is_dropped_is_not_part_of_the_score():
    attempt = an_attempt(right=1, wrong=1).without("three")
    assert (attempt.score, attempt.possible, attempt.share) == (Fraction(1), 2, Fraction(1, 2))


def test_the_item_on_screen_gives_way_to_the_next_where_it_is_dropped():
    attempt = an_attempt(right=1).without("two")
    assert (attempt.item_id, attempt.number) == ("three", 2)


def test_going_on_and_back_passes_over_what_was_dropped():
    attempt = an_attempt(right=1, place=0).without("two").advance("one")
    assert (attempt.item_id, attempt.number) == ("three", 2)
    assert attempt.back("three").item_id == "one"


def test_there_is_nothing_before_the_first_item_that_is_asked():
    attempt = an_attempt().without("one")
    assert (attempt.item_id, attempt.number) == ("two", 1)
    assert attempt.back("two") == attempt


def test_an_answer_to_an_item_that_is_gone_stays_an_answer():
    attempt = an_attempt(right=2).without("one")
    assert attempt == an_attempt(right=2)


def test_an_answered_item_on_screen_that_is_gone_is_left_behind():
    attempt = an_attempt(right=2, place=1).without("two")
    assert attempt == an_attempt(right=2, place=2)


def test_an_attempt_whose_last_open_item_is_dropped_is_finished():
    attempt = an_attempt(right=2).without("three")
    assert attempt.is_finished
    assert attempt.is_whole


def test_an_attempt_without_any_item_left_is_finished_with_nothing_to_earn():
    attempt = an_attempt(item_ids=("one",)).without("one")
    assert attempt.is_finished
    assert (attempt.asked, attempt.possible, attempt.share, attempt.missed()) == ((), 0, Fraction(0), ())
    assert not attempt.is_whole


@pytest.mark.parametrize("item_id", ["unknown", "one"])
def test_an_item_that_was_not_asked_or_was_dropped_before_can_be_gone(item_id):
    attempt = an_attempt(right=1, dropped=("one",))
    assert attempt.without(item_id) == attempt


@pytest.mark.parametrize("right", [0, 1, 2, 3])
@pytest.mark.parametrize("gone", ["one", "two", "three"])
def test_what_is_left_is_sound_wherever_the_item_stood(right, gone):
    attempt = an_attempt(right=right)
    left = attempt.without(gone)
    assert is_sound(left)
    assert left.answers == attempt.answers
    assert left.is_finished == (attempt.is_finished or (right == 2 and gone == "three"))


# Old attempts, of which the results are kept and not the responses


def test_a_condensed_attempt_keeps_what_each_answer_earned_and_when():
    answers = (an_answer("one", sure=True, hinted=True), an_answer("two", earned=1, possible=3, at=NOW - 5, sure=False))
    attempt = an_attempt(answers=answers, place=3, dropped=("three",), hints=("one",))
    condensed = attempt.condensed()
    assert [answer.response for answer in condensed.answers] == [(), ()]
    assert [a.model_dump(exclude={"response"}) for a in condensed.answers] == [a.model_dump(exclude={"response"}) for a in answers]
    assert condensed.hints == ()
    assert condensed.model_dump(exclude={"answers", "hints"}) == attempt.model_dump(exclude={"answers", "hints"})


@given(item_ids=ORDERS, steps=STEPS)
def test_condensing_changes_no_result_and_condensing_again_nothing(item_ids, steps):
    attempt = reduce(taken, steps, fresh(*item_ids))
    condensed = attempt.condensed()
    assert is_sound(condensed)
    assert (condensed.score, condensed.possible, condensed.number) == (attempt.score, attempt.possible, attempt.number)
    assert (condensed.asked, condensed.item_id, condensed.is_whole) == (attempt.asked, attempt.item_id, attempt.is_whole)
    assert [answer.item_id for answer in condensed.missed()] == [answer.item_id for answer in attempt.missed()]
    assert condensed.condensed() == condensed


# The order on screen


@given(attempt_id=st.from_regex(r"[a-z0-9]{1,10}", fullmatch=True), item=st.sampled_from(list(ITEMS.values())))
def test_every_option_is_shown_once_and_stays_where_it_is(attempt_id, item):
    order = option_order(attempt_id, item)
    assert sorted(order) == sorted(item.option_ids)
    assert option_order(attempt_id, item.model_copy()) == order


@pytest.mark.parametrize("item", [item for item in ITEMS.values() if item.traits.shuffled], ids=lambda item: item.type)
def test_the_order_is_new_in_another_attempt(item):
    assert len({option_order(f"attempt-{n}", item) for n in range(10)}) > 1


def test_the_order_is_another_for_another_item_of_the_same_options():
    assert len({option_order("first", a_sorting(f"item-{n}")) for n in range(10)}) > 1


@pytest.mark.parametrize("item", [item for item in ITEMS.values() if not item.traits.shuffled], ids=lambda item: item.type)
def test_a_screen_or_a_story_keeps_the_order_of_the_file(item):
    assert {option_order(f"attempt-{n}", item) for n in range(10)} == {item.option_ids}


def test_the_order_is_the_same_after_a_restart():
    """Pinned: an order that changed under an open attempt would move the options that a child is looking at."""
    assert option_order("first", a_sorting()) == ("loser", "thanks", "go-away", "well-done")


@pytest.mark.parametrize("place", range(3))
def test_no_place_gives_the_key_away(place):
    shown = [option_order(f"attempt-{n}", a_single_choice())[place] for n in range(300)]
    assert 60 < shown.count("tell") < 140
