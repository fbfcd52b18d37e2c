"""What a reader can do. The only place that changes the session; pages call nothing else to change a thing."""

from collections.abc import Sequence

from beacons.domain.attempt import Attempt
from beacons.domain.course import PICTURE_CHOICES, QUIZ_LENGTH, ChildPath
from beacons.domain.draw import draw
from beacons.domain.items import Item
from beacons.domain.progress import ReadingPlace
from beacons.ui import nav
from beacons.ui.item_view import ItemView
from beacons.ui.services import library, new_id, now
from beacons.ui.session import Session, session, widget_value


def choose_path(key: str) -> None:
    """Take the path that stands in the picker of that key."""
    state, path = session(), widget_value(key)
    if path:
        state.progress = state.progress.with_path(path, now())


def choose_country(key: str) -> None:
    """Take the country that stands in the picker of that key; it stays on this device."""
    state = session()
    state.progress = state.progress.with_country(widget_value(key), now())


def agree_to_read(lesson_id: str) -> None:
    """Begin a sensitive lesson after its calm choice."""
    state = session()
    state.agreed.add(lesson_id)
    state.move_focus("card-title")


def take_easier_path(lesson_id: str, path: ChildPath) -> None:
    """Read a sensitive lesson in an easier path."""
    state = session()
    state.progress = state.progress.with_path(path, now())
    agree_to_read(lesson_id)


def skip_lesson(lesson_id: str) -> None:
    """Pass over a sensitive lesson: it counts as done, and can be read at any time."""
    state = session()
    state.progress = state.progress.with_skipped(lesson_id)


def read_card(lesson_id: str, path: ChildPath, card: int, cards: int) -> None:
    """Turn to a card (from 0) of a lesson and remember the place."""
    state = session()
    place = ReadingPlace(lesson_id=lesson_id, path=path, card=card, cards=cards, at=now())
    state.progress = state.progress.with_place(place)
    nav.set_param("card", str(card + 1))
    state.move_focus("card-title")


def start_attempt(lesson_id: str, path: ChildPath) -> None:
    """Begin a quiz, with items least seen so far. Where an attempt is still open it goes on instead."""
    state = session()
    if state.progress.open_attempt(lesson_id, path) is None:
        before = state.progress.attempts_at(lesson_id, path)
        bank = library().bank(lesson_id, path, state.language)
        attempt_id = new_id()
        items = draw(bank, before, QUIZ_LENGTH[path], PICTURE_CHOICES[path], attempt_id)
        _add(state, _new(attempt_id, lesson_id, path, [item.id for item in items], is_practice=False))
    _show_attempt(state, lesson_id, path)


def practise_missed(attempt: Attempt) -> None:
    """Begin a second look at the items that were missed in an attempt."""
    state = session()
    if state.progress.open_attempt(attempt.lesson_id, attempt.path) is None:
        quiz = library().quiz(attempt.lesson_id, state.language)
        missed = [answer.item_id for answer in attempt.missed() if quiz and quiz.item(answer.item_id)]
        if not missed:
            return
        _add(state, _new(new_id(), attempt.lesson_id, attempt.path, missed, is_practice=True))
    _show_attempt(state, attempt.lesson_id, attempt.path)


def _show_result(state: Session, attempt: Attempt) -> None:
    nav.set_param("result", attempt.id)
    state.move_focus("result")


def _show_attempt(state: Session, lesson_id: str, path: ChildPath) -> None:
    """Show the attempt; from a result of another path that path is taken, unless the lesson lacks the chosen one anyway."""
    lesson = library().lesson(lesson_id, state.language)
    if lesson and state.progress.path in lesson.paths and state.progress.path != path:
        state.progress = state.progress.with_path(path, now())
    nav.drop_param("result")
    state.move_focus("stem")


def _new(attempt_id: str, lesson_id: str, path: ChildPath, item_ids: Sequence[str], *, is_practice: bool) -> Attempt:
    return Attempt(id=attempt_id, lesson_id=lesson_id, path=path, item_ids=tuple(item_ids), is_practice=is_practice, at=now())


def check(attempt_id: str, item: Item, view: ItemView) -> None:
    """Answer the item on screen with what stands in its widgets. An item answered before stays as it is."""
    state = session()
    attempt = state.progress.attempt(attempt_id)
    if attempt is None or attempt.answer_to(item.id):
        return
    response = view.response(item, widget_key(attempt_id, item))
    if not item.is_complete(response):
        state.notice = view.NOTICE
        state.move_focus("notice")
        return
    state.taps.pop(item.id, None)
    sure = {"yes": True, "no": False}.get(widget_value(sure_key(attempt_id, item)) or "")
    _add(state, attempt.answer(item, response, now(), sure=sure))
    state.move_focus("feedback")


def advance(attempt_id: str, item_id: str) -> None:
    """Go on to the next item, or to the result after the last."""
    state = session()
    attempt = state.progress.attempt(attempt_id)
    if attempt is not None:
        moved = attempt.advance(past=item_id)
        _add(state, moved)
        state.move_focus("stem")
        if moved.is_finished:
            _show_result(state, moved)


def look_back(attempt_id: str, item_id: str) -> None:
    """Show the item before this one again, with its feedback."""
    state = session()
    attempt = state.progress.attempt(attempt_id)
    if attempt is not None:
        _add(state, attempt.back(before=item_id))
        state.move_focus("stem")


def drop_item(attempt_id: str, item_id: str) -> None:
    """Take an item that is no longer in the quiz out of an open attempt; the rest goes on."""
    state = session()
    attempt = state.progress.attempt(attempt_id)
    if attempt is not None:
        rest = attempt.without(item_id)
        state.progress = state.progress.with_attempt(rest) if rest else state.progress.without_attempt(attempt_id)
        state.move_focus("stem")
        if rest and rest.is_finished:
            _show_result(state, rest)


def forget_everything() -> None:
    """Empty this tab and the browser's storage."""
    state = session()
    state.forget()
    state.forgotten += 1
    state.notice = "grown_ups.forgotten"


def widget_key(attempt_id: str, item: Item) -> str:
    """The key of an item's widget in an attempt."""
    return f"response-{attempt_id}-{item.id}"


def sure_key(attempt_id: str, item: Item) -> str:
    """The key of the question how sure one is."""
    return f"sure-{attempt_id}-{item.id}"


def take_notice() -> str | None:
    """The notice to show now; it is shown once."""
    state = session()
    notice, state.notice = state.notice, None
    return notice


def _add(state: Session, attempt: Attempt) -> None:
    state.progress = state.progress.with_attempt(attempt)
