"""One device's line: what is sent to it waits here, so that a slow device holds up nobody."""

from collections.abc import Callable
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


@dataclass(eq=False, slots=True)
class Line:
    """A device that is connected, as learner or as a screen of the host. ``wake`` is called whenever something waits."""

    role: Role
    learner_id: str = ""
    waiting: list[str | None] = field(default_factory=list)
    """Texts to be sent; None ends the line."""
    wake: Callable[[], None] = lambda: None
    is_behind: bool = False
    """Whether too much waited, so that the device is hung up on and comes back."""

    def send(self, text: str) -> None:
        """Put a message at the end of those that wait; hangs up where there are too many."""
        self._put(text)

    def hang_up(self) -> None:
        """End the line once what waits is dropped."""
        self.is_behind = True
        self.waiting[:] = [None]
        self.wake()

    def send_last(self) -> None:
        """End the line after what waits has been sent."""
        self._put(None)

    def _put(self, text: str | None) -> None:
        if len(self.waiting) >= MOST_WAITING:
            self.hang_up()
            return
        self.waiting.append(text)
        self.wake()
