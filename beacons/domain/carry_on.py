"""What a reader left unfinished."""

from dataclasses import dataclass
from typing import Literal

from beacons.domain.attempt import Attempt
from beacons.domain.course import ChildPath
from beacons.domain.progress import Progress, ReadingPlace


@dataclass(frozen=True)
class CarryOn:
    """Where to go on: ``place`` (from 1) of ``of`` cards or items."""

    page: Literal["lesson", "quiz"]
    lesson_id: str
    place: int
    of: int


def carry_on(progress: Progress, path: ChildPath) -> CarryOn | None:
    """The lesson or quiz of this path that was left last and is not finished; None where nothing is open."""
    attempts = [a for a in progress.attempts if a.path == path and not a.is_finished]
    quizzes = [(_touched(a), _quiz(a)) for a in attempts]
    unread = [p for p in progress.places if p.path == path and p.lesson_id not in progress.skipped]
    places = [p for p in unread if not progress.attempts_at(p.lesson_id, path)]
    lessons = [(p.at, _lesson(p)) for p in places]
    newest = max(quizzes + lessons, key=lambda found: (found[0], found[1].lesson_id), default=None)
    return newest[1] if newest else None


def _touched(attempt: Attempt) -> int:
    return max((answer.at for answer in attempt.answers), default=attempt.at)


def _quiz(attempt: Attempt) -> CarryOn:
    return CarryOn("quiz", attempt.lesson_id, attempt.place + 1, len(attempt.item_ids))


def _lesson(place: ReadingPlace) -> CarryOn:
    return CarryOn("lesson", place.lesson_id, place.card + 1, place.cards)
