"""Who is there when a tab opens: every progress gets a reader with a name, and one of them is taken as the current one."""

from dataclasses import replace
from functools import reduce

from beacons.domain.course.names import Names, free_name
from beacons.domain.household.family import Family, Reader
from beacons.domain.household.household import NOBODY, Household
from beacons.domain.practice.progress import Progress, merge


def a_reader(reader_id: str, names: Names, family: Family, at: int, roll: int = 0) -> Reader:
    """A reader with a generated name that no one else in the family has. The same id and roll give the same name."""
    taken = [(reader.word, reader.animal) for reader in family.readers if reader.id != reader_id]
    word, animal = free_name(reader_id, roll, names, taken)
    return Reader(id=reader_id, word=word, animal=animal, roll=roll, at=at)


def with_readers(household: Household, first: str, names: Names, at: int) -> Household:
    """The household with a reader for every progress in it, and with one at least. ``first`` is the id of that one."""
    family = household.family
    nameless = [i for i in household.progress if i != NOBODY and not family.reader(i) and i not in family.removed]
    for reader_id in nameless or ([] if family.readers else [first]):
        family = family.with_reader(a_reader(reader_id, names, family, at))
    return replace(household, family=family)


def who(family: Family, *wishes: str) -> str:
    """The id of the reader to begin with: the first wish that is there, else the one who was chosen last, else the first of all."""
    found = next((reader for wish in (*wishes, family.current or "") if (reader := family.reader(wish))), None)
    return (found or family.readers[0]).id


def given_to(household: Household, reader_id: str, early: Progress | None = None) -> Household:
    """The household where this reader has a progress, and what was done early or by ``NOBODY`` is in it."""
    rest = {one: progress for one, progress in household.progress.items() if one != NOBODY}
    found = [progress for progress in (early, household.progress.get(NOBODY)) if progress and progress != Progress()]
    return replace(household, progress={**rest, reader_id: reduce(merge, found, household.of(reader_id))})


def is_blank(household: Household) -> bool:
    """Whether there is nothing to keep: nobody has done, chosen or been given anything but a first name."""
    family = household.family
    alone = len(family.readers) <= 1 and all(reader.roll == 0 for reader in family.readers)
    return (
        alone
        and not household.unreadable
        and not household.quizzes
        and all(progress == Progress() for progress in household.progress.values())
        and family.model_copy(update={"readers": (), "current": None, "current_at": 0}) == Family()
    )
