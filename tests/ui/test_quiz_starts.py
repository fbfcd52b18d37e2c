"""A quiz, a second look or a review begins once, whoever taps how often and in how many tabs."""

from collections.abc import Callable
from functools import partial
from types import SimpleNamespace
from typing import Any

import pytest
import streamlit as st

from beacons import wiring
from beacons.domain.item import Item
from beacons.domain.path import QUIZ_LENGTH, ChildPath
from beacons.domain.practice.attempt import Attempt
from beacons.domain.practice.progress import Progress, merge
from beacons.domain.practice.review import DAY, REVIEW_LENGTH
from beacons.items.single_choice.item import SingleChoice
from beacons.ui.quiz import starts as quiz_starts
from beacons.ui.shell.session import Session
from tests import sessions
from tests.builders import right_response
from tests.shipped import english
from tests.there import of_kind, there

SID, ALLIANCE = "safer-internet-day", "global-alliance"
PATH: ChildPath = "7-9"
HOUR = 3600
NOON = 500_000 * HOUR

Run = Callable[..., Session]


@pytest.fixture
def after(drawn, monkeypatch) -> Run:
    """The session after these actions at that moment, all in one run, as two quick taps may be."""

    def run(state: Session, *steps, at: int = NOON, **params: str) -> Session:
        monkeypatch.setattr(wiring, "time", SimpleNamespace(time=lambda: at))
        return of_kind(Session, drawn(lambda: [step() for step in steps], state, **params).session_state["session"])

    return run


def a_session(*attempts: Attempt, **fields: Any) -> Session:
    return sessions.a_session(**{"progress": Progress(attempts=attempts), **fields})


def bank(lesson_id: str = SID, path: ChildPath = PATH) -> tuple[Item, ...]:
    return english().bank(lesson_id, path)


def single_choices(count: int, lesson_id: str = SID, path: ChildPath = PATH) -> list[SingleChoice]:
    return [item for item in bank(lesson_id, path) if isinstance(item, SingleChoice)][:count]


def done(*items: SingleChoice, right: bool = True, at: int = NOON - HOUR, **fields: Any) -> Attempt:
    """A finished attempt at these single choices."""
    made = {"id": "a1", "quiz_id": SID, "path": PATH, "item_ids": [item.id for item in items], "at": at}
    attempt = Attempt.model_validate({**made, **fields})
    for item in items:
        wrong = tuple(option_id for option_id in item.option_ids if option_id != item.key)[:1]
        attempt = attempt.answer(item, right_response(item) if right else wrong, at).advance(item.id)
    return attempt


start = partial(quiz_starts.start_attempt, SID, PATH)
start_review = partial(quiz_starts.start_review, PATH)


# A quiz.


def test_two_taps_on_start_begin_one_attempt(after):
    assert len(after(a_session(), start, start).progress.attempts) == 1


def test_start_goes_on_with_what_is_open(after):
    attempt = Attempt(id="a1", quiz_id=SID, path=PATH, item_ids=("strange-message",), at=100)
    assert after(a_session(attempt), start).progress.attempts == (attempt,)


def test_start_on_another_path_leaves_the_open_attempt_alone(after):
    attempt = Attempt(id="a1", quiz_id=SID, path=PATH, item_ids=("strange-message",), at=100)
    state = after(a_session(attempt), partial(quiz_starts.start_attempt, SID, "13-16"))
    assert {a.path for a in state.progress.attempts} == {PATH, "13-16"}
    assert state.progress.attempt("a1") == attempt


@pytest.mark.parametrize("path", QUIZ_LENGTH)
def test_a_new_attempt_asks_only_what_the_quiz_holds_for_the_path(after, path):
    (attempt,) = after(a_session(), partial(quiz_starts.start_attempt, SID, path)).progress.attempts
    asked = [there(english().item(item_id)) for item_id in attempt.item_ids]
    assert {item.id for item in asked} <= {item.id for item in bank(path=path)}
    keyed = [item.traits.keyed for item in asked]
    has_talk = any(not item.traits.keyed for item in bank(path=path))
    assert keyed == [True] * QUIZ_LENGTH[path] + [False] * has_talk
    assert (attempt.path, attempt.purpose, attempt.at) == (path, "quiz", NOON)


