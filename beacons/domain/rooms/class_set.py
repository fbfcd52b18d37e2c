"""Which items a class goes through together: a few to begin with, then picked and swapped by hand, in the order of the bank."""

from collections.abc import Iterable, Sequence

from beacons.domain.item import Item
from beacons.domain.path import ChildPath
from beacons.domain.practice.draw import draw
from beacons.domain.strand import STRANDS, Strand

FIRST_ITEMS = 5
"""Items that are chosen before a teacher chooses."""
MOST_ITEMS = 12
"""Items that a class goes through at most; of a quiz that its own teacher wrote, all that a room holds."""


def for_class(bank: Iterable[Item]) -> tuple[Item, ...]:
    """The items of a bank that a whole class can answer from one screen, or go through together."""
    return tuple(item for item in bank if item.traits.one_screen or item.traits.forked)


def seed_of(lesson_id: str | None, path: ChildPath) -> str:
    """What gives everybody with this lesson and path the same first choice, and the same questions to talk about, on every wall."""
    return f"class|{lesson_id}|{path}"


def preselected(bank: Sequence[Item], seed: str) -> tuple[str, ...]:
    """Ids of the first choice: the same for everybody who comes with this seed."""
    return known({item.id for item in draw(bank, (), FIRST_ITEMS, 0, seed)}, bank)


def known(item_ids: Iterable[str], bank: Sequence[Item], most: int = MOST_ITEMS) -> tuple[str, ...]:
    """Those ids that the bank has, each once and in its order; so many at most."""
    asked = {*item_ids}
    return tuple(item.id for item in bank if item.id in asked)[:most]


def toggled(item_ids: Sequence[str], item_id: str, bank: Sequence[Item], most: int = MOST_ITEMS) -> tuple[str, ...]:
    """The choice with the item put in, or taken out where it was in. Where the choice is full, nothing is put in."""
    if item_id in item_ids:
        return known({*item_ids} - {item_id}, bank, most)
    return known(item_ids, bank, most) if len(item_ids) >= most else known({*item_ids, item_id}, bank, most)


def other_of_strand(item_ids: Sequence[str], item_id: str, bank: Sequence[Item]) -> str | None:
    """The next item of the same strand that is not chosen, from this one round to it again; None where each is chosen."""
    place = next((n for n, item in enumerate(bank) if item.id == item_id), None)
    if place is None:
        return None
    around = (*bank[place + 1 :], *bank[:place])
    return next((item.id for item in around if item.strand == bank[place].strand and item.id not in item_ids), None)


def swapped(item_ids: Sequence[str], item_id: str, bank: Sequence[Item], most: int = MOST_ITEMS) -> tuple[str, ...]:
    """The choice with another item of the same strand in the place of this one; unchanged where there is none."""
    other = other_of_strand(item_ids, item_id, bank) if item_id in item_ids else None
    return known({*item_ids} - {item_id} | {other}, bank, most) if other else known(item_ids, bank, most)


def by_strand(bank: Sequence[Item]) -> dict[Strand, tuple[Item, ...]]:
    """The items of each strand that the bank has any of, in the order of strands and bank."""
    found = {strand: tuple(item for item in bank if item.strand == strand) for strand in STRANDS}
    return {strand: items for strand, items in found.items() if items}
