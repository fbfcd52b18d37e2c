"""Wakes other processes when something in a room has changed. A process alone needs no bell."""

from collections.abc import Callable
from typing import Protocol


class Bell(Protocol):
    """Rings to all other processes that share the rooms, and hears them."""

    def ring(self, code: str, by: str, present: int | None) -> None:
        """Tell the others which room changed, who says so, and how many learners are on the line there. Blocks shortly."""

    def listen(self, heard: Callable[[str, str, int | None], None], missed: Callable[[], None]) -> None:
        """Call ``heard`` from a thread for every ring, one's own too; ``missed`` where rings may have been lost."""

    def stop(self) -> None:
        """Hear no more."""
