"""What one device knows of its readers, and how two tabs, or a tab and the browser's storage, become one."""

import json
from itertools import count, permutations, product

import pytest
from builders import NOW, a_finished_attempt, a_place, a_progress, a_single_choice, an_answer, an_attempt
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from beacons.domain.attempt import Attempt
from beacons.domain.course import CHILD_PATHS, QUIZ_LENGTH
from beacons.domain.mastery import last, lesson_stars
from beacons.domain.progress import KEPT_ATTEMPTS, LARGEST_DOCUMENT, Progress, from_document, kept, merge, to_document


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
    hard, other = an_attempt("hard", path="13-16", at=NOW + 1), an_attempt("other", lesson_id="far-harbour")
    progress = a_progress(late, other, hard, early)
    assert ids(progress.attempts_at("safe-harbour")) == ["early", "hard", "late"]
    assert ids(progress.attempts_at("safe-harbour", "7-9")) == ["early", "late"]
    assert ids(progress.attempts_at("far-harbour", "13-16")) == []


def test_the_open_attempt_is_the_newest_that_is_not_finished():
    progress = a_progress(an_attempt("old"), a_finished_attempt("done", at=NOW + 2), an_attempt("new", at=NOW + 1))
    assert progress.open_attempt("safe-harbour", "7-9").id == "new"
    assert progress.open_attempt("safe-harbour", "10-12") is None
    assert progress.open_attempt("far-harbour", "7-9") is None


# Changing it


def test_a_path_is_chosen_at_a_time():
    progress = Progress().with_path("7-9", NOW).with_path("13-16", NOW + 1)
    assert (progress.path, progress.path_at) == ("13-16", NOW + 1)


def test_a_country_can_be_picked_and_taken_back():
    picked = Progress().with_country("NO", NOW)
    assert picked.country == "NO"
    assert picked.with_country(None, NOW + 1).country is None


def test_a_lesson_is_passed_over_once():
    assert Progress().with_skipped("b").with_skipped("a").with_skipped("b").skipped == ("a", "b")


def test_a_lesson_has_one_place_per_path():
    progress = Progress().with_place(a_place(card=1)).with_place(a_place(card=2, path="10-12")).with_place(a_place(card=3))
    assert progress.place("safe-harbour", "7-9").card == 3
    assert progress.place("safe-harbour", "10-12").card == 2
    assert len(progress.places) == 2


def test_an_attempt_brought_up_to_date_takes_the_place_of_what_it_was():
    progress = a_progress(an_attempt(right=1)).with_attempt(an_attempt(right=2))
    assert progress.attempts == (an_attempt(right=2),)


def test_an_attempt_can_be_taken_out():
    progress = a_progress(an_attempt("a"), an_attempt("b")).without_attempt("a")
    assert ids(progress.attempts) == ["b"]
    assert progress.without_attempt("unknown") == progress


def test_nothing_else_is_touched_by_a_change():
    start = a_progress(an_attempt(), places=(a_place(),), skipped=("far-harbour",), country="NO", country_at=NOW)
    for changed, field in (
        (start.with_path("13-16", NOW + 1), {"path", "path_at"}),
        (start.with_country("DE", NOW + 1), {"country", "country_at"}),
        (start.with_skipped("near-harbour"), {"skipped"}),
        (start.with_place(a_place("near-harbour")), {"places"}),
        (start.with_attempt(an_attempt("second", at=NOW + 1, path="13-16")), {"attempts"}),
    ):
        assert changed.model_dump(exclude=field) == start.model_dump(exclude=field)
        assert changed != start


# What is kept


@pytest.mark.parametrize("number", [0, 1, KEPT_ATTEMPTS])
def test_as_many_finished_attempts_as_are_kept_stay(number):
    attempts = finished_attempts(number)
    assert kept(attempts) == tuple(attempts)


@pytest.mark.parametrize("beyond", [1, 2, 5])
def test_beyond_that_the_newest_stay(beyond):
    attempts = finished_attempts(KEPT_ATTEMPTS + beyond)
    assert kept(attempts) == tuple(attempts[-KEPT_ATTEMPTS:])


