"""Other processes that share the rooms: who is on the line there, and what they have changed."""

import asyncio
import logging
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from beacons.live.class_room import ClassRoom
    from beacons.live.hub import Hub

LOG = logging.getLogger("beacons")
SAY_SECONDS = 10
"""How often a process says who is on the line, and looks for what it may have missed, though nothing was heard."""
BELIEVED_MS = 3 * SAY_SECONDS * 1000
"""So long another process is believed: one that was killed says nothing, and its learners come back elsewhere."""


@dataclass
class Elsewhere:
    """Learners of one room on the line in other processes, as each process last said and when."""

    told: dict[str, tuple[int, int]] = field(default_factory=dict)
    catching_up: "asyncio.Task[None] | None" = None
    """What waits for its turn to take over changes; whoever asks in the meantime is served by the same."""

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
    await _try_to_catch_up(hub, held)


async def catch_up(hub: "Hub", held: "ClassRoom") -> None:
    """Take over all that another process has changed by now, and tell who is on the line here. Raises what the keeper raises."""
    if held.elsewhere.catching_up is None:
        held.elsewhere.catching_up = asyncio.ensure_future(_catch_up(hub, held))
    await asyncio.shield(held.elsewhere.catching_up)


async def _catch_up(hub: "Hub", held: "ClassRoom") -> None:
    async with held.changing:
        held.elsewhere.catching_up = None
        await hub.read_anew(held)
        if held.room.code not in hub.rooms:
            return
        held.part_with_removed()
        if held.room.version == held.told:
            held.tell_host()
        else:
            held.tell_all()


async def catch_up_everywhere(hub: "Hub") -> None:
    """Take over what may have been missed, in every room that this process holds."""
    for held in tuple(hub.rooms.values()):
        await _try_to_catch_up(hub, held)


async def _try_to_catch_up(hub: "Hub", held: "ClassRoom") -> None:
    try:
        await catch_up(hub, held)
    except Exception as error:  # noqa: BLE001  # what was missed now is looked for again soon
        LOG.warning("Could not take over what another process has changed in a room: %s", error)


async def say_who_is_here(hub: "Hub") -> None:
    """Tell the other processes of every room that has somebody on the line here."""
    for code, held in tuple(hub.rooms.items()):
        if held.lines:
            await hub.ring(code, present=len(held.here))


async def say_goodbye(hub: "Hub") -> None:
    """Tell the other processes that nobody is on the line here any more."""
    for code in tuple(hub.rooms):
        await hub.ring(code, present=0)
