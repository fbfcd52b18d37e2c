"""A term: which lesson on which day, the second look a week later, and one more look when all is done."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from beacons.domain.path import ChildPath
from beacons.domain.plans.plan import MINUTES, LessonPlan

WEEK = timedelta(days=7)
LAST_LOOK_MINUTES = 10
LAST_LOOK_WEEKS = 4
"""So long after the last lesson a class looks back once more."""


@dataclass(frozen=True)
class Meeting:
    """What is done on a day. ``day`` is None while nobody has said when the term begins; the last look belongs to no lesson."""

    kind: Literal["lesson", "second_look", "last_look"]
    week: int
    minutes: int
    lesson_id: str = ""
    day: date | None = None


def first_day(start: date, weekday: int) -> date:
    """The first such weekday (from 0, Monday) on a day or after it."""
    return start + timedelta(days=(weekday - start.weekday()) % 7)


def meetings(lesson_ids: Iterable[str], plans: dict[str, LessonPlan], path: ChildPath, first: date | None = None) -> tuple[Meeting, ...]:
    """A lesson each week in this order, from the first day on; what a plan says of its second look comes a week later."""
    return tuple(sorted(_meetings(tuple(lesson_ids), plans, path, first), key=lambda one: one.week))


def _meetings(lesson_ids: tuple[str, ...], plans: dict[str, LessonPlan], path: ChildPath, first: date | None) -> Iterator[Meeting]:
    def on(week: int) -> date | None:
        return first + (week - 1) * WEEK if first else None

    for week, lesson_id in enumerate(lesson_ids, start=1):
        of_path = plans[lesson_id].paths.get(path) if lesson_id in plans else None
        yield Meeting("lesson", week, MINUTES[path], lesson_id, on(week))
        if of_path and of_path.later:
            yield Meeting("second_look", week + 1, of_path.later.minutes, lesson_id, on(week + 1))
    if lesson_ids:
        last = len(lesson_ids) + LAST_LOOK_WEEKS
        yield Meeting("last_look", last, LAST_LOOK_MINUTES, day=on(last))


def total(found: Iterable[Meeting]) -> int:
    """Minutes of all of them."""
    return sum(one.minutes for one in found)
