"""What a reader can do in an attempt."""

from beacons.domain.item import Item
from beacons.domain.practice.attempt import Attempt
from beacons.domain.practice.mastery import newly_mastered
from beacons.ui.item.view import Given
from beacons.ui.shell import nav
from beacons.ui.shell.request import run
from beacons.ui.shell.session import Session, session
from beacons.wiring import now


def take_hint(attempt_id: str, item_id: str) -> None:
    """Open the hint of the item on screen."""
    state = session()
    attempt = state.progress.attempt(attempt_id)
    if attempt is not None:
        _add(state, attempt.take_hint(item_id))
        state.move_focus("hint")


def check(attempt_id: str, item: Item, given: Given) -> None:
    """Answer the item on screen with what was given. An item answered before stays as it is."""
    state = session()
    attempt = state.progress.attempt(attempt_id)
    if attempt is None or attempt.answer_to(item.id):
        return
    if not item.is_complete(given.response):
        state.screen.notice = item.lacks
        state.move_focus("notice")
        return
    _add(state, attempt.answer(item, given.response, now(), sure=given.sure))
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
    here = run()
    met = {found.strand for item_id in attempt.asked if (found := here.items.item(item_id)) and found.traits.keyed}
    reached = newly_mastered(state.progress.answers, here.items, here.now)
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


def _add(state: Session, attempt: Attempt) -> None:
    state.progress = state.progress.with_attempt(attempt)
