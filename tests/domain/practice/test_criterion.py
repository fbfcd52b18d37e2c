"""When a strand counts as mastered, and the record of it, which stays whatever is asked for later."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from beacons.domain.practice.criterion import CRITERION, Criterion, StrandMastery, is_mastered, merge
from beacons.domain.strand import STRANDS
from tests.builders import NOW, a_mastery

STRICTER = Criterion(met=8, percent=90)


@pytest.mark.parametrize(
    ("known", "answered", "is_so"),
    [
        (0, 0, False),
        (4, 4, False),
        (3, 5, False),
        (4, 5, True),
        (5, 5, True),
        (7, 9, False),
        (8, 10, True),
        (79, 100, False),
        (80, 100, True),
    ],
)
def test_four_in_five_of_at_least_five_items_reach_the_criterion_of_today(known, answered, is_so):
    assert is_mastered(known, answered) == is_so


@pytest.mark.parametrize(("known", "answered", "is_so"), [(7, 7, False), (7, 8, False), (8, 8, True), (9, 10, True), (89, 100, False)])
def test_another_criterion_asks_for_what_it_says(known, answered, is_so):
    assert is_mastered(known, answered, STRICTER) == is_so


@given(
    known=st.integers(0, 60), wrong=st.integers(0, 60), criterion=st.builds(Criterion, met=st.integers(1, 20), percent=st.integers(1, 100))
)
def test_another_right_answer_never_takes_mastery_away(known, wrong, criterion):
    if is_mastered(known, known + wrong, criterion):
        assert is_mastered(known + 1, known + wrong + 1, criterion)
        assert is_mastered(known + 1, known + wrong, criterion) or not wrong


@pytest.mark.parametrize(
    "changes", [{"met": 0}, {"met": 1000}, {"percent": 0}, {"percent": 101}, {"percent": 80.5}, {"items": 5}], ids=repr
)
def test_a_criterion_that_cannot_be_is_refused(changes):
    with pytest.raises(ValidationError):
        Criterion(**{"met": 5, "percent": 80, **changes})


@pytest.mark.parametrize("changes", [{"strand": "sailing"}, {"at": -1}, {"again_at": -1}, {"criterion": None}, {"name": "Alex"}], ids=repr)
def test_a_record_that_cannot_be_is_refused(changes):
    with pytest.raises(ValidationError):
        a_mastery(**{"at": NOW, **changes})


# Records of several copies


def test_a_strand_is_mastered_from_the_first_time_on_and_was_last_at_the_latest():
    first, again = a_mastery("help", at=NOW), a_mastery("help", at=NOW + 50)
    both = (a_mastery("help", at=NOW, again_at=NOW + 50),)
    assert merge([first], [again]) == merge([again], [first]) == merge([], [again, first]) == both


def test_what_was_earned_by_another_criterion_stands_beside_it():
    old, new = a_mastery("help"), a_mastery("help", criterion=STRICTER, at=NOW + 9)
    assert merge([new], [old]) == merge([old], [new]) == (old, new)
    assert old.criterion == CRITERION


def test_records_stand_in_the_order_of_the_strands():
    records = [a_mastery(strand) for strand in reversed(STRANDS)]
    assert [record.strand for record in merge(records, [])] == list(STRANDS)


def test_nothing_and_nothing_is_nothing():
    assert merge([], []) == ()


MOMENTS = st.tuples(st.integers(0, 9), st.integers(0, 9)).map(sorted)
RECORDS = st.lists(
    st.builds(
        lambda strand, criterion, moments: StrandMastery(strand=strand, criterion=criterion, at=moments[0], again_at=moments[1]),
        st.sampled_from(["help", "truth"]),
        st.sampled_from([CRITERION, STRICTER]),
        MOMENTS,
    ),
    max_size=4,
)


@given(found=st.tuples(RECORDS, RECORDS, RECORDS))
def test_copies_of_the_records_end_the_same_in_whatever_order_they_meet_and_none_is_taken_away(found):
    one, other, third = found
    everything = merge([*one, *other, *third], [])
    assert {merge(merge(a, b), c) for a, b, c in permutations(found)} == {everything}
    assert {merge(a, merge(b, c)) for a, b, c in permutations(found)} == {everything}
    assert merge(everything, everything) == merge(everything, one) == everything
    for record in (*one, *other, *third):
        (kept,) = (r for r in everything if (r.strand, r.criterion) == (record.strand, record.criterion))
        assert kept.at <= record.at <= record.again_at <= kept.again_at
