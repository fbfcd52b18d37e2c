"""What sets of six screens are drawn from."""

from functools import lru_cache

from beacons.domain.course.edition import Edition
from beacons.domain.item import Item
from beacons.domain.paired import pair_of
from beacons.domain.path import ChildPath
from beacons.domain.practice.review import is_for_review
from beacons.domain.practice.six import is_enough
from beacons.ui.shell.request import run


def six_bank(path: ChildPath) -> tuple[Item, ...]:
    """What sets of six in this path are drawn from: all lessons, but nothing about people who harm children."""
    return _of(run().edition, path)


def is_offered(path: ChildPath) -> bool:
    """Whether there are screens enough for a set in this path."""
    return _is_enough(run().edition, path)


@lru_cache(maxsize=64)
def _is_enough(edition: Edition, path: ChildPath) -> bool:
    return is_enough(_of(edition, path))


@lru_cache(maxsize=64)
def _of(edition: Edition, path: ChildPath) -> tuple[Item, ...]:
    """The same for all visitors."""
    every = (item for lesson in edition.in_order() for item in edition.bank(lesson.id, path))
    return tuple(item for item in every if pair_of(item) and is_for_review(item))
