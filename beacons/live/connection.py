"""A device that is connected: what waits to be sent to it, and how that gets to its socket."""

import asyncio
from dataclasses import dataclass, field
from typing import Any, Literal

import orjson
from starlette.websockets import WebSocket, WebSocketDisconnect

MOST_WAITING = 64
"""Messages that may wait for one device. One that falls further behind is hung up on; it comes back and gets all anew."""
TRY_AGAIN, TOO_FAST, UNREADABLE, BEHIND, NO_ROOM, REFUSED = 1013, 4008, 4009, 4010, 4004, 4003
"""Codes with which the server hangs up; the device does not come back by itself after the last two."""
GONE = {"t": "gone"}
"""Told to whoever is in a room that is over."""

Role = Literal["learner", "host"]


class Refused(Exception):
    """What was asked for cannot be done now. ``why`` is a word that the device puts into a sentence."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


def encode(message: Any) -> str:
    """A message as it goes over the wire."""
    return orjson.dumps(message).decode()


async def hang_up(socket: WebSocket, code: int) -> None:
    """Close a socket, if it is still open."""
    try:
        await socket.close(code)
    except RuntimeError:
        return


@dataclass(eq=False, slots=True)
class Connection:
    """A device, as learner or as a screen of the host, and its socket. Between two messages there is no task for it."""

    role: Role
    learner_id: str = ""
    moved: int = 0
    """Number of the screen that this host's screen brought last."""
    looks: int = 0
    """How often it was looked since the device was last heard."""
    skips: str = ""
    """Id of the item that this learner leaves out. It is kept nowhere: a device that comes back says it anew."""
    socket: WebSocket | None = None
    """Where what waits is sent to; None once nothing more is."""
    waiting: list[str | None] = field(default_factory=list)
    """Texts to be sent; None ends the connection."""
    is_behind: bool = False
    """Whether too much waited, so that the device is hung up on and comes back."""
    _sending: asyncio.Task[None] | None = None

    def tell(self, message: Any) -> None:
        """Put a message for this device alone at the end of those that wait."""
        self.send(encode(message))

    def send(self, text: str) -> None:
        """Put an encoded message at the end of those that wait; hangs up where there are too many."""
        self._put(text)

    def send_last(self) -> None:
        """End the connection after what waits has been sent."""
        self._put(None)

    def close(self) -> None:
        """Send nothing more."""
        self.socket = None
        if self._sending:
            self._sending.cancel()

    def _put(self, text: str | None) -> None:
        if len(self.waiting) >= MOST_WAITING:
            self.is_behind, text = True, None
            self.waiting.clear()
        self.waiting.append(text)
        if self.socket and self._sending is None:
            self._sending = asyncio.create_task(self._send(self.socket))

    async def _send(self, socket: WebSocket) -> None:
        try:
            while self.waiting:
                text = self.waiting.pop(0)
                if text is None:
                    await hang_up(socket, BEHIND if self.is_behind else REFUSED)
                    return
                await socket.send_text(text)
        except (WebSocketDisconnect, RuntimeError):
            self.waiting.clear()  # gone; the side that listens hears of it too
        finally:
            self._sending = None
