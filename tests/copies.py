"""Copies that began as one and went on by themselves, as tabs and devices do: households, or whatever has steps of its own."""

from dataclasses import replace
from functools import reduce
from itertools import permutations

from hypothesis import strategies as st

from beacons.domain.household.household import Household, bounded
from tests.builders import NOW, a_place, a_reader, a_talk, an_attempt, an_own_item, an_own_quiz

IDS = ("otter", "crab", "gull")
STEPS = ("add", "add", "play", "play", "play", "read", "remove", "talk", "write", "delete", "aside")
HOUSEHOLD_STEPS = st.lists(st.tuples(st.sampled_from(STEPS), st.sampled_from(IDS), st.integers(0, 9)), max_size=8)


def stepped(household, step):
    kind, reader_id, n = step
    family, aside = household.family, household.unreadable
    if kind == "add" and not family.reader(reader_id):
        family = family.with_reader(a_reader(reader_id, at=NOW + n))
    if kind == "talk":
        family = family.with_talk(a_talk(f"talk-{n}", at=NOW + n))
    household = replace(household, family=family, unreadable=bounded((*aside, f"broken {n}")) if kind == "aside" else aside)
    if kind == "remove":
        return household.without_reader(reader_id)
    if kind in ("play", "read") and reader_id not in family.removed:
        known = household.of(reader_id)
        played, place = an_attempt(f"attempt-{n % 3}", right=n % 4, at=NOW + n % 3), a_place(card=n % 4, at=NOW + n)
        return household.with_progress(reader_id, known.with_place(place) if kind == "read" else known.with_attempt(played))
    own = household.quizzes.get(f"own-{n % 3}", an_own_quiz(f"own-{n % 3}"))
    if kind == "write":
        return household.with_quiz(own.changed(NOW + n, is_removed=False, title=f"Version {n}", items=(an_own_item(stem=f"Question {n}"),)))
    return household.with_quiz(own.removed(NOW + n)) if kind == "delete" else household


def copies(number):
    """So many copies of a household."""
    return copies_of(Household(), HOUSEHOLD_STEPS, stepped, number)


def copies_of(first, steps, step, number):
    """So many copies that began as one, took some steps, and went on by themselves; ``step`` gives what comes of one and a step."""

    def run(before, ways):
        start = reduce(step, before, first)
        return tuple(reduce(step, way, start) for way in ways)

    return st.builds(run, steps, st.tuples(*[steps] * number))


def end_the_same(merge, found):
    """Whether three copies are one and the same at the end, in whatever order they meet."""
    one, other, third = found
    everything = merge(merge(one, other), third)
    return everything == merge(one, merge(other, third)) and all(reduce(merge, order) == everything for order in permutations(found))
