"""What is worth seeing again, and when."""

from collections import Counter
from itertools import pairwise
from typing import Any

import pytest
from fsrs import Rating
from hypothesis import given
from hypothesis import strategies as st

from beacons.domain.practice.progress import merge
from beacons.domain.practice.review import (
    DAY,
    LEAST_DUE,
    LONGEST_WAIT,
    REPLAYED,
    REVIEW_LENGTH,
    by_item,
    due,
    due_at,
    interleaved,
    is_for_review,
    is_offered,
    next_review,
    rating,
    review_set,
    still_missed,
)
from beacons.domain.rooms.room_items import RoomItems
from beacons.domain.strand import STRANDS
from tests.builders import NOW, a_finished_attempt, a_pair, a_progress, a_single_choice, an_answer, an_attempt

TODAY = NOW // DAY * DAY
"""The beginning of a day."""
Rated = dict[str, Any]
WRONG, HARD, GOOD, EASY = Rated(earned=0), Rated(hinted=True), Rated(), Rated(sure=True)
"""How an item is answered, for each rating."""


def days_until_due(*history):
    """Days from the day of the newest of these answers, given as (day, how), to the day on which the item is due."""
    answers = tuple(an_answer(at=TODAY + int(day * DAY), **how) for day, how in history)
    return due_at(answers) // DAY - max(answer.at for answer in answers) // DAY


def ids(items):
    return [item.id for item in items]


def bank(count):
    """Items by id, of which the strands take turns."""
    return {f"item-{n}": a_single_choice(f"item-{n}", strand=STRANDS[n % len(STRANDS)]) for n in range(count)}


def wrongly(*item_ids, at=TODAY, **changes):
    """Each of these items answered wrongly once, so that it is due on the next day."""
    return [an_answer(i, at=at, earned=0, **changes) for i in item_ids]


def test_what_was_answered_by_a_clock_that_was_years_ahead_comes_again_all_the_same():
    ahead = wrongly("item-0", "item-1", "item-2", at=TODAY + 3 * 365 * DAY)
    assert {*ids(due(ahead, held(bank(3)), NOW))} == {"item-0", "item-1", "item-2"}
    assert is_offered(ahead, held(bank(3)), NOW)
    since = [*ahead, *(an_answer(one, at=TODAY) for one in bank(3))]
    assert not is_offered(since, held(bank(3)), NOW)


def alike(items):
    """How many neighbours share a strand."""
    return sum(one.strand == other.strand for one, other in pairwise(items))


WAYS = st.sampled_from([WRONG, HARD, GOOD, EASY, {"earned": 0, "sure": True}, {"hinted": True, "sure": True}, {"sure": False}])
MOMENTS = st.integers(TODAY, TODAY + 40 * DAY)
ANSWERS = st.lists(st.builds(lambda n, at, how: an_answer(f"item-{n}", at=at, **how), st.integers(0, 11), MOMENTS, WAYS), max_size=30)
HISTORIES = st.lists(st.builds(lambda at, how: an_answer(at=at, **how), MOMENTS, WAYS), min_size=1, max_size=12).map(tuple)


def held(items):
    return RoomItems(*items.values())


BANK = {
    **{i: item for i, item in bank(12).items() if i != "item-11"},
    "item-3": a_single_choice("item-3", sensitive="topic"),
    "item-4": a_single_choice("item-4", about_initiative=True),
}
"""A bank that lacks an item, holds a sensitive one and one about an initiative."""
HELD = held(BANK)
MIXES = st.lists(st.sampled_from(STRANDS[:3]), max_size=9).map(
    lambda strands: [a_single_choice(f"item-{n}", strand=strand) for n, strand in enumerate(strands)]
)


@pytest.mark.parametrize(
    ("how", "rated"),
    [
        ({"earned": 0}, Rating.Again),
        ({"earned": 0, "sure": True}, Rating.Again),
        ({"earned": 0, "hinted": True}, Rating.Again),
        ({"earned": 2, "possible": 3}, Rating.Again),
        ({"hinted": True}, Rating.Hard),
        ({"hinted": True, "sure": True}, Rating.Hard),
        ({}, Rating.Good),
        ({"sure": False}, Rating.Good),
        ({"earned": 3, "possible": 3}, Rating.Good),
        ({"sure": True}, Rating.Easy),
    ],
)
def test_what_was_right_hinted_and_sure_makes_the_rating(how, rated):
    assert rating(an_answer(**how)) == rated


