"""What a reader can do. The only place that changes the session; pages call nothing else to change a thing."""

from beacons.domain.attempt import Attempt
from beacons.domain.course import ChildPath
from beacons.domain.item import Item
from beacons.domain.mastery import newly_mastered
from beacons.domain.progress import ReadingPlace
from beacons.ui import family_actions, nav
from beacons.ui.item_view import ItemView
from beacons.ui.services import library, now
from beacons.ui.session import Session, session, widget_value


def choose_path(key: str) -> None:
    """Take the path that stands in the picker of that key."""
    state, path = session(), widget_value(key)
    if path:
        state.progress = state.progress.with_path(path, now())


def choose_country(key: str) -> None:
    """Take the country that stands in the picker of that key, for this visit."""
    session().screen.country = widget_value(key)


def agree_to_read(lesson_id: str) -> None:
    """Begin a sensitive lesson after its calm choice."""
    state = session()
    state.screen.agreed.add(lesson_id)
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


def take_hint(attempt_id: str, item_id: str) -> None:
    """Open the hint of the item on screen."""
    state = session()
    attempt = state.progress.attempt(attempt_id)
    if attempt is not None:
        _add(state, attempt.take_hint(item_id))
        state.move_focus("hint")


def check(attempt_id: str, item: Item, view: ItemView) -> None:
    """Answer the item on screen with what stands in its widgets. An item answered before stays as it is."""
    state = session()
    attempt = state.progress.attempt(attempt_id)
    if attempt is None or attempt.answer_to(item.id):
        return
    response = view.response(item, widget_key(attempt_id, item))
    if not item.is_complete(response):
        state.screen.notice = view.NOTICE
        state.move_focus("notice")
        return
    state.screen.taps.pop(item.id, None)
    sure = {"yes": True, "no": False}.get(widget_value(sure_key(attempt_id, item)) or "")
    _add(state, attempt.answer(item, response, now(), sure=sure))
    state.move_focus("feedback")


def advance(attempt_id: str, item_id: str) -> None:
    """Go on to the next item, or to the result after the last."""
    state = session()
    attempt = state.progress.attempt(attempt_id)
    if attempt is not None:
        _leave(state, attempt, attempt.advance(past=item_id))


def _leave(state: Session, attempt: Attempt, moved: Attempt) -> None:
    _add(state, moved)
    state.move_focus("stem")
    if moved.is_finished and moved.asked and not attempt.is_finished:
        _note_mastery(state, moved)
        _show_result(state, moved)


def _note_mastery(state: Session, attempt: Attempt) -> None:
    """Write down the strands of this attempt that reach the criterion now."""

    def item(item_id: str) -> Item | None:
        return library().item(item_id, state.language)

    met = {found.strand for item_id in attempt.asked if (found := item(item_id))}
    reached = newly_mastered(state.progress.answers, item, now())
    state.progress = state.progress.with_mastered(record for record in reached if record.strand in met)


def _show_result(state: Session, attempt: Attempt) -> None:
    nav.set_param("result", attempt.id)
    state.move_focus("result")


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
        _leave(state, attempt, attempt.without(item_id))


def forget_everything() -> None:
    """Empty this tab and all that the browser keeps of this app: storage and cookies."""
    state = session()
    state.forget()
    state.sync = state.sync.erasing()
    family_actions.begin_with_another(state)
    state.screen.notice = "grown_ups.forgotten"
    state.move_focus("notice")


def widget_key(attempt_id: str, item: Item) -> str:
    """The key of an item's widget in an attempt."""
    return f"response-{attempt_id}-{item.id}"


def sure_key(attempt_id: str, item: Item) -> str:
    """The key of the question how sure one is."""
    return f"sure-{attempt_id}-{item.id}"


def take_notice() -> str | None:
    """The notice to show now; it is shown once."""
    state = session()
    notice, state.screen.notice = state.screen.notice, None
    return notice


def _add(state: Session, attempt: Attempt) -> None:
    state.progress = state.progress.with_attempt(attempt)
