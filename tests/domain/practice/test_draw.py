"""Which items an attempt asks."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from beacons.domain.practice.attempt import Attempt
from beacons.domain.practice.draw import draw, has_pictures, sure_but_wrong, times_asked
from beacons.domain.strand import STRANDS
from tests.builders import (
    NOW,
    a_finished_attempt,
    a_multiple_choice,
    a_pair,
    a_single_choice,
    a_story,
    an_answer,
    an_attempt,
    an_ordering,
    options,
)

MAKERS = (a_single_choice, a_multiple_choice, an_ordering)
PICTURED = tuple(option.model_copy(update={"picture": f"scene-{option.id}"}) for option in options("hide", "tell", "reply"))
SEEDS = [f"seed-{n}" for n in range(8)]


def bank(count):
    """Items of which the strands take turns."""
    return tuple(a_single_choice(f"item-{n}", strand=STRANDS[n % len(STRANDS)]) for n in range(count))


def ids(items):
    return [item.id for item in items]


def asked(*item_ids, at=NOW, **answer):
    """A finished attempt at these items."""
    answers = tuple(an_answer(i, at=at + n, **answer) for n, i in enumerate(item_ids))
    return an_attempt(f"at-{at}", item_ids=item_ids, answers=answers, place=len(item_ids), at=at)


ITEMS = st.builds(
    lambda n, make, strand, pictures: make(f"item-{n}", strand=strand) if not pictures else a_single_choice(f"item-{n}", options=PICTURED),
    st.integers(0, 30),
    st.sampled_from(MAKERS),
    st.sampled_from(STRANDS),
    st.booleans(),
)
BANKS = st.lists(ITEMS, max_size=15, unique_by=lambda item: item.id).map(tuple)
ATTEMPTS = st.lists(
    st.builds(
        lambda numbers, at, earned, sure: asked(*(f"item-{n}" for n in numbers), at=at, earned=earned, sure=sure),
        st.lists(st.integers(0, 30), min_size=1, max_size=5, unique=True),
        st.integers(0, 100),
        st.integers(0, 1),
        st.sampled_from([None, True, False]),
    ),
    max_size=5,
)


@given(items=BANKS, before=ATTEMPTS, length=st.integers(0, 12), pictures=st.integers(0, 3), seed=st.text(max_size=5))
def test_as_many_items_as_wanted_or_as_there_are_come_from_the_bank_and_none_comes_twice(items, before, length, pictures, seed):
    drawn = draw(items, before, length, pictures, seed)
    assert len(drawn) == min(length, len(items))
    assert len(set(ids(drawn))) == len(drawn)
    assert set(ids(drawn)) <= set(ids(items))


@given(items=BANKS, before=ATTEMPTS, length=st.integers(0, 12), pictures=st.integers(0, 3), seed=st.text(max_size=5))
def test_the_same_seed_gives_the_same_items(items, before, length, pictures, seed):
    assert draw(items, before, length, pictures, seed) == draw(items, before, length, pictures, seed)


@given(items=BANKS, before=ATTEMPTS, length=st.integers(0, 12), seed=st.text(max_size=5))
def test_what_was_sure_but_wrong_comes_first_and_then_the_least_asked(items, before, length, seed):
    again, count = sure_but_wrong(before), times_asked(before)
    rank = [(item.id not in again, count[item.id]) for item in draw(items, before, length, 0, seed)]
    assert rank == sorted((item.id not in again, count[item.id]) for item in items)[:length]


@given(items=BANKS, length=st.integers(0, 12), pictures=st.integers(0, 3), seed=st.text(max_size=5))
def test_choices_by_picture_come_as_often_as_wanted_where_there_are_so_many(items, length, pictures, seed):
    drawn = draw(items, (), length, pictures, seed)
    assert sum(map(has_pictures, drawn)) >= min(pictures, length, sum(map(has_pictures, items)))


@pytest.mark.parametrize("seed", SEEDS)
def test_unseen_items_come_before_seen_ones(seed):
    drawn = draw(bank(6), [asked("item-0", "item-1", "item-2")], 4, 0, seed)
    assert set(ids(drawn)[:3]) == {"item-3", "item-4", "item-5"}
    assert ids(drawn)[3] in {"item-0", "item-1", "item-2"}


@pytest.mark.parametrize("seed", SEEDS)
def test_everything_is_asked_before_anything_is_asked_twice(seed):
    items = bank(10)
    before: list[Attempt] = []
    for turn in range(4):
        before.append(asked(*ids(draw(items, before, 5, 0, f"{seed}-{turn}")), at=NOW + 100 * turn))
        count = times_asked(before)
        assert max(count[item.id] for item in items) - min(count[item.id] for item in items) <= 1


@pytest.mark.parametrize("seed", SEEDS)
def test_strands_are_spread_before_one_comes_again(seed):
    items = tuple(a_single_choice(f"{strand}-{n}", strand=strand) for strand in STRANDS[:4] for n in range(3))
    drawn = draw(items, (), 8, 0, seed)
    assert Counter(item.strand for item in drawn[:4]) == dict.fromkeys(STRANDS[:4], 1)
    assert Counter(item.strand for item in drawn) == dict.fromkeys(STRANDS[:4], 2)


@pytest.mark.parametrize("seed", SEEDS)
def test_within_a_strand_types_are_spread(seed):
    items = tuple(make(f"{make.__name__.replace('_', '-')}-{n}") for make in MAKERS for n in range(3))
    drawn = draw(items, (), 6, 0, seed)
    assert Counter(item.type for item in drawn) == dict.fromkeys(("single_choice", "multiple_choice", "ordering"), 2)


@pytest.mark.parametrize("seed", SEEDS)
def test_what_one_card_prepares_comes_apart(seed):
    items = [a_single_choice(f"{card}-{n}", card=card) for card in ("one", "two", "three") for n in range(3)]
    assert {item.card for item in draw(items, (), 3, 0, seed)} == {"one", "two", "three"}
    assert Counter(item.card for item in draw(items, (), 6, 0, seed)) == {"one": 2, "two": 2, "three": 2}


@pytest.mark.parametrize("seed", SEEDS)
def test_what_was_sure_but_wrong_comes_before_pictures_and_before_the_unseen(seed):
    items = (*bank(5), a_single_choice("pictured", options=PICTURED))
    drawn = draw(items, [asked("item-4", earned=0, sure=True)], 3, 1, seed)
    assert ids(drawn)[:2] == ["item-4", "pictured"]


@pytest.mark.parametrize("seed", SEEDS)
def test_choices_by_picture_are_not_preferred_beyond_what_is_wanted(seed):
    pictured = tuple(a_single_choice(f"pictured-{n}", options=PICTURED) for n in range(3))
    before = [asked(*ids(pictured))]
    assert sum(map(has_pictures, draw((*bank(5), *pictured), before, 5, 2, seed))) == 2


def test_another_seed_gives_another_selection():
    assert len({tuple(ids(draw(bank(9), (), 5, 0, seed))) for seed in SEEDS}) > 1


@pytest.mark.parametrize("length", [0, 1, 5])
def test_an_empty_bank_has_nothing_to_ask(length):
    assert draw((), (), length, 0, "seed") == ()


def test_how_often_an_item_was_asked_is_how_often_it_was_answered():
    before = [asked("a", "b"), asked("b", at=NOW + 9), an_attempt("open", right=1, item_ids=("b", "c"))]
    assert times_asked(before) == {"a": 1, "b": 3}


def test_practice_counts_as_asking():
    assert times_asked([a_finished_attempt(right=1, of=1, purpose="practice")]) == {"item-0": 1}


@pytest.mark.parametrize(
    ("sure", "earned", "found"), [(True, 0, {"a"}), (True, 1, set()), (False, 0, set()), (None, 0, set()), (None, 1, set())]
)
def test_only_a_sure_answer_that_was_not_right_is_asked_again_first(sure, earned, found):
    assert sure_but_wrong([asked("a", sure=sure, earned=earned)]) == found


def test_a_partly_right_answer_that_felt_sure_is_asked_again_first():
    assert sure_but_wrong([asked("a", sure=True, earned=1, possible=3)]) == {"a"}


def test_the_newest_answer_says_whether_an_item_is_asked_again_first():
    wrong, right = asked("a", sure=True, earned=0, at=10), asked("a", sure=True, earned=1, at=20)
    assert sure_but_wrong([wrong, right]) == sure_but_wrong([right, wrong]) == frozenset()
    late = asked("a", sure=True, earned=0, at=30)
    assert sure_but_wrong([late, wrong, right]) == {"a"}


def test_a_choice_by_picture_has_a_picture_for_every_option():
    assert has_pictures(a_single_choice(options=PICTURED))
    assert not has_pictures(a_single_choice())
    assert not has_pictures(a_single_choice(options=(*PICTURED[:2], *options("reply"))))
    assert not has_pictures(a_story())


def test_of_a_pair_one_half_is_drawn_even_where_the_bank_is_small():
    bank = [*a_pair("one"), *a_pair("two")]
    drawn = draw(bank, (), 5, 0, "seed")
    assert sorted(item.id[:-2] for item in drawn) == ["one", "two"]
