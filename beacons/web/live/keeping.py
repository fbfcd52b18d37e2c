"""What the hub asks of whoever keeps rooms, and the post that carries answers there in batches."""

import asyncio
from collections.abc import Sequence
from typing import Protocol

from beacons.domain.rooms.answers import NewAnswer, RoomAnswer
from beacons.domain.rooms.learner import Learner
from beacons.domain.rooms.room import Room


class Keeper(Protocol):
    """Keeps rooms. Every call blocks until what it did is on disk, and raises ``ConnectionError`` where nothing can be kept now."""

    @property
    def is_shared(self) -> bool:
        """Whether other processes may use the same rooms."""

    def create(self, room: Room, secret: str) -> bool:
        """Keep a new room; False where its code is taken."""

    def room(self, code: str) -> Room | None:
        """The room of a code, or None."""

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

    def answers(self, code: str, after: int = 0) -> tuple[int, tuple[RoomAnswer, ...]]:
        """Answers kept after a serial number, and the newest serial number."""

    def erase(self, code: str) -> None:
        """Leave nothing of a room."""

    def erase_idle(self, now: int) -> tuple[str, ...]:
        """Erase rooms that nobody has touched for two hours; their codes."""


class Post:
    """Carries answers to the keeper: whatever came in while a batch was written goes with the next, and waits for its commit."""

    def __init__(self, keeper: Keeper) -> None:
        self._keeper = keeper
        self._waiting: list[tuple[NewAnswer, asyncio.Future[bool]]] = []
        self._carrier: asyncio.Task[None] | None = None

    async def keep(self, new: NewAnswer) -> bool:
        """Wait until the answer is on disk; whether it is the first. Raises what the keeper raises."""
        done: asyncio.Future[bool] = asyncio.get_running_loop().create_future()
        self._waiting.append((new, done))
        if self._carrier is None or self._carrier.done():
            self._carrier = asyncio.create_task(self._carry())
        return await done

    async def _carry(self) -> None:
        while self._waiting:
            batch, self._waiting = self._waiting, []
            try:
                kept = await asyncio.to_thread(self._keeper.add_answers, [new for new, _ in batch])
            except Exception as error:  # noqa: BLE001  # whatever went wrong, each who waits hears of it
                for _, done in batch:
                    if not done.done():
                        done.set_exception(error)
                continue
            for (_, done), is_first in zip(batch, kept, strict=True):
                if not done.done():
                    done.set_result(is_first)
