"""What a reader can do with a lesson."""

from beacons.domain.path import ChildPath
from beacons.domain.practice.progress import ReadingPlace
from beacons.ui.shell import nav
from beacons.ui.shell.session import session
from beacons.wiring import now


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
    state.move_focus("home")


def read_card(lesson_id: str, path: ChildPath, card: int, cards: int) -> None:
    """Turn to a card (from 0) of a lesson and remember the place."""
    state = session()
    place = ReadingPlace(lesson_id=lesson_id, path=path, card=card, cards=cards, at=now())
    state.progress = state.progress.with_place(place)
    nav.set_param("card", str(card + 1))
    state.move_focus("card-title")
