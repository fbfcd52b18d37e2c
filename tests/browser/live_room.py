"""The pupils' page and its socket on a server of their own, with a host who plays through the same socket."""

import json
import threading
import time
from collections.abc import Callable, Iterable
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import uvicorn
from starlette.applications import Starlette
from starlette.datastructures import MutableHeaders
from starlette.middleware import Middleware
from starlette.responses import Response
from starlette.routing import Route
from websockets.sync.client import connect

from beacons.domain.item import Item
from beacons.domain.rooms.room import Room
from beacons.domain.rooms.room_state import AT_ONCE_MS
from beacons.domain.rooms.settings import Settings
from beacons.live.hub import Hub
from beacons.live.socket import live_route
from beacons.serve.files.assets import assets_route
from beacons.serve.files.compressed_files import CompressedFiles
from beacons.serve.join_routes import join_routes
from beacons.serve.security_headers import SecurityHeaders
from beacons.storage.rooms import RoomStore
from beacons.ui.classroom import join_page
from beacons.ui.shell.component import ASSETS
from beacons.ui.shell.render import STATIC
from tests.browser.server import free_port
from tests.builders import some_names

SECRET = "kept by the host"  # noqa: S105  # of rooms that last for one test
PATIENCE = 10.0


def now() -> int:
    return int(time.time() * 1000)


class NoInlineStyles:
    """Our policy without what only the platform needs: the page must do without inline styles."""

    def __init__(self, app) -> None:
        self.app = app

    async def __call__(self, scope, receive, send) -> None:
        async def send_stricter(message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers["content-security-policy"] = headers["content-security-policy"].replace(" 'unsafe-inline'", "")
            await send(message)

        await self.app(scope, receive, send_stricter)


class RoomServer:
    """Rooms on disk, served in a thread. It can be stopped and started again on the same port, as after a crash."""

    def __init__(self, folder: Path, items: Iterable[Item]) -> None:
        self.items = {item.id: item for item in items}
        self.store = RoomStore(f"sqlite:///{folder}/rooms.db")
        self.port = free_port()
        self.url = f"http://localhost:{self.port}"
        self._server: uvicorn.Server | None = None
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        """Serve, with nothing in memory but what is on disk."""
        hub = Hub(self.store, lambda _: some_names(), now)
        icon = Route("/favicon.ico", lambda _: Response())  # as the app has one
        routes = [
            *join_routes(join_page.page, ["en"]),
            live_route(lambda: hub),
            assets_route(ASSETS),
            icon,
            Route("/healthz", lambda _: Response()),
        ]
        layers = [
            Middleware(NoInlineStyles),
            Middleware(SecurityHeaders, inline_scripts=()),
            Middleware(CompressedFiles, folders={"/app/static/": STATIC}),
        ]
        app = Starlette(routes=routes, middleware=layers)
        settings: dict[str, Any] = {"host": "127.0.0.1", "port": self.port, "ws": "websockets-sansio", "lifespan": "off"}
        self._server = uvicorn.Server(uvicorn.Config(app, log_level="error", **settings))
        self._thread = threading.Thread(target=self._server.run, daemon=True)
        self._thread.start()
        limit = time.monotonic() + PATIENCE
        while not self._server.started:
            assert time.monotonic() < limit, "the server never started"
            time.sleep(0.01)

    def stop(self) -> None:
        """End at once; every line breaks."""
        if self._server and self._thread:
            self._server.should_exit = self._server.force_exit = True
            self._thread.join(PATIENCE)
            assert not self._thread.is_alive()
            self._server = self._thread = None

    def open(self, code: str, *item_ids: str, language: str = "en", **settings: Any) -> "Host":
        """Make a room with these items (all, where none is named), and come in as its host."""
        chosen = Settings(**{"reading": 0, **settings})
        ids = item_ids or tuple(self.items)
        room = Room(code=code, language=language, path="7-9", item_ids=ids, since=now(), at=now(), settings=chosen)
        assert self.store.create(room, [self.items[item_id] for item_id in ids], SECRET)
        return Host(self, code)

    def answers(self, code: str) -> list[tuple[str, Any]]:
        """What is on disk: item and response of every answer."""
        return [(answer.item_id, answer.response) for answer in self.store.answers(code)[1]]


class Host:
    """A screen of the host."""

    def __init__(self, server: RoomServer, code: str) -> None:
        self.server, self.code = server, code
        self.room: dict[str, Any] = {}
        self.counted: dict[str, Any] = {}
        self.is_over = False
        self.come_in()

    def come_in(self) -> None:
        """Connect, or connect anew."""
        self._open = ExitStack()
        self.socket = self._open.enter_context(connect(f"ws://127.0.0.1:{self.server.port}/live"))
        self.say("hello", code=self.code, secret=SECRET)
        self.hear()
        self.hear()

    def say(self, kind: str, **more: Any) -> None:
        """Send a message."""
        self.socket.send(json.dumps({"t": kind, **more}))

    def hear(self) -> None:
        """Take the next message in."""
        message = json.loads(self.socket.recv(PATIENCE))
        self.room = message if message["t"] == "room" else self.room
        self.counted = message if message["t"] == "host" else self.counted
        self.is_over = message["t"] == "gone"

    def until(self, condition: Callable[[], Any]) -> None:
        """Listen until it holds."""
        while not condition():
            self.hear()

    def step(self) -> None:
        """Press the one key once the screen has been seen for a moment, as a person does, and wait until it has been obeyed."""
        number = self.room["step"]
        time.sleep(max(self.room["since"] + AT_ONCE_MS - now(), 0) / 1000 if number else 0)
        self.say("step", step=number)
        self.until(lambda: self.room["step"] > number)

    def to(self, phase: str, place: int | None = None) -> None:
        """Step on until the room is there."""
        while self.room["phase"] != phase or (place is not None and self.room["n"] != place):
            if self.room["phase"] == "closing":
                self.hear()  # it ends by itself
            else:
                self.step()

    def do(self, kind: str, **more: Any) -> None:
        """Do something that changes the room, and wait for it."""
        version = self.room["v"]
        more |= {"step": self.room["step"]} if kind in {"pause", "resume", "time"} else {}
        self.say(kind, **more)
        self.until(lambda: self.room["v"] > version)

    def erase(self) -> None:
        """Erase the room, and wait to be told that it is gone."""
        self.say("erase")
        self.until(lambda: self.is_over)

    def learner(self, name: str) -> str:
        """The id of a learner."""
        self.until(lambda: any(one["name"] == name for one in self.counted["who"]))
        return next(str(one["id"]) for one in self.counted["who"] if one["name"] == name)

    def leave(self) -> None:
        """Hang up."""
        self._open.close()
