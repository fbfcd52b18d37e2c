"""What a family file would change on this device, and taking it over."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace

from beacons.domain.household.family import MOST_READERS, Reader
from beacons.domain.household.household import Household
from beacons.domain.household.household import merge as merge_households
from beacons.domain.household.own_quiz import OwnQuiz, there
from beacons.domain.practice.mastery import lesson_stars
from beacons.domain.practice.progress import Progress, merge
from beacons.domain.practice.six import SIX_SCREENS


@dataclass(frozen=True)
class ReaderChange:
    """One child before and after: answers that are known, stars over all lessons, and whether anything else is newer."""

    reader: Reader
    is_new: bool
    is_in_file: bool
    answers_before: int
    answers_after: int
    stars_before: int
    stars_after: int
    has_more: bool

    @property
    def more_answers(self) -> int:
        """Answers that the file adds."""
        return self.answers_after - self.answers_before

    @property
    def is_the_same(self) -> bool:
        """Whether the file tells nothing new of this child."""
        return not (self.is_new or self.more_answers or self.stars_before != self.stars_after or self.has_more)


@dataclass(frozen=True)
class Changes:
    """What taking a file over would change. ``unread`` counts its lines that are not sound; ``without_room`` the children too many."""

    readers: tuple[ReaderChange, ...]
    new_talks: int
    changes_agreement: bool
    changes_round: bool
    new_quizzes: int
    changed_quizzes: int
    unread: int
    without_room: int

    @property
    def are_none(self) -> bool:
        """Whether this device knows it all already."""
        of_all = (
            self.new_talks or self.changes_agreement or self.changes_round or self.new_quizzes or self.changed_quizzes or self.without_room
        )
        return not of_all and all(change.is_the_same for change in self.readers)


def taken_over(here: Household, file: Household) -> Household:
    """This device with the file merged into it: nothing of either is lost. What could not be read of the file is left out.

    A quiz that was deleted here comes back. A child of the file who was taken off this device comes back under another id, always the
    same, so that opening the file once more adds no second copy. An untouched first child makes room for the file's.
    """
    return _merge(here, _fitting(here, file))


def _merge(here: Household, fitting: Household) -> Household:
    return merge_households(_with_room(here, fitting), fitting)


def _fitting(here: Household, file: Household) -> Household:
    for reader_id in [reader.id for reader in file.family.readers if reader.id in here.family.removed]:
        file = _renamed(file, reader_id, _another_id(reader_id, here.family.removed))
    quizzes = {quiz.id: _over(here.quizzes.get(quiz.id), quiz) for quiz in there(file.quizzes)}
    return replace(file, family=file.family.model_copy(update={"removed": ()}), unreadable=(), quizzes=quizzes)


def _over(ours: OwnQuiz | None, theirs: OwnQuiz) -> OwnQuiz:
    """A quiz of the file as it comes here: one that was deleted here comes back, since somebody wants it from the file."""
    return theirs.again(ours) if ours and ours.is_removed else theirs


def _another_id(reader_id: str, taken: Iterable[str]) -> str:
    while reader_id in taken:
        reader_id = hashlib.sha256(reader_id.encode()).hexdigest()[:10]
    return reader_id


def _renamed(file: Household, old: str, new: str) -> Household:
    readers = tuple(r.model_copy(update={"id": new}) if r.id == old else r for r in file.family.readers)
    progress = {new if reader_id == old else reader_id: progress for reader_id, progress in file.progress.items()}
    return replace(file, family=file.family.model_copy(update={"readers": readers}), progress=progress)


def _with_room(here: Household, file: Household) -> Household:
    readers = here.family.readers
    is_untouched = len(readers) == 1 and readers[0].roll == 0 and here.of(readers[0].id) == Progress()
    if is_untouched and file.family.readers and not file.family.reader(readers[0].id):
        return replace(here, family=here.family.model_copy(update={"readers": ()}), progress={})
    return here


def changes(here: Household, file: Household) -> Changes:
    """What ``taken_over`` would change, child by child."""
    fitting = _fitting(here, file)
    before, after = _with_room(here, fitting).family, _merge(here, fitting)
    known = {quiz.id for quiz in there(here.quizzes)}
    ours, theirs = {reader.id for reader in before.readers}, {*(reader.id for reader in fitting.family.readers), *fitting.progress}
    return Changes(
        readers=tuple(_change(reader, here, after, ours, theirs) for reader in after.family.readers),
        new_talks=len({talk.id for talk in after.family.talks} - {talk.id for talk in before.talks}),
        changes_agreement=after.family.agreement != before.agreement,
        changes_round=after.family.together != before.together,
        new_quizzes=len({*(quiz.id for quiz in there(after.quizzes))} - known),
        changed_quizzes=sum(after.quizzes[quiz_id] != here.quizzes[quiz_id] for quiz_id in known),
        unread=len(file.unreadable),
        without_room=max(0, len(ours | theirs) - MOST_READERS),
    )


def _change(reader: Reader, here: Household, after: Household, ours: set[str], theirs: set[str]) -> ReaderChange:
    one, other = here.of(reader.id), after.of(reader.id)
    return ReaderChange(
        reader=reader,
        is_new=reader.id not in ours,
        is_in_file=reader.id in theirs,
        answers_before=len(one.answers),
        answers_after=len(other.answers),
        stars_before=all_stars(one),
        stars_after=all_stars(other),
        has_more=here.family.reader(reader.id) != reader or merge(one, one) != other,
    )


def all_stars(progress: Progress) -> int:
    """Stars over all lessons that were tried: reviews and sets of six screens have none."""
    lessons = {a.quiz_id for a in progress.attempts if a.quiz_id and a.quiz_id != SIX_SCREENS}
    return sum(lesson_stars(progress, lesson_id) for lesson_id in lessons)
