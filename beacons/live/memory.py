"""What a process remembers of a room: all that is kept of it, and what follows from that. Only the room itself changes it."""

import asyncio
import re
import secrets
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from beacons.domain.course.names import Names
from beacons.domain.item import Item
from beacons.domain.response import Incomplete, Response
from beacons.domain.rooms.answers import RoomAnswer
from beacons.domain.rooms.learner import MOST_LEARNERS, MOST_ROLLS, Learner, a_learner
from beacons.domain.rooms.room import Room
from beacons.domain.rooms.room_items import RoomItems
from beacons.live.connection import Refused
from beacons.live.store import RoomStore

_UNGUESSABLE = re.compile("[0-9a-f]{32}")
"""An id that a device has made for itself: 128 random bits, kept before it says hello, so that a cut there makes no second learner."""


@dataclass(eq=False)
class Memory:
    """One room, as far as this process has read or changed it. ``item`` is the one on screen, of a story the scene."""

    room: Room
    items: RoomItems
    names: Names
    learners: dict[str, Learner] = field(default_factory=dict)
    answers: dict[str, dict[str, RoomAnswer]] = field(default_factory=lambda: defaultdict(dict))
    """One for each item, or vote of a story, and learner, by the ids of both. None is ever taken back."""
    item: Item | None = None
    talks: Mapping[str, str] = field(default_factory=dict)
    """What a class talks about after each item, by the item's id."""
    responses: dict[tuple[object, ...], Response] = field(default_factory=dict)
    """Those that were given here, each once: three hundred learners give a few different ones."""
    is_read: bool = False
    """Whether all that is kept has been read once."""
    _serial: int = 0
    _put_meanwhile: dict[str, Learner] = field(default_factory=dict)

    def turn(self, room: Room) -> None:
        """Remember the room as it is after a change."""
        self.room, self.item = room, self.items.on_screen(room)

    def put(self, learner: Learner) -> None:
        """Remember somebody who has just been kept, or a change."""
        self.learners[learner.id] = self._put_meanwhile[learner.id] = learner

    # What is kept

    async def read(self, store: RoomStore) -> bool:
        """Take over all that is kept by now, whoever has changed it; False where the room is gone."""
        code = self.room.code
        room = await asyncio.to_thread(store.room, code)
        if room is None:
            return False
        self._put_meanwhile.clear()
        found = {learner.id: self._same(learner) for learner in await asyncio.to_thread(store.learners, code)}
        if self.learners and not found:
            return False  # nobody who came is ever forgotten: the room was erased while it was read
        self.learners = found | self._put_meanwhile  # who was put in while they were read stays
        await self.read_answers(store)
        if room.version >= self.room.version:
            self.turn(room)
        self.is_read = True
        return True

    def _same(self, learner: Learner) -> Learner:
        """Whoever has not changed is remembered once, and is found to be the same without a look at what is in there."""
        known = self.learners.get(learner.id)
        return known if known == learner else learner

    async def read_answers(self, store: RoomStore) -> None:
        """Take over the answers that have been kept since they were last read; those of this process are known already."""
        known = sum(map(len, self.answers.values()))
        self._serial, answers = await asyncio.to_thread(store.answers, self.room.code, self._serial, known)
        for answer in answers:
            self.answers[answer.item_id].setdefault(answer.learner_id, answer)

    def judged(self, learner_id: str, item_id: str, response: Response, at: int, chosen_at: int | None = None) -> RoomAnswer:
        """A response that is taken at this moment, with what it earns. Raises ``Refused``."""
        learner, item = self.learners[learner_id], self.item
        if learner.removed:
            raise Refused("removed")
        since = None if self.room.had_no_chance(learner.at) else chosen_at
        if item is None or item.id != item_id or not self.room.takes(item_id, at, since):
            raise Refused("not-now")
        try:
            outcome = item.check(response)
        except (Incomplete, TypeError, AttributeError) as error:
            raise Refused("incomplete") from error
        given = tuple(response.items()) if isinstance(response, dict) else response
        held_once = self.responses.setdefault(given, response)
        return RoomAnswer(item.id, learner_id, held_once, outcome.earned, outcome.possible, at)

    def answer(self, item_id: str, learner_id: str) -> RoomAnswer | None:
        """What a learner gave to an item."""
        return self.answers.get(item_id, {}).get(learner_id)

    def answers_by(self, learner_id: str) -> list[RoomAnswer]:
        """What one learner gave, item by item."""
        return [given[learner_id] for given in self.answers.values() if learner_id in given]

    def all_answers(self) -> list[RoomAnswer]:
        """What all gave to all items."""
        return [answer for given in self.answers.values() for answer in given.values()]

    # Learners

    def known(self, learner_id: str) -> Learner | None:
        """Who comes back with an id, or None for somebody new. Raises ``Refused`` for one whom the host has taken out."""
        learner = self.learners.get(learner_id)
        if learner and learner.removed:
            raise Refused("removed")
        return learner

    def is_removed(self, learner_id: str) -> bool:
        """Whether the host has taken somebody out."""
        learner = self.learners.get(learner_id)
        return bool(learner and learner.removed)

    def newcomer(self, learner_id: str | None, at: int, *, is_host: bool) -> Learner:
        """Somebody new, under the own id if nobody can guess it, with a nickname that nobody has.

        Raises ``Refused`` where the room is full, or closed and this is not the host's own device.
        """
        taken = [(one.word, one.animal, one.number) for one in self.learners.values()]
        if self.room.is_closed_to_newcomers() and not is_host:
            raise Refused("locked" if self.room.phase != "ended" else "ended")
        if len(taken) >= MOST_LEARNERS:
            raise Refused("full")
        own = learner_id if learner_id and _UNGUESSABLE.fullmatch(learner_id) else secrets.token_hex(8)
        return a_learner(own, self.names, taken, at, is_host=is_host)

    def renamed(self, learner_id: str) -> Learner:
        """A learner with another nickname, in the lobby only and as often as there are rolls. Raises ``Refused``."""
        learner = self.learners[learner_id]
        if self.room.phase != "lobby" or learner.roll >= MOST_ROLLS:
            raise Refused("no-roll")
        taken = [(one.word, one.animal, one.number) for one in self.learners.values() if one is not learner]
        return a_learner(learner_id, self.names, taken, learner.at, roll=learner.roll + 1, is_host=learner.is_host)
