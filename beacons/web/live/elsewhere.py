"""Other processes that share the rooms: who is on the line there, and what they have changed."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from beacons.web.live.class_room import ClassRoom
    from beacons.web.live.hub import Hub

SAY_SECONDS = 10
"""How often a process says who is on the line, though nothing has changed."""
BELIEVED_MS = 3 * SAY_SECONDS * 1000
"""So long another process is believed: one that was killed says nothing, and its learners come back elsewhere."""


@dataclass
class Elsewhere:
    """Learners of one room on the line in other processes, as each process last said and when."""

    told: dict[str, tuple[int, int]] = field(default_factory=dict)

    def hear(self, process: str, present: int, now: int) -> None:
        """Take down what a process says of itself."""
        self.told[process] = (present, now)

    def present(self, now: int) -> int:
        """How many are on the line in processes that were heard of lately."""
        return sum(present for present, at in self.told.values() if now - at <= BELIEVED_MS)


async def heard(hub: "Hub", code: str, by: str, present: int | None) -> None:
    """Another process changed something in a room: take it over, if this process holds the room."""
    held = hub.rooms.get(code)
    if held is None or by == hub.process:
        return
    if present is not None:
        held.elsewhere.hear(by, present, hub.now())
    await catch_up(hub, held)


async def catch_up(hub: "Hub", held: "ClassRoom") -> None:
    """Take over whatever another process may have changed, and tell who is on the line here."""
    async with held.changing:
        version = held.room.version
        await hub.read_anew(held)
    if held.room.code not in hub.rooms:
        return
    if held.room.version != version:
        held.tell_all()
    else:
        held.tell_host()


async def say_who_is_here(hub: "Hub") -> None:
    """Tell the other processes of every room that has somebody on the line here."""
    for code, held in tuple(hub.rooms.items()):
        if held.lines:
            await hub.ring(code, present=len(held.here))
