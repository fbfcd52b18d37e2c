"""Two copies of one attempt made one: whatever two tabs did, no answer is lost and none counts twice."""

from fractions import Fraction
from functools import reduce
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from beacons.domain.practice.attempt import Answer, Attempt
from beacons.domain.practice.attempt_copies import attempt_id, merge
from tests.builders import NOW, a_single_choice, an_answer, an_attempt

IDS = ("one", "two", "three", "four")
ITEMS = {item_id: a_single_choice(item_id) for item_id in IDS}


def is_sound(attempt):
    """Whether it would be taken from a stored document."""
    return Attempt.model_validate_json(attempt.model_dump_json()) == attempt


# The id


def test_two_tabs_that_begin_the_same_attempt_give_it_the_same_id():
    assert attempt_id("seed", IDS) == attempt_id("seed", list(IDS))
    assert an_attempt(attempt_id("seed", IDS)).id == attempt_id("seed", IDS)


def test_another_seed_other_items_or_another_order_give_another_id():
    found = [attempt_id("seed", IDS), attempt_id("other", IDS), attempt_id("seed", IDS[:3]), attempt_id("seed", IDS[::-1])]
    assert len(set(found)) == len(found)


# What counts where two copies differ


def test_both_tabs_answers_are_in_the_merged_attempt():
    here = an_attempt(right=1, place=1)
    there = an_attempt(right=3)
    assert merge(here, there) == merge(there, here) == there


def test_the_earlier_of_two_answers_counts():
    early, late = an_answer("one", earned=0, at=NOW), an_answer("one", earned=1, at=NOW + 1)
    here, there = an_attempt(answers=(late,), place=1), an_attempt(answers=(early,), place=1)
    assert merge(here, there).answers == merge(there, here).answers == (early,)


def test_two_answers_of_the_same_second_are_decided_the_same_way_in_both_tabs():
    here, there = (an_attempt(answers=(an_answer("one", earned=earned),), place=1) for earned in (0, 1))
    assert merge(here, there) == merge(there, here)
    assert len(merge(here, there).answers) == 1


def test_the_further_place_counts():
    assert merge(an_attempt(right=2, place=1), an_attempt(right=2, place=2)).place == 2


def test_the_hints_of_both_are_open():
    here, there = an_attempt(hints=("one",)), an_attempt(right=1).take_hint("two")
    assert merge(here, there).hints == merge(there, here).hints == ("one", "two")


def test_an_attempt_began_when_its_first_copy_began():
    """Two tabs may begin the same attempt within an hour."""
    here, there = an_attempt(at=NOW + 60, right=1), an_attempt(at=NOW)
    assert merge(here, there).at == merge(there, here).at == NOW


def test_what_one_copy_has_dropped_is_dropped():
    here, there = an_attempt().without("two"), an_attempt(right=1)
    assert merge(here, there) == merge(there, here) == an_attempt(right=1, dropped=("two",))


def test_an_answer_counts_although_the_other_copy_has_dropped_its_item():
    skipped, answered = an_attempt(right=1).without("two"), an_attempt(right=1, wrong=1)
    for both in (merge(skipped, answered), merge(answered, skipped)):
        assert [answer.item_id for answer in both.answers] == ["one", "two"]
        assert (both.asked, both.score, both.possible) == (("one", "two", "three"), Fraction(1), 3)
        assert (both.item_id, both.number) == ("three", 3)


def test_an_answered_item_that_the_other_copy_has_dropped_is_not_shown_again():
    answered = an_attempt(right=2, place=1)
    both = merge(answered, an_attempt().without("two"))
    assert both.item_id == "three"
    assert both.back("three").item_id == "one"


def test_an_item_that_was_dropped_and_answered_is_condensed_to_its_answer():
    both = merge(an_attempt(right=2).without("three"), an_attempt(right=3))
    condensed = both.condensed()
    assert (condensed.dropped, condensed.asked, condensed.score) == ((), ("one", "two", "three"), Fraction(3))


@pytest.mark.parametrize("response", [("tell",), {"thanks": "kind"}], ids=repr)
def test_a_response_that_one_copy_has_let_go_is_there_where_the_other_has_it(response):
    attempt = an_attempt(answers=(an_answer("one", response=response),), place=1)
    assert merge(attempt, attempt.condensed()) == merge(attempt.condensed(), attempt) == attempt


