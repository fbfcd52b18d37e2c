"""Compresses what the server tells a page with less effort: a fifteenth of a click went into it.

Of the six messages of a click three have a few bytes, which come out longer than they are. The rest is a few thousand letters, which isal
compresses in a third of the standard library's time, into fewer bytes. Where the server in front is not the one known here, its own way
stays.
"""

import zlib
from collections.abc import Awaitable
from types import ModuleType
from typing import Any

from starlette.types import ASGIApp, Receive, Scope, Send
from websockets.extensions.permessage_deflate import PerMessageDeflate
from websockets.frames import Frame, Opcode

from beacons.agreed_compression import keep_otherwise

isal_zlib: ModuleType | None
try:
    from isal import isal_zlib
except ImportError:  # made for most machines, not for all
    isal_zlib = None

LEAST = 100
"""Bytes below which a message is sent as it is."""
EFFORT_OF_ISAL = 1
"""Of 0 to 3. On the messages of fifty clicks it took 0.05 ms and made 2,540 bytes of each; the next takes as long, and more memory."""
EFFORT = 3
"""Of 1 to 9. On the same messages it took 0.16 ms and made 2,650 bytes of each; the usual 6, of all messages, 0.23 and 2,580."""
MEMORY = 5
"""Of 1 to 9, what the server in front takes for a socket."""


class LessEffort(PerMessageDeflate):
    """The compression that was agreed on, for messages that are worth it; both sides keep the window they agreed to keep."""

    def __init__(self, agreed: PerMessageDeflate) -> None:
        super().__init__(
            remote_no_context_takeover=agreed.remote_no_context_takeover,
            local_no_context_takeover=agreed.local_no_context_takeover,
            remote_max_window_bits=agreed.remote_max_window_bits,
            local_max_window_bits=agreed.local_max_window_bits,
            compress_settings={"memLevel": MEMORY, "level": EFFORT},
        )
        if isal_zlib is not None and not agreed.local_no_context_takeover:  # else one is made for each message, where it is sent
            self.encoder: Any = isal_zlib.compressobj(EFFORT_OF_ISAL, zlib.DEFLATED, -agreed.local_max_window_bits)

    def encode(self, frame: Frame) -> Frame:
        """A message compressed, or as it is where it is short: RFC 7692 lets each message choose."""
        if frame.opcode in {Opcode.TEXT, Opcode.BINARY} and frame.fin and len(frame.data) < LEAST:
            return frame
        return super().encode(frame)


class PageLines:
    """Puts it in the place of what was agreed on with a browser, before the socket is accepted, where compression was agreed on at all."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    def __call__(self, scope: Scope, receive: Receive, send: Send) -> Awaitable[None]:
        """Change how the server keeps what was agreed, then go on: no coroutine of its own, which would be kept as long as the socket."""
        keep_otherwise(receive, _with_less_effort)
        return self.app(scope, receive, send)


def _with_less_effort(_: object, agreed: PerMessageDeflate) -> LessEffort:
    return LessEffort(agreed)