def test_the_question_takes_the_focus_and_an_old_result_goes_from_the_address(after):
    left = []
    state = after(a_session(), start, lambda: left.append(dict(st.query_params)), lesson=SID, result="a0")
    assert state.screen.focus.startswith("stem@")
    assert left == [{"lesson": SID}]


def test_from_a_result_of_another_path_that_path_is_taken(after):
    state = after(a_session(progress=Progress(path="13-16", path_at=1)), start)
    assert state.progress.path == PATH


def test_a_reader_who_never_chose_a_path_is_given_none(after):
    assert after(a_session(), start).progress.path is None


# Two tabs, or one that was reloaded, begin the same quiz before either hears of the other.


def begun(run: Run, *attempts: Attempt, at: int = NOON, lesson: str = SID, path: ChildPath = PATH) -> Attempt:
    state = run(a_session(*attempts), partial(quiz_starts.start_attempt, lesson, path), at=at)
    return there(state.progress.open_attempt(lesson, path))


def test_within_an_hour_two_tabs_begin_one_and_the_same_attempt(after):
    one, other = begun(after, at=NOON), begun(after, at=NOON + HOUR - 1)
    assert (one.id, one.item_ids) == (other.id, other.item_ids)
    (joined,) = merge(Progress(attempts=(one,)), Progress(attempts=(other,))).attempts
    assert joined.item_ids == one.item_ids


def test_with_the_same_history_it_is_the_same_too(after):
    before = done(*single_choices(3))
    one, other = begun(after, before), begun(after, before, at=NOON + 60)
    assert one.id == other.id
    assert one.id != begun(after).id


@pytest.mark.parametrize(
    "change",
    [{"at": NOON + HOUR}, {"at": NOON - 1}, {"path": "10-12"}, {"lesson": ALLIANCE}],
    ids=["an hour later", "the hour before", "another path", "another lesson"],
)
def test_otherwise_it_is_another_one(after, change):
    assert begun(after).id != begun(after, **change).id


def test_after_one_attempt_the_next_in_the_same_hour_is_another_one(after):
    items = single_choices(3)
    first, second = done(*items, id="a1"), done(*items, id="a2", at=NOON - 60)
    assert len({begun(after).id, begun(after, first).id, begun(after, first, second).id}) == 3


def test_what_another_lesson_holds_makes_no_difference(after):
    elsewhere = done(*single_choices(2, ALLIANCE), quiz_id=ALLIANCE)
    assert begun(after).id == begun(after, elsewhere).id


# A second look at what was missed.


def test_two_taps_on_only_the_missed_begin_one_attempt_at_just_these(after):
    one, two, three = single_choices(3)
    missed = done(one, three, right=False)
    practise = partial(quiz_starts.practise_missed, missed)
    state = after(a_session(missed), practise, practise)
    (practice,) = (a for a in state.progress.attempts if a.purpose == "practice")
    assert practice.item_ids == (one.id, three.id)
    assert two.id not in practice.item_ids
    assert (practice.quiz_id, practice.path) == (SID, PATH)


def test_two_tabs_begin_the_same_second_look(after):
    missed = done(*single_choices(2), right=False)
    practise = partial(quiz_starts.practise_missed, missed)
    one, other = (after(a_session(missed), practise, at=at).progress.open_attempt(SID, PATH) for at in (NOON, NOON + 60))
    assert one.id == other.id


def test_a_second_look_is_never_taken_for_a_quiz_of_the_same_hour(after):
    missed = done(*single_choices(2), right=False)
    practice = after(a_session(missed), partial(quiz_starts.practise_missed, missed)).progress.open_attempt(SID, PATH)
    assert practice.id != begun(after, missed).id


def test_where_nothing_was_missed_nothing_begins(after):
    attempt = done(*single_choices(2))
    assert after(a_session(attempt), partial(quiz_starts.practise_missed, attempt)).progress.attempts == (attempt,)


