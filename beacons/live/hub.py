"""All rooms of one process: opens them from the keeper, changes them one change at a time, and tells who is on the line."""

import asyncio
import secrets
from collections.abc import Callable
from functools import lru_cache

from beacons.domain.items import Item
from beacons.domain.items.base import InvalidResponse, Response
from beacons.domain.names import Names
from beacons.domain.rooms.answers import NewAnswer, RoomAnswer
from beacons.domain.rooms.room import Room
from beacons.live.background import in_background, set_clock
from beacons.live.bell import Bell
from beacons.live.class_room import ClassRoom, packed
from beacons.live.elsewhere import catch_up
from beacons.live.keeping import Keeper, Post
from beacons.live.line import Line, Refused

TELL_HOST_SECONDS = 0.15
"""The host's count follows answers at this pace at most."""
TRIES = 5


class Hub:
    """The rooms of this process. Everything here runs on the event loop; the keeper is asked in threads."""

    def __init__(
        self, keeper: Keeper, item: Callable[[str, str], Item | None], names: Callable[[str], Names], now: Callable[[], int]
    ) -> None:
        self.keeper = keeper
        self.now = now
        self.bell: Bell | None = None
        """Set where other processes share the rooms."""
        self.process = secrets.token_hex(6)
        self.rooms: dict[str, ClassRoom] = {}
        self._item = item
        self._names = names
        self._post = Post(keeper)
        self._opening = asyncio.Lock()
        self._soon: dict[tuple[str, str], asyncio.TimerHandle] = {}

    # Opening

    async def open(self, code: str) -> ClassRoom | None:
        """The room of a code as it stands now, in whatever process it was changed; None where there is none."""
        held = self.rooms.get(code)
        if held and held.is_read:
            if self.bell:
                await catch_up(self, held)
            return self.rooms.get(code)
        async with self._opening:
            held = self.rooms.get(code)
            if held is None and (room := await asyncio.to_thread(self.keeper.room, code)):
                held = self.rooms[code] = self._held(room)
            if held and not held.is_read:
                async with held.changing:
                    await self.read_anew(held)
        return self.rooms.get(code)

    def _held(self, room: Room) -> ClassRoom:
        item = lru_cache(maxsize=64)(lambda item_id: self._item(item_id, room.language))
        return ClassRoom(room, item, self._names(room.language), self.now)

    async def read_anew(self, held: ClassRoom) -> None:
        """Take over what is kept. Where the room is gone, everybody is told and let go."""
        code = held.room.code
        room = await asyncio.to_thread(self.keeper.room, code)
        if room is None:
            self.let_go(held)
            return
        await held.take_learners(asyncio.to_thread(self.keeper.learners, code))
        await self._read_answers(held)
        if room.version >= held.room.version:
            held.room = room
        if not held.is_read:
            held.is_read, held.told = True, held.room.version
        self._set_clock(held)

    async def _read_answers(self, held: ClassRoom) -> None:
        held.serial, answers = await asyncio.to_thread(self.keeper.answers, held.room.code, held.serial)
        held.answers.update({(answer.item_id, answer.learner_id): answer for answer in answers})

    def let_go(self, held: ClassRoom) -> None:
        """Forget a room that is gone, and hang up on all who are in it."""
        self.rooms.pop(held.room.code, None)
        if held.clock:
            held.clock.cancel()
        for line in tuple(held.lines):
            line.send(packed({"t": "gone"}))
            line.send_last()

    # Changing

    async def change(self, held: ClassRoom, change: Callable[[Room], Room]) -> None:
        """Change a room and tell everybody. Where another process was quicker, its change comes first and this one is tried on it."""
        async with held.changing:
            for _ in range(TRIES):
                before = held.room
                after = change(before)
                if after is before:
                    break
                if await asyncio.to_thread(self.keeper.save, after, before.version, self.now()):
                    held.room = after
                    if self.bell:
                        await self._read_answers(held)
                    break
                await self.read_anew(held)
                if held.room.code not in self.rooms:
                    return
            if held.room.version == held.told:
                return
            self._set_clock(held)
            held.tell_all()
        await self.ring(held.room.code)

    def _set_clock(self, held: ClassRoom) -> None:
        set_clock(held, self.now(), self._move_on)

    async def _move_on(self, held: ClassRoom) -> None:
        await self.change(held, lambda room: room.tick(self.now()))

    # Answers

    async def answer(self, held: ClassRoom, learner_id: str, item_id: str, response: Response) -> bool:
        """Take a response: returns once it is on disk, True where it is this learner's first. Raises ``Refused``."""
        at = self.now()
        if (item_id, learner_id) in held.answers:
            return False
        if held.learners[learner_id].removed:
            raise Refused("removed")
        item = held.item(item_id)
        if item is None or not held.room.tick(at).takes(item_id, at):
            raise Refused("not-now")
        try:
            outcome = item.score(response)
        except (InvalidResponse, TypeError, AttributeError) as error:
            raise Refused("incomplete") from error
        given = RoomAnswer(item.id, learner_id, response, outcome.earned, outcome.possible, at)
        is_first = await self._post.keep(NewAnswer(held.room.code, given))
        if is_first:
            held.answers[item.id, learner_id] = given
        elif (item.id, learner_id) not in held.answers:
            await catch_up(self, held)  # another process has it, or the room is gone
            if (item.id, learner_id) not in held.answers:
                raise Refused("not-now")
        self.soon(held, "count")
        return is_first

    def soon(self, held: ClassRoom, what: str) -> None:
        """Tell the host's screens, and other processes, shortly; many reasons within that time are one."""
        key = (held.room.code, what)
        if key not in self._soon:
            self._soon[key] = asyncio.get_running_loop().call_later(TELL_HOST_SECONDS, self._now_tell, held, key)

    def _now_tell(self, held: ClassRoom, key: tuple[str, str]) -> None:
        self._soon.pop(key, None)
        held.tell_host()
        in_background(self.ring(held.room.code, present=len(held.here)))

    # On and off the line

    def on_the_line(self, held: ClassRoom, line: Line) -> None:
        """A device is there: it gets all that holds now."""
        held.lines.add(line)
        line.send(packed(held.shared()))
        if line.learner_id:
            line.send(packed(held.mine(line.learner_id)))
        if line.role == "host":
            line.send(packed(held.counted()))
        self.soon(held, "count")

    def off_the_line(self, held: ClassRoom, line: Line) -> None:
        """A device is gone, for now or for good: nothing of it is lost."""
        held.lines.discard(line)
        if held.room.code in self.rooms:
            self.soon(held, "count")

    async def erase(self, held: ClassRoom) -> None:
        """Leave nothing of a room, here and on disk."""
        code = held.room.code
        await asyncio.to_thread(self.keeper.erase, code)
        self.let_go(held)
        await self.ring(code)

    # Other processes

    async def ring(self, code: str, present: int | None = None) -> None:
        """Tell other processes that a room has changed."""
        if self.bell:
            await asyncio.to_thread(self.bell.ring, code, self.process, present)
