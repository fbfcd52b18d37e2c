"""Everything that one device keeps, as one value, and two copies of it as one."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from beacons.domain.household.family import Family
from beacons.domain.household.family import merge as merge_families
from beacons.domain.household.own_merge import merge as merge_quizzes
from beacons.domain.household.own_quiz import OwnQuiz, OwnQuizzes
from beacons.domain.practice.progress import Progress
from beacons.domain.practice.progress import merge as merge_progress

NOBODY = ""
"""Whose progress it is that was made before anybody was known."""
MOST_UNREADABLE = 20_000
"""Letters of what cannot be read that are kept at most: enough to look at what went wrong, little enough for a browser."""
LONGEST_UNREADABLE = 2000
"""Letters of one line of it."""


@dataclass(frozen=True)
class Household:
    """Everything that a device keeps: the family, the progress of each reader and each own quiz by id, and what could not be read."""

    family: Family = field(default_factory=Family)
    progress: Mapping[str, Progress] = field(default_factory=dict)
    unreadable: tuple[str, ...] = ()
    quizzes: OwnQuizzes = field(default_factory=dict)

    def of(self, reader_id: str) -> Progress:
        """The progress of a reader; an empty one where nothing is known."""
        return self.progress.get(reader_id, Progress())

    def with_progress(self, reader_id: str, progress: Progress) -> "Household":
        """The same with another progress of a reader, or of ``NOBODY``."""
        return replace(self, progress={**self.progress, reader_id: progress})

    def with_quiz(self, quiz: OwnQuiz) -> "Household":
        """The same with another revision of an own quiz."""
        return replace(self, quizzes={**self.quizzes, quiz.id: quiz})

    def without_reader(self, reader_id: str) -> "Household":
        """The same with a reader taken off this device, and all that this reader did."""
        rest = {one: progress for one, progress in self.progress.items() if one != reader_id}
        return replace(self, family=self.family.without_reader(reader_id), progress=rest)


def merge(one: Household, other: Household) -> Household:
    """Two copies of everything as one, without loss. Readers who were removed from either are gone."""
    family = merge_families(one.family, other.family)
    ids = [reader_id for reader_id in {**one.progress, **other.progress} if reader_id not in family.removed]
    progress = {reader_id: _both(one.progress.get(reader_id), other.progress.get(reader_id)) for reader_id in ids}
    unreadable = bounded((*one.unreadable, *other.unreadable))
    return Household(family, progress, unreadable, merge_quizzes(one.quizzes, other.quizzes))


def _both(one: Progress | None, other: Progress | None) -> Progress:
    if one is None or other is None:
        return one or other or Progress()
    return merge_progress(one, other)


def bounded(unreadable: Iterable[str]) -> tuple[str, ...]:
    """What could not be read, each once and in one line, the shortest first, as far as there is room for it.

    Since what is left out is longer than what is kept, bounding parts and then all is the same as bounding all.
    """
    kept: list[str] = []
    room = MOST_UNREADABLE
    for raw in sorted({_one_line(one) for one in unreadable}, key=lambda one: (len(one), one)):
        room -= len(raw) + 1
        if room < 0:
            break
        kept.append(raw)
    return tuple(kept)


def _one_line(raw: str) -> str:
    return " ".join(raw.split("\n")).encode(errors="backslashreplace").decode()[:LONGEST_UNREADABLE]