def test_where_all_that_was_missed_is_gone_nothing_begins(after):
    (item,) = single_choices(1)
    data = done(item, right=False).model_dump()
    data["item_ids"], data["answers"][0]["item_id"] = ("gone-since",), "gone-since"
    attempt = Attempt.model_validate(data)
    assert after(a_session(attempt), partial(quiz_starts.practise_missed, attempt)).progress.attempts == (attempt,)


# A mixed review.


def long_ago(*items: SingleChoice, **fields: Any) -> Attempt:
    return done(*items, at=NOON - 60 * DAY, **fields)


def review(state: Session) -> Attempt | None:
    return state.progress.open_attempt(None)


def test_a_review_asks_what_is_due_and_nothing_else(after):
    due, fresh = single_choices(4)[:3], single_choices(4)[3:]
    state = after(a_session(long_ago(*due), done(*fresh, id="a2", at=NOON - 60)), start_review)
    asked = there(review(state))
    assert set(asked.item_ids) == {item.id for item in due}
    assert (asked.quiz_id, asked.path, asked.purpose, asked.at) == (None, PATH, "review", NOON)
    assert state.screen.focus.startswith("stem@")


def test_a_review_is_over_all_lessons_and_paths(after):
    here, elsewhere, older = single_choices(1), single_choices(1, "unicef-digital-safety"), single_choices(1, path="13-16")
    attempts = [
        long_ago(*here),
        long_ago(*elsewhere, id="a2", quiz_id="unicef-digital-safety"),
        long_ago(*older, id="a3", path="13-16"),
    ]
    assert set(there(review(after(a_session(*attempts), start_review))).item_ids) == {item.id for item in (*here, *elsewhere, *older)}


def test_a_review_is_short(after):
    assert len(there(review(after(a_session(long_ago(*single_choices(REVIEW_LENGTH + 1))), start_review))).item_ids) == REVIEW_LENGTH


def test_a_review_never_asks_about_people_who_harm_children(after):
    harm = [item for item in single_choices(9, ALLIANCE) if item.sensitive == "topic"][:2]
    assert harm
    attempts = (long_ago(*single_choices(1)), long_ago(*harm, id="a2", quiz_id=ALLIANCE))
    assert not {item.id for item in harm} & set(there(review(after(a_session(*attempts), start_review))).item_ids)


@pytest.mark.parametrize("when", ["nothing was answered", "nothing is due yet", "what was answered is gone"])
def test_without_anything_due_no_review_begins(after, when):
    (item,) = single_choices(1)
    gone = {**long_ago(item).model_dump(), "item_ids": ("gone-since",)}
    gone["answers"][0]["item_id"] = "gone-since"
    attempts = {
        "nothing was answered": (),
        "nothing is due yet": (done(item, at=NOON - 60),),
        "what was answered is gone": (Attempt.model_validate(gone),),
    }[when]
    assert after(a_session(*attempts), start_review).progress.attempts == attempts


def test_two_taps_begin_one_review(after):
    state = after(a_session(long_ago(*single_choices(3))), start_review, start_review)
    assert len(state.progress.attempts_at(None)) == 1


@pytest.mark.parametrize("path", [PATH, "13-16"])
def test_a_review_that_is_open_goes_on_in_whichever_path(after, path):
    opened = Attempt(id="r1", quiz_id=None, path=PATH, item_ids=("strange-message",), at=100)
    state = after(a_session(long_ago(*single_choices(3)), opened), partial(quiz_starts.start_review, path))
    assert state.progress.attempts_at(None) == (opened,)


def test_within_an_hour_two_tabs_begin_the_same_review(after):
    before = long_ago(*single_choices(3))
    one, other, later = (review(after(a_session(before), start_review, at=at)) for at in (NOON, NOON + 60, NOON + HOUR))
    assert (there(one).id, there(one).item_ids) == (there(other).id, there(other).item_ids)
    assert there(later).id != there(one).id


def test_a_second_look_at_a_review_belongs_to_the_review(after):
    missed = done(*single_choices(2), right=False, quiz_id=None, id="r1")
    practice = there(review(after(a_session(missed), partial(quiz_starts.practise_missed, missed))))
    assert (practice.quiz_id, practice.purpose, len(practice.item_ids)) == (None, "practice", 2)
