"""What one run of a page works with, and what the address and the session point at: lesson, path, attempt."""

import threading
from collections.abc import Iterator
from typing import NamedTuple

from beacons.domain.course.edition import Edition
from beacons.domain.course.lesson import Lesson, PathLesson
from beacons.domain.household.own_items import OwnItems, types_to_write
from beacons.domain.household.own_quiz import OwnQuiz, OwnQuizzes, there
from beacons.domain.item import Item
from beacons.domain.path import CHILD_PATHS, ChildPath
from beacons.domain.practice.attempt import Attempt
from beacons.domain.source import Items, ItemSource
from beacons.domain.text import Locale
from beacons.domain.traits import WrittenBy
from beacons.items import ITEM_TYPES
from beacons.ui.shell import nav
from beacons.ui.shell.session import Session, session
from beacons.wiring import library, now

FIRST_PATH: ChildPath = "10-12"
"""The path before anyone has chosen: the middle one."""


class Run(NamedTuple):
    """A tab's language, the course and all items in it, what the tab knows, and the moment in seconds since 1970."""

    locale: Locale
    edition: Edition
    items: ItemSource
    session: Session
    now: int


def run() -> Run:
    """What this run works with."""
    state = session()
    locale = state.locale
    edition = library().edition(locale.code)
    return Run(locale, edition, _items(edition, state.household.quizzes), state, now())


_last = threading.local()


def _items(edition: Edition, quizzes: OwnQuizzes) -> ItemSource:
    """All items; a run asks for them some twenty times, and puts them together once."""
    made: tuple[Edition, OwnQuizzes, ItemSource] | None = getattr(_last, "made", None)
    if not (made and made[0] is edition and made[1] is quizzes):
        made = (edition, quizzes, Items(edition, OwnItems(there(quizzes), types_to_write(ITEM_TYPES.values()))))
        _last.made = made
    return made[2]


def own_quiz() -> OwnQuiz | None:
    """The own quiz of this device that the address names, or None."""
    found = session().household.quizzes.get(nav.param("quiz"))
    return found if found and not found.is_removed else None


def writer() -> WrittenBy:
    """Who writes a quiz that is begun here: a teacher where the way here leads through a class; else who wrote the newest here."""
    newest = next(iter(there(session().household.quizzes)), None)
    return "teacher" if nav.param("by") == "teacher" else newest.by if newest else "family"


def items_named() -> Iterator[Item]:
    """The items that the address names, each once and as far as they are there: own ones, and ours."""
    items = run().items
    found = (items.item(item_id) for item_id in dict.fromkeys(nav.param("items").split(",")))
    return (item for item in found if item)


def lesson() -> Lesson | None:
    """The lesson that the address names, or None."""
    return run().edition.lessons.get(nav.param("lesson"))


def path() -> ChildPath:
    """The path that was chosen, or the first."""
    state = session()  # asked for several times in a run, so without all that a run works with
    paths, chosen = library().edition(state.locale.code).paths(), state.progress.path
    if chosen in paths:
        return chosen
    return FIRST_PATH if FIRST_PATH in paths else next(iter(paths), FIRST_PATH)


def path_lesson(of: Lesson) -> tuple[ChildPath, PathLesson]:
    """A lesson in the chosen path, or in the nearest path that it is written for."""
    nearest = nearest_path(of, path())
    return nearest, of.paths[nearest]


def nearest_path(of: Lesson, wanted: ChildPath) -> ChildPath:
    """The path of those that a lesson is written for that is the wanted one, or next to it."""
    if wanted in of.paths:
        return wanted
    place = CHILD_PATHS.index(wanted)
    return min(of.paths, key=lambda p: (abs(CHILD_PATHS.index(p) - place), CHILD_PATHS.index(p)))


def card(cards: int) -> int:
    """The card (from 0) that the address names, within those there are."""
    number = nav.param("card")
    if not number.isdecimal():
        return 0
    return min(max(int(number[:3]), 1), cards) - 1


def result(lesson_id: str | None) -> Attempt | None:
    """The finished attempt at this lesson's quiz (None: the review) that the address names, or None."""
    attempt = session().progress.attempt(nav.param("result"))
    return attempt if attempt and attempt.is_finished and attempt.asked and attempt.quiz_id == lesson_id else None
