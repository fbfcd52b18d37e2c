"""What a reader left unfinished."""

from dataclasses import dataclass
from typing import Literal

from beacons.domain.path import ChildPath
from beacons.domain.practice.attempt import Attempt
from beacons.domain.practice.progress import Progress, ReadingPlace
from beacons.domain.practice.six import SIX_SCREENS
from beacons.domain.source import Items, ItemSource, place_among


@dataclass(frozen=True)
class CarryOn:
    """Where to go on: ``place`` (from 1) of ``of`` cards or items that count; 0 at one that does not.

    A review and a set of six belong to no lesson.
    """

    page: Literal["lesson", "quiz", "review", "six_screens"]
    lesson_id: str | None
    place: int
    of: int


def carry_on(progress: Progress, path: ChildPath, items: ItemSource | None = None) -> CarryOn | None:
    """The lesson or quiz of this path that was left last and is not finished; None where nothing is open."""
    attempts = [a for a in progress.attempts if a.path == path and not a.is_finished and a is progress.open_attempt(a.quiz_id, path)]
    quizzes = [(_touched(a), _quiz(a, items or Items())) for a in attempts]
    unread = [p for p in progress.places if p.path == path and p.lesson_id not in progress.skipped]
    places = [p for p in unread if not progress.attempts_at(p.lesson_id, path)]
    lessons = [(p.at, _lesson(p)) for p in places]
    newest = max(quizzes + lessons, key=lambda found: (found[0], found[1].lesson_id or ""), default=None)
    return newest[1] if newest else None


def _touched(attempt: Attempt) -> int:
    return max((answer.at for answer in attempt.answers), default=attempt.at)


def _quiz(attempt: Attempt, items: ItemSource) -> CarryOn:
    place, of = place_among(attempt.asked, attempt.item_id or "", items)
    if attempt.quiz_id == SIX_SCREENS:
        return CarryOn("six_screens", None, place, of)
    return CarryOn("quiz" if attempt.quiz_id else "review", attempt.quiz_id, place, of)


def _lesson(place: ReadingPlace) -> CarryOn:
    return CarryOn("lesson", place.lesson_id, place.card + 1, place.cards)
