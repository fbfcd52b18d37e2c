"""What live rooms ask of whoever keeps them."""

from collections.abc import Sequence
from typing import Protocol

from beacons.domain.item import Item
from beacons.domain.rooms.answers import NewAnswer, RoomAnswer
from beacons.domain.rooms.learner import Learner
from beacons.domain.rooms.room import Room


class RoomStore(Protocol):
    """Keeps rooms. Every call blocks until what it did is on disk, and raises ``ConnectionError`` where nothing can be kept now."""

    @property
    def is_shared(self) -> bool:
        """Whether other processes may use the same rooms."""

    def room(self, code: str) -> Room | None:
        """The room of a code, or None."""

    def items(self, code: str, language: str) -> tuple[Item, ...]:
        """The items that a room holds, in their order; none where it was made before rooms held their own."""

    def is_host(self, code: str, secret: str) -> bool:
        """Whether this is the secret of the room's host."""

    def save(self, room: Room, before: int, now: int) -> bool:
        """Keep a changed room; False where the version that is kept is not ``before``."""

    def learners(self, code: str) -> tuple[Learner, ...]:
        """All who ever came into a room."""

    def add_learner(self, code: str, learner: Learner) -> bool:
        """Let somebody in; False where the nickname or the id is taken."""

    def change_learner(self, code: str, learner: Learner) -> bool:
        """Keep a change; False where the nickname is taken."""

    def add_answers(self, batch: Sequence[NewAnswer]) -> list[bool]:
        """Keep answers in one transaction; for each, whether it is the first of this learner to this item."""

    def answers(self, code: str, after: int = 0, known: int = 0) -> tuple[int, tuple[RoomAnswer, ...]]:
        """Answers kept after a serial number, or none where there are only ``known`` in all; and the newest serial number."""

    def erase(self, code: str) -> None:
        """Leave nothing of a room."""

    def erase_idle(self, now: int) -> tuple[str, ...]:
        """Erase rooms that nobody has touched for two hours; their codes."""
