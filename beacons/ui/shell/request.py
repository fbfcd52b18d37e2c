"""What the page's address and the session point at: lesson, path, attempt."""

from beacons.domain.course.lesson import Lesson, PathLesson
from beacons.domain.path import CHILD_PATHS, ChildPath
from beacons.domain.practice.attempt import Attempt
from beacons.ui.shell import nav
from beacons.ui.shell.session import session
from beacons.wiring import library

FIRST_PATH: ChildPath = "10-12"
"""The path before anyone has chosen: the middle one."""


def lesson() -> Lesson | None:
    """The lesson that the address names, or None."""
    return library().lesson(nav.param("lesson"), session().language)


def path() -> ChildPath:
    """The path that was chosen, or the first."""
    paths, chosen = library().paths(), session().progress.path
    if chosen in paths:
        return chosen
    return FIRST_PATH if FIRST_PATH in paths else next(iter(paths), FIRST_PATH)


def path_lesson(of: Lesson) -> tuple[ChildPath, PathLesson]:
    """A lesson in the chosen path, or in the nearest path that it is written for."""
    wanted = CHILD_PATHS.index(path())
    nearest = min(of.paths, key=lambda p: (abs(CHILD_PATHS.index(p) - wanted), CHILD_PATHS.index(p)))
    return nearest, of.paths[nearest]


def card(cards: int) -> int:
    """The card (from 0) that the address names, within those there are."""
    number = nav.param("card")
    if not number.isdecimal():
        return 0
    return min(max(int(number[:3]), 1), cards) - 1


def result(lesson_id: str | None) -> Attempt | None:
    """The finished attempt at this lesson's quiz (None: the review) that the address names, or None."""
    attempt = session().progress.attempt(nav.param("result"))
    return attempt if attempt and attempt.is_finished and attempt.asked and attempt.lesson_id == lesson_id else None
