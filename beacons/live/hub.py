"""The rooms of one process: opens each once, and hears what other processes have changed in it."""

import asyncio
import logging
import secrets
from collections.abc import Callable, Mapping, Sequence

from beacons.domain.course.names import Names
from beacons.domain.item import Item
from beacons.domain.path import ChildPath
from beacons.domain.rooms.ring import Ring
from beacons.domain.rooms.room import Room
from beacons.domain.rooms.room_items import RoomItems
from beacons.live.clock import Clock
from beacons.live.memory import Memory
from beacons.live.room import LiveRoom
from beacons.live.store import RoomStore
from beacons.live.writer import AnswerWriter

LOG = logging.getLogger("beacons")


ClassTalk = Callable[[str, str | None, ChildPath, Sequence[Item]], Mapping[str, str]]
"""What a class talks about after each item, by the item's id: in a language, with a lesson and a path, after these items."""


class Hub:
    """The rooms of this process. Everything here runs on the event loop; the store is asked in threads."""

    def __init__(self, store: RoomStore, names: Callable[[str], Names], now: Callable[[], int], talks: ClassTalk = lambda *_: {}) -> None:
        self.store = store
        self.process = secrets.token_hex(6)
        self.rooms: dict[str, LiveRoom] = {}
        self.tell_others: Callable[[Ring], None] | None = None
        """Set where other processes share the rooms. Blocks shortly."""
        self._names, self._talks = names, talks
        self._clock = Clock(now)
        self._writer = AnswerWriter(store)
        self._opening = asyncio.Lock()

    async def room(self, code: str) -> LiveRoom | None:
        """The room of a code as it stands now, in whatever process it was changed; None where there is none."""
        room = self._living(code)
        if room is None or not room.memory.is_read:
            async with self._opening:
                return await self._open(code)
        if self.tell_others:
            await room.refresh()
        return self._living(code)

    async def _open(self, code: str) -> LiveRoom | None:
        room = self._living(code)
        if room is None and (kept := await asyncio.to_thread(self.store.room, code)):
            room = self.rooms[code] = await self._live(kept)
        if room and not room.memory.items:  # it was made before rooms held any: whoever comes is told that it is over
            await room.erase()
            return room
        if room and not room.memory.is_read:
            await room.refresh()
        return self._living(code)

    async def _live(self, room: Room) -> LiveRoom:
        items = await asyncio.to_thread(self.store.items, room.code, room.language)
        talks = self._talks(room.language, room.lesson_id, room.path, items)
        memory = Memory(room, RoomItems(*items), self._names(room.language), talks=talks)
        return LiveRoom(memory, self.store, self._writer, self._clock, self.publish)

    def _living(self, code: str) -> LiveRoom | None:
        """The room of a code in this process; one that is over is forgotten."""
        room = self.rooms.get(code)
        if room and room.is_over:
            del self.rooms[code]
            return None
        return room

    def knows(self, code: str, learner_id: str | None) -> bool:
        """Whether a device comes back to a room, with an id that nobody can guess."""
        room = self.rooms.get(code)
        return bool(room and learner_id in room.memory.learners)

    async def erase_idle(self) -> None:
        """Erase rooms that nobody has touched for long, and forget those that are over."""
        for code in tuple(self.rooms):
            self._living(code)
        for code in await asyncio.to_thread(self.store.erase_idle, self._clock.now()):
            if room := self._living(code):
                room.end()
            await self.publish(code)

    async def publish(self, code: str, present: int | None = None, skips: str = "", skipped: int = 0, waiting: int = 0) -> None:
        """Tell other processes that a room has changed, and what ``Presence.who_is_here`` says of this one."""
        if self.tell_others:
            await asyncio.to_thread(self.tell_others, Ring(code, self.process, present, skips, skipped, waiting))

    async def on_ring(self, ring: Ring) -> None:
        """A process has changed something in a room: take it over, if it was another and this one holds the room."""
        room = self._living(ring.code)
        if room is None or ring.by == self.process:
            return
        if ring.present is not None:
            room.presence.hear(ring)
        await _try_to_refresh(room)

    async def on_gap(self) -> None:
        """Rings may have been missed: take over what has changed in every room of this process."""
        for code in tuple(self.rooms):
            if room := self._living(code):
                await _try_to_refresh(room)


async def _try_to_refresh(room: LiveRoom) -> None:
    try:
        await room.refresh()
    except Exception as error:  # noqa: BLE001  # what was missed now is looked for again soon
        LOG.warning("Could not take over what another process has changed in a room: %s", error)
