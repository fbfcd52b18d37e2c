"""What the weather does to one browser, and one line of a browser through it."""

import asyncio
from dataclasses import dataclass, field
from typing import Any


@dataclass
class Sky:
    """What the weather does to one browser. ``slow``: seconds for each piece. ``is_late``: the next answer comes after its line."""

    slow: float = 0.0
    is_doubled: bool = False
    is_late: bool = False
    is_gone: bool = False
    flows: asyncio.Event = field(default_factory=asyncio.Event)

    def clear(self) -> None:
        """Fine weather."""
        self.slow, self.is_doubled, self.is_late, self.is_gone = 0.0, False, False, False
        self.flows.set()


@dataclass(frozen=True)
class Acked:
    """An answer of which the server said that it is in, as it was told to a browser."""

    learner: str
    item: str
    response: Any


class Line:
    """One connection of a browser, and the one to the server that belongs to it."""

    def __init__(self, who: str, browser: asyncio.StreamWriter, server: asyncio.StreamWriter) -> None:
        self.who, self.browser, self.server = who, browser, server
        self.learner = ""

    def cut(self) -> None:
        """Break both ends."""
        for end in (self.browser, self.server):
            end.transport.abort()
