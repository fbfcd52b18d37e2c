"""Who comes in: a nickname that nobody else in the room has, however many are there."""

from beacons.domain.course.names import name_of
from beacons.domain.rooms.learner import MOST_LEARNERS, a_learner
from tests.builders import some_names

NOW = 1_764_000_000_000
NAMES = some_names()
NAME = name_of("ana", 0, NAMES)
SHORT = range(10, 100)


def number(taken):
    return a_learner("ana", NAMES, {(*NAME, one) for one in taken}, NOW).number


def test_of_one_name_ninety_get_a_number_of_two_digits():
    assert [number({*SHORT} - {free}) for free in SHORT] == [*SHORT]


def test_whoever_comes_after_ninety_of_one_name_still_gets_a_number_up_to_a_whole_room():
    assert number(SHORT) == 100
    assert number(range(10, 100 + MOST_LEARNERS - 1)) == 100 + MOST_LEARNERS - 1


def test_somebody_of_another_name_takes_no_number_away_and_another_roll_gives_another_name():
    first = a_learner("ana", NAMES, set(), NOW)
    word, animal = NAME
    assert a_learner("ana", NAMES, {(word, "no-" + animal, first.number), ("no-" + word, animal, first.number)}, NOW) == first
    assert (first.word, first.animal, first.roll, first.is_host) == (*NAME, 0, False)
    again = a_learner("ana", NAMES, set(), NOW, roll=1, is_host=True)
    assert (again.word, again.animal, again.roll, again.is_host) == (*name_of("ana", 1, NAMES), 1, True)
