"""Keeps guessers slow without locking anybody out: whoever is over the limit waits, and a right code still lets in.

A whole school may stand behind one address, so nobody is refused for what a neighbour did. A code is one of 29⁶ (about 600
million); at the pace below, guessing one takes years.
"""

import asyncio
import time
from collections import OrderedDict
from dataclasses import dataclass, field

from aiolimiter import AsyncLimiter
from starlette.websockets import WebSocket, WebSocketDisconnect

PER_ADDRESS = (300, 60.0)
"""Tries of devices that are new or come with a secret, per address: a hall of three hundred at once, then five a second."""
PER_PROCESS = (1_200, 60.0)
MOST_ADDRESSES = 2_000
BETWEEN_SECONDS = 0.1
"""Between two messages of a device that waits for its turn, so that none of them keeps the server busy."""


class JoinLimit:
    """Limits of tries to come into a room, by address and for the process: so many in so many seconds."""

    def __init__(self, per_address: tuple[float, float] = PER_ADDRESS, per_process: tuple[float, float] = PER_PROCESS) -> None:
        self._per_address = per_address
        self._all = AsyncLimiter(*per_process)
        self._by_address: OrderedDict[str, AsyncLimiter] = OrderedDict()

    def is_free(self, address: str) -> bool:
        """Whether nobody has to wait just now."""
        return self._limiter(address).has_capacity() and self._all.has_capacity()

    async def wait(self, address: str) -> None:
        """Wait for one's turn to try a code."""
        await self._limiter(address).acquire()
        await self._all.acquire()

    def _limiter(self, address: str) -> AsyncLimiter:
        limiter = self._by_address.pop(address, None) or AsyncLimiter(*self._per_address)
        self._by_address[address] = limiter
        if len(self._by_address) > MOST_ADDRESSES:
            self._by_address.popitem(last=False)
        return limiter


async def turn_of(socket: WebSocket, limit: JoinLimit) -> None:
    """Wait until a device may try its code. One that has hung up meanwhile takes nobody's turn.

    A device gives up after some seconds and calls again: were those turns still taken, a whole school that comes back at once would wait
    for turns of devices that have long gone, and ever longer. Raises ``WebSocketDisconnect`` where it has gone.
    """
    address = socket.client.host if socket.client else ""
    if limit.is_free(address):
        await limit.wait(address)
        return
    turn, gone = asyncio.ensure_future(limit.wait(address)), asyncio.ensure_future(_has_gone(socket))
    try:
        await asyncio.wait({turn, gone}, return_when=asyncio.FIRST_COMPLETED)
        if gone.done():
            raise WebSocketDisconnect
    finally:
        turn.cancel()
        gone.cancel()


async def _has_gone(socket: WebSocket) -> None:
    """Return once a device has hung up. One that wakes up may ask meanwhile whether its line is there: its turn says so."""
    message = await socket.receive()
    while message["type"] != "websocket.disconnect":
        await asyncio.sleep(BETWEEN_SECONDS)
        message = await socket.receive()


class TooFast(Exception):
    """A device talks faster than it may."""


@dataclass(slots=True)
class MessageRate:
    """How fast one device may talk: ``most`` messages at once, then ``per_second``."""

    most: float = 30
    per_second: float = 6
    _spent: float = 0
    _at: float = field(default_factory=time.monotonic)

    def allows(self) -> bool:
        """Whether one more message is within the limit."""
        now = time.monotonic()
        self._spent = max(0.0, self._spent - (now - self._at) * self.per_second)
        self._at = now
        if self._spent > self.most - 1:
            return False
        self._spent += 1
        return True
