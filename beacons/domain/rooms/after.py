"""What stays of a class when it is over: the hardest items for home, and the class sheet where the host asked for one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from beacons.domain.item import Item
from beacons.domain.rooms.answers import RoomAnswer, hardest
from beacons.domain.rooms.learner import Learner
from beacons.domain.rooms.room import Room
from beacons.domain.source import is_own, with_key

FOR_HOME = 3
"""Items that go home: one talk each, on one page."""


class NoSheet(ValueError):
    """The host has not asked for a class sheet before the end, so none is made."""


@dataclass(frozen=True)
class SheetRow:
    """One learner of the class sheet, by nickname: credit of each item in percent (None: no answer), how many wholly right."""

    nickname: str
    percent: tuple[int | None, ...]
    right: int


def for_home(items: Sequence[Item], answers: Sequence[RoomAnswer]) -> tuple[Item, ...]:
    """The items to talk about at home, the hardest first; those that touch on harm stay in class, with the teacher.

    So do those that the teacher wrote: their texts are nowhere but in the room and on the teacher's device.
    """
    known = {item.id: item for item in items if item.sensitive == "none" and not is_own(item.id)}
    return tuple(known[found.item_id] for found in hardest(list(known.values()), answers)[:FOR_HOME])


def class_sheet(
    room: Room, items: Sequence[Item], learners: Sequence[Learner], answers: Sequence[RoomAnswer], names: Mapping[str, str]
) -> list[SheetRow]:
    """A row for each learner who is in, in the order of nicknames. Sensitive items are left out.

    Raises ``NoSheet`` where the host did not ask for a sheet before the end.
    """
    if not room.settings.sheet:
        raise NoSheet(room.code)
    shown = sheet_items(items)
    given = {(answer.learner_id, answer.item_id): answer for answer in answers}
    rows = []
    for learner in (learner for learner in learners if not learner.removed and not learner.is_host):
        mine = [given.get((learner.id, item.id)) for item in shown]
        percent = tuple(None if one is None or one.credit is None else round(100 * one.credit) for one in mine)
        rows.append(SheetRow(names[learner.id], percent, sum(one is not None and one.is_right for one in mine)))
    return sorted(rows, key=lambda row: row.nickname)


def sheet_items(items: Sequence[Item]) -> tuple[Item, ...]:
    """The items of a class sheet: none that touches on harm, for there the teacher sees totals only, and none without a key.

    Nor a story: a vote for the way of the class is no answer that could be right.
    """
    return tuple(item for item in with_key(items) if item.sensitive == "none" and not item.traits.forked)
