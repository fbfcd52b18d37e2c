"""Where items come from: the course, a room, or several sources, of which the first that knows is asked."""

import pytest

from beacons.domain.path import ChildPath
from beacons.domain.rooms.room_items import RoomItems
from beacons.domain.source import Items, ItemSource, QuizCard
from tests.builders import a_lesson, a_quiz, a_single_choice, an_edition

PATH: ChildPath = "7-9"
HELD, ALSO_TAUGHT, TAUGHT = a_single_choice("held"), a_single_choice("both", strand="truth"), a_single_choice("taught")
HELD_OTHERWISE = a_single_choice("both", strand="help")


@pytest.fixture
def course() -> ItemSource:
    return an_edition("safe-harbour", quizzes={"safe-harbour": a_quiz(TAUGHT, ALSO_TAUGHT)})


@pytest.fixture
def room() -> ItemSource:
    return RoomItems(HELD, HELD_OTHERWISE)


def test_an_item_comes_from_the_first_source_that_has_it(course, room):
    both = Items(room, course)
    assert [both.item(one) for one in ("held", "both", "taught", "gone")] == [HELD, HELD_OTHERWISE, TAUGHT, None]
    assert Items(course, room).item("both") == ALSO_TAUGHT


def test_the_items_of_a_quiz_come_from_the_first_source_that_has_any_for_the_path(course, room):
    assert Items(course, room).bank("safe-harbour", PATH) == (TAUGHT, ALSO_TAUGHT)
    assert Items(room, course).bank("safe-harbour", PATH) == (HELD, HELD_OTHERWISE)
    assert Items(RoomItems(), course).bank("safe-harbour", PATH) == (TAUGHT, ALSO_TAUGHT)
    assert Items(course, RoomItems()).bank("no-such-quiz", PATH) == ()


def test_the_course_knows_the_quiz_of_an_item_and_what_is_shown_of_it(course, room):
    lesson = a_lesson()
    shown = QuizCard("safe-harbour", lesson.name, "safe-harbour")
    assert Items(room, course).quiz_of("both") == Items(course).quiz_of("taught") == shown
    assert [Items(room, course).quiz_of(one) for one in ("held", "gone")] == [None, None]


def test_the_quiz_of_a_lesson_about_harm_is_known_as_such():
    harm = a_lesson(sensitive="topic")
    course = an_edition("safe-harbour", lessons={"safe-harbour": harm}, quizzes={"safe-harbour": a_quiz(TAUGHT)})
    found = course.quiz_of("taught")
    assert found is not None
    assert found.is_sensitive


def test_without_a_source_there_is_nothing():
    assert (Items().item("held"), Items().bank("safe-harbour", PATH), Items().quiz_of("held")) == (None, (), None)


def test_a_room_holds_its_items_in_the_order_in_which_they_came():
    assert [*RoomItems(HELD_OTHERWISE, HELD)] == [HELD_OTHERWISE, HELD]
    assert not RoomItems()
