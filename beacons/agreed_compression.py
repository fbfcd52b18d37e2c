"""What is agreed on with a browser about compression, found before a socket is accepted: both kinds of sockets change how it is kept."""

from collections.abc import Callable

from starlette.types import Receive
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol
from websockets.extensions.base import Extension
from websockets.extensions.permessage_deflate import PerMessageDeflate

Keep = Callable[[WebSocketsSansIOProtocol, PerMessageDeflate], Extension]
"""Gives what is to stand in the place of what was agreed on; it may change what the browser will be answered."""


def keep_otherwise(receive: Receive, keep: Keep) -> None:
    """Where a browser has offered compression, let ``keep`` say how it is done. A server in front that is not known keeps its own way."""
    protocol = getattr(receive, "__self__", None)
    if isinstance(protocol, WebSocketsSansIOProtocol):
        match protocol.conn.extensions:
            case [PerMessageDeflate() as agreed] if type(agreed) is PerMessageDeflate:
                protocol.conn.extensions = [keep(protocol, agreed)]
