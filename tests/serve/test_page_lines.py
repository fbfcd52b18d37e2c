"""What a page is told comes compressed as was agreed, over a real server, as it is served."""

import asyncio
import threading
from collections.abc import Iterator

import pytest
import uvicorn
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.routing import WebSocketRoute
from starlette.websockets import WebSocket, WebSocketDisconnect
from websockets.extensions.permessage_deflate import PerMessageDeflate
from websockets.frames import Frame, Opcode
from websockets.sync.client import connect

from beacons.serve import page_lines
from beacons.serve.page_lines import LEAST, PageLines

SHORT, LONG = b"x" * (LEAST - 1), b"A lighthouse keeper is never alone. " * 100


async def echo(socket: WebSocket) -> None:
    await socket.accept()
    try:
        while True:
            await socket.send_bytes(await socket.receive_bytes())
    except WebSocketDisconnect:
        pass


@pytest.fixture(params=["isal", "the standard library"], autouse=True)
def compressed_by(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Which library compresses. For some machines there is only the second."""
    by: str = request.param
    if by == "isal":
        assert page_lines.isal_zlib is not None, "install what requirements.txt lists"
    else:
        monkeypatch.setattr(page_lines, "isal_zlib", None)
    return by


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """A server under the platform's settings."""
    app = Starlette(routes=[WebSocketRoute("/echo", echo)], middleware=[Middleware(PageLines)])
    server = uvicorn.Server(uvicorn.Config(app, port=0, ws="websockets-sansio", log_level="error"))
    thread = threading.Thread(target=lambda: asyncio.run(server.serve()))
    thread.start()
    while not server.started:
        thread.join(0.01)
    yield f"127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    thread.join()


@pytest.fixture
def frames(monkeypatch) -> list[Frame]:
    """Messages as they come over the line, before this side of it unpacks them; the server in this process has a class of its own."""
    seen: list[Frame] = []
    own = PerMessageDeflate.decode

    def decode(self, frame, *, max_size=None):
        if type(self) is PerMessageDeflate and frame.opcode is Opcode.BINARY:
            seen.append(frame)
        return own(self, frame, max_size=max_size)

    monkeypatch.setattr(PerMessageDeflate, "decode", decode)
    return seen


def test_messages_of_all_lengths_come_through_in_whatever_order(address):
    with connect(f"ws://{address}/echo", max_size=None) as socket:
        for message in (LONG, SHORT, b"", LONG, LONG + SHORT, b"\x00" * LEAST, SHORT, LONG):
            socket.send(message)
            assert socket.recv(timeout=10) == message


def test_a_short_message_comes_as_it_is_and_a_long_one_refers_to_the_one_before(address, frames):
    with connect(f"ws://{address}/echo") as socket:
        for message in (SHORT, LONG, LONG):
            socket.send(message)
            socket.recv(timeout=10)
    short, first, again = frames
    assert (short.data, short.rsv1) == (SHORT, False)
    assert first.rsv1
    assert again.rsv1
    assert len(again.data) < len(first.data) < len(LONG) / 10


def test_a_browser_that_offers_no_compression_gets_none(address):
    with connect(f"ws://{address}/echo", compression=None) as socket:
        socket.send(LONG)
        assert socket.recv(timeout=10) == LONG
