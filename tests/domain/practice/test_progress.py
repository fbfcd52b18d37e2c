"""What is known of one reader, and how two tabs, or a tab and the browser's storage, become one."""

from functools import reduce
from itertools import count, permutations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from beacons.domain.path import CHILD_PATHS
from beacons.domain.practice.mastery import best, last, lesson_stars
from beacons.domain.practice.progress import MOST_ATTEMPTS, MOST_PLACES, MOST_SKIPPED, WITH_RESPONSES, Progress, kept, merge
from tests.builders import NOW, a_finished_attempt, a_mastery, a_place, a_progress, a_single_choice, an_attempt
from tests.there import there


def ids(attempts):
    return [attempt.id for attempt in attempts]


def finished_attempts(number, first=NOW, **changes):
    """Finished attempts that began one second after the other, each without a right answer."""
    return [a_finished_attempt(f"done-{n}", right=0, at=first + n, **changes) for n in range(number)]


# Reading what is kept


def test_a_new_reader_has_done_nothing():
    progress = Progress()
    assert progress.is_new
    assert progress.path is None
    assert progress.attempt("first") is None
    assert progress.place("safe-harbour", "7-9") is None
    assert progress.open_attempt("safe-harbour", "7-9") is None
    assert progress.attempts_at("safe-harbour") == ()
    assert progress.answers == ()
    assert progress.mastered == ()
    assert not progress.shows


def test_a_chosen_path_alone_is_not_yet_something_done():
    assert Progress().with_path("10-12", NOW).is_new


@pytest.mark.parametrize("progress", [a_progress(an_attempt()), a_progress(places=(a_place(),))], ids=["attempt", "place"])
def test_a_card_read_or_a_quiz_begun_is_something_done(progress):
    assert not progress.is_new


@pytest.mark.parametrize(("card", "cards", "is_read"), [(0, 4, False), (2, 4, False), (3, 4, True), (0, 1, True), (5, 4, True)])
def test_a_lesson_is_read_where_its_last_card_was_reached(card, cards, is_read):
    assert a_place(card=card, cards=cards).is_read == is_read


@pytest.mark.parametrize("changes", [{"card": -1}, {"card": 100}, {"cards": 0}, {"cards": 100}, {"at": -1}, {"path": "adult"}], ids=repr)
def test_a_place_that_cannot_be_is_refused(changes):
    with pytest.raises(ValidationError):
        a_place(**changes)


def test_attempts_at_a_lesson_come_oldest_first_of_one_path_or_of_all():
    late, early = an_attempt("late", at=NOW + 2), an_attempt("early")
    hard, other = an_attempt("hard", path="13-16", at=NOW + 1), an_attempt("other", quiz_id="far-harbour")
    progress = a_progress(late, other, hard, early)
    assert ids(progress.attempts_at("safe-harbour")) == ["early", "hard", "late"]
    assert ids(progress.attempts_at("safe-harbour", "7-9")) == ["early", "late"]
    assert ids(progress.attempts_at("far-harbour", "13-16")) == []


def test_reviews_are_attempts_at_no_lesson():
    review, quiz = an_attempt("review", quiz_id=None), an_attempt("quiz")
    progress = a_progress(review, quiz)
    assert ids(progress.attempts_at(None)) == ["review"]
    assert progress.open_attempt(None) == review
    assert progress.open_attempt("safe-harbour") == quiz


def test_answers_are_those_of_every_attempt_open_old_or_practice():
    attempts = (
        an_attempt("open", right=1),
        a_finished_attempt("old", of=2, right=1, at=NOW + 9).condensed(),
        an_attempt("practice", wrong=1, purpose="practice", at=NOW + 20),
        an_attempt("review", right=1, quiz_id=None, path="13-16", at=NOW + 30),
    )
    found = [(answer.item_id, answer.earned) for answer in a_progress(*attempts).answers]
    assert found == [("one", 1), ("item-0", 1), ("item-1", 0), ("one", 0), ("one", 1)]


def test_the_open_attempt_is_the_newest_that_is_not_finished():
    progress = a_progress(an_attempt("old"), a_finished_attempt("done", at=NOW + 2), an_attempt("new", at=NOW + 1))
    assert there(progress.open_attempt("safe-harbour", "7-9")).id == there(progress.open_attempt("safe-harbour")).id == "new"
    assert progress.open_attempt("safe-harbour", "10-12") is None
    assert progress.open_attempt("far-harbour", "7-9") is None


# Changing it


def test_a_path_is_chosen_at_a_time():
    progress = Progress().with_path("7-9", NOW).with_path("13-16", NOW + 1)
    assert (progress.path, progress.path_at) == ("13-16", NOW + 1)


