"""What is agreed on with a browser that offers compression: over a real server, as it is served."""

import asyncio
import threading
import zlib
from collections.abc import Iterator

import pytest
import uvicorn
from starlette.applications import Starlette
from starlette.routing import WebSocketRoute
from starlette.websockets import WebSocket
from websockets.sync.client import ClientConnection, connect

from beacons.live.hub import Hub
from beacons.live.socket import live_route
from beacons.live.wire.compression import LEAST, compressed
from tests.builders import some_names
from tests.live.conftest import CODE, NOW, SECRET
from tests.there import of_kind, there


async def echo(socket: WebSocket) -> None:
    await socket.accept()
    await socket.send_text(await socket.receive_text())
    await socket.receive()


@pytest.fixture
def address(store, a_room) -> Iterator[str]:
    """A server under the platform's settings, with live rooms and a route of somebody else beside them."""
    hub = Hub(store, lambda _: some_names(), lambda: NOW)
    app = Starlette(routes=[live_route(lambda: hub), WebSocketRoute("/echo", echo)])
    server = uvicorn.Server(uvicorn.Config(app, port=0, ws="websockets-sansio", log_level="error"))
    thread = threading.Thread(target=lambda: asyncio.run(server.serve()))
    thread.start()
    while not server.started:
        thread.join(0.01)
    a_room()
    yield f"127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    thread.join()


def terms(socket: ClientConnection) -> str:
    return str(there(socket.response).headers.get("Sec-WebSocket-Extensions", ""))


def hello(socket: ClientConnection) -> str:
    socket.send('{"t":"hello","code":"' + CODE + '","secret":"' + SECRET + '"}')
    return of_kind(str, socket.recv(timeout=10))


def test_neither_side_of_a_rooms_line_keeps_a_window(address):
    with connect(f"ws://{address}/live") as socket:
        assert "server_no_context_takeover" in terms(socket)
        assert "client_no_context_takeover" in terms(socket)
        assert '"t":"room"' in hello(socket)
        for _ in range(3):  # the second and third message would fail if one side referred to the one before
            socket.send('{"t":"alive"}')
        heard: list[str | bytes] = []
        while heard.count('{"t":"alive"}') < 3:
            heard.append(socket.recv(timeout=10))


def test_other_sockets_of_the_server_are_left_as_they_are(address):
    with connect(f"ws://{address}/echo") as socket:
        assert "permessage-deflate" in terms(socket)
        assert "no_context_takeover" not in terms(socket)
        socket.send("hello")
        assert socket.recv(timeout=10) == "hello"


def test_a_device_that_offers_no_compression_gets_none(address):
    with connect(f"ws://{address}/live", compression=None) as socket:
        assert terms(socket) == ""
        assert '"t":"room"' in hello(socket)


def test_the_same_message_is_compressed_once():
    text = b"a message to a whole class, " * LEAST
    compressed.cache_clear()
    first = compressed(text, 12)
    assert compressed(bytes(text), 12) == first
    assert compressed.cache_info().misses == 1
    assert zlib.decompressobj(wbits=-12).decompress(first + b"\x00\x00\xff\xff") == text