def test_an_earlier_answer_counts_although_its_response_was_let_go():
    early, late = an_attempt(right=1), an_attempt(answers=(an_answer("one", earned=0, at=NOW + 9),), place=1)
    found = merge(early.condensed(), late)
    assert found == merge(late, early.condensed())
    assert (found.answers[0].earned, found.answers[0].response) == (1, ())


def test_answers_from_before_the_start_of_a_clock_that_was_set_back_are_told_apart():
    first, second = (an_attempt(answers=(an_answer("one", earned=n, at=NOW - 20 + n),), place=1) for n in (0, 1))
    for one, other in ((first, second), (first.condensed(), second), (first, second.condensed())):
        assert merge(one, other).score == merge(other, one).score == 0


@pytest.mark.parametrize("item_ids", [("one", "two", "three"), ("a", "b", "c")], ids=repr)
def test_an_attempt_finished_without_an_item_that_is_gone_stays_finished(item_ids):
    """One tab has dropped the item and come to the end; the other tab still knows the item."""
    stale = an_attempt(right=1, item_ids=item_ids)
    finished = stale.without(item_ids[1]).answer(a_single_choice(item_ids[2]), ("tell",), NOW + 9).advance(item_ids[2])
    assert finished.is_finished
    assert merge(stale, finished).is_finished
    assert merge(finished, stale).is_finished


# Copies that are none of each other


def test_another_attempt_cannot_be_merged():
    with pytest.raises(ValueError, match="first and second"):
        merge(an_attempt("first"), an_attempt("second"))


UNLIKE = (
    an_attempt(right=1),
    an_attempt(right=2),
    an_attempt(right=1, item_ids=("one", "three", "two")),
    an_attempt(right=3, item_ids=("one", "two", "three", "four")),
    an_attempt(right=2, quiz_id="far-harbour"),
    an_attempt(right=2, quiz_id=None),
    an_attempt(right=2, path="13-16"),
    an_attempt(right=3, purpose="practice"),
)


def test_of_copies_that_do_not_ask_the_same_one_stands_always_the_same():
    for one, other, third in permutations(UNLIKE, 3):
        assert merge(one, other) == merge(other, one)
        assert merge(merge(one, other), third) == merge(one, merge(other, third))
    for one, other in permutations(UNLIKE[1:], 2):
        assert merge(one, other) in (one, other)


# Copies that went on by themselves


@pytest.mark.parametrize("item_ids", [("one", "two", "three", "four"), ("a", "b", "c", "d")], ids=repr)
def test_merging_is_associative_where_each_tab_has_dropped_another_item(item_ids):
    start = an_attempt(item_ids=item_ids)
    found = (start, *(_answered(start.without(gone)) for gone in item_ids[:3]))
    for one, other, third in permutations(found, 3):
        assert merge(merge(one, other), third) == merge(one, merge(other, third))


def _answered(attempt):
    """The attempt with its items answered, each alike in every copy."""
    for item_id in attempt.item_ids:
        attempt = attempt.answer(a_single_choice(item_id), ("tell",), NOW).advance(item_id)
    return attempt


def test_merging_is_associative_where_one_tab_answers_what_another_drops_and_a_third_looks_at():
    looks, drops, answers = an_attempt(right=1), an_attempt().without("two"), an_attempt(right=2, place=1)
    found = {merge(merge(*pair), last).model_dump_json() for *pair, last in permutations((looks, drops, answers))}
    assert len(found) == 1


STEPS = ("check", "check", "check", "next", "next", "back", "drop", "hint")


def steps(*kinds):
    """Steps, each with the item that it names (None: the one on screen), a response, and a second: clocks of two tabs may differ."""
    item_id, response = st.sampled_from([None, None, None, *IDS]), st.sampled_from(["tell", "hide"])
    return st.lists(st.tuples(st.sampled_from(kinds), item_id, response, st.integers(-9, 9)), max_size=12)


def taken(attempt, step):
    """The attempt after a step."""
    kind, item_id, response, second = step
    item_id = item_id or attempt.item_id or attempt.item_ids[-1]
    if kind == "check":
        return attempt.answer(ITEMS[item_id], (response,), NOW + second, sure=(None, True, False)[second % 3])
    if kind == "condense":
        return attempt.condensed()
    return {"next": attempt.advance, "back": attempt.back, "drop": attempt.without, "hint": attempt.take_hint}[kind](item_id)


