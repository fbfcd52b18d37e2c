"""Everything that a device keeps: two copies of it end as one, and what was set aside has its bounds."""

from collections.abc import Iterable
from functools import reduce
from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from beacons.domain.household.household import LONGEST_UNREADABLE, MOST_UNREADABLE, Household, bounded, merge
from beacons.domain.practice.progress import Progress
from tests.copies import IDS, copies, end_the_same

# Two copies of everything


@given(found=copies(3))
def test_households_end_the_same_in_whatever_order_they_meet(found):
    one, other, _ = found
    assert merge(one, other) == merge(other, one)
    assert end_the_same(merge, found)


@given(found=copies(2))
def test_a_household_that_is_merged_again_changes_nothing(found):
    one, other = found
    both = merge(one, other)
    assert merge(one, one) == one
    assert merge(both, one) == merge(both, other) == merge(both, both) == both
    assert merge(both, Household()) == both


@given(found=copies(2))
def test_nothing_is_lost_of_anybody_who_was_not_removed_and_everything_of_who_was(found):
    one, other = found
    both = merge(one, other)
    removed = {*one.family.removed, *other.family.removed}
    assert set(both.progress) == {*one.progress, *other.progress} - removed
    for reader_id, progress in both.progress.items():
        ids = {attempt.id for household in found for attempt in household.of(reader_id).attempts}
        assert {attempt.id for attempt in progress.attempts} == ids
    for quiz_id, quiz in both.quizzes.items():
        known = [household.quizzes[quiz_id] for household in found if quiz_id in household.quizzes]
        assert quiz.stamp == max(one.stamp for one in known)
        assert {item.id for item in quiz.items} <= {item.id for one in known for item in one.items}
    assert set(both.quizzes) == {*one.quizzes, *other.quizzes}
    assert set(both.unreadable) == {*one.unreadable, *other.unreadable}


@given(found=copies(1), reader_id=st.sampled_from(IDS))
def test_with_a_child_goes_all_that_this_child_did_and_nothing_of_anybody_else(found, reader_id):
    (household,) = found
    after = household.without_reader(reader_id)
    assert (after.family.reader(reader_id), after.of(reader_id)) == (None, Progress())
    others = {*household.progress} - {reader_id}
    assert {one: after.of(one) for one in after.progress} == {one: household.of(one) for one in others}
    assert (after.quizzes, after.unreadable, after.family.talks) == (household.quizzes, household.unreadable, household.family.talks)


# What is set aside


UNREADABLE = st.lists(
    st.builds(lambda letter, length: letter * length, st.sampled_from(["a", "b", "ä", "\ud800", "\n"]), st.integers(0, 9000)), max_size=8
)


@given(one=UNREADABLE, other=UNREADABLE)
def test_what_is_set_aside_has_its_bounds_and_can_be_written_as_one_line_each(one, other):
    kept = bounded([*one, *other])
    assert sum(len(raw) + 1 for raw in kept) <= MOST_UNREADABLE
    assert all(len(raw) <= LONGEST_UNREADABLE and "\n" not in raw for raw in kept)
    assert len(set(kept)) == len(kept)
    "\n".join(kept).encode()


@given(one=UNREADABLE, other=UNREADABLE, third=UNREADABLE)
def test_what_is_set_aside_ends_the_same_in_whatever_order_it_comes(one, other, third):
    def merged(so_far: tuple[str, ...], more: Iterable[str]) -> tuple[str, ...]:
        return bounded([*so_far, *more])

    nothing: tuple[str, ...] = ()
    ends = {reduce(merged, order, nothing) for order in permutations((one, other, third))}
    assert ends == {bounded([*one, *other, *third])}


def test_what_is_set_aside_is_kept_as_it_stood_each_once():
    assert bounded(["broken", '{"cut":', "broken"]) == ("broken", '{"cut":')


def test_of_too_much_the_shortest_lines_are_kept():
    lines = [f"{n:03}" + "x" * 1000 for n in range(30)]
    assert bounded([*lines, "short"]) == ("short", *lines[:19])


def test_with_their_line_ends_as_many_lines_are_kept_as_there_is_room_for():
    lines = [f"{n:03}" + "x" * 96 for n in range(300)]
    assert len(bounded(lines)) == MOST_UNREADABLE // 100
