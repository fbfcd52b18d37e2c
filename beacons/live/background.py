"""What happens in a room though nobody asks at that moment: the clock moves it on, and work goes on that nobody waits for."""

import asyncio
import logging
from collections.abc import Callable, Coroutine

from beacons.live.class_room import ClassRoom

LOG = logging.getLogger("beacons")
TRY_AGAIN_SECONDS = 1.0
"""After this the clock moves a room on that could not be kept."""

MoveOn = Callable[[ClassRoom], Coroutine[None, None, None]]


def in_background(work: Coroutine[None, None, None]) -> None:
    """Do something that nobody waits for; what goes wrong is logged."""
    asyncio.ensure_future(work).add_done_callback(_log_what_went_wrong)


def _log_what_went_wrong(done: asyncio.Future[None]) -> None:
    error = None if done.cancelled() else done.exception()
    if isinstance(error, ConnectionError):
        LOG.warning("A room could not be changed: %s", error)
    elif error:
        LOG.error("A room could not be changed", exc_info=error)


def set_clock(held: ClassRoom, now: int, move_on: MoveOn) -> None:
    """Call ``move_on`` when the room is due; a clock that was set before is stopped."""
    if held.clock:
        held.clock.cancel()
        held.clock = None
    if held.room.due is not None:
        _call(held, max(held.room.due - now, 0) / 1000 + 0.005, move_on)


def _call(held: ClassRoom, wait: float, move_on: MoveOn) -> None:
    held.clock = asyncio.get_running_loop().call_later(wait, lambda: in_background(_tick(held, move_on)))


async def _tick(held: ClassRoom, move_on: MoveOn) -> None:
    held.clock = None
    try:
        await move_on(held)
    except Exception:
        if held.clock is None:
            _call(held, TRY_AGAIN_SECONDS, move_on)
        raise
