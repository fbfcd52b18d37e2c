"""What is known by now: stars of a lesson, results by strand, and the strands that are mastered."""

from fractions import Fraction

import pytest

from beacons.domain.practice.criterion import CRITERION, Criterion, is_mastered
from beacons.domain.practice.mastery import (
    MOST_STARS,
    StrandResult,
    best,
    by_strand,
    finished,
    last,
    lesson_stars,
    mastered_in,
    newly_mastered,
    stars,
)
from beacons.domain.practice.progress import merge
from beacons.domain.rooms.room_items import RoomItems
from beacons.domain.strand import STRANDS
from tests.builders import NOW, a_finished_attempt, a_mastery, a_progress, a_single_choice, an_answer, an_attempt


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


@pytest.mark.parametrize(("hundredths", "earned"), [(0, 1), (59, 1), (60, 2), (89, 2), (90, 3), (100, 3)])
def test_parts_of_items_count_exactly(hundredths, earned):
    """Ten items of ten parts each, of which the first are earned."""
    item_ids = tuple(f"item-{n}" for n in range(10))
    answers = tuple(an_answer(i, earned=min(10, max(0, hundredths - 10 * n)), possible=10) for n, i in enumerate(item_ids))
    assert stars(an_attempt(item_ids=item_ids, answers=answers, place=10)) == earned


def test_there_are_never_more_than_three_stars():
    assert stars(a_finished_attempt()) == MOST_STARS == 3


def test_no_attempt_has_no_stars():
    assert stars(None) == 0


def test_an_attempt_that_is_not_finished_has_no_stars_yet():
    assert stars(an_attempt(right=3, place=2)) == 0


def test_practice_has_no_stars():
    assert stars(a_finished_attempt(purpose="practice")) == 0


def test_an_attempt_of_which_every_item_was_dropped_has_no_stars_and_is_not_the_last():
    emptied = an_attempt("emptied", dropped=("one", "three", "two"), place=3, at=NOW + 1)
    whole = a_finished_attempt("whole", right=1)
    assert emptied.is_finished
    assert stars(emptied) == 0
    assert best([emptied, whole]) == last([emptied, whole]) == whole


def test_an_item_that_was_dropped_costs_no_star():
    attempt = an_attempt(right=2, dropped=("two",), place=3)
    assert (attempt.score, attempt.possible, stars(attempt)) == (Fraction(2), 2, 3)


def test_whole_attempts_are_finished_and_no_practice():
    whole = a_finished_attempt("whole")
    assert finished([an_attempt("open", right=1), whole, a_finished_attempt("practice", purpose="practice")]) == (whole,)


def test_nothing_is_best_or_last_of_no_whole_attempt():
    assert best([]) is None
    assert last([]) is None
    assert best([an_attempt(right=2), a_finished_attempt(purpose="practice")]) is None
    assert last([an_attempt(right=2), a_finished_attempt(purpose="practice")]) is None


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
    progress = a_progress(a_finished_attempt("low", right=0), a_finished_attempt("again", right=3, at=NOW + 1, purpose="practice"))
    assert lesson_stars(progress, "safe-harbour") == 1


def test_stars_of_another_lesson_do_not_count():
    progress = a_progress(a_finished_attempt("other", quiz_id="far-harbour"))
    assert lesson_stars(progress, "safe-harbour") == 0
    assert lesson_stars(progress, "far-harbour") == 3


def find(*items):
    return RoomItems(*items)


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


def help_items(number, **changes):
    return find(*(a_single_choice(f"item-{n}", strand="help", **changes) for n in range(number)))


def answers_to(number, *, right, at=NOW):
    """Answers to so many items, of which the first are right."""
    return [an_answer(f"item-{n}", earned=int(n < right), at=at + n) for n in range(number)]


@pytest.mark.parametrize(
    ("right", "of", "is_so"),
    [(4, 4, False), (5, 5, True), (4, 5, True), (3, 5, False), (4, 6, False), (5, 6, True), (7, 9, False), (8, 10, True), (7, 10, False)],
)
def test_a_strand_is_mastered_from_five_items_on_of_which_four_in_five_were_wholly_right(right, of, is_so):
    found = newly_mastered(answers_to(of, right=right), help_items(of), NOW + 99)
    assert found == ((a_mastery("help", at=NOW + 99),) if is_so else ())


def test_a_record_says_by_which_criterion_it_was_earned():
    (record,) = newly_mastered(answers_to(5, right=5), help_items(5), NOW)
    assert record.criterion == CRITERION == Criterion(met=5, percent=80)


def test_the_same_item_answered_five_times_masters_nothing():
    assert newly_mastered([an_answer("item-0", at=NOW + n) for n in range(5)], help_items(5), NOW) == ()


def test_partly_right_answers_master_nothing():
    answers = [an_answer(f"item-{n}", earned=2, possible=3) for n in range(5)]
    assert newly_mastered(answers, help_items(5), NOW) == ()


def test_items_about_an_initiative_and_items_that_are_gone_master_nothing():
    answers = answers_to(6, right=6)
    assert newly_mastered(answers, help_items(6, about_initiative=True), NOW) == ()
    assert newly_mastered(answers, help_items(4), NOW) == ()


