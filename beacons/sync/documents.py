"""All documents of a device, by their names in the browser's storage."""

import hashlib
from collections.abc import Mapping

from beacons.domain.household.family import Family
from beacons.domain.household.household import Household, merge
from beacons.domain.practice.progress import Progress
from beacons.sync import v1
from beacons.sync.family_document import read_texts
from beacons.sync.jsonl import merge_all

FAMILY, READER, QUIZ, UNREADABLE = "seven-beacons.family", "seven-beacons.reader.", "seven-beacons.quiz.", "seven-beacons.aside"
"""A reader's id follows ``READER``, that of an own quiz ``QUIZ``; ``UNREADABLE`` holds the lines that could not be read."""
VERSION_1 = "seven-beacons.progress"
"""What version 1 kept: read once, and erased when it stands in the documents of today."""


def read(texts: Mapping[str, str]) -> tuple[Household, frozenset[str]]:
    """What stands in these documents, and the names of those that are damaged."""
    found = {name: read_texts(text) for name, text in texts.items() if name not in {UNREADABLE, VERSION_1}}
    before = Household(unreadable=tuple(filter(None, texts.get(UNREADABLE, "").split("\n"))))
    household = merge_all([before, *found.values()], merge)
    progress, unreadable = v1.read(texts.get(VERSION_1, ""))
    old = {_whose(texts[VERSION_1], household.family): progress} if progress != Progress() else {}
    damaged = frozenset(name for name, one in found.items() if one.unreadable)
    return merge(household, Household(Family(), old, tuple(unreadable))), damaged


def _whose(text: str, family: Family) -> str:
    """The id of the child to whom belongs what version 1 kept of its one reader: of the first child where the family knows nobody else.

    The same text makes the same child in every tab that finds it, also where it has to stay because there is no room for anything else.
    """
    own = hashlib.sha256(text.encode(errors="replace")).hexdigest()[:10]
    is_known = family.reader(own) or own in family.removed
    return own if is_known or not family.readers else family.readers[0].id
