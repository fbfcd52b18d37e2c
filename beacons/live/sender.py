"""Sends what waits on a line. Between two messages there is nothing but the line: no task for each of three hundred devices."""

import asyncio

from starlette.websockets import WebSocket, WebSocketDisconnect

from beacons.live.line import Line

TRY_AGAIN, TOO_FAST, UNREADABLE, BEHIND, NO_ROOM, REFUSED = 1013, 4008, 4009, 4010, 4004, 4003
"""Codes with which the server hangs up; the device does not come back by itself after the last two."""


async def hang_up(socket: WebSocket, code: int) -> None:
    """Close a socket, if it is still open."""
    try:
        await socket.close(code)
    except RuntimeError:
        return


class Sender:
    """Carries the texts of one line to its socket, one after the other."""

    __slots__ = ("_line", "_sending", "_socket")

    def __init__(self, socket: WebSocket, line: Line) -> None:
        self._socket, self._line = socket, line
        self._sending: asyncio.Task[None] | None = None

    def wake(self) -> None:
        """Send what waits, unless that is being done."""
        if self._sending is None:
            self._sending = asyncio.create_task(self._send())

    def stop(self) -> None:
        """Send nothing more."""
        self._line.wake = _nothing
        if self._sending:
            self._sending.cancel()

    async def _send(self) -> None:
        waiting = self._line.waiting
        try:
            while waiting:
                text = waiting.pop(0)
                if text is None:
                    await hang_up(self._socket, BEHIND if self._line.is_behind else REFUSED)
                    return
                await self._socket.send_text(text)
        except (WebSocketDisconnect, RuntimeError):
            waiting.clear()  # gone; the side that listens hears of it too
        finally:
            self._sending = None


def _nothing() -> None:
    """What is put on a line that has ended is never sent."""
