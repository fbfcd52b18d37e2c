"""Compresses what a class is told once for all its devices, and keeps no memory for a device between two messages.

The server would otherwise hold some 50 kB for each socket: a window in both directions, so that a message can refer to the
one before. Lines of a class hear the same few messages; these are compressed once, each for itself. Where the server in
front is not the one known here, its own way stays.
"""

import zlib
from collections.abc import Awaitable
from dataclasses import replace
from functools import lru_cache

from starlette.types import ASGIApp, Receive, Scope, Send
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol
from websockets.extensions.base import Extension
from websockets.extensions.permessage_deflate import PerMessageDeflate
from websockets.frames import Frame, Opcode

from beacons.agreed_compression import keep_otherwise

HEADER = "Sec-WebSocket-Extensions"
LEAST = 400
"""Bytes below which a message is sent as it is: acknowledgements, what one learner is told alone."""
AT_ONCE = 8
"""Messages that are kept compressed: a class is told one at a time, and what its host is told of three hundred learners is long."""
_EMPTY_BLOCK = b"\x00\x00\xff\xff"


@lru_cache(maxsize=AT_ONCE)
def compressed(data: bytes, window_bits: int) -> bytes:
    """A message compressed by itself, as RFC 7692 wants it."""
    compressor = zlib.compressobj(wbits=-window_bits, memLevel=5)
    return (compressor.compress(data) + compressor.flush(zlib.Z_SYNC_FLUSH)).removesuffix(_EMPTY_BLOCK)


class OnceForAll(PerMessageDeflate):
    """Per-message compression without memory of the messages before, in either direction."""

    def encode(self, frame: Frame) -> Frame:
        """A text or bytes compressed, where that is worth it."""
        if frame.opcode not in {Opcode.TEXT, Opcode.BINARY} or len(frame.data) < LEAST:
            return frame
        return replace(frame, data=compressed(bytes(frame.data), self.local_max_window_bits), rsv1=True)


class SharedCompression:
    """Agrees with the browser on such compression, before the socket is accepted, where it offers compression at all."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    def __call__(self, scope: Scope, receive: Receive, send: Send) -> Awaitable[None]:
        """Change what will be agreed, then go on: no coroutine of its own, which would be kept as long as the socket."""
        keep_otherwise(receive, _agree)
        return self.app(scope, receive, send)


def _agree(protocol: WebSocketsSansIOProtocol, agreed: PerMessageDeflate) -> Extension:
    """The terms as they stand, and that neither side refers to earlier messages."""
    terms = protocol.response.headers[HEADER].split("; ")
    terms += [term for term in ("server_no_context_takeover", "client_no_context_takeover") if term not in terms]
    del protocol.response.headers[HEADER]
    protocol.response.headers[HEADER] = "; ".join(terms)
    return _once_for_all(agreed)


def _once_for_all(agreed: PerMessageDeflate) -> Extension:
    """The same windows, which both sides have agreed on."""
    return OnceForAll(
        remote_no_context_takeover=True,
        local_no_context_takeover=True,
        remote_max_window_bits=agreed.remote_max_window_bits,
        local_max_window_bits=agreed.local_max_window_bits,
    )
