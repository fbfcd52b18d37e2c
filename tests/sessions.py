"""Sessions of tabs; a test names only what it is about."""

from collections.abc import Mapping
from typing import Any

from beacons.domain.household.family import Family
from beacons.domain.household.household import Household
from beacons.domain.household.own_quiz import OwnQuiz
from beacons.domain.practice.progress import Progress
from beacons.sync.sync import Sync
from beacons.ui.shell.session import Screen, Session


def a_session(  # noqa: PLR0913  # each is what some test is about
    *,
    progress: Progress | None = None,
    others: Mapping[str, Progress] | None = None,
    family: Family | None = None,
    reader_id: str = "",
    unreadable: tuple[str, ...] = (),
    restored: bool = False,
    sync: Sync | None = None,
    quizzes: tuple[OwnQuiz, ...] = (),
    **fields: Any,
) -> Session:
    """The session of a tab in which this reader did that; ``others`` are what other readers of the device did."""
    household = Household(
        family or Family(), {**(others or {}), reader_id: progress or Progress()}, unreadable, {quiz.id: quiz for quiz in quizzes}
    )
    screen = Screen(**{name: fields.pop(name) for name in [*fields] if name in Screen.__dataclass_fields__})
    return Session(household=household, reader_id=reader_id, sync=sync or Sync("a-session", restored=restored), screen=screen, **fields)
