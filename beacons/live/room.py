"""A room as one process holds it, and the only one who changes it: for its learners, its host, its clock and other processes."""

import asyncio
from collections.abc import Callable

from beacons.domain.response import Response
from beacons.domain.rooms.answers import NewAnswer, RoomAnswer
from beacons.domain.rooms.learner import Learner
from beacons.domain.rooms.room import Room
from beacons.live.clock import Clock, in_background
from beacons.live.connection import GONE, Connection, Refused
from beacons.live.memory import Memory
from beacons.live.presence import Presence, Publish
from beacons.live.store import RoomStore
from beacons.live.wire.incoming import Ack, Alive, Hello, Skip
from beacons.live.writer import AnswerWriter

TRIES = 5
REMOVED = {"t": "refused", "why": "removed"}


class LiveRoom:
    """One room: memory over its store. Everything here runs on the event loop; the store is asked in threads."""

    def __init__(self, memory: Memory, store: RoomStore, writer: AnswerWriter, clock: Clock, publish: Publish) -> None:
        self.code, self.memory = memory.room.code, memory
        self.is_over = False
        """Whether nothing is kept of it any more."""
        self._store, self._writer, self._clock = store, writer, clock
        self._publish = publish if store.is_shared else None
        self.presence = Presence(memory, clock.now, self._publish)
        self._alarm = clock.alarm(lambda: self.change(Room.tick))
        self._changing = asyncio.Lock()
        self._refreshing: asyncio.Task[None] | None = None

    async def enter(self, hello: Hello, connection: Connection) -> Learner:
        """Let a device in: back in where it was before, else as somebody new. Raises ``Refused``."""
        learner = await self._let_in(hello.id)
        if self.is_over:
            raise Refused("over")
        connection.learner_id = learner.id
        self.presence.join(connection)
        return learner

    async def lead(self, secret: str, connection: Connection) -> None:
        """Let a screen of the host in. Raises ``Refused`` where the secret is not the host's."""
        is_host = await asyncio.to_thread(self._store.is_host, self.code, secret)
        if self.is_over or not is_host:
            raise Refused("over" if self.is_over else "no-room")
        self.presence.join(connection)

    async def _let_in(self, learner_id: str | None, *, is_host: bool = False) -> Learner:
        for _ in range(TRIES):
            if self.is_over:
                raise Refused("over")
            if known := self.memory.known(learner_id or ""):
                return known
            made = self.memory.newcomer(learner_id, self._clock.now(), is_host=is_host)
            if await asyncio.to_thread(self._store.add_learner, self.code, made):
                self.memory.put(made)
                if self._publish:
                    await self._publish(self.code, None)
                return made
            await self.refresh()
        raise Refused("busy")

    def leave(self, connection: Connection) -> None:
        """A device is gone, for now or for good: nothing of it is lost."""
        self.presence.connections.discard(connection)
        if not self.is_over:
            self.presence.notify_later()

    def alive(self, connection: Connection, message: Alive | Skip) -> dict[str, str]:
        """Hear that a device is there, and whether this learner's answer to an item is waited for; what it is told."""
        if isinstance(message, Skip):
            connection.skips = message.item if message.on else ""
            self.presence.notify_later()
        return {"t": "alive"}

    async def roll(self, connection: Connection) -> None:
        """Draw another nickname. Raises ``Refused``."""
        await self._keep(self.memory.renamed(connection.learner_id))
        self.presence.tell_mine(connection)
        self.presence.tell_hosts()

    async def play_too(self, learner_id: str) -> None:
        """Know a device for the host's own, also one that is in already. Raises ``Refused``."""
        learner = await self._let_in(learner_id, is_host=True)
        if not learner.is_host:
            await self._keep(learner.model_copy(update={"is_host": True}))
        self.presence.tell_hosts()

    async def remove(self, learner_id: str, *, removed: bool) -> None:
        """Take somebody out, or let that device in again. What was answered stays."""
        learner = self.memory.learners.get(learner_id)
        if learner and learner.removed != removed:
            await self._keep(learner.model_copy(update={"removed": removed}))
            self.presence.part(REMOVED, self.memory.is_removed)
            self.presence.tell_hosts()

    async def _keep(self, learner: Learner) -> None:
        if await asyncio.to_thread(self._store.change_learner, self.code, learner):
            self.memory.put(learner)
            if self._publish:
                await self._publish(self.code, None)

    async def answer(self, learner_id: str, item_id: str, response: Response, chosen_at: int | None = None) -> Ack:
        """Take a response: returns once it is on disk, or an earlier one is. Raises ``Refused``."""
        if known := self.memory.answers.get(item_id, {}).get(learner_id):
            return Ack(item=item_id, first=False, response=known.response)
        given = self.memory.judged(learner_id, item_id, response, self._clock.now(), chosen_at)
        is_first = await self._writer.keep(NewAnswer(self.code, given))
        if not is_first:
            given = await self._earlier(item_id, learner_id)
        self.memory.answers[item_id][learner_id] = given
        self._look_who_is_in()
        self.presence.notify_later()
        return Ack(item=item_id, first=is_first, response=given.response)

    async def _earlier(self, item_id: str, learner_id: str) -> RoomAnswer:
        """What is on disk already, since another process has it. Raises ``Refused`` where the room is gone."""
        if not self.memory.answer(item_id, learner_id):
            await self.refresh()
        if known := self.memory.answer(item_id, learner_id):
            return known
        raise Refused("not-now")

    async def change(self, change: Callable[[Room, int], Room], seen: int | None = None, by: Connection | None = None) -> None:
        """Change the room as it is at this moment, and tell everybody.

        ``by`` is the screen of the host whose key does it: what two press at once is one step, and so is what the clock did just before.
        What the clock does by then comes first, also where it has not got round to it yet: a press at the very end of the last call
        would otherwise only end that. Where another process was quicker, its change comes first and this one is tried on it; where the
        host saw the screen of number ``seen`` and another is there by then, there is nothing to do.
        """
        async with self._changing:
            for _ in range(TRIES):
                kept, now = self.memory.room, self._clock.now()
                before = kept.tick(now)
                is_late = seen not in {None, before.steps} or (by and before.came_just_now(by.moved, now))
                after = before if is_late else change(before, now)
                if by and after is not before:
                    by.moved = after.steps
                if after.phase == "closing":
                    after = self.presence.called_in(after, now)
                if after is kept:
                    break
                if await asyncio.to_thread(self._store.save, after, kept.version, now):
                    self.memory.turn(after)
                    self._alarm.set(after.due)
                    if self._publish:
                        await self.memory.read_answers(self._store)
                    break
                await self._read()
                if self.is_over:
                    return
            is_new = self.presence.announce()
        if is_new and self._publish:
            await self._publish(self.code, None)

    def _look_who_is_in(self) -> None:
        """End the last call shortly, where the answer that has just come was the last one."""
        if self.memory.room.phase == "closing":
            in_background(self.change(Room.tick))

    async def refresh(self) -> None:
        """Read what is kept, part with the removed, tell who is here. Whoever asks while one waits for its turn is served by it."""
        if self._refreshing is None:
            self._refreshing = asyncio.ensure_future(self._refresh())
        await asyncio.shield(self._refreshing)

    async def _refresh(self) -> None:
        async with self._changing:
            self._refreshing = None
            await self._read()
            if not self.is_over:
                self.presence.part(REMOVED, self.memory.is_removed)
                if not self.presence.announce():
                    self.presence.tell_hosts()
                self._look_who_is_in()

    async def _read(self) -> None:
        if await self.memory.read(self._store):
            self._alarm.set(self.memory.room.due)
        else:
            self.end()

    async def erase(self) -> None:
        """Leave nothing of the room, here and on disk."""
        await asyncio.to_thread(self._store.erase, self.code)
        self.end()
        if self._publish:
            await self._publish(self.code, None)

    def end(self) -> None:
        """The room is gone from the disk: everybody is told and hung up on."""
        self.is_over = True
        self._alarm.stop()
        self.presence.part(GONE)
