"""What the hub asks of whoever keeps rooms, and the post that carries answers there in batches."""

import asyncio
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import Protocol

from beacons.domain.rooms.answers import NewAnswer, RoomAnswer
from beacons.domain.rooms.learner import Learner
from beacons.domain.rooms.room import Room

Batch = list[tuple[NewAnswer, asyncio.Future[bool]]]
"""Answers, each with what tells the one who waits for it."""


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
        self._waiting: Batch = []
        self._is_writing = False
        self._thread = ThreadPoolExecutor(1, "post")

    async def keep(self, new: NewAnswer) -> bool:
        """Wait until the answer is on disk; whether it is the first. Raises what the keeper raises."""
        done: asyncio.Future[bool] = asyncio.get_running_loop().create_future()
        self._waiting.append((new, done))
        if not self._is_writing:
            self._write()
        return await done

    def _write(self) -> None:
        """Give the thread what waits. Not more than one batch is written at a time."""
        batch, self._waiting = self._waiting, []
        self._is_writing = bool(batch)
        if batch:
            self._thread.submit(self._in_thread, batch, asyncio.get_running_loop())

    def _in_thread(self, batch: Batch, loop: asyncio.AbstractEventLoop) -> None:
        kept: list[bool] | Exception
        try:
            kept = self._keeper.add_answers([new for new, _ in batch])
        except Exception as error:  # noqa: BLE001  # whatever went wrong, each who waits hears of it
            kept = error
        with suppress(RuntimeError):  # the server has stopped, and nobody waits any more
            loop.call_soon_threadsafe(self._written, batch, kept)

    def _written(self, batch: Batch, kept: list[bool] | Exception) -> None:
        self._write()
        for place, (_, done) in enumerate(batch):
            if done.done():
                continue
            if isinstance(kept, Exception):
                done.set_exception(kept)
            else:
                done.set_result(kept[place])