def test_what_a_child_shows_can_be_shown_and_hidden_again():
    shown = Progress().with_shows(shows=True, at=NOW)
    assert (shown.shows, shown.shows_at) == (True, NOW)
    assert not shown.with_shows(shows=False, at=NOW + 1).shows


def test_a_lesson_is_passed_over_once():
    assert Progress().with_skipped("b").with_skipped("a").with_skipped("b").skipped == ("a", "b")


def test_a_lesson_has_one_place_per_path():
    progress = Progress().with_place(a_place(card=1)).with_place(a_place(card=2, path="10-12")).with_place(a_place(card=3))
    assert there(progress.place("safe-harbour", "7-9")).card == 3
    assert there(progress.place("safe-harbour", "10-12")).card == 2
    assert len(progress.places) == 2


def test_an_attempt_brought_up_to_date_takes_the_place_of_what_it_was():
    progress = a_progress(an_attempt(right=1)).with_attempt(an_attempt(right=2))
    assert progress.attempts == (an_attempt(right=2),)


def test_mastery_is_remembered_from_the_first_time_and_again():
    once = Progress().with_mastered([a_mastery("help", at=NOW)])
    progress = once.with_mastered([a_mastery("truth", at=NOW), a_mastery("help", at=NOW + 9)])
    assert progress.mastered == (a_mastery("truth", at=NOW), a_mastery("help", at=NOW, again_at=NOW + 9))
    assert progress.with_mastered([]) == progress


def test_nothing_else_is_touched_by_a_change():
    start = a_progress(an_attempt(), places=(a_place(),), skipped=("far-harbour",), shows=True, shows_at=NOW)
    for changed, field in (
        (start.with_path("13-16", NOW + 1), {"path", "path_at"}),
        (start.with_shows(shows=False, at=NOW + 1), {"shows", "shows_at"}),
        (start.with_mastered([a_mastery()]), {"mastered"}),
        (start.with_skipped("near-harbour"), {"skipped"}),
        (start.with_place(a_place("near-harbour")), {"places"}),
        (start.with_attempt(an_attempt("second", at=NOW + 1, path="13-16")), {"attempts"}),
    ):
        assert changed.model_dump(exclude=field) == start.model_dump(exclude=field)
        assert changed != start


# What is kept


def responses(attempts):
    """Which of the attempts still have their responses."""
    return [attempt.id for attempt in attempts if any(answer.response for answer in attempt.answers)]


@pytest.mark.parametrize("number", [0, 1, WITH_RESPONSES])
def test_the_newest_finished_attempts_stay_as_they_are(number):
    attempts = finished_attempts(number)
    assert kept(attempts) == tuple(attempts)


@pytest.mark.parametrize("beyond", [1, 2, 50])
def test_of_older_ones_the_results_stay_and_not_the_responses(beyond):
    attempts = finished_attempts(WITH_RESPONSES + beyond)
    found = kept(attempts)
    assert responses(found) == ids(attempts[-WITH_RESPONSES:])
    assert found == (*(attempt.condensed() for attempt in attempts[:beyond]), *attempts[beyond:])


def test_every_answer_of_a_year_is_still_there():
    progress = Progress()
    for attempt in finished_attempts(300):
        progress = progress.with_attempt(attempt)
    assert len(progress.attempts) == 300
    assert len(progress.answers) == 900


def test_the_newest_count_over_all_lessons_paths_and_practice():
    changes: tuple[dict[str, Any], ...] = ({}, {"quiz_id": "far-harbour"}, {"path": "13-16"}, {"purpose": "practice"}, {"quiz_id": None})
    attempts = [a_finished_attempt(f"done-{n}", at=NOW + n, **changes[n % len(changes)]) for n in range(WITH_RESPONSES + 2)]
    assert responses(kept(attempts)) == ids(attempts[2:])


def test_open_attempts_keep_responses_and_hints_however_old_they_are():
    attempts = [an_attempt("open", right=2, hints=("one", "three"), at=NOW - 1), *finished_attempts(WITH_RESPONSES + 1)]
    assert kept(attempts)[0] == attempts[0]


def test_an_open_attempt_does_not_count_among_the_finished_ones():
    attempts = [*finished_attempts(WITH_RESPONSES), an_attempt("open", at=NOW + 99, right=1)]
    assert kept(attempts) == tuple(attempts)


