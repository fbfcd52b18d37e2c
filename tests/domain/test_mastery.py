"""What is known by now: stars of a lesson, results by strand."""

from fractions import Fraction

import pytest
from builders import NOW, a_finished_attempt, a_progress, a_quiz, a_single_choice, an_answer, an_attempt

from beacons.domain.course import STRANDS
from beacons.domain.mastery import MOST_STARS, StrandResult, best, by_strand, finished, last, lesson_stars, stars


@pytest.mark.parametrize(
    ("right", "of", "earned"),
    [
        (0, 5, 1),
        (2, 5, 1),
        (3, 5, 2),
        (4, 5, 2),
        (5, 5, 3),
        (4, 8, 1),
        (5, 8, 2),
        (7, 8, 2),
        (8, 8, 3),
        (5, 10, 1),
        (6, 10, 2),
        (8, 10, 2),
        (9, 10, 3),
    ],
)
def test_the_first_star_is_for_going_all_the_way_the_second_for_six_tenths_and_the_third_for_nine(right, of, earned):
    assert stars(a_finished_attempt(right=right, of=of)) == earned


@pytest.mark.parametrize(
    ("credit", "earned"), [(Fraction(59, 100), 1), (Fraction(6, 10), 2), (Fraction(89, 100), 2), (Fraction(9, 10), 3), (Fraction(1), 3)]
)
def test_parts_of_items_count_exactly(credit, earned):
    answer = an_answer("one", earned=credit.numerator, possible=credit.denominator)
    assert stars(an_attempt(item_ids=("one",), answers=(answer,), place=1)) == earned


def test_there_are_never_more_than_three_stars():
    assert stars(a_finished_attempt()) == MOST_STARS == 3


def test_no_attempt_has_no_stars():
    assert stars(None) == 0


def test_an_attempt_that_is_not_finished_has_no_stars_yet():
    assert stars(an_attempt(right=3, place=2)) == 0


def test_practice_has_no_stars():
    assert stars(a_finished_attempt(is_practice=True)) == 0


def test_whole_attempts_are_finished_and_no_practice():
    whole = a_finished_attempt("whole")
    assert finished([an_attempt("open", right=1), whole, a_finished_attempt("practice", is_practice=True)]) == (whole,)


def test_nothing_is_best_or_last_of_no_whole_attempt():
    assert best([]) is None
    assert last([]) is None
    assert best([an_attempt(right=2), a_finished_attempt(is_practice=True)]) is None
    assert last([an_attempt(right=2), a_finished_attempt(is_practice=True)]) is None


def test_the_best_has_the_highest_share_whenever_it_was():
    low, high = a_finished_attempt("low", right=1, at=NOW + 9), a_finished_attempt("high", right=2)
    assert best([low, high]) == best([high, low]) == high


def test_shares_are_compared_and_not_scores():
    most, best_share = a_finished_attempt("most", right=6, of=10), a_finished_attempt("share", right=5, of=5)
    assert best([most, best_share]) == best_share


def test_the_later_of_equals_is_the_best():
    early, late = a_finished_attempt("b"), a_finished_attempt("a", at=NOW + 1)
    assert best([late, early]) == best([early, late]) == late


def test_equals_of_the_same_second_are_decided_the_same_way_in_any_order():
    one, other = a_finished_attempt("a"), a_finished_attempt("b")
    assert best([one, other]) == best([other, one])
    assert last([one, other]) == last([other, one])


def test_the_last_is_the_newest_however_it_went():
    good, newest = a_finished_attempt("good"), a_finished_attempt("newest", right=0, at=NOW + 1)
    assert last([newest, good]) == last([good, newest]) == newest


def test_a_worse_attempt_takes_no_star_away():
    progress = a_progress(a_finished_attempt("good"), a_finished_attempt("bad", right=0, at=NOW + 1))
    assert lesson_stars(progress, "safe-harbour") == 3


def test_changing_the_path_takes_no_star_away():
    progress = a_progress(a_finished_attempt("good"), a_finished_attempt("hard", right=0, at=NOW + 1, path="13-16"))
    assert lesson_stars(progress.with_path("13-16", NOW + 2), "safe-harbour") == 3


def test_practice_earns_no_star():
    progress = a_progress(a_finished_attempt("low", right=0), a_finished_attempt("again", right=3, at=NOW + 1, is_practice=True))
    assert lesson_stars(progress, "safe-harbour") == 1


def test_stars_of_another_lesson_do_not_count():
    progress = a_progress(a_finished_attempt("other", lesson_id="far-harbour"))
    assert lesson_stars(progress, "safe-harbour") == 0
    assert lesson_stars(progress, "far-harbour") == 3


def find(*items):
    return a_quiz(*items).item


def test_each_strand_that_was_met_has_its_own_result_in_the_order_of_the_course():
    item = find(a_single_choice("a", strand="truth"), a_single_choice("b", strand="kindness"), a_single_choice("c", strand="truth"))
    answers = [an_answer("a"), an_answer("b", earned=0), an_answer("c", earned=0)]
    assert by_strand(answers, item) == (StrandResult("kindness", 0, 1), StrandResult("truth", 1, 2))


def test_all_strands_stand_in_the_order_of_the_course():
    items = [a_single_choice(strand, strand=strand) for strand in reversed(STRANDS)]
    assert [result.strand for result in by_strand([an_answer(item.id) for item in items], find(*items))] == list(STRANDS)


def test_no_strand_is_met_without_answers():
    assert by_strand([], find(a_single_choice("a"))) == ()


def test_the_later_answer_to_the_same_item_counts():
    early, late = an_answer("a", earned=0, at=NOW), an_answer("a", earned=1, at=NOW + 1)
    for answers in ([early, late], [late, early]):
        assert by_strand(answers, find(a_single_choice("a"))) == (StrandResult("help", 1, 1),)


def test_a_later_wrong_answer_counts_too():
    answers = [an_answer("a", earned=1, at=NOW), an_answer("a", earned=0, at=NOW + 1)]
    assert by_strand(answers, find(a_single_choice("a"))) == (StrandResult("help", 0, 1),)


def test_a_partly_right_answer_is_answered_and_not_known():
    assert by_strand([an_answer("a", earned=2, possible=3)], find(a_single_choice("a"))) == (StrandResult("help", 0, 1),)


def test_items_about_an_initiative_do_not_count_for_a_strand():
    item = find(a_single_choice("a", about_initiative=True), a_single_choice("b"))
    assert by_strand([an_answer("a"), an_answer("b")], item) == (StrandResult("help", 1, 1),)


def test_an_item_that_is_gone_does_not_count():
    assert by_strand([an_answer("gone"), an_answer("a")], find(a_single_choice("a"))) == (StrandResult("help", 1, 1),)
