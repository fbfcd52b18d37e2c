"""A device that joins, a step of the host and an answer, over the live hub in this process: which files the work goes through.

The room is a real one on disk and the socket that of the app; only the wire is two queues instead of a network.
"""

import asyncio
import json
import sys
import tempfile
import threading
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType
from typing import Any, Self

from starlette.routing import WebSocketRoute
from starlette.types import Message

from beacons.domain.course.library import Library
from beacons.domain.rooms.room import Room
from beacons.domain.rooms.settings import Settings
from beacons.domain.text import SOURCE_LANGUAGE
from beacons.live.hub import Hub
from beacons.live.presence import NOTIFY_SECONDS
from beacons.live.socket import live_route
from beacons.storage.content_files import load
from beacons.storage.rooms import RoomStore

ROOT = Path(__file__).resolve().parents[1]
OURS = f"{ROOT / 'beacons'}/"
LIVE = "live/"
CODE, SECRET, NOW = "ABCDEF", "a-secret", 1_764_000_000_000
LESSON, KIND = "safer-internet-day", "single_choice"
PATIENCE = 20.0


@dataclass
class Walk:
    """The files that were gone through, one after the other."""

    files: list[str] = field(default_factory=list)

    def within(self, folder: str) -> "Walk":
        """The same, seen from within a folder: what is done elsewhere in between is no hop."""
        walk = Walk()
        for file in self.files:
            if file.startswith(folder):
                walk.go_on_in(file)
        return walk

    def go_on_in(self, file: str) -> None:
        """The work goes on in this file."""
        if not self.files or self.files[-1] != file:
            self.files.append(file)

    @property
    def hops(self) -> int:
        """How often the work goes on in another file."""
        return max(len(self.files) - 1, 0)


class Follower:
    """Writes down each function of ours that is called, or goes on after it waited: in this thread, and in those that begin meanwhile."""

    def __init__(self) -> None:
        self.walk: Walk | None = None

    def __enter__(self) -> Self:
        threading.setprofile(self._called)
        sys.setprofile(self._called)
        return self

    def __exit__(self, *_: object) -> None:
        sys.setprofile(None)
        threading.setprofile(None)

    def _called(self, frame: FrameType, event: str, _: object) -> None:
        name = frame.f_code.co_filename
        if self.walk is not None and event == "call" and name.startswith(OURS):
            self.walk.go_on_in(name.removeprefix(OURS))


class Device:
    """One end of a line to the socket."""

    def __init__(self, route: WebSocketRoute) -> None:
        self._said: asyncio.Queue[Message] = asyncio.Queue()
        self._told: list[dict[str, Any]] = []
        self._news = asyncio.Event()
        scope = {"type": "websocket", "path": "/live", "headers": [], "query_string": b"", "client": ("127.0.0.1", 1), "subprotocols": []}
        self._said.put_nowait({"type": "websocket.connect"})
        self._line = asyncio.ensure_future(route.app(scope, self._said.get, self._tell))

    async def _tell(self, message: Message) -> None:
        if message["type"] == "websocket.send":
            self._told.append(json.loads(message["text"]))
            self._news.set()

    def say(self, **message: Any) -> None:
        """Send a message; nobody waits for what comes of it."""
        self._said.put_nowait({"type": "websocket.receive", "text": json.dumps(message)})

    async def hear(self, kind: str, **wanted: Any) -> dict[str, Any]:
        """The newest message of this kind with these values, once there is one."""
        async with asyncio.timeout(PATIENCE):
            while not (found := [one for one in self._told if {"t": kind, **wanted}.items() <= one.items()]):
                self._news.clear()
                await self._news.wait()
        return found[-1]

    async def leave(self) -> None:
        """Hang up."""
        self._said.put_nowait({"type": "websocket.disconnect", "code": 1000})
        await self._line


def walks() -> dict[str, Walk]:
    """The three walks, by name. One host is on the line, and one device joins, is asked and answers."""
    library = load(ROOT)
    with tempfile.TemporaryDirectory() as folder:
        store = RoomStore(f"sqlite:///{folder}/rooms.db")
        room = _room(library)
        items = [item for item in library.edition(SOURCE_LANGUAGE).bank(LESSON, "10-12") if item.id in room.item_ids]
        store.create(room, items, SECRET)
        try:
            with Follower() as follower:
                return asyncio.run(_walk(store, library, follower))
        finally:
            store.engine.dispose()


def _room(library: Library) -> Room:
    items = tuple(item.id for item in library.edition(SOURCE_LANGUAGE).bank(LESSON, "10-12") if item.type == KIND)[:2]
    return Room(code=CODE, language=SOURCE_LANGUAGE, path="10-12", item_ids=items, since=NOW, at=NOW, settings=Settings(reading=0))


async def _walk(store: RoomStore, library: Library, follower: Follower) -> dict[str, Walk]:
    names = library.edition(SOURCE_LANGUAGE).names
    if names is None:
        raise LookupError("the content has no names")
    hub = Hub(store, lambda _: names, lambda: NOW)
    route = live_route(lambda: hub)  # made once, as the app does
    host = Device(route)
    host.say(t="hello", code=CODE, secret=SECRET)
    number = (await host.hear("room"))["step"]
    await host.hear("host")
    found = {"join": Walk(), "step": Walk(), "answer": Walk()}
    follower.walk = await _after(found["join"])
    device = Device(route)
    device.say(t="hello", code=CODE)
    await host.hear("host", present=1)
    follower.walk = await _after(found["step"])
    host.say(t="step", step=number)
    asked = (await device.hear("room", phase="open"))["item"]["id"]
    follower.walk = await _after(None)
    item = library.edition(SOURCE_LANGUAGE).item(asked)
    response = list(item.right_response or ()) if item else []
    follower.walk = found["answer"]
    device.say(t="answer", item=asked, response=response)
    await device.hear("ack", ok=True)
    await host.hear("host", answered=1)
    follower.walk = await _after(None)
    await device.leave()
    await host.leave()
    return found


async def _after(walk: Walk | None) -> Walk | None:
    """The next walk, once all that follows from the one before has come to rest: hosts are told a little later."""
    await asyncio.sleep(4 * NOTIFY_SECONDS)
    return walk
