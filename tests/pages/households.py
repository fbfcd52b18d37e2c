"""Tabs of a family, and family files to open in them."""

from typing import Any

from beacons.domain.household.family import MOST_READERS, Family
from beacons.domain.household.household import Household
from beacons.domain.practice.progress import Progress
from tests.builders import NOW, a_family, a_reader, a_talk, an_agreement
from tests.pages.tab import Tab, a_tab, finished

OTTER, SEAL = a_reader("otter"), a_reader("seal", word="kind", animal="seal", at=NOW + 1)


def done(*attempts: str) -> Progress:
    """The progress of a child with finished attempts of these ids, each with one right answer and three stars."""
    return Progress(attempts=tuple(finished(id=attempt) for attempt in attempts))


A_FILE = Household(
    a_family(OTTER, SEAL, talks=(a_talk("one"), a_talk("two")), agreement=an_agreement()),
    {"otter": done("a1", "a2"), "seal": done("a3")},
    ("not json",),
)
"""Of the child of ``a_family_tab``, with an attempt more, and of another one."""


def a_family_tab(**fields: Any) -> Tab:
    """A tab on a device with one child, who has finished one attempt."""
    return a_tab(**{"progress": done("a1"), "family": a_family(OTTER), "reader_id": "otter", **fields})


def _of_others(number: int) -> Household:
    readers = tuple(a_reader(f"child-{n}", at=NOW + n) for n in range(number))
    return Household(Family(readers=readers), {reader.id: done("a1") for reader in readers})


NOTHING_NEW = Household(a_family(OTTER), {"otter": done("a1")})
TOO_MANY = _of_others(MOST_READERS)
"""As many children as there is room for, none of whom is on the device."""
