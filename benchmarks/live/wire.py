"""One device's socket, as light as can be: what the client takes for itself would otherwise be counted as the server's."""

import asyncio
import ipaddress
import time
from collections.abc import Callable
from typing import cast

from websockets.client import ClientProtocol
from websockets.extensions.permessage_deflate import ClientPerMessageDeflateFactory
from websockets.frames import Frame, Opcode
from websockets.http11 import Response
from websockets.typing import Origin
from websockets.uri import parse_uri


class NotLoopbackError(ValueError):
    """The address is not this machine itself: load is for nobody else's server."""


def loopback(address: str) -> tuple[str, int]:
    """Host and port of ``127.0.0.1:8501``. Raises ``NotLoopbackError`` for every name, and for addresses of other machines."""
    host, _, port = address.rpartition(":")
    host = host.removeprefix("[").removesuffix("]")
    try:
        is_own = ipaddress.ip_address(host).is_loopback
    except ValueError:
        is_own = False
    if not is_own:
        raise NotLoopbackError(f"{address} is not on the loopback interface of this machine")
    return host, int(port)


class Wire(asyncio.Protocol):
    """A websocket with compression offered, as browsers offer it. ``heard`` gets each text and the moment it came in."""

    def __init__(self, url: str, heard: Callable[[bytes, float], None]) -> None:
        self._heard = heard
        self._protocol = ClientProtocol(
            parse_uri(url),
            origin=Origin(url.replace("ws", "http", 1).rsplit("/", 1)[0]),
            extensions=[ClientPerMessageDeflateFactory(client_max_window_bits=True, compress_settings={"memLevel": 5})],
            max_size=None,
        )
        self._transport = cast(asyncio.Transport, None)
        self.opened: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self.is_closed = False

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Shake hands."""
        self._transport = cast(asyncio.Transport, transport)
        self._protocol.send_request(self._protocol.connect())
        self._flush()

    def data_received(self, data: bytes) -> None:
        """Stamp first, understand then."""
        at = time.perf_counter()
        self._protocol.receive_data(data)
        for event in self._protocol.events_received():
            if isinstance(event, Response) and not self.opened.done():
                self.opened.set_result(None)
            elif isinstance(event, Frame) and event.opcode is Opcode.TEXT:
                self._heard(bytes(event.data), at)
        self._flush()

    def connection_lost(self, _: Exception | None) -> None:
        """The server hung up, or this side did."""
        self.is_closed = True
        if not self.opened.done():
            self.opened.set_exception(ConnectionError("the server hung up before the handshake was over"))

    def frame(self, text: bytes) -> bytes:
        """A message ready for the wire, so that a burst is a burst of writing alone. Frames are written in the order they were made."""
        self._protocol.send_text(text)
        return b"".join(self._protocol.data_to_send())

    def write(self, frame: bytes) -> float:
        """Send a frame that was made before; the moment at which it was sent."""
        at = time.perf_counter()
        self._transport.write(frame)
        return at

    def say(self, text: bytes) -> float:
        """Send a message; the moment at which it was sent."""
        return self.write(self.frame(text))

    def close(self) -> None:
        """Leave."""
        self._transport.close()

    def _flush(self) -> None:
        for data in self._protocol.data_to_send():
            self._transport.write(data)


async def connect(address: str, path: str, heard: Callable[[bytes, float], None]) -> Wire:
    """A line to this machine's own port. Raises ``NotLoopbackError``, ``OSError`` or ``ConnectionError``."""
    host, port = loopback(address)
    _, wire = await asyncio.get_running_loop().create_connection(lambda: Wire(f"ws://{address}{path}", heard), host, port)
    await wire.opened
    return wire
