"""The weather between browsers and the server: a proxy on this machine that slows, holds, cuts and doubles what each of them says.

Whoever is meant is told by the host that a browser asks for: ``p07.localhost`` is p07. Browsers find every such name on this machine.
"""

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import Any, cast

from beacons.live.wire.outgoing import HostTold, RoomTold
from tools.chaos.weather.frames import Frame, read_frame
from tools.chaos.weather.sky import Acked, Line, Sky

HOST = "127.0.0.1"
LATE_SECONDS = 4.0
"""So long after its line was cut an answer still comes to the server: longer than a page needs to send it again on another line."""
_ENDED = (OSError, asyncio.IncompleteReadError, asyncio.LimitOverrunError)


class Weather:
    """The proxy, and what it saw of rooms.

    That is the last room and the last count of each browser, the ids under which it was in, and every answer that was said to be in.
    """

    def __init__(self, server_port: int) -> None:
        self.port = 0
        self.rooms: dict[str, RoomTold] = {}
        self.counts: dict[str, HostTold] = {}
        self.acked: list[Acked] = []
        self.learners: dict[str, set[str]] = defaultdict(set)
        self.skies: dict[str, Sky] = defaultdict(self._fine)
        self._server_port = server_port
        self._lines: set[Line] = set()
        self._open: set[asyncio.Task[None]] = set()

    @staticmethod
    def _fine() -> Sky:
        sky = Sky()
        sky.clear()
        return sky

    @asynccontextmanager
    async def blowing(self) -> AsyncIterator["Weather"]:
        """Stand between all and the server until the end."""
        listening = await asyncio.start_server(self._came, HOST, 0)
        self.port = listening.sockets[0].getsockname()[1]
        try:
            yield self
        finally:
            listening.close()
            for line in list(self._lines):
                line.cut()
            for task in self._open:
                task.cancel()

    def url(self, who: str) -> str:
        """Where this browser finds the app."""
        return f"http://{who}.localhost:{self.port}"

    def cut(self, who: str) -> None:
        """Break all lines of a browser; it may call again at once."""
        for line in [line for line in self._lines if line.who == who]:
            line.cut()

    def clear(self) -> None:
        """Fine weather for all."""
        for sky in self.skies.values():
            sky.clear()

    async def _came(self, reader: asyncio.StreamReader, browser: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        if task:
            self._open.add(task)
        try:
            with suppress(*_ENDED, asyncio.CancelledError):
                await self._serve(reader, browser)
        finally:
            browser.transport.abort()
            if task:
                self._open.discard(task)

    async def _serve(self, reader: asyncio.StreamReader, browser: asyncio.StreamWriter) -> None:
        head = await reader.readuntil(b"\r\n\r\n")
        lines = head.decode("latin-1").split("\r\n")
        who = next((line[5:].strip() for line in lines if line.lower().startswith("host:")), "").partition(".")[0]
        if self.skies[who].is_gone:
            return
        from_server, server = await asyncio.open_connection(HOST, self._server_port)
        line = Line(who, browser, server)
        self._lines.add(line)
        try:
            if lines[0].split(" ")[1].endswith("/live"):
                plain = [one for one in lines if not one.lower().startswith("sec-websocket-extensions:")]
                server.write("\r\n".join(plain).encode("latin-1"))
                await _both(self._framed_up(line, reader), self._framed_down(line, from_server))
            else:
                server.write(head)
                await _both(self._bytes(line, reader, server), self._bytes(line, from_server, browser))
        finally:
            self._lines.discard(line)
            server.transport.abort()

    async def _pass(self, line: Line) -> None:
        sky = self.skies[line.who]
        if sky.slow:
            await asyncio.sleep(sky.slow)
        await sky.flows.wait()

    async def _bytes(self, line: Line, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while data := await reader.read(65536):
            await self._pass(line)
            writer.write(data)
            await writer.drain()

    async def _framed_up(self, line: Line, reader: asyncio.StreamReader) -> None:
        while True:
            frame = await read_frame(reader)
            sky, kind = self.skies[line.who], frame.message.get("t")
            if kind == "answer" and sky.is_late:
                sky.is_late = False
                line.browser.transport.abort()
                await asyncio.sleep(LATE_SECONDS)
                line.server.write(frame.raw)
                await asyncio.sleep(1)  # to be read before the line ends
                return
            await self._pass(line)
            line.server.write(frame.raw * (2 if sky.is_doubled and kind not in {None, "hello"} else 1))
            await line.server.drain()

    async def _framed_down(self, line: Line, reader: asyncio.StreamReader) -> None:
        line.browser.write(await reader.readuntil(b"\r\n\r\n"))
        while True:
            frame = await read_frame(reader)
            await self._pass(line)
            if line.browser.transport.is_closing():
                continue  # what was said last may still be on its way to the server
            line.browser.write(frame.raw * (2 if self.skies[line.who].is_doubled and frame.text else 1))
            self._note(line, frame)
            await line.browser.drain()

    def _note(self, line: Line, frame: Frame) -> None:
        message = frame.message
        match message.get("t"):
            case "room":
                self.rooms[line.who] = cast("RoomTold", message)
            case "host":
                self.counts[line.who] = cast("HostTold", message)
            case "mine":
                line.learner = str(message["id"])
                self.learners[line.who].add(line.learner)
            case "ack" if message["ok"]:
                self.acked.append(Acked(line.learner, str(message["item"]), message.get("response")))


async def _both(*ways: Any) -> None:
    """Both directions, until one of them ends."""
    tasks = [asyncio.ensure_future(way) for way in ways]
    try:
        await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
