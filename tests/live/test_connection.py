"""How a connection ends: a device must know whether it may come back."""

import json

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient
from starlette.websockets import WebSocketDisconnect

from beacons.domain.rooms.room import Room
from beacons.live.connection import MOST_WAITING, Connection
from beacons.live.hub import Hub
from beacons.live.socket import live_route
from beacons.storage.rooms import RoomStore
from tests.builders import a_single_choice, some_names

CODE, NOW = "ABCDEF", 1_764_000_000_000


@pytest.fixture
def client(tmp_path):
    store = RoomStore(f"sqlite:///{tmp_path}/rooms.db")
    store.create(
        Room(code=CODE, language="en", path="7-9", item_ids=("strange-message",), since=NOW, at=NOW), (a_single_choice(),), "secret"
    )
    hub = Hub(store, lambda _: some_names(), lambda: NOW)
    with TestClient(Starlette(routes=[live_route(lambda: hub)])) as made:
        yield made


def test_a_message_that_is_no_text_ends_the_connection_and_nothing_else(client):
    with client.websocket_connect("/live") as device, client.websocket_connect("/live") as other:
        for line in (device, other):
            line.send_text(json.dumps({"t": "hello", "code": CODE}))
            assert [line.receive_json()["t"] for _ in range(2)] == ["room", "mine"]
        device.send_bytes(b"\x00\xff")
        with pytest.raises(WebSocketDisconnect) as end:
            device.receive_json()
        assert end.value.code == 4009
        other.send_text(json.dumps({"t": "alive"}))
        assert other.receive_json() == {"t": "alive"}


def test_a_greeting_that_is_no_text_is_hung_up_on(client):
    with client.websocket_connect("/live") as device:
        device.send_bytes(b"hello")
        with pytest.raises(WebSocketDisconnect) as end:
            device.receive_json()
        assert end.value.code == 4009


def test_a_device_that_falls_behind_is_not_taken_for_one_that_was_refused():
    connection = Connection("learner")
    for n in range(MOST_WAITING + 1):
        connection.send(str(n))
    assert connection.waiting == [None]
    assert connection.is_behind


def test_a_connection_that_ends_on_purpose_is_not_behind():
    connection = Connection("learner")
    connection.send("the last word")
    connection.send_last()
    assert connection.waiting == ["the last word", None]
    assert not connection.is_behind
