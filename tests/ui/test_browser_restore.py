"""What the browser reports is the reader's own, and foreign input: it is checked, merged, and never believed blindly."""

import json

import pytest
from builders import a_finished_attempt, a_place, a_progress, an_attempt

from beacons.domain.progress import LARGEST_DOCUMENT, Progress, to_document
from beacons.ui.components.browser import restore
from beacons.ui.session import Session


def report(text: object, turn: int = 1) -> str:
    return json.dumps({"text": text, "turn": turn})


def a_session(progress: Progress | None = None, **fields: object) -> Session:
    return Session(progress=progress or Progress(), **fields)


def test_what_is_stored_comes_back():
    state = a_session()
    stored = a_progress(a_finished_attempt(), places=(a_place(),))
    restore(state, report(to_document(stored)))
    assert state.progress == stored
    assert state.is_restored


def test_what_was_done_before_the_report_is_kept():
    state = a_session(Progress(attempts=(an_attempt("new", at=2_000_000_000, lesson_id="other-lesson"),)))
    restore(state, report(to_document(a_progress(a_finished_attempt("old")))))
    assert {attempt.id for attempt in state.progress.attempts} == {"old", "new"}


def test_the_same_report_twice_counts_once():
    state = a_session()
    told = report(to_document(a_progress(a_finished_attempt())))
    restore(state, told)
    once = state.progress
    restore(state, told)
    assert state.progress == once


def test_of_two_copies_of_an_attempt_no_answer_is_lost():
    state = a_session(Progress(attempts=(an_attempt(right=1),)))
    restore(state, report(to_document(Progress(attempts=(an_attempt(right=2),)))))
    (attempt,) = state.progress.attempts
    assert len(attempt.answers) == 2


def test_the_later_choice_of_a_path_wins():
    state = a_session(Progress(path="13-16", path_at=200))
    restore(state, report(to_document(Progress(path="7-9", path_at=100))))
    assert state.progress.path == "13-16"
    restore(state, report(to_document(Progress(path="10-12", path_at=300)), turn=2))
    assert state.progress.path == "10-12"


def test_nothing_stored_on_the_first_visit_is_a_report_too():
    state = a_session()
    restore(state, report(""))
    assert state.is_restored
    assert state.progress == Progress()


def test_nothing_stored_yet_takes_nothing_from_who_was_quick():
    """A card may have been turned before the browser's first report arrives."""
    mine = Progress(places=(a_place(),))
    state = a_session(mine)
    restore(state, report(""))
    assert state.progress == mine


def test_when_another_tab_forgets_everything_so_does_this_one():
    state = a_session(a_progress(a_finished_attempt()), is_restored=True)
    restore(state, report("", turn=2))
    assert state.progress == Progress()
    assert state.is_restored


def test_what_another_tab_did_is_seen_here():
    state = a_session(a_progress(a_finished_attempt("here")), is_restored=True)
    restore(state, report(to_document(Progress(attempts=(a_finished_attempt("there"),))), turn=2))
    assert {attempt.id for attempt in state.progress.attempts} == {"here", "there"}


@pytest.mark.parametrize(
    "junk", ["", "x", "null", "[]", "7", '"text"', "{}", '{"turn": 1}', "{", "\x00", '{"text"', "NaN"], ids=lambda junk: repr(junk)[:20]
)
def test_a_report_that_is_none_changes_nothing(junk):
    mine = a_progress(a_finished_attempt())
    state = a_session(mine)
    restore(state, junk)
    assert (state.progress, state.is_restored) == (mine, False)


@pytest.mark.parametrize(
    "stored",
    [
        "not json",
        "[]",
        "null",
        "7",
        '{"version": 2}',
        '{"path": "3-5"}',
        '{"surprise": 1}',
        '{"attempts": [{"id": "a"}]}',
        '{"attempts": "x"}',
        '{"places": [{"lesson_id": "<script>", "path": "7-9", "card": 0, "cards": 1, "at": 0}]}',
        '{"path_at": -1}',
        " " * (LARGEST_DOCUMENT + 1),
        "[" * 50_000,
        None,
        7,
        ["x"],
        {"path": "7-9"},
    ],
    ids=lambda stored: repr(stored)[:30],
)
def test_a_stored_document_that_is_not_ours_is_left_aside(stored):
    mine = a_progress(a_finished_attempt())
    state = a_session(mine)
    restore(state, report(stored))
    assert (state.progress, state.is_restored) == (mine, True)


def test_a_document_as_full_as_it_may_be_can_be_joined_with_what_was_done_here():
    full = Progress(places=tuple(a_place(f"lesson-{n}") for n in range(300)))
    state = a_session(Progress(places=(a_place("one-more"),)))
    restore(state, report(to_document(full)))
    assert state.is_restored
    assert state.progress.place("one-more", "7-9")
