"""What a reader left unfinished."""

import pytest

from beacons.domain.practice.carry_on import CarryOn, carry_on
from beacons.domain.practice.progress import Progress
from beacons.domain.practice.six import SIX_SCREENS
from tests.builders import NOW, a_finished_attempt, a_place, a_progress, an_attempt
from tests.there import there


def progress(*attempts, places=()):
    return a_progress(*attempts, places=tuple(places))


def test_a_new_reader_has_nothing_to_carry_on():
    assert carry_on(Progress(), "7-9") is None


def test_a_lesson_goes_on_at_its_card_counted_from_one():
    assert carry_on(progress(places=[a_place(card=2, cards=5)]), "7-9") == CarryOn("lesson", "safe-harbour", 3, 5)


def test_a_quiz_goes_on_at_its_item_counted_from_one():
    assert carry_on(progress(an_attempt(right=1)), "7-9") == CarryOn("quiz", "safe-harbour", 2, 3)


def test_items_that_were_dropped_are_not_counted():
    quiz = an_attempt(right=1, item_ids=("one", "two", "three", "four"), dropped=("two",))
    assert carry_on(progress(quiz), "7-9") == CarryOn("quiz", "safe-harbour", 2, 3)


def test_a_review_goes_on_at_its_item_and_belongs_to_no_lesson():
    assert carry_on(progress(an_attempt(quiz_id=None, right=2)), "7-9") == CarryOn("review", None, 3, 3)


def test_an_open_review_leaves_every_lesson_open():
    found = carry_on(progress(an_attempt(quiz_id=None), places=[a_place(at=NOW + 9)]), "7-9")
    assert found == CarryOn("lesson", "safe-harbour", 2, 4)


def test_of_two_open_attempts_at_one_quiz_the_newer_goes_on():
    old, new = an_attempt("old", right=2), an_attempt("new", at=NOW + 9)
    touched = old.model_copy(update={"answers": tuple(a.model_copy(update={"at": NOW + 50}) for a in old.answers)})
    assert carry_on(progress(touched, new), "7-9") == CarryOn("quiz", "safe-harbour", 1, 3)


def test_an_attempt_of_which_every_item_was_dropped_is_nothing_to_carry_on():
    assert carry_on(progress(an_attempt(dropped=("one", "three", "two"), place=3)), "7-9") is None


def test_a_quiz_that_was_only_begun_goes_on_at_its_first_item():
    assert carry_on(progress(an_attempt()), "7-9") == CarryOn("quiz", "safe-harbour", 1, 3)


def test_practice_goes_on_too():
    assert there(carry_on(progress(an_attempt(right=1, purpose="practice")), "7-9")).page == "quiz"


def test_a_finished_quiz_is_nothing_to_carry_on():
    assert carry_on(progress(a_finished_attempt()), "7-9") is None


@pytest.mark.parametrize("attempt", [a_finished_attempt(), an_attempt(right=1)], ids=["finished", "open"])
def test_a_lesson_whose_quiz_was_begun_is_read(attempt):
    found = carry_on(progress(attempt, places=[a_place(at=NOW + 99)]), "7-9")
    assert found is None or found.page == "quiz"


def test_a_lesson_that_was_passed_over_counts_as_done():
    assert carry_on(progress(places=[a_place()]).with_skipped("safe-harbour"), "7-9") is None


def test_another_lesson_goes_on_where_the_last_one_was_passed_over():
    read = progress(places=[a_place("far-harbour"), a_place("safe-harbour", at=NOW + 9)])
    assert there(carry_on(read.with_skipped("safe-harbour"), "7-9")).lesson_id == "far-harbour"


def test_a_quiz_of_another_path_leaves_the_lesson_open():
    found = carry_on(progress(a_finished_attempt(path="13-16"), places=[a_place()]), "7-9")
    assert found == CarryOn("lesson", "safe-harbour", 2, 4)


@pytest.mark.parametrize("path", ["10-12", "13-16"])
def test_what_was_left_in_another_path_is_nothing_to_carry_on(path):
    assert carry_on(progress(an_attempt(right=1), places=[a_place("far-harbour")]), path) is None


@pytest.mark.parametrize("later", ["lesson", "quiz"])
def test_what_was_left_last_comes_first(later):
    place = a_place("far-harbour", at=NOW + (50 if later == "lesson" else 0))
    quiz = an_attempt(at=NOW + (50 if later == "quiz" else 0))
    assert there(carry_on(progress(quiz, places=[place]), "7-9")).page == later


def test_a_quiz_was_left_when_its_last_answer_was_given():
    long, short = an_attempt("long", right=2, at=NOW), an_attempt("short", quiz_id="far-harbour", at=NOW + 1)
    touched = long.model_copy(update={"answers": tuple(a.model_copy(update={"at": NOW + 50}) for a in long.answers)})
    assert there(carry_on(progress(touched, short), "7-9")).lesson_id == "safe-harbour"


def test_of_several_lessons_the_one_read_last_comes_first():
    places = [a_place("a", at=NOW), a_place("b", at=NOW + 2), a_place("c", at=NOW + 1)]
    assert there(carry_on(progress(places=places), "7-9")).lesson_id == "b"


def test_two_left_in_the_same_second_are_decided_the_same_way_in_any_order():
    places = [a_place("a"), a_place("b")]
    assert carry_on(progress(places=places), "7-9") == carry_on(progress(places=places[::-1]), "7-9")


def test_a_lesson_and_a_quiz_left_in_the_same_second_are_decided():
    assert there(carry_on(progress(an_attempt(), places=[a_place("far-harbour")]), "7-9")).lesson_id == "safe-harbour"


def test_a_lesson_and_a_review_left_in_the_same_second_are_decided():
    found = progress(an_attempt(quiz_id=None), places=[a_place("far-harbour")])
    assert carry_on(found, "7-9") == CarryOn("lesson", "far-harbour", 2, 4)


def test_an_open_set_of_six_screens_is_carried_on_where_it_was_played():
    assert carry_on(progress(an_attempt(quiz_id=SIX_SCREENS, right=1)), "7-9") == CarryOn("six_screens", None, 2, 3)
