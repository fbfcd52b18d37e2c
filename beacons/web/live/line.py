"""One device's line: what is sent to it waits here, so that a slow device holds up nobody."""

import asyncio
from dataclasses import dataclass, field
from typing import Literal

MOST_WAITING = 64
"""Messages that may wait for one device. One that falls further behind is hung up on; it comes back and gets all anew."""

Role = Literal["learner", "host"]


class Refused(Exception):
    """What was asked for cannot be done now. ``why`` is a word that the device puts into a sentence."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


@dataclass(eq=False)
class Line:
    """A device that is connected, as learner or as a screen of the host."""

    role: Role
    learner_id: str = ""
    waiting: asyncio.Queue[str | None] = field(default_factory=lambda: asyncio.Queue(MOST_WAITING))
    is_behind: bool = False
    """Whether too much waited, so that the device is hung up on and comes back."""

    def send(self, text: str) -> None:
        """Put a message at the end of those that wait; hangs up where there are too many."""
        try:
            self.waiting.put_nowait(text)
        except asyncio.QueueFull:
            self.hang_up()

    def hang_up(self) -> None:
        """End the line once what waits is dropped."""
        self.is_behind = True
        while not self.waiting.empty():
            self.waiting.get_nowait()
        self.waiting.put_nowait(None)

    def send_last(self) -> None:
        """End the line after what waits has been sent."""
        try:
            self.waiting.put_nowait(None)
        except asyncio.QueueFull:
            self.hang_up()
