"""What runs beside the server: rooms that are shared with other processes are kept in step with them, and idle ones are erased."""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Protocol

from beacons.domain.rooms.ring import Ring
from beacons.live.hub import Hub
from beacons.live.presence import LOOK_SECONDS, SAY_SECONDS

LOG = logging.getLogger("beacons")
SWEEP_SECONDS = 300
"""How often idle rooms are looked for."""


class Relay(Protocol):
    """Carries rings to all processes that share the rooms. A process alone needs none."""

    def publish(self, ring: Ring) -> None:
        """Tell the others. Blocks shortly."""

    def listen(self, on_ring: Callable[[Ring], None], on_gap: Callable[[], None]) -> None:
        """Call ``on_ring`` from a thread for every ring, one's own too; ``on_gap`` where rings may have been lost."""

    def stop(self) -> None:
        """Hear no more."""


@asynccontextmanager
async def running(hub: Hub, relay: Relay | None) -> AsyncIterator[None]:
    """While the server runs: hear other processes, where rooms are shared, and erase rooms that nobody touches any more."""
    if relay:
        _connect(hub, relay)
    tasks = [
        asyncio.create_task(_sweep(hub)),
        asyncio.create_task(_look_who_is_there(hub)),
        *([asyncio.create_task(_stay_in_touch(hub))] if relay else []),
    ]
    try:
        yield
    finally:
        for task in tasks:
            task.cancel()
        if relay:
            relay.stop()
            await say_goodbye(hub)


def _connect(hub: Hub, relay: Relay) -> None:
    loop = asyncio.get_running_loop()
    hub.tell_others = relay.publish

    def on_ring(ring: Ring) -> None:
        if ring.by != hub.process:
            asyncio.run_coroutine_threadsafe(hub.on_ring(ring), loop)

    def on_gap() -> None:
        asyncio.run_coroutine_threadsafe(hub.on_gap(), loop)

    relay.listen(on_ring, on_gap)


async def _sweep(hub: Hub) -> None:
    """Erase idle rooms now and then, until cancelled."""
    while True:
        try:
            await hub.erase_idle()
        except Exception:
            LOG.exception("Idle rooms could not be erased")
        await asyncio.sleep(SWEEP_SECONDS)


async def _look_who_is_there(hub: Hub) -> None:
    """Find devices that have died without a word, all by one timer, until cancelled."""
    while True:
        await asyncio.sleep(LOOK_SECONDS)
        look_who_is_there(hub)


async def _stay_in_touch(hub: Hub) -> None:
    while True:
        await asyncio.sleep(SAY_SECONDS)
        await hub.on_gap()
        await say_who_is_here(hub)


def look_who_is_there(hub: Hub) -> None:
    """Look once whether the devices of all rooms have said anything since the last time."""
    for room in hub.rooms.values():
        room.presence.look()


async def say_who_is_here(hub: Hub) -> None:
    """Tell the other processes of every room that has somebody connected here."""
    for code, room in tuple(hub.rooms.items()):
        if room.presence.connections:
            await hub.publish(code, *room.presence.who_is_here())


async def say_goodbye(hub: Hub) -> None:
    """Tell the other processes that nobody is connected here any more."""
    for code in tuple(hub.rooms):
        await hub.publish(code, present=0)
