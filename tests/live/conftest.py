"""A hub with real keeping in a file of its own, and devices that speak to it over real sockets of the test client."""

import json
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient
from starlette.websockets import WebSocketDisconnect

from beacons.domain.item import Item
from beacons.domain.path import ChildPath
from beacons.domain.rooms.room import Room
from beacons.domain.rooms.room_state import LAST_CALL_MS
from beacons.domain.rooms.settings import Settings
from beacons.live.hub import Hub
from beacons.live.socket import live_route
from beacons.storage.rooms import RoomStore
from tests.builders import a_single_choice, a_sorting, an_ordering, some_names
from tests.there import of_kind, there

NOW = 1_764_000_000_000
CODE, OTHER, SECRET = "ABCDEF", "GHJKMN", "the-hosts-secret"
ITEMS = {
    item.id: item for item in (a_single_choice("one"), an_ordering("two"), a_sorting("three"), a_single_choice("touchy", sensitive="topic"))
}


class Clock:
    """The server's clock, moved by the test."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> int:
        return self.now


class Device:
    """One line to the server: what it hears is kept in order."""

    def __init__(self, session: Any, clock: Clock | None = None) -> None:
        self.session, self.clock = session, clock
        self.heard: list[dict[str, Any]] = []

    def say(self, **message: Any) -> "Device":
        self.session.send_text(json.dumps(message))
        return self

    def hear(self, kind: str, **wanted: Any) -> dict[str, Any]:
        """The next message of this kind with these values; what comes before is kept and passed over."""
        while True:
            message: dict[str, Any] = self.session.receive_json()
            self.heard.append(message)
            if message["t"] == kind and all(message.get(name) == value for name, value in wanted.items()):
                return message

    def hear_the_end(self) -> int:
        """Listen until the server hangs up; the code with which it does."""
        with pytest.raises(WebSocketDisconnect) as end:
            self._listen()
        return int(end.value.code)

    def _listen(self) -> None:
        while True:
            self.heard.append(self.session.receive_json())

    def ask_alive(self) -> "Device":
        """Wait until everything that was sent so far has been dealt with."""
        self.say(t="alive").hear("alive")
        return self


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def store(tmp_path) -> Iterator[RoomStore]:
    made = RoomStore(f"sqlite:///{tmp_path}/rooms.db")
    yield made
    made.engine.dispose()


def _talks(_language: str, _lesson_id: str | None, _path: ChildPath, items: Sequence[Item]) -> dict[str, str]:
    return {item.id: f"To talk about after {item.id}" for item in items}


def a_hub(store: RoomStore, clock: Clock) -> Callable[[], Hub]:
    """What gives the hub of a server that has started: a loop must run when it is made."""
    return lru_cache(maxsize=1)(lambda: Hub(store, lambda _: some_names(), clock, _talks))


@pytest.fixture
def serve(store, clock) -> Iterator[Callable[[], TestClient]]:
    """Starts a server over the same store: twice is a restart, or a second process."""
    open_clients = []

    def start() -> TestClient:
        hub = a_hub(store, clock)
        app = Starlette(routes=[live_route(hub)])
        app.state.hub = hub
        client = TestClient(app)
        client.__enter__()
        open_clients.append(client)
        return client

    yield start
    for client in open_clients:
        client.__exit__(None, None, None)


@pytest.fixture
def server(serve) -> TestClient:
    return of_kind(TestClient, serve())


@pytest.fixture
def a_room(store, clock) -> Callable[..., Room]:
    def make(code: str = CODE, *, items: tuple[str, ...] = ("one", "two", "three"), secret: str = SECRET, **settings: Any) -> Room:
        made = Room(
            code=code,
            language="en",
            path="7-9",
            item_ids=items,
            since=clock.now,
            at=clock.now,
            settings=Settings(**{"reading": 0, **settings}),
        )
        assert store.create(made, tuple(ITEMS[item_id] for item_id in items), secret)
        return made

    return make


@pytest.fixture
def connect(server, clock) -> Iterator[Callable[..., Device]]:
    """Opens lines: ``connect(code=…)`` as a newcomer, ``id=`` as somebody who was here before, ``secret=`` as the host."""
    lines = []

    def open_line(client: TestClient | None = None, **hello: Any) -> Device:
        session = (client or server).websocket_connect("/live")
        session.__enter__()
        lines.append(session)
        return Device(session, clock).say(**{"t": "hello", "code": CODE, **hello})

    yield open_line
    for session in lines:
        session.__exit__(None, None, None)


@pytest.fixture
def host(a_room, connect) -> Device:
    a_room()
    device = of_kind(Device, connect(secret=SECRET))
    device.hear("host")
    return device


def step(device: Device, phase: str) -> dict[str, Any]:
    """Press the one key until the phase is there; a last call that nobody follows is waited for.

    Whatever is asked then, the clock comes first: so something is asked that changes nothing else.
    """
    room = next(m for m in reversed(device.heard) if m["t"] == "room")
    while True:
        if room["phase"] == "closing":
            there(device.clock).now += LAST_CALL_MS
        ends_the_call = room["phase"] == "closing" and phase == "closed"
        device.say(**({"t": "time", "seconds": 15} if ends_the_call else {"t": "step"}), step=room["step"])
        room = device.hear("room")
        if room["phase"] == phase:
            return room