def test_what_was_wrong_comes_back_the_next_day():
    assert days_until_due((0, WRONG)) == 1


@pytest.mark.parametrize("slip", [60.5, 61, 100, 400])
def test_what_was_long_known_and_then_wrong_comes_back_the_next_day(slip):
    assert days_until_due((0, EASY), (8, EASY), (60, EASY), (slip, WRONG)) == 1


@given(history=HISTORIES)
def test_whatever_came_before_a_wrong_answer_it_comes_back_the_next_day(history):
    last = max(answer.at for answer in history) + 1
    assert due_at((*history, an_answer(at=last, **WRONG))) == (last // DAY + 1) * DAY


@pytest.mark.parametrize("before", [(), ((0, GOOD),), ((0, GOOD), (2, GOOD)), ((0, WRONG), (1, GOOD))])
def test_good_comes_later_than_hard_and_easy_later_than_good(before):
    hard, good, easy = (days_until_due(*before, (9, how)) for how in (HARD, GOOD, EASY))
    assert 1 <= hard < good < easy


def test_what_is_known_again_and_again_comes_ever_later_but_always_within_half_a_year():
    history, gaps, day = [], [], 0
    for _ in range(12):
        history.append((day, GOOD))
        gaps.append(days_until_due(*history))
        day += gaps[-1]
    assert gaps[:4] == sorted(set(gaps[:4]))
    assert max(gaps) == gaps[-1] == 180


@given(history=HISTORIES)
def test_an_item_is_due_from_the_beginning_of_a_day_one_to_180_days_later(history):
    last = max(answer.at for answer in history) // DAY * DAY
    assert due_at(history) % DAY == 0
    assert 1 <= (due_at(history) - last) / DAY <= 180


def test_the_next_afternoon_is_a_day_later_however_late_the_evening_was():
    evening, afternoon = an_answer(at=TODAY + 20 * 3600), an_answer(at=TODAY + DAY + 15 * 3600)
    assert due_at((evening, afternoon)) == due_at((an_answer(at=TODAY), an_answer(at=TODAY + DAY)))


@given(history=HISTORIES, data=st.data())
def test_the_order_in_a_history_never_matters(history, data):
    assert due_at(tuple(data.draw(st.permutations(history)))) == due_at(history)


@given(history=HISTORIES, data=st.data())
def test_an_answer_that_stands_there_twice_counts_once(history, data):
    assert due_at((*history, data.draw(st.sampled_from(history)))) == due_at(history)


def test_the_newest_answers_decide():
    newest = tuple((day, GOOD) for day in range(100, 100 + REPLAYED))
    assert days_until_due((0, WRONG), *newest) == days_until_due((0, EASY), *newest) == days_until_due(*newest)


@pytest.mark.parametrize("at", [0, 10**12, 10**30])
def test_no_moment_is_too_early_or_too_late_to_be_reckoned_with(at):
    assert due_at((an_answer(at=0), an_answer(at=at))) > 0


def test_a_history_holds_the_answers_to_one_item():
    one, other, again = an_answer("a"), an_answer("b"), an_answer("a", at=NOW + 9)
    assert by_item([one, other, again]) == {"a": (one, again), "b": (other,)}
    assert by_item([]) == {}


def test_a_mixed_set_asks_about_initiatives_but_nothing_of_a_sensitive_topic():
    assert is_for_review(a_single_choice())
    assert is_for_review(a_single_choice(about_initiative=True))
    assert not is_for_review(a_single_choice(sensitive="topic"))


def test_an_item_is_due_from_the_beginning_of_its_day_and_stays_so():
    answers, items = wrongly("item-0", at=NOW), bank(1)
    assert due(answers, held(items), TODAY + DAY - 1) == ()
    assert ids(due(answers, held(items), TODAY + DAY)) == ids(due(answers, held(items), TODAY + 90 * DAY)) == ["item-0"]


def test_what_was_sure_but_wrong_is_due_first_then_the_longest_overdue_then_by_id():
    answers = [
        *wrongly("item-5", sure=True, at=TODAY + 5 * DAY),
        *wrongly("item-4", "item-3", at=TODAY + 2 * DAY),
        *wrongly("item-2", at=TODAY),
    ]
    assert ids(due(answers, held(bank(6)), TODAY + 9 * DAY)) == ["item-5", "item-2", "item-3", "item-4"]


def test_the_newest_answer_says_whether_an_item_was_sure_but_wrong():
    since = [*wrongly("item-1", sure=True), *wrongly("item-1", at=TODAY + DAY, sure=False), *wrongly("item-0")]
    assert ids(due(since, held(bank(2)), TODAY + 9 * DAY)) == ["item-0", "item-1"]


@given(answers=ANSWERS, now=MOMENTS, length=st.integers(0, 12))
def test_gone_and_sensitive_items_never_appear(answers, now, length):
    known = set(BANK) - {"item-3"}
    assert set(ids(due(answers, HELD, now))) <= known
    assert set(ids(review_set(answers, HELD, now, length))) <= known


@given(answers=ANSWERS, now=MOMENTS)
def test_a_set_holds_what_is_due_none_twice_and_never_more_than_five(answers, now):
    found, chosen = ids(due(answers, HELD, now)), ids(review_set(answers, HELD, now))
    assert set(chosen) <= set(found)
    assert len(chosen) == len(set(chosen)) == min(REVIEW_LENGTH, len(found)) <= 5


@given(answers=ANSWERS, now=MOMENTS, data=st.data())
def test_the_order_of_answers_never_matters(answers, now, data):
    shuffled = data.draw(st.permutations(answers))
    for of in (due, review_set, next_review, is_offered):
        assert of(shuffled, HELD, now) == of(answers, HELD, now)


@given(answers=ANSWERS, now=MOMENTS, data=st.data())
def test_two_copies_put_together_give_the_same_as_one(answers, now, data):
    here, there = (data.draw(st.lists(st.sampled_from(answers))) if answers else [] for _ in range(2))
    rest = [answer for answer in answers if answer not in here]
    for of in (due, review_set, next_review, is_offered):
        assert of([*here, *there, *rest], HELD, now) == of([*rest, *here], HELD, now) == of(answers, HELD, now)


def test_two_merged_copies_of_a_progress_agree_with_each_other():
    both, later = an_attempt("both", right=1, wrong=2), a_finished_attempt("later", right=0, at=NOW + 3 * DAY)
    one, other = a_progress(both), a_progress(both.model_copy(update={"answers": both.answers[:1], "place": 1}), later)
    items = {**bank(3), **{i: a_single_choice(i) for i in both.item_ids}}
    sets = []
    for merged in (merge(one, other), merge(other, one)):
        answers = [answer for attempt in merged.attempts for answer in attempt.answers]
        sets.append(review_set(answers, held(items), NOW + 9 * DAY))
    assert sets[0] == sets[1]
    assert set(ids(sets[0])) <= {*both.item_ids, *later.item_ids}
    assert len(sets[0]) == REVIEW_LENGTH


def test_strands_are_spread_before_one_comes_again():
    items = {f"{strand}-{n}": a_single_choice(f"{strand}-{n}", strand=strand) for strand in STRANDS[:5] for n in range(4)}
    for start in range(3):
        answers = wrongly(*list(items)[start:])
        strands = Counter(item.strand for item in review_set(answers, held(items), TODAY + DAY))
        assert strands == dict.fromkeys(STRANDS[:5], 1)


def test_what_was_sure_but_wrong_is_in_the_set_before_strands_are_spread():
    items = bank(9) | {f"same-{n}": a_single_choice(f"same-{n}", strand="help") for n in range(3)}
    answers = [*wrongly(*bank(9)), *wrongly("same-0", "same-1", "same-2", at=TODAY + DAY, sure=True)]
    assert {"same-0", "same-1", "same-2"} <= set(ids(review_set(answers, held(items), TODAY + 2 * DAY)))


@given(items=MIXES)
def test_neighbours_share_a_strand_only_where_that_cannot_be_avoided(items):
    mixed = interleaved(items)
    most = max(Counter(item.strand for item in items).values(), default=0)
    assert sorted(ids(mixed)) == sorted(ids(items))
    assert alike(mixed) == max(0, 2 * most - len(items) - 1)


@given(items=MIXES, length=st.integers(0, 9))
def test_a_set_is_interleaved(items, length):
    answers, by_id = wrongly(*ids(items)), {item.id: item for item in items}
    chosen = review_set(answers, held(by_id), TODAY + DAY, length)
    assert alike(chosen) == alike(interleaved(chosen))


def test_items_of_different_strands_keep_the_order_in_which_they_are_due():
    answers = [answer for n in range(5) for answer in wrongly(f"item-{n}", at=TODAY + (5 - n) * DAY)]
    assert ids(review_set(answers, held(bank(5)), TODAY + 9 * DAY)) == ["item-4", "item-3", "item-2", "item-1", "item-0"]


@given(answers=ANSWERS, now=MOMENTS)
def test_a_set_is_offered_from_the_moment_that_was_named_and_not_before(answers, now):
    moment = next_review(answers, HELD, now)
    if moment is None:
        assert not is_offered(answers, HELD, now + 1000 * DAY)
        return
    assert moment >= now
    assert is_offered(answers, HELD, moment)
    assert review_set(answers, HELD, moment)
    assert moment == now or not is_offered(answers, HELD, moment - 1)


@given(answers=ANSWERS, now=MOMENTS)
def test_an_offer_stands_exactly_when_enough_is_due_or_something_has_waited_long(answers, now):
    enough = len(due(answers, HELD, now)) >= LEAST_DUE
    waited = len(due(answers, HELD, now - LONGEST_WAIT * DAY)) >= 1
    assert is_offered(answers, HELD, now) == (enough or waited) == (next_review(answers, HELD, now) == now)


def test_three_items_are_offered_on_the_day_they_are_due():
    answers = wrongly("item-0", "item-1", "item-2", at=NOW)
    assert next_review(answers, held(bank(3)), NOW) == TODAY + DAY


@pytest.mark.parametrize("count", [1, 2])
def test_fewer_items_wait_two_days_for_company(count):
    answers = wrongly(*bank(count), at=NOW)
    assert next_review(answers, held(bank(3)), NOW) == TODAY + 3 * DAY


@pytest.mark.parametrize("answers", [[], wrongly("gone"), wrongly("item-3")])
def test_where_nothing_can_be_due_nothing_is_offered_or_announced(answers):
    assert next_review(answers, HELD, NOW) is None
    assert not is_offered(answers, HELD, NOW + 1000 * DAY)
    assert review_set(answers, HELD, NOW + 1000 * DAY) == ()


def test_of_a_pair_one_half_is_asked():
    halves = {item.id: item for item in a_pair("one")}
    assert len(review_set(wrongly(*halves), held({**halves, **bank(2)}), TODAY + 2 * DAY)) == 1


def test_what_was_missed_the_last_time_is_still_missed_until_it_is_right_also_where_no_review_asks_it():
    items = [*bank(3).values(), a_single_choice("harm", sensitive="topic"), a_single_choice("new")]
    answers = [
        *wrongly("item-0", "item-1", at=TODAY + DAY),
        *wrongly("item-2", at=TODAY),
        an_answer("item-2", at=TODAY + DAY),
        *wrongly("harm", at=TODAY + 2 * DAY, sure=True),
        an_answer("item-1", at=TODAY),
        *wrongly("of-another-bank"),
    ]
    assert ids(still_missed(answers, items)) == ["harm", "item-0", "item-1"]
    assert ids(still_missed([*answers, an_answer("harm", at=TODAY + 3 * DAY)], items)) == ["item-0", "item-1"]