def test_stars_and_shares_stay_however_old_the_attempt_is():
    attempts = [a_finished_attempt("best", right=2, at=NOW - 1), *finished_attempts(WITH_RESPONSES + 3)]
    before, after = a_progress(*attempts), a_progress(*kept(attempts))
    assert there(best(after.attempts)).id == "best"
    assert lesson_stars(after, "safe-harbour") == lesson_stars(before, "safe-harbour") == 2
    assert [a.share for a in after.attempts] == [a.share for a in before.attempts]


def test_practice_does_not_push_out_the_last_whole_attempt():
    whole = [a_finished_attempt("best", right=3), a_finished_attempt("last", right=1, at=NOW + 1)]
    practice = finished_attempts(WITH_RESPONSES, first=NOW + 2, purpose="practice")
    assert there(last(kept([*whole, *practice]))).id == "last"


def test_what_is_kept_is_sorted_by_start_whatever_the_lesson():
    attempts = [
        an_attempt("a", quiz_id="one"),
        an_attempt("b", quiz_id="two", at=NOW + 1),
        a_finished_attempt("c", quiz_id="one", at=NOW + 2),
    ]
    for order in permutations(attempts):
        assert ids(kept(order)) == ["a", "b", "c"]


def test_far_beyond_what_anybody_does_the_oldest_are_let_go():
    attempts = [a_finished_attempt("best", at=NOW - 1), an_attempt("open", at=NOW), *finished_attempts(MOST_ATTEMPTS, first=NOW + 1)]
    found = kept(attempts)
    assert ids(found) == ["best", *ids(attempts[2:])]
    assert len(kept(attempts[2:])) == MOST_ATTEMPTS


def test_of_every_quiz_the_best_stays_beyond_all_limits():
    quizzes: list[dict[str, Any]] = [{"quiz_id": lesson, "path": path} for lesson in ("east", "west") for path in CHILD_PATHS]
    best_ones = [a_finished_attempt(f"best-{n}", at=NOW - 20 + n, **quiz) for n, quiz in enumerate(quizzes)]
    worse = [a_finished_attempt(f"worse-{n}", right=2, at=NOW - 10 + n, **quiz) for n, quiz in enumerate(quizzes)]
    practice = [a_finished_attempt("practice", purpose="practice", quiz_id="south", at=NOW - 30)]
    found = kept([*practice, *best_ones, *worse, *finished_attempts(MOST_ATTEMPTS)])
    assert ids(found)[:-MOST_ATTEMPTS] == ids(best_ones)


@pytest.mark.parametrize("number", [3, WITH_RESPONSES + 3, MOST_ATTEMPTS + 3])
def test_keeping_what_is_kept_changes_nothing(number):
    attempts = [a_finished_attempt("best", quiz_id="far-harbour", at=NOW - 9), *finished_attempts(number), an_attempt("open", right=1)]
    assert kept(kept(attempts)) == kept(attempts)


# Two copies of one reader's progress


def test_attempts_of_both_tabs_are_there_and_common_ones_are_joined():
    here = a_progress(an_attempt("both", right=1), a_finished_attempt("here", at=NOW + 5))
    there = a_progress(an_attempt("both", right=2), a_finished_attempt("there", at=NOW + 9))
    found = merge(here, there)
    assert ids(found.attempts) == ["both", "here", "there"]
    assert found.attempt("both") == an_attempt("both", right=2)


def test_merging_with_nothing_changes_nothing():
    own = {"places": (a_place(),), "skipped": ("far-harbour",), "shows": True, "shows_at": NOW, "mastered": (a_mastery(),)}
    progress = a_progress(an_attempt(right=1), **own)
    assert merge(progress, Progress()) == merge(Progress(), progress) == progress
    assert merge(Progress(), Progress()) == Progress()


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_the_path_chosen_later_counts(order):
    found = [Progress().with_path("13-16", NOW + 1), Progress().with_path("7-9", NOW)]
    assert merge(*(found[n] for n in order)).path == "13-16"


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
@pytest.mark.parametrize("shows", [True, False])
def test_what_the_child_decided_later_about_showing_counts(order, shows):
    found = [Progress().with_shows(shows=shows, at=NOW + 1), Progress().with_shows(shows=not shows, at=NOW)]
    assert merge(*(found[n] for n in order)).shows == shows


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_nothing_is_shown_where_it_was_shown_and_hidden_in_the_same_second(order):
    found = [Progress().with_shows(shows=True, at=NOW), Progress().with_shows(shows=False, at=NOW)]
    assert not merge(*(found[n] for n in order)).shows


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_the_place_read_later_counts_even_where_it_is_nearer_to_the_start(order):
    found = [Progress().with_place(a_place(card=1, at=NOW + 1)), Progress().with_place(a_place(card=3, at=NOW))]
    assert there(merge(*(found[n] for n in order)).place("safe-harbour", "7-9")).card == 1


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_of_two_places_of_the_same_second_the_further_counts(order):
    found = [Progress().with_place(a_place(card=1)), Progress().with_place(a_place(card=3))]
    assert there(merge(*(found[n] for n in order)).place("safe-harbour", "7-9")).card == 3


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
@pytest.mark.parametrize("clock", [0, -3 * 365 * 86_400], ids=["the same second", "a clock that was years ahead"])
def test_what_was_chosen_last_stands_against_every_older_copy(clock, order):
    before = Progress().with_path("7-9", NOW).with_shows(shows=False, at=NOW).with_place(a_place(card=3))
    after = before.with_path("13-16", NOW + clock).with_shows(shows=True, at=NOW + clock).with_place(a_place(card=1, at=NOW + clock))
    found = merge(*((before, after)[n] for n in order))
    assert (found.path, found.shows, there(found.place("safe-harbour", "7-9")).card) == ("13-16", True, 1)