def test_of_each_item_the_last_answer_counts_for_mastery():
    corrected = [*answers_to(5, right=0), *answers_to(5, right=4, at=NOW + 50)]
    assert [record.strand for record in newly_mastered(corrected, help_items(5), NOW)] == ["help"]
    forgotten = [*answers_to(5, right=5), *answers_to(5, right=3, at=NOW + 50)]
    assert newly_mastered(forgotten, help_items(5), NOW) == ()


def test_several_strands_are_mastered_in_the_order_of_the_course():
    items = [a_single_choice(f"{strand}-{n}", strand=strand) for strand in reversed(STRANDS) for n in range(5)]
    found = newly_mastered([an_answer(item.id) for item in items], find(*items), NOW)
    assert [record.strand for record in found] == list(STRANDS)


def test_answers_that_let_their_responses_go_count_as_before():
    answers = answers_to(5, right=4)
    condensed = [answer.model_copy(update={"response": ()}) for answer in answers]
    assert newly_mastered(condensed, help_items(5), NOW) == newly_mastered(answers, help_items(5), NOW)


def test_mastery_is_never_taken_away_by_worse_answers():
    item_ids = tuple(f"item-{n}" for n in range(5))
    good, bad = an_attempt("good", right=5, item_ids=item_ids), an_attempt("bad", wrong=5, item_ids=item_ids, at=NOW + 50)
    progress = a_progress(good)
    progress = progress.with_mastered(newly_mastered(progress.answers, help_items(5), NOW + 9)).with_attempt(bad)
    again = progress.with_mastered(newly_mastered(progress.answers, help_items(5), NOW + 99))
    assert newly_mastered(again.answers, help_items(5), NOW + 99) == ()
    assert again.mastered == (a_mastery("help", at=NOW + 9),)
    assert merge(again, a_progress(good)).mastered == merge(a_progress(good), again).mastered == again.mastered


# Which attempt mastered a strand


def an_attempt_at_help(number, *, right, at=NOW, **changes):
    """A finished attempt at the first so many of the help items, of which the first are right."""
    answers = tuple(answers_to(number, right=right, at=at))
    ids = tuple(answer.item_id for answer in answers)
    return an_attempt(**{"attempt_id": f"at-{at}", "item_ids": ids, "answers": answers, "place": number, "at": at, **changes})


def test_an_attempt_that_mastered_a_strand_is_told_so():
    attempt = an_attempt_at_help(5, right=4)
    progress = a_progress(attempt, mastered=(a_mastery("help", at=NOW + 9),))
    assert mastered_in(attempt, progress, help_items(5)) == progress.mastered


def test_an_attempt_before_the_strand_was_mastered_is_not_given_the_honour():
    early, late = an_attempt_at_help(5, right=3), an_attempt_at_help(5, right=5, at=NOW + 100)
    progress = a_progress(early, late, mastered=(a_mastery("help", at=NOW + 109),))
    assert mastered_in(early, progress, help_items(5)) == ()
    assert mastered_in(late, progress, help_items(5)) == progress.mastered


def test_mastered_once_more_is_told_too():
    early, late = an_attempt_at_help(5, right=5), an_attempt_at_help(5, right=5, at=NOW + 100)
    progress = a_progress(early, late, mastered=(a_mastery("help", at=NOW + 9, again_at=NOW + 109),))
    assert mastered_in(early, progress, help_items(5)) == mastered_in(late, progress, help_items(5)) == progress.mastered


def test_an_attempt_that_got_nothing_of_a_strand_right_did_not_master_it():
    early = an_attempt_at_help(9, right=9)
    late = an_attempt("late", item_ids=("item-0",), answers=(an_answer("item-0", earned=0, at=NOW + 100),), place=1, at=NOW + 100)
    progress = a_progress(early, late, mastered=(a_mastery("help", at=NOW + 9, again_at=NOW + 101),))
    assert mastered_in(late, progress, help_items(9)) == ()


def test_without_a_record_nothing_was_mastered():
    attempt = an_attempt_at_help(5, right=5)
    assert mastered_in(attempt, a_progress(attempt), help_items(5)) == ()


def test_a_record_is_held_against_its_own_criterion():
    attempt = an_attempt_at_help(5, right=4)
    harder = a_mastery("help", at=NOW + 9, criterion=Criterion(met=5, percent=100))
    assert mastered_in(attempt, a_progress(attempt, mastered=(harder,)), help_items(5)) == ()


def test_an_attempt_without_answers_mastered_nothing():
    attempt = an_attempt(dropped=("one", "three", "two"), place=3)
    assert mastered_in(attempt, a_progress(attempt, mastered=(a_mastery("help"),)), help_items(5)) == ()


@pytest.mark.parametrize(("met", "percent", "least"), [(5, 80, 4), (5, 100, 5), (7, 80, 6), (1, 1, 1), (10, 75, 8), (999, 100, 999)])
def test_a_criterion_says_how_many_of_its_first_items_must_be_right(met, percent, least):
    criterion = Criterion(met=met, percent=percent)
    assert criterion.least_right == least
    assert is_mastered(least, met, criterion)
    assert not is_mastered(least - 1, met, criterion)
