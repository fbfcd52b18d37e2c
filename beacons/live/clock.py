"""The server's clock, which moves rooms on, and work that nobody waits for."""

import asyncio
import logging
from collections.abc import Callable, Coroutine

LOG = logging.getLogger("beacons")
TRY_AGAIN_SECONDS = 1.0
"""After this the clock moves a room on that could not be kept."""

Work = Coroutine[None, None, None]


_at_work: set[asyncio.Future[None]] = set()
"""The loop itself holds no task: what nobody else holds could be collected in the middle."""


def in_background(work: Work) -> None:
    """Do something that nobody waits for; what goes wrong is logged."""
    task = asyncio.ensure_future(work)
    _at_work.add(task)
    task.add_done_callback(_at_work.discard)
    task.add_done_callback(_log_what_went_wrong)


def _log_what_went_wrong(done: asyncio.Future[None]) -> None:
    error = None if done.cancelled() else done.exception()
    if isinstance(error, ConnectionError):
        LOG.warning("A room could not be changed: %s", error)
    elif error:
        LOG.error("A room could not be changed", exc_info=error)


class Clock:
    """Tells the time of the server, in milliseconds since 1970, and does what is due."""

    def __init__(self, now: Callable[[], int]) -> None:
        self.now = now

    def alarm(self, does: Callable[[], Work]) -> "Alarm":
        """An alarm that is not set yet."""
        return Alarm(self.now, does)


class Alarm:
    """Does one thing when it is due. What could not be done is tried again, unless the alarm has been set anew."""

    def __init__(self, now: Callable[[], int], does: Callable[[], Work]) -> None:
        self._now, self._does = now, does
        self._set: asyncio.TimerHandle | None = None

    def set(self, due: int | None) -> None:
        """Ring at this moment, or never where there is none; what was set before is forgotten."""
        self.stop()
        if due is not None:
            self._ring_in(max(due - self._now(), 0) / 1000 + 0.005)

    def stop(self) -> None:
        """Ring no more."""
        if self._set:
            self._set.cancel()
            self._set = None

    def _ring_in(self, seconds: float) -> None:
        self._set = asyncio.get_running_loop().call_later(seconds, lambda: in_background(self._ring()))

    async def _ring(self) -> None:
        self._set = None
        try:
            await self._does()
        except Exception:
            if self._set is None:
                self._ring_in(TRY_AGAIN_SECONDS)
            raise
