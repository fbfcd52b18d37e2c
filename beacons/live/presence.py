"""Who is connected to a room, here and at other processes, and all who are here being told of it."""

import asyncio
from collections.abc import Callable, Coroutine, Mapping

from beacons.domain.rooms.answers import RoomAnswer
from beacons.domain.rooms.ring import Ring
from beacons.domain.rooms.room import Room
from beacons.live.clock import in_background
from beacons.live.connection import Connection, encode
from beacons.live.memory import Memory
from beacons.live.told import Told
from beacons.live.wire.outgoing import HostTold

NOTIFY_SECONDS = 0.15
"""The host's count follows answers at this pace at most."""
PERSONAL = {"lobby", "revealed", "ended"}
"""Phases in which each learner's device is told something of its own."""
SAY_SECONDS = 10
"""How often a process says who is connected, and looks for what it may have missed, though nothing was heard."""
BELIEVED_MS = 3 * SAY_SECONDS * 1000
"""So long another process is believed: one that was killed says nothing, and its learners come back at another."""
LOOK_SECONDS = 3
"""How often it is looked whether devices have said anything. One asks after at most five seconds whether its line is there."""
SILENT_LOOKS = 5
"""From so many looks on that found nothing new, a device is taken for gone: a little after it would have given up the line itself. What it
is told waits for it all the same, and its first word brings it back."""


Publish = Callable[..., Coroutine[None, None, None]]
"""Tells other processes that the room of a code has changed; with what ``who_is_here`` says, also who is connected here."""


class Presence:
    """The connections of a room in this process; of every other process, how many learners it last said there are, and when.

    ``publish`` is there where other processes share the room, and hears how many are here.
    """

    def __init__(self, memory: Memory, now: Callable[[], int], publish: Publish | None = None) -> None:
        self.connections: set[Connection] = set()
        self._elsewhere: dict[str, tuple[Ring, int]] = {}
        self._memory, self._now, self._publish = memory, now, publish
        self._told = Told(memory)
        self._announced: int | None = None
        """The version that all who are connected were last told; None before the room was first read, and nobody is."""
        self._pending: asyncio.TimerHandle | None = None

    @property
    def here(self) -> set[str]:
        """Learners who are connected to this process, and have been heard of late."""
        return {one.learner_id for one in self.connections if one.learner_id and one.looks < SILENT_LOOKS}

    def hear(self, ring: Ring) -> None:
        """Take down what another process says of itself."""
        self._elsewhere[ring.by] = (ring, self._now())

    def who_is_here(self) -> tuple[int, str, int, int]:
        """How many learners are connected to this process, the item on screen, how many of them leave it out, and have yet to answer it."""
        return len(self.here), self._memory.item.id if self._memory.item else "", self._skipped_here, self._waiting_here

    @property
    def _rings(self) -> list[Ring]:
        """What other processes said last, as far as it is still believed."""
        return [ring for ring, at in self._elsewhere.values() if self._now() - at <= BELIEVED_MS]

    @property
    def count(self) -> int:
        """Learners who are connected: no more than came, also while a process that has just died is still counted."""
        elsewhere = sum(ring.present or 0 for ring in self._rings)
        came = sum(not learner.removed for learner in self._memory.learners.values())
        return min(len(self.here) + elsewhere, came)

    @property
    def _skipped(self) -> int:
        """Learners who leave out the item on screen and have not answered it, at all processes."""
        item = self._memory.item
        elsewhere = sum(ring.skipped for ring in self._rings if item and ring.skips == item.id)
        return self._skipped_here + elsewhere

    @property
    def _skipped_here(self) -> int:
        """Those of them who are connected here."""
        return len(self._leaving_out - self._answered.keys())

    @property
    def waited_for(self) -> tuple[int, int]:
        """Learners who have neither answered the item on screen nor leave it out: those who are connected, and those whose line is gone."""
        item = self._memory.item
        if item is None:
            return 0, 0
        elsewhere = sum(
            ring.waiting if ring.skips == item.id else ring.present or 0 for ring in self._rings
        )  # who rang before it came has all to hear of
        came = {learner.id for learner in self._memory.learners.values() if not learner.removed}
        missing = max(len(came - self._answered.keys()) - self._skipped, 0)
        waiting = min(self._waiting_here + elsewhere, missing)
        return waiting, missing - waiting

    @property
    def _waiting_here(self) -> int:
        return len(self.here - self._answered.keys() - self._leaving_out) if self._memory.item else 0

    @property
    def _answered(self) -> Mapping[str, RoomAnswer]:
        """Answers to the item on screen, by learner."""
        return self._memory.answers.get(self._memory.item.id, {}) if self._memory.item else {}

    @property
    def _leaving_out(self) -> set[str]:
        """Learners who are connected here and leave out the item on screen."""
        item = self._memory.item
        return {one.learner_id for one in self.connections if item and one.skips == item.id}

    def called_in(self, room: Room, now: int) -> Room:
        """A room that is closing, without its last call where nobody's answer can be missing: nor that of one whose line is gone."""
        came = {learner.id for learner in self._memory.learners.values() if not learner.removed}
        are_all_in = came <= self._answered.keys() | self._leaving_out
        return room.end_last_call(now) if are_all_in else room

    def join(self, connection: Connection) -> None:
        """A device is there: it gets all that holds now."""
        self.connections.add(connection)
        self.notify_later()
        own = self._counted() if connection.role == "host" else self._told.mine(connection.learner_id)
        connection.tell(self._told.shared(self._now()))
        connection.tell(own)

    def look(self) -> None:
        """Count that it was looked, and tell of those who have been silent for too long from now on."""
        for connection in self.connections:
            connection.looks += 1
        if any(connection.looks == SILENT_LOOKS for connection in self.connections):
            self.notify_later()

    def tell_mine(self, connection: Connection) -> None:
        """Send a learner's device what only that one is told."""
        connection.tell(self._told.mine(connection.learner_id))

    def tell_hosts(self) -> None:
        """Send the host's screens what only they are told."""
        hosts = [connection for connection in self.connections if connection.role == "host"]
        if hosts:
            text = encode(self._counted())
            for connection in hosts:
                connection.send(text)

    def _counted(self) -> HostTold:
        return self._told.counted(self.count, self._skipped, self.waited_for)

    def announce(self) -> bool:
        """Tell everybody what holds now; False where they have been told before."""
        room, connections = self._memory.room, tuple(self.connections)
        if room.version == self._announced:
            return False
        self._announced = room.version
        has_host = any(one.role == "host" for one in connections)
        counted = self._counted() if has_host else None
        text = encode(self._told.shared(self._now()))
        for connection in connections:
            connection.send(text)
            if connection.role == "host":
                connection.tell(counted)
            elif room.phase in PERSONAL:
                self.tell_mine(connection)
        return True

    def notify_later(self) -> None:
        """Tell the host's screens, and other processes, shortly; many reasons within that time are one."""
        if self._pending is None:
            self._pending = asyncio.get_running_loop().call_later(NOTIFY_SECONDS, self._notify)

    def _notify(self) -> None:
        self._pending = None
        self.tell_hosts()
        if self._publish:
            in_background(self._publish(self._memory.room.code, *self.who_is_here()))

    def part(self, message: object, whom: Callable[[str], bool] = lambda _: True) -> None:
        """Say a last word and hang up: to all devices here, or to those of some learners."""
        for connection in tuple(self.connections):
            if whom(connection.learner_id):
                connection.tell(message)
                connection.send_last()