def test_paths_of_the_same_second_are_decided_the_same_way_in_both_tabs():
    here, there = Progress().with_path("7-9", NOW), Progress().with_path("13-16", NOW)
    assert merge(here, there) == merge(there, here)


def test_what_one_tab_passed_over_is_passed_over():
    assert merge(Progress().with_skipped("b"), Progress().with_skipped("a")).skipped == ("a", "b")


def test_what_one_tab_mastered_is_mastered():
    here, there = Progress().with_mastered([a_mastery("truth")]), Progress().with_mastered([a_mastery("help", at=NOW + 9)])
    assert merge(here, there).mastered == merge(there, here).mastered == (a_mastery("truth"), a_mastery("help", at=NOW + 9))


def test_responses_that_one_tab_has_let_go_are_let_go():
    attempts = finished_attempts(WITH_RESPONSES + 2)
    trimmed, whole = a_progress(*kept(attempts)), a_progress(*attempts)
    assert merge(trimmed, whole) == merge(whole, trimmed) == trimmed


def test_an_attempt_that_was_finished_and_condensed_elsewhere_does_not_come_back_open():
    """A tab left open in the middle of a quiz, while another tab has finished that quiz and several more since."""
    left_open = a_progress(an_attempt("old", wrong=1, at=NOW - 1, item_ids=("item-0", "item-1", "item-2")))
    finished = a_finished_attempt("old", right=0, at=NOW - 1)
    went_on = a_progress(*kept([finished, *finished_attempts(WITH_RESPONSES + 1)]))
    for both in (merge(left_open, went_on), merge(went_on, left_open)):
        assert both.open_attempt("safe-harbour", "7-9") is None
        assert both.attempt("old") == finished.condensed()


def test_a_progress_as_full_as_can_be_merges_with_what_this_tab_has_done():
    """A stored text is foreign input: whatever it holds, the app goes on."""
    places = tuple(a_place(f"lesson-{n}") for n in range(MOST_PLACES))
    skipped = tuple(f"lesson-{n}" for n in range(MOST_SKIPPED))
    attempts = tuple(an_attempt(f"attempt-{n}", quiz_id=f"lesson-{n}") for n in range(MOST_ATTEMPTS + 200))
    stored = Progress(attempts=attempts, places=places, skipped=skipped)
    here = a_progress(an_attempt("mine", quiz_id="mine", at=NOW + 9), places=(a_place("mine", at=NOW + 9),), skipped=("mine",))
    both = merge(stored, here)
    assert both.attempt("mine") == here.attempt("mine")
    assert both.place("mine", "7-9") == here.place("mine", "7-9")
    assert (len(both.attempts), len(both.places), len(both.skipped)) == (MOST_ATTEMPTS, MOST_PLACES, MOST_SKIPPED)
    assert merge(both, both) == merge(both, stored) == merge(both, here) == both


LESSONS = ("east", "west")
ITEMS = {lesson: tuple(a_single_choice(f"{lesson}-{n}") for n in range(2)) for lesson in LESSONS}
ITEM = {item.id: item for items in ITEMS.values() for item in items}
KINDS = (*["play"] * 6, "start", "check", "next", "back", "hint", "drop", "practise", "read", "path", "show", "skip", "master")
STEPS = st.lists(
    st.tuples(st.sampled_from(KINDS), st.sampled_from(["east", "east", "west"]), st.sampled_from(["hide", "tell"]), st.integers(0, 2)),
    max_size=14,
)
PATH = "7-9"


