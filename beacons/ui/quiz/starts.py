"""How a quiz, a second look at what was missed, a mixed review and a set of six screens begin. Changes the session, as ``actions`` does."""

from collections.abc import Sequence

from beacons.domain.item import Item
from beacons.domain.path import PICTURE_CHOICES, QUIZ_LENGTH, ChildPath
from beacons.domain.practice.attempt import Attempt, Purpose
from beacons.domain.practice.attempt_copies import attempt_id
from beacons.domain.practice.draw import draw, draw_to_talk
from beacons.domain.practice.review import review_set, still_missed
from beacons.domain.practice.six import SIX_SCREENS, draw_six
from beacons.ui.quiz.screens import six_bank
from beacons.ui.shell import nav
from beacons.ui.shell.request import run
from beacons.ui.shell.session import Session, session
from beacons.wiring import now


def start_attempt(lesson_id: str, path: ChildPath) -> None:
    """Begin a quiz, with items least seen so far. Where an attempt is still open it goes on instead."""
    state = session()
    if state.progress.open_attempt(lesson_id, path) is None:
        before = state.progress.attempts_at(lesson_id, path)
        bank, seed = run().items.bank(lesson_id, path), _seed(before, lesson_id, path)
        drawn = draw(bank, before, QUIZ_LENGTH[path], PICTURE_CHOICES[path], seed)
        _begin(state, lesson_id, path, (*drawn, *draw_to_talk(bank, before, seed)), seed, purpose="quiz")
    _show_attempt(state, lesson_id, path)


def practise_missed(attempt: Attempt) -> None:
    """Begin a second look at the items that were missed in an attempt."""
    items = (run().items.item(answer.item_id) for answer in attempt.missed())
    _practise(attempt.quiz_id, attempt.path, [item for item in items if item])


def practise_still_missed(lesson_id: str, path: ChildPath) -> None:
    """Begin another go at what is still missed of a lesson, whenever that was; as many as a quiz asks."""
    missed = still_missed(session().progress.answers, run().items.bank(lesson_id, path))
    _practise(lesson_id, path, missed[: QUIZ_LENGTH[path]])


def _practise(quiz_id: str | None, path: ChildPath, missed: Sequence[Item]) -> None:
    """Where an attempt is still open it goes on instead."""
    state = session()
    if state.progress.open_attempt(quiz_id, path) is None:
        if not missed:
            return
        seed = _seed(state.progress.attempts_at(quiz_id, path), quiz_id, path)
        _begin(state, quiz_id, path, missed, f"practice|{seed}", purpose="practice")
    _show_attempt(state, quiz_id, path)


def start_review(path: ChildPath) -> None:
    """Begin a mixed review with what is due. Where one is still open it goes on instead."""
    state = session()
    if state.progress.open_attempt(None) is None:
        items = review_set(state.progress.answers, run().items, now())
        if not items:
            return
        _begin(state, None, path, items, _seed(state.progress.attempts_at(None), None, path), purpose="review")
    _show_attempt(state, None, path)


def start_six(path: ChildPath) -> None:
    """Begin a set of six screens. Where one is still open it goes on instead."""
    state = session()
    if state.progress.open_attempt(SIX_SCREENS, path) is None:
        before, source = state.progress.attempts_at(SIX_SCREENS, path), run().items
        bank, seed = six_bank(path), _seed(before, SIX_SCREENS, path)
        lessons = {item.id: quiz.id for item in bank if (quiz := source.quiz_of(item.id))}
        items = draw_six(bank, lessons, before, seed)
        if not items:
            return
        _begin(state, SIX_SCREENS, path, items, seed, purpose="quiz")
    _show_attempt(state, SIX_SCREENS, path)


def _seed(before: Sequence[Attempt], lesson_id: str | None, path: ChildPath) -> str:
    """Two tabs that begin the same quiz within an hour, before either hears of the other, begin one and the same attempt."""
    newest = before[-1].id if before else ""
    return f"{lesson_id or 'review'}|{path}|{newest}|{now() // 3600}"


def _begin(  # noqa: PLR0913  # an attempt is just these
    state: Session, lesson_id: str | None, path: ChildPath, items: Sequence[Item], seed: str, *, purpose: Purpose
) -> None:
    ids = tuple(item.id for item in items)
    begun = Attempt(id=attempt_id(seed, ids), quiz_id=lesson_id, path=path, item_ids=ids, purpose=purpose, at=now())
    state.progress = state.progress.with_attempt(begun)


def _show_attempt(state: Session, lesson_id: str | None, path: ChildPath) -> None:
    """Show the attempt; from a result of another path that path is taken, unless the lesson lacks the chosen one anyway."""
    lesson = run().edition.lessons.get(lesson_id) if lesson_id else None
    if lesson and state.progress.path in lesson.paths and state.progress.path != path:
        state.progress = state.progress.with_path(path, now())
    nav.drop_param("result")
    state.move_focus("stem")
