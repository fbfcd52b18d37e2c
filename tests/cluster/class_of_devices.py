"""Devices of a class that speak to /live as the pupils' page and the host's screen do: they come back, and send again what is not in."""

import asyncio
import json
import random
import re
import urllib.request
from collections import Counter
from contextlib import suppress
from typing import Any

import psutil
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import InvalidHandshake, WebSocketException

from beacons.domain.response import Response
from deploy.local import Cluster

PATIENCE = 30.0
AGAIN = (0.1, 0.5)
"""Seconds before a device calls again; the real one waits for half a second at least."""
BEAT = 4.0
"""Seconds after which one on which nothing came asks whether its line is there."""


async def until(condition: Any, what: str = "") -> None:
    """Wait until it holds."""
    for _ in range(int(PATIENCE * 100)):
        if condition():
            return
        await asyncio.sleep(0.01)
    raise AssertionError(f"it never came to that: {what}")


def affinity_from(url: str) -> str:
    """An affinity as a browser gets it with the page."""
    with urllib.request.urlopen(f"{url}/join", timeout=10) as answer:  # noqa: S310  # our own server
        cookie = str(answer.headers["Set-Cookie"])
    assert re.fullmatch("affinity=[0-9a-f]{2}; Path=/; HttpOnly; SameSite=Lax", cookie), cookie
    return cookie.removeprefix("affinity=")[:2]


def lines_at(cluster: Cluster, n: int) -> int:
    """How many connections nginx holds open to a process."""
    process = cluster.apps[n].process
    if process is None:
        return 0
    open_ones = psutil.Process(process.pid).net_connections("tcp")
    return sum(one.status == psutil.CONN_ESTABLISHED and one.laddr.port == cluster.ports[n] for one in open_ones)


class Device:
    """One device, from ``start`` to ``leave``. ``affinity`` is the cookie by which nginx keeps it at a process."""

    def __init__(self, url: str, code: str, *, affinity: str = "", secret: str = "") -> None:
        self._url = url.replace("http", "ws", 1) + "/live"
        self._headers = {"Cookie": f"affinity={affinity}"} if affinity else {}
        self._hello = {"t": "hello", "code": code, **({"secret": secret} if secret else {})}
        self._socket: ClientConnection | None = None
        self._task: asyncio.Task[None] | None = None
        self.sending: dict[str, Any] | None = None
        self.room: dict[str, Any] = {}
        self.mine: dict[str, Any] = {}
        self.counted: dict[str, Any] = {}
        self.acknowledged: dict[str, Any] = {}
        self.refused: list[dict[str, Any]] = []
        self.phases: list[tuple[int, str]] = []
        self.names: set[str] = set()
        self.calls = 0
        self.over = ""

    async def start(self) -> "Device":
        self._task = asyncio.create_task(self._live())
        await until(lambda: self.over or self.room, "a device comes in")
        return self

    async def _live(self) -> None:
        while not self.over:
            with suppress(OSError, TimeoutError, WebSocketException, InvalidHandshake):
                async with connect(self._url, additional_headers=self._headers, open_timeout=8, close_timeout=1) as self._socket:
                    self.calls += 1
                    await self._say(self._hello | ({"id": self.mine["id"]} if self.mine else {}))
                    while True:
                        await self._listen(self._socket)
            self._socket = None
            await asyncio.sleep(random.uniform(*AGAIN))  # noqa: S311

    async def _listen(self, socket: ClientConnection) -> None:
        try:
            text = await asyncio.wait_for(socket.recv(), BEAT)
        except TimeoutError:
            await self._say({"t": "alive"})
        else:
            await self._hear(json.loads(text))

    async def _hear(self, message: dict[str, Any]) -> None:
        match message["t"]:
            case "room":
                self.room = message
                place = (message["n"], message["phase"])
                if self.phases[-1:] != [place]:
                    self.phases.append(place)
            case "mine":
                self.mine = message
                self.names.add(message["name"])
                await self._send()
            case "host":
                self.counted = message
            case "ack" if message["ok"]:
                self.acknowledged[message["item"]] = message["response"]
                self.sending = None
            case "ack":
                self.refused.append(message)
                self.sending = None
            case "refused" | "gone":
                self.over = message.get("why", "gone")

    async def _say(self, message: dict[str, Any]) -> None:
        if self._socket is not None:
            with suppress(WebSocketException):
                await self._socket.send(json.dumps(message))

    async def _send(self) -> None:
        if self.sending:
            await self._say(self.sending)

    async def give(self, item_id: str, response: Response) -> None:
        """Answer, and go on until it is said to be in or not to be taken."""
        self.sending = {"t": "answer", "item": item_id, "response": response}
        await self._send()

    async def do(self, kind: str, **more: Any) -> None:
        """As a host: do something, once."""
        await self._say({"t": kind, **more})

    async def step(self) -> None:
        """As a host: press the key until the room has moved on; a press may be lost with its line."""
        version = self.room["v"]
        for _ in range(int(PATIENCE)):
            await self._say({"t": "step", "step": self.room["step"]})
            with suppress(TimeoutError):
                await asyncio.wait_for(until(lambda: self.room["v"] > version, "a step"), 1)
                return
        raise AssertionError("the room never moved on")

    async def to(self, phase: str, place: int = 0) -> None:
        """As a host: step on until the room is there."""
        while self.room["phase"] != phase or (place and self.room["n"] != place):
            if self.room["phase"] == "closing":
                await until(lambda: self.room["phase"] != "closing", "the last call is over")
            else:
                await self.step()

    async def leave(self) -> None:
        self.over = self.over or "left"
        if self._socket is not None:
            await self._socket.close()
        if self._task is not None:
            await self._task


async def a_class(cluster: Cluster, code: str, size: int) -> list[Device]:
    """Devices that came in through the page, each at the process that nginx chose."""
    affinities = await asyncio.gather(*(asyncio.to_thread(affinity_from, cluster.url) for _ in range(size)))
    return list(await asyncio.gather(*(Device(cluster.url, code, affinity=affinity).start() for affinity in affinities)))


async def affinities_of(cluster: Cluster) -> list[str]:
    """An affinity at each process, found by looking where a line arrives. Nobody else may be calling in the meantime."""
    found: dict[int, str] = {}
    for affinity in (f"{n:02x}" for n in range(256)):
        before = [lines_at(cluster, n) for n in range(len(cluster.ports))]
        async with connect(cluster.url.replace("http", "ws", 1) + "/live", additional_headers={"Cookie": f"affinity={affinity}"}):
            after = [lines_at(cluster, n) for n in range(len(cluster.ports))]
        gained = Counter(dict(enumerate(after))) - Counter(dict(enumerate(before)))
        for n in gained:
            found.setdefault(n, affinity)
        if len(found) == len(cluster.ports):
            return [found[n] for n in range(len(cluster.ports))]
    raise AssertionError("not every process can be reached")
