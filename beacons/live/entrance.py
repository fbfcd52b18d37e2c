"""Coming into a room, back into it, and out of it."""

import asyncio
import re
import secrets

from beacons.domain.rooms.learner import MOST_LEARNERS, MOST_ROLLS, Learner, a_learner
from beacons.live.class_room import ClassRoom
from beacons.live.elsewhere import catch_up
from beacons.live.hub import Hub
from beacons.live.line import Refused

TRIES = 5
_UNGUESSABLE = re.compile("[0-9a-f]{32}")
"""An id that a device has made for itself: 128 random bits, kept before it says hello, so that a line cut there makes no second learner."""


async def enter(hub: Hub, held: ClassRoom, learner_id: str | None, *, is_host: bool = False) -> Learner:
    """Let a device in: back in where it was before, else as somebody new. Raises ``Refused``."""
    own = learner_id if learner_id and _UNGUESSABLE.fullmatch(learner_id) else secrets.token_hex(8)
    for _ in range(TRIES):
        if known := held.learners.get(learner_id or ""):
            return _back(known)
        if held.room.is_closed_to_newcomers() and not is_host:
            raise Refused("locked" if held.room.phase != "ended" else "ended")
        if len(held.learners) >= MOST_LEARNERS:
            raise Refused("full")
        made = a_learner(own, held.names, held.taken, hub.now(), is_host=is_host)
        if await asyncio.to_thread(hub.keeper.add_learner, held.room.code, made):
            held.put(made)
            await hub.ring(held.room.code)
            return made
        await catch_up(hub, held)
        if held.room.code not in hub.rooms:
            raise Refused("no-room")
    raise Refused("busy")


def _back(known: Learner) -> Learner:
    if known.removed:
        raise Refused("removed")
    return known


async def draw_name_again(hub: Hub, held: ClassRoom, learner_id: str) -> None:
    """Another nickname, in the lobby only and as often as there are rolls. Raises ``Refused``."""
    learner = held.learners[learner_id]
    if held.room.phase != "lobby" or learner.roll >= MOST_ROLLS:
        raise Refused("no-roll")
    taken = [name for name in held.taken if name != (learner.word, learner.animal, learner.number)]
    drawn = a_learner(learner.id, held.names, taken, learner.at, roll=learner.roll + 1, is_host=learner.is_host)
    await _keep(hub, held, drawn)


async def play_too(hub: Hub, held: ClassRoom, learner_id: str) -> None:
    """Know a device for the host's own, also one that is in already. Raises ``Refused``."""
    learner = await enter(hub, held, learner_id, is_host=True)
    if not learner.is_host:
        await _keep(hub, held, learner.model_copy(update={"is_host": True}))
    held.tell_host()


async def remove(hub: Hub, held: ClassRoom, learner_id: str, *, removed: bool) -> None:
    """Take somebody out, or let that device in again. What was answered stays."""
    learner = held.learners.get(learner_id)
    if learner and learner.removed != removed:
        await _keep(hub, held, learner.model_copy(update={"removed": removed}))
        held.part_with_removed()
        held.tell_host()


async def _keep(hub: Hub, held: ClassRoom, learner: Learner) -> None:
    if await asyncio.to_thread(hub.keeper.change_learner, held.room.code, learner):
        held.put(learner)
        await hub.ring(held.room.code)
