"""What sets of six screens are drawn from."""

from beacons.domain.course.edition import Edition
from beacons.domain.item import Item
from beacons.domain.paired import pair_of
from beacons.domain.path import ChildPath
from beacons.domain.practice.review import is_for_review
from beacons.ui.shell.request import run

_last: dict[tuple[str, ChildPath], tuple[Edition, tuple[Item, ...]]] = {}
"""The bank of each language and path, and the edition that it is of: the same for all visitors."""


def six_bank(path: ChildPath) -> tuple[Item, ...]:
    """What sets of six in this path are drawn from: all lessons, but nothing about people who harm children."""
    edition = run().edition
    of, bank = _last.get((edition.locale.code, path), (None, ()))
    if of is not edition:
        every = (item for lesson in edition.in_order() for item in edition.bank(lesson.id, path))
        bank = tuple(item for item in every if pair_of(item) and is_for_review(item))
        _last[edition.locale.code, path] = edition, bank
    return bank
