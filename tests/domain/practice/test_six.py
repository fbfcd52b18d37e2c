"""Sets of six screens: real ones and tricks mixed so that counting does not help, and told on both sides."""

from collections import Counter
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from beacons.domain.practice.attempt import Attempt
from beacons.domain.practice.six import SIX_SCREENS, Tally, draw_six, is_enough, saying, tally, two_sets
from beacons.domain.rooms.room_items import RoomItems
from tests.builders import a_pair, a_spot, an_answer, an_attempt

LESSONS = ("sun", "moon", "sea")


def a_bank(pairs, seed=0):
    """Pairs of three lessons, of which either half is real, and an item of another type."""
    return [a_spot(), *(half for n in range(pairs) for half in a_pair(f"pair-{n}", real="ab"[(n + seed) % 2]))]


def lesson_of(bank):
    return {item.id: LESSONS[int(item.pair.rpartition("-")[2]) % len(LESSONS)] for item in bank if item.type != "spot"}


def played(items, n, said=None):
    """A finished set. ``said``: real or trick for each; else the truth."""
    told = said or ["real" if item.genuine else "trick" for item in items]
    answers = tuple(an_answer(item.id, response=(one, "check")) for item, one in zip(items, told, strict=True))
    ids = tuple(item.id for item in items)
    return an_attempt(f"set-{n}", quiz_id=SIX_SCREENS, item_ids=ids, answers=answers, place=len(ids), at=n)


def in_a_row(bank, seeds):
    """Sets drawn one after the other, each after those before it were played."""
    before: list[Attempt] = []
    for n, seed in enumerate(seeds):
        before.append(played(draw_six(bank, lesson_of(bank), before, seed), n))
    items = {item.id: item for item in bank}
    return [[items[i] for i in attempt.item_ids] for attempt in before]


SEEDS = st.lists(st.text(max_size=4), min_size=2, max_size=6)
PAIRS = st.integers(6, 14)


@settings(max_examples=60, deadline=None)
@given(pairs=PAIRS, turn=st.integers(0, 1), seeds=SEEDS)
def test_a_set_is_six_screens_of_six_pairs_with_two_to_four_real_ones(pairs, turn, seeds):
    for drawn in in_a_row(a_bank(pairs, turn), seeds):
        assert len(drawn) == 6
        assert len({item.pair for item in drawn}) == 6
        assert sum(item.genuine for item in drawn) in {2, 3, 4}


@settings(max_examples=60, deadline=None)
@given(pairs=PAIRS, turn=st.integers(0, 1), seeds=SEEDS)
def test_two_sets_in_a_row_add_up_to_six_and_six(pairs, turn, seeds):
    sets = in_a_row(a_bank(pairs, turn), seeds)
    for first, second in list(pairwise(sets))[::2]:
        assert Counter(item.genuine for item in (*first, *second)) == {True: 6, False: 6}


@settings(max_examples=60, deadline=None)
@given(pairs=PAIRS, seeds=SEEDS)
def test_no_two_neighbours_are_the_halves_of_a_pair_and_lessons_are_mixed(pairs, seeds):
    bank = a_bank(pairs)
    of = lesson_of(bank)
    for drawn in in_a_row(bank, seeds[:1]):
        assert all(one.pair != other.pair for one, other in pairwise(drawn))
        assert len({of[item.id] for item in drawn}) == len(LESSONS)


def test_how_many_are_real_is_not_always_the_same():
    bank = a_bank(12)
    counts = {sum(item.genuine for item in draw_six(bank, lesson_of(bank), [], f"seed-{n}")) for n in range(40)}
    assert counts == {2, 3, 4}


def test_all_pairs_of_a_path_are_met_before_one_comes_again():
    first, second = in_a_row(a_bank(12), ["one", "two"])
    assert not {item.pair for item in first} & {item.pair for item in second}


def test_with_six_pairs_the_other_halves_come_as_far_as_they_fit():
    first, second = in_a_row(a_bank(6), ["one", "two"])
    assert {item.id for item in first} | {item.id for item in second} == {item.id for item in a_bank(6)[1:]}


def test_the_same_seed_draws_the_same_set():
    bank = a_bank(8)
    assert draw_six(bank, lesson_of(bank), [], "one") == draw_six(bank, lesson_of(bank), [], "one")


def test_below_six_whole_pairs_there_is_no_set():
    bank = a_bank(6)
    assert is_enough(bank)
    assert not is_enough(bank[:-1])
    assert draw_six(bank[:-1], {}, [], "one") == ()


def test_after_a_set_with_a_screen_that_is_gone_the_next_is_drawn_afresh():
    bank = a_bank(7)
    gone = an_attempt("set-0", quiz_id=SIX_SCREENS, item_ids=("no-more", "pair-1-a"))
    assert sum(item.genuine for item in draw_six(bank, lesson_of(bank), [gone], "one")) in {2, 3, 4}


# What came of it.


def test_both_sides_are_counted_and_whoever_always_says_a_trick_leaves_all_real_ones_out():
    (drawn,) = in_a_row(a_bank(6), ["one"])
    tricks = sum(not item.genuine for item in drawn)
    every = played(drawn, 0, ["trick"] * 6)
    found = tally([every], RoomItems(*drawn))
    assert found == Tally(tricks=tricks, spotted=tricks, real=6 - tricks, trusted=0)
    assert found.left_out_all_real
    assert not tally([played(drawn, 0)], RoomItems(*drawn)).left_out_all_real


def test_what_was_not_said_is_not_counted():
    (drawn,) = in_a_row(a_bank(6), ["one"])
    attempt = played(drawn, 0).condensed()
    assert tally([attempt], RoomItems(*drawn)) == Tally(0, 0, 0, 0)
    assert tally([played(drawn, 0)], RoomItems()) == Tally(0, 0, 0, 0)


def test_the_second_of_two_sets_is_told_with_the_first_and_the_third_alone():
    sets = [an_attempt(f"set-{n}", quiz_id=SIX_SCREENS, at=n) for n in range(3)]
    assert [[one.id for one in two_sets(sets, attempt)] for attempt in sets] == [["set-0"], ["set-0", "set-1"], ["set-2"]]


@pytest.mark.parametrize(
    ("spotted", "trusted", "said"),
    [
        (6, 6, "apart"),
        (5, 5, "apart"),
        (5, 4, "stopped"),
        (6, 0, "stopped"),
        (4, 5, "trusting"),
        (0, 6, "trusting"),
        (4, 3, "some"),
        (3, 2, "mixed"),
        (2, 4, "mixed"),
        (0, 0, "mixed"),
    ],
)
def test_two_sets_come_to_words_for_both_sides(spotted, trusted, said):
    assert saying(Tally(6, spotted, 6, trusted)) == said


@pytest.mark.parametrize("found", [Tally(3, 3, 3, 3), Tally(2, 2, 4, 4), Tally(6, 6, 5, 5)], ids=repr)
def test_less_than_two_whole_sets_says_nothing_yet(found):
    assert saying(found) is None