def test_the_best_stays_however_old_it_is():
    attempts = [a_finished_attempt("best", right=2, at=NOW - 1), *finished_attempts(9)]
    assert ids(kept(attempts)) == ["best", *ids(attempts[-KEPT_ATTEMPTS:])]
    assert lesson_stars(a_progress(*kept(attempts)), "safe-harbour") == lesson_stars(a_progress(*attempts), "safe-harbour") == 2


def test_practice_is_never_the_best():
    attempts = [a_finished_attempt("practice", is_practice=True), *finished_attempts(KEPT_ATTEMPTS, first=NOW + 1)]
    assert "practice" not in ids(kept(attempts))


def test_of_two_open_attempts_the_newest_stays():
    assert ids(kept([an_attempt("old", right=2), an_attempt("new", at=NOW + 1)])) == ["new"]


def test_an_open_attempt_stays_beside_all_that_are_finished():
    attempts = [*finished_attempts(KEPT_ATTEMPTS), an_attempt("open", at=NOW + 99)]
    assert kept(attempts) == tuple(attempts)


def test_lessons_and_paths_do_not_push_each_other_out():
    attempts = [
        a_finished_attempt(f"{lesson}-{path}-{n}", lesson_id=lesson, path=path, at=NOW + n)
        for lesson in ("a", "b")
        for path in CHILD_PATHS
        for n in range(KEPT_ATTEMPTS)
    ]
    assert sorted(ids(kept(attempts))) == sorted(ids(attempts))


def test_practice_does_not_push_out_the_last_whole_attempt():
    whole = [a_finished_attempt("best", right=3), a_finished_attempt("last", right=1, at=NOW + 1)]
    practice = finished_attempts(KEPT_ATTEMPTS, first=NOW + 2, is_practice=True)
    assert last(kept([*whole, *practice])).id == "last"


def test_what_is_kept_is_sorted_by_start_whatever_the_lesson():
    attempts = [
        an_attempt("a", lesson_id="one"),
        an_attempt("b", lesson_id="two", at=NOW + 1),
        a_finished_attempt("c", lesson_id="one", at=NOW + 2),
    ]
    for order in permutations(attempts):
        assert ids(kept(order)) == ["a", "b", "c"]


def test_keeping_what_is_kept_changes_nothing():
    attempts = [*finished_attempts(KEPT_ATTEMPTS + 1), a_finished_attempt("another", lesson_id="far-harbour", at=NOW + 1)]
    assert kept(kept(attempts)) == kept(attempts)


# Two documents of one device


def test_attempts_of_both_tabs_are_there_and_common_ones_are_joined():
    here = a_progress(an_attempt("both", right=1), a_finished_attempt("here", at=NOW + 5))
    there = a_progress(an_attempt("both", right=2), a_finished_attempt("there", at=NOW + 9))
    found = merge(here, there)
    assert ids(found.attempts) == ["both", "here", "there"]
    assert found.attempt("both") == an_attempt("both", right=2)


def test_merging_with_nothing_changes_nothing():
    progress = a_progress(an_attempt(right=1), places=(a_place(),), skipped=("far-harbour",), country="NO", country_at=NOW)
    assert merge(progress, Progress()) == merge(Progress(), progress) == progress
    assert merge(Progress(), Progress()) == Progress()


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_the_path_chosen_later_counts(order):
    found = [Progress().with_path("13-16", NOW + 1), Progress().with_path("7-9", NOW)]
    assert merge(*(found[n] for n in order)).path == "13-16"


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
@pytest.mark.parametrize("country", ["DE", None])
def test_the_country_picked_or_taken_back_later_counts(order, country):
    found = [Progress().with_country(country, NOW + 1), Progress().with_country("NO", NOW)]
    assert merge(*(found[n] for n in order)).country == country


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_the_place_read_later_counts_even_where_it_is_nearer_to_the_start(order):
    found = [Progress().with_place(a_place(card=1, at=NOW + 1)), Progress().with_place(a_place(card=3, at=NOW))]
    assert merge(*(found[n] for n in order)).place("safe-harbour", "7-9").card == 1


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_of_two_places_of_the_same_second_the_further_counts(order):
    found = [Progress().with_place(a_place(card=1)), Progress().with_place(a_place(card=3))]
    assert merge(*(found[n] for n in order)).place("safe-harbour", "7-9").card == 3


