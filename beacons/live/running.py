"""Starts the hub with the server: the bell between processes, and the sweep of idle rooms."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from beacons.live.bell import Bell
from beacons.live.elsewhere import SAY_SECONDS, catch_up_everywhere, heard, say_goodbye, say_who_is_here
from beacons.live.hub import Hub

LOG = logging.getLogger("beacons")
SWEEP_SECONDS = 300
"""How often idle rooms are looked for."""


@asynccontextmanager
async def running(hub: Hub, bell: Bell | None) -> AsyncIterator[None]:
    """While the server runs: hear other processes, where rooms are shared, and erase rooms that nobody touches any more."""
    loop = asyncio.get_running_loop()
    if bell:
        hub.bell = bell

        def on_ring(code: str, by: str, present: int | None) -> None:
            asyncio.run_coroutine_threadsafe(heard(hub, code, by, present), loop)

        def on_missed() -> None:
            asyncio.run_coroutine_threadsafe(catch_up_everywhere(hub), loop)

        bell.listen(on_ring, on_missed)
    tasks = [asyncio.create_task(sweep(hub)), *([asyncio.create_task(_stay_in_touch(hub))] if bell else [])]
    try:
        yield
    finally:
        for task in tasks:
            task.cancel()
        if hub.bell:
            hub.bell.stop()
            await say_goodbye(hub)


async def sweep(hub: Hub) -> None:
    """Erase idle rooms now and then, until cancelled."""
    while True:
        try:
            for code in await asyncio.to_thread(hub.keeper.erase_idle, hub.now()):
                if held := hub.rooms.get(code):
                    hub.let_go(held)
                await hub.ring(code)
        except Exception:
            LOG.exception("Idle rooms could not be erased")
        await asyncio.sleep(SWEEP_SECONDS)


async def _stay_in_touch(hub: Hub) -> None:
    while True:
        await asyncio.sleep(SAY_SECONDS)
        await catch_up_everywhere(hub)
        await say_who_is_here(hub)