def went_on(progress, steps, tab, clock=NOW):
    """What a tab knows after a reader's steps. Each step names a lesson, a response and the seconds since the one before.

    A tab that has no name begins attempts as any other without a name would: two of them begin one and the same.
    """
    numbers = count()
    for kind, lesson, response, seconds in steps:
        clock += seconds
        new_id = f"{tab}-{next(numbers)}" if tab else f"{lesson}-{kind}-{len(progress.attempts_at(lesson))}"
        progress = stepped(progress, (kind, lesson, response, clock), new_id)
    return progress


def stepped(progress, step, new_id):
    kind, lesson, response, at = step
    attempt = progress.open_attempt(lesson, PATH)
    if kind in ("start", "play", "practise") and attempt is None:
        item_ids = tuple(item.id for item in ITEMS[lesson])
        attempt = an_attempt(new_id, quiz_id=lesson, item_ids=item_ids, at=at, purpose="practice" if kind == "practise" else "quiz")
    if kind in ("start", "practise", "check", "next", "back", "hint", "drop", "play"):
        return progress.with_attempt(moved(attempt, kind, response, at)) if attempt else progress
    return {
        "read": lambda: progress.with_place(a_place(lesson, card=at % 4, at=at)),
        "path": lambda: progress.with_path(CHILD_PATHS[at % 3], at),
        "show": lambda: progress.with_shows(shows=response == "tell", at=at),
        "skip": lambda: progress.with_skipped(lesson),
        "master": lambda: progress.with_mastered([a_mastery("help" if lesson == "east" else "truth", at=at)]),
    }[kind]()


def moved(attempt, kind, response, at):
    if kind == "play":
        while attempt.item_id:
            attempt = moved(moved(attempt, "check", response, at), "next", response, at)
        return attempt
    if kind == "check" and attempt.item_id:
        return attempt.answer(ITEM[attempt.item_id], (response,), at)
    steps = {"next": attempt.advance, "back": attempt.back, "hint": attempt.take_hint, "drop": attempt.without}
    return steps[kind](attempt.item_id) if kind in steps and attempt.item_id else attempt


def tabs(*names):
    """Tabs of these names that began as one and went on by themselves."""

    def run(before, ways):
        start = went_on(Progress(), before, "start")
        return tuple(went_on(start, way, name, NOW + 20) for name, way in zip(names, ways, strict=True))

    return st.builds(run, STEPS, st.tuples(*[STEPS] * len(names)))


TWO = tabs("here", "there") | tabs("", "")
THREE = tabs("here", "there", "elsewhere")


@given(found=TWO)
def test_merging_is_commutative(found):
    one, other = found
    assert merge(one, other) == merge(other, one)


@given(found=THREE)
def test_merging_is_associative(found):
    one, other, third = found
    assert merge(merge(one, other), third) == merge(one, merge(other, third))
    assert len({reduce(merge, order).model_dump_json() for order in permutations(found)}) == 1


@given(found=TWO)
def test_merging_is_idempotent(found):
    one, other = found
    both = merge(one, other)
    assert merge(both, both) == merge(both, one) == merge(both, other) == both


@given(found=TWO)
def test_tabs_that_exchange_what_they_know_end_with_the_same(found):
    one, other = found
    one = merge(one, other)
    other = merge(other, one)
    assert merge(one, other) == other


@given(found=TWO)
def test_no_attempt_and_no_answer_is_lost_and_none_counts_twice(found):
    both = merge(*found)
    assert sorted(ids(both.attempts)) == sorted({*ids(found[0].attempts), *ids(found[1].attempts)})
    for attempt in both.attempts:
        copies = [copy for tab in found if (copy := tab.attempt(attempt.id))]
        answered = [answer.item_id for answer in attempt.answers]
        assert len(set(answered)) == len(answered)
        assert set(answered) == {answer.item_id for copy in copies for answer in copy.answers}
        given_to_them = [a.model_copy(update={"response": ()}) for copy in copies for a in copy.answers]
        assert all(answer.model_copy(update={"response": ()}) in given_to_them for answer in attempt.answers)
        assert 0 <= attempt.score <= attempt.possible
        assert attempt.is_finished == any(copy.is_finished for copy in copies)


@given(found=TWO)
def test_mastery_skipped_lessons_and_places_of_both_are_there(found):
    both = merge(*found)
    for tab in found:
        assert {(record.strand, record.criterion) for record in tab.mastered} <= {(r.strand, r.criterion) for r in both.mastered}
        assert set(tab.skipped) <= set(both.skipped)
        assert {(p.lesson_id, p.path) for p in tab.places} <= {(p.lesson_id, p.path) for p in both.places}
