"""Carries answers to the store in batches: whatever came in while one was written goes with the next, and waits for its commit."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

from beacons.domain.rooms.answers import NewAnswer
from beacons.live.store import RoomStore

Batch = list[tuple[NewAnswer, asyncio.Future[bool]]]
"""Answers, each with what tells the one who waits for it."""


class AnswerWriter:
    """Writes the answers of all rooms of a process, one batch at a time, in a thread of its own."""

    def __init__(self, store: RoomStore) -> None:
        self._store = store
        self._waiting: Batch = []
        self._is_writing = False
        self._thread = ThreadPoolExecutor(1, "answers")

    def keep(self, new: NewAnswer) -> asyncio.Future[bool]:
        """What is done once the answer is on disk: whether it is the first. It raises what the store raises."""
        done: asyncio.Future[bool] = asyncio.get_running_loop().create_future()
        self._waiting.append((new, done))
        if not self._is_writing:
            self._write()
        return done

    def _write(self) -> None:
        """Give the thread what waits. Not more than one batch is written at a time."""
        batch, self._waiting = self._waiting, []
        self._is_writing = bool(batch)
        if batch:
            self._thread.submit(self._in_thread, batch, asyncio.get_running_loop())

    def _in_thread(self, batch: Batch, loop: asyncio.AbstractEventLoop) -> None:
        kept: list[bool] | Exception
        try:
            kept = self._store.add_answers([new for new, _ in batch])
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