def test_paths_and_countries_of_the_same_second_are_decided_the_same_way_in_both_tabs():
    here = Progress().with_path("7-9", NOW).with_country("NO", NOW)
    there = Progress().with_path("13-16", NOW).with_country("DE", NOW)
    assert merge(here, there) == merge(there, here)


def test_what_one_tab_passed_over_is_passed_over():
    assert merge(Progress().with_skipped("b"), Progress().with_skipped("a")).skipped == ("a", "b")


def test_what_one_tab_has_dropped_as_too_old_stays_dropped():
    attempts = finished_attempts(KEPT_ATTEMPTS + 2)
    trimmed, whole = a_progress(*kept(attempts)), a_progress(*attempts)
    assert merge(trimmed, whole) == merge(whole, trimmed) == trimmed


def test_an_attempt_that_was_finished_and_dropped_as_too_old_does_not_come_back_open():
    """A tab left open in the middle of a quiz, while another tab has finished that quiz and several more since."""
    left_open = a_progress(an_attempt("old", wrong=1, at=NOW - 1, item_ids=("item-0", "item-1", "item-2")))
    finished = a_finished_attempt("old", right=0, at=NOW - 1)
    went_on = a_progress(*kept([finished, *finished_attempts(KEPT_ATTEMPTS + 1)]))
    assert went_on.attempt("old") is None
    assert merge(left_open, went_on).open_attempt("safe-harbour", "7-9") is None


def test_documents_as_full_as_can_be_merge_with_what_this_tab_has_done():
    """A stored document is foreign input: whatever it holds, the app goes on."""
    places = tuple(a_place(f"lesson-{n}") for n in range(300))
    skipped = tuple(f"lesson-{n}" for n in range(100))
    attempts = tuple(an_attempt(f"attempt-{n}", lesson_id=f"lesson-{n}") for n in range(600))
    stored = from_document(a_progress(*attempts, places=places, skipped=skipped).model_dump_json())
    here = a_progress(an_attempt("mine", lesson_id="mine", at=NOW + 9), places=(a_place("mine", at=NOW + 9),), skipped=("mine",))
    both = merge(stored, here)
    assert both.attempt("mine") == here.attempt("mine")
    assert both.place("mine", "7-9") == here.place("mine", "7-9")
    assert from_document(to_document(both)) == both


LESSONS = ("east", "west")
ITEMS = {lesson: tuple(a_single_choice(f"{lesson}-{n}") for n in range(2)) for lesson in LESSONS}
ITEM = {item.id: item for items in ITEMS.values() for item in items}
STEPS = st.lists(
    st.tuples(
        st.sampled_from(["play"] * 6 + ["start", "check", "next", "back", "practise", "read", "path", "country", "skip"]),
        st.sampled_from(["east", "east", "west"]),
        st.sampled_from(["hide", "tell"]),
        st.integers(0, 2),
    ),
    max_size=14,
)
PATH = "7-9"


def went_on(progress, steps, tab, clock=NOW):
    """What a tab knows after a reader's steps. Each step names a lesson, a response and the seconds since the one before."""
    numbers = count()
    for kind, lesson, response, seconds in steps:
        clock += seconds
        progress = stepped(progress, (kind, lesson, response, clock), f"{tab}-{next(numbers)}")
    return progress


def stepped(progress, step, new_id):
    kind, lesson, response, at = step
    attempt = progress.open_attempt(lesson, PATH)
    if kind in ("start", "play", "practise") and attempt is None:
        item_ids = tuple(item.id for item in ITEMS[lesson])
        attempt = an_attempt(new_id, lesson_id=lesson, item_ids=item_ids, at=at, is_practice=kind == "practise")
    if kind in ("start", "practise", "check", "next", "back", "play"):
        return progress.with_attempt(moved(attempt, kind, response, at)) if attempt else progress
    return {
        "read": lambda: progress.with_place(a_place(lesson, card=at % 4, at=at)),
        "path": lambda: progress.with_path(CHILD_PATHS[at % 3], at),
        "country": lambda: progress.with_country(("NO", "DE", None)[at % 3], at),
        "skip": lambda: progress.with_skipped(lesson),
    }[kind]()