def copies(*kinds):
    """Three copies that began as one attempt and went on by themselves."""

    def run(count, before, ways):
        start = reduce(taken, before, an_attempt(item_ids=IDS[:count]))
        return tuple(reduce(taken, way, start) for way in ways)

    return st.builds(run, st.integers(1, len(IDS)), steps(*STEPS), st.tuples(*[steps(*kinds)] * 3))


COPIES, SOME_CONDENSED = copies(*STEPS), copies(*STEPS, "condense")
EITHER = pytest.mark.parametrize("found", [COPIES, SOME_CONDENSED], ids=["copies", "some condensed"])


def answered(*attempts):
    """Every answer that stands in one of these, by item."""
    found: dict[str, list[Answer]] = {}
    for attempt in attempts:
        for answer in attempt.answers:
            found.setdefault(answer.item_id, []).append(answer)
    return found


@EITHER
@given(data=st.data())
def test_merging_is_commutative(found, data):
    one, other, _ = data.draw(found)
    assert merge(one, other) == merge(other, one)


@EITHER
@given(data=st.data())
def test_merging_is_associative(found, data):
    one, other, third = data.draw(found)
    assert merge(merge(one, other), third) == merge(one, merge(other, third))


@EITHER
@given(data=st.data())
def test_merging_is_idempotent(found, data):
    one, other, _ = data.draw(found)
    assert merge(one, one) == one
    both = merge(one, other)
    assert merge(both, one) == merge(both, other) == merge(both, both) == both


@EITHER
@given(data=st.data())
def test_in_whatever_order_three_copies_meet_they_end_as_the_same_text(found, data):
    ends = {reduce(merge, order).model_dump_json() for order in permutations(data.draw(found))}
    assert len(ends) == 1


@EITHER
@given(data=st.data())
def test_what_is_merged_is_sound_loses_no_answer_and_counts_none_twice(found, data):
    attempts = data.draw(found)
    both = reduce(merge, attempts)
    assert is_sound(both)
    ids = [answer.item_id for answer in both.answers]
    assert ids == [item_id for item_id in both.item_ids if item_id in answered(*attempts)]
    assert 0 <= both.score <= len(ids) <= both.possible


@EITHER
@given(data=st.data())
def test_each_merged_answer_is_one_that_was_given_and_the_earliest(found, data):
    one, other, _ = data.draw(found)
    for answer in merge(one, other).answers:
        given_to_it = answered(one, other)[answer.item_id]
        assert answer in given_to_it
        assert answer.at == min(a.at for a in given_to_it)


@given(found=SOME_CONDENSED)
def test_a_response_is_kept_where_one_copy_of_the_answer_that_counts_still_has_it(found):
    one, other, _ = found
    for answer in merge(one, other).answers:
        same = [a for a in answered(one, other)[answer.item_id] if a.model_copy(update={"response": answer.response}) == answer]
        assert bool(answer.response) == any(a.response for a in same)


@EITHER
@given(data=st.data())
def test_no_tab_falls_behind_by_merging(found, data):
    one, other, _ = data.draw(found)
    both = merge(one, other)
    assert both.place >= max(one.place, other.place)
    assert both.is_finished or not (one.is_finished or other.is_finished)
    assert set(both.hints) == {*one.hints, *other.hints}


@given(found=COPIES)
def test_what_is_passed_over_is_what_one_copy_dropped_and_none_answered(found):
    one, other, _ = found
    both = merge(one, other)
    assert set(both.item_ids) - set(both.asked) == {*one.dropped, *other.dropped} - set(answered(one, other))
    assert both.item_id not in {*one.dropped, *other.dropped}


@given(found=COPIES)
def test_condensing_copies_before_or_after_they_meet_is_the_same(found):
    one, other, _ = found
    assert merge(one.condensed(), other).condensed() == merge(one, other).condensed()


@given(found=COPIES, more=steps(*STEPS))
def test_a_merged_attempt_goes_on_as_any_other(found, more):
    one, other, _ = found
    both = merge(one, other)
    after = reduce(taken, more, both)
    assert is_sound(after)
    assert after.answers[: len(both.answers)] == both.answers
    assert merge(after, one) == merge(one, after)
    assert set(answered(merge(after, one))) == set(answered(after))
