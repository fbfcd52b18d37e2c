"""Frames of a websocket as whole pieces of bytes, so that one can be held back, doubled or left out."""

import asyncio
import json
from dataclasses import dataclass
from typing import Any

_TEXT, _FIN = 1, 0x80
_LONG, _LONGEST = 126, 127


@dataclass(frozen=True)
class Frame:
    """One frame as it came, and its text where it is a whole message of text; else None."""

    raw: bytes
    text: str | None

    @property
    def message(self) -> dict[str, Any]:
        """What it says, where that is an object of JSON; else nothing."""
        try:
            said = json.loads(self.text or "")
        except ValueError:
            return {}
        return said if isinstance(said, dict) else {}


async def read_frame(reader: asyncio.StreamReader) -> Frame:
    """The next frame. Raises ``asyncio.IncompleteReadError`` where the line ends first."""
    head = await reader.readexactly(2)
    length, is_masked = head[1] & 0x7F, bool(head[1] & 0x80)
    more = await reader.readexactly({_LONG: 2, _LONGEST: 8}.get(length, 0))
    size = int.from_bytes(more, "big") if more else length
    mask = await reader.readexactly(4) if is_masked else b""
    body = await reader.readexactly(size)
    text = _unmasked(body, mask).decode("utf-8", "replace") if head[0] == _FIN | _TEXT else None
    return Frame(head + more + mask + body, text)


def _unmasked(body: bytes, mask: bytes) -> bytes:
    return bytes(byte ^ mask[n % 4] for n, byte in enumerate(body)) if mask else body