def moved(attempt, kind, response, at):
    if kind == "play":
        while attempt.item_id:
            attempt = moved(moved(attempt, "check", response, at), "next", response, at)
        return attempt
    if kind == "check" and attempt.item_id:
        return attempt.answer(ITEM[attempt.item_id], (response,), at)
    if kind in ("next", "back"):
        return attempt.advance(attempt.item_id) if kind == "next" else attempt.back(attempt.item_id)
    return attempt


def two_tabs(before, here, there):
    start = went_on(Progress(), before, "start")
    return went_on(start, here, "here", NOW + 20), went_on(start, there, "there", NOW + 20)


TABS = st.builds(two_tabs, STEPS, STEPS, STEPS)
ONE = st.builds(lambda steps: went_on(Progress(), steps, "tab"), STEPS)


@given(tabs=TABS)
def test_merging_is_commutative(tabs):
    one, other = tabs
    assert merge(one, other) == merge(other, one)
    assert to_document(merge(one, other)) == to_document(merge(other, one))


@given(tabs=TABS)
def test_merging_is_idempotent(tabs):
    both = merge(*tabs)
    assert merge(both, both) == both


@given(tabs=TABS)
def test_tabs_that_exchange_documents_end_with_the_same(tabs):
    one, other = tabs
    one = merge(one, other)
    other = merge(other, one)
    assert merge(one, other) == other


@given(tabs=TABS)
def test_no_answer_of_a_kept_attempt_is_lost_and_none_counts_twice(tabs):
    both = merge(*tabs)
    for attempt in both.attempts:
        copies = [copy for tab in tabs if (copy := tab.attempt(attempt.id))]
        answered = [answer.item_id for answer in attempt.answers]
        assert len(set(answered)) == len(answered)
        assert set(answered) == {answer.item_id for copy in copies for answer in copy.answers}
        assert all(answer in [a for copy in copies for a in copy.answers] for answer in attempt.answers)
        assert 0 <= attempt.score <= attempt.possible
        assert attempt.is_finished == any(copy.is_finished for copy in copies)


@given(tabs=TABS)
def test_no_attempt_is_dropped_but_for_newer_ones(tabs):
    both = merge(*tabs)
    for attempt in (attempt for tab in tabs for attempt in tab.attempts if both.attempt(attempt.id) is None):
        newer = [a for a in both.attempts_at(attempt.lesson_id, attempt.path) if (a.at, a.id) > (attempt.at, attempt.id)]
        was_open = not any(copy.is_finished for tab in tabs if (copy := tab.attempt(attempt.id)))
        assert sum(a.is_finished for a in newer) >= KEPT_ATTEMPTS or (was_open and any(not a.is_finished for a in newer))


@given(tabs=TABS)
def test_what_is_merged_can_be_stored_and_read_again(tabs):
    both = merge(*tabs)
    assert from_document(to_document(both)) == both


# The stored document


def test_a_new_reader_leaves_next_to_nothing():
    assert from_document(to_document(Progress())) == Progress()
    assert len(to_document(Progress())) < 20


def test_everything_is_read_again():
    answers = (
        an_answer("one", response=("tell", "block"), earned=1, possible=2, sure=True),
        an_answer("two", response={"thanks": "kind"}, earned=0, sure=False),
    )
    progress = a_progress(
        a_finished_attempt("first", is_practice=True),
        an_attempt("second", answers=answers, place=1, at=NOW + 1),
        places=(a_place(),),
        skipped=("far-harbour",),
        country="NO",
        country_at=NOW,
    )
    assert from_document(to_document(progress)) == progress


@given(progress=ONE)
def test_a_document_gives_back_what_was_kept_and_the_same_text_again(progress):
    document = to_document(progress)
    read = from_document(document)
    assert read == merge(progress, progress)
    assert to_document(read) == document


@pytest.mark.parametrize("order", list(permutations(range(3))), ids=repr)
def test_the_same_progress_gives_the_same_text_in_whatever_order_it_came(order):
    """Two tabs would otherwise go on writing over each other's text."""
    found = Progress()
    for n in order:
        attempt = a_finished_attempt(f"attempt-{n}", lesson_id=f"lesson-{n % 2}", at=NOW + n)
        found = found.with_attempt(attempt).with_place(a_place(f"lesson-{n}")).with_skipped(f"lesson-{n}")
    assert to_document(found) == to_document(merge(found, found))


@pytest.mark.parametrize("number", [7, 30])
def test_everything_done_in_a_course_of_so_many_lessons_is_read_again(number):
    """Seven is what there is; authors may add."""
    attempts = tuple(everything_done(number))
    assert kept(attempts) == attempts
    assert from_document(to_document(a_progress(*attempts))) == a_progress(*attempts)


def everything_done(lessons):
    """As many attempts as are kept, in every path of so many lessons, with ids as long as they are in real quizzes."""
    for n, (lesson, path, turn) in enumerate(product(range(lessons), CHILD_PATHS, range(KEPT_ATTEMPTS + 2))):
        length = QUIZ_LENGTH[path]
        right, wrong = (length, 0) if turn == 0 else (0, length - (turn > KEPT_ATTEMPTS))
        item_ids = tuple(f"item-of-a-usual-length-{i}" for i in range(length))
        yield an_attempt(f"{n:010x}", right=right, wrong=wrong, item_ids=item_ids, lesson_id=f"a-lesson-{lesson}", path=path, at=NOW + n)


def test_a_text_that_is_far_too_long_is_not_even_read():
    assert from_document(to_document(Progress()) + " " * LARGEST_DOCUMENT) is None


SOUND = to_document(a_progress(an_attempt(right=1), places=(a_place(),)))


def broken(**changes):
    """A sound document with these fields changed at the top, or in its one attempt."""
    raw = json.loads(SOUND)
    for name, value in changes.items():
        (raw if name in ("version", "places", "attempts", "name", "path", "path_at") else raw["attempts"][0])[name] = value
    return json.dumps(raw)


def test_the_sound_document_of_these_tests_is_read():
    assert from_document(broken()) == from_document(SOUND) is not None


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "null",
        "[]",
        "1",
        '"text"',
        "{",
        SOUND[:-1],
        SOUND + SOUND,
        "\x00",
        "\ud800",
        '{"path": "\ud800"}',
        "[" * 100_000,
        '{"path_at": ' + "9" * 5000 + "}",
        '{"path_at": 1e400}',
        '{"path_at": NaN}',
        broken(version=2),
        broken(name="Alex"),
        broken(path="adult"),
        broken(path_at=-1),
        broken(places=[{}]),
        broken(attempts=[{}]),
        broken(place=2),
        broken(place=-1),
        broken(item_ids=[]),
        broken(item_ids=["one", "one"]),
        broken(id="<script>"),
        broken(id="../../secret"),
        broken(answers=[{"item_id": "one", "response": ["tell"], "earned": 2, "possible": 1, "at": NOW}]),
        broken(answers=[{"item_id": "four", "response": ["tell"], "earned": 1, "possible": 1, "at": NOW}]),
    ],
    ids=lambda text: text[:40].encode("unicode_escape").decode(),
)
def test_a_text_that_this_app_has_not_written_is_nothing(text):
    assert from_document(text) is None


KEYS = sorted({*Progress.model_fields, *Attempt.model_fields, "item_id", "response", "earned", "possible", "sure", "card", "cards"})
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.sampled_from(["7-9", "one", "first", "NO", ""]) | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=4),
    max_leaves=12,
)
EDITS = st.lists(st.tuples(st.integers(0, len(SOUND)), st.integers(0, 12), st.text('{}[]",:0189-eE.tone', max_size=3)), max_size=4)


def edited(edits):
    text = SOUND
    for at, length, put in edits:
        text = text[:at] + put + text[at + length :]
    return text


@given(text=st.one_of(st.text(st.characters()), JSON.map(json.dumps), EDITS.map(edited)))
def test_no_text_whatever_breaks_the_app(text):
    found = from_document(text)
    if found is not None:
        both = merge(found, a_progress(an_attempt(right=2), places=(a_place(),)))
        assert from_document(to_document(both)) == both
        assert all(0 <= attempt.score <= attempt.possible for attempt in both.attempts)
