"""Rooms in an SQLite file, opened by whoever first asks something of them, in the thread in which it is asked.

What opens them takes a tenth of a start to load, and most visitors come for no room. Those in PostgreSQL are opened at once: other
processes tell of them from the first moment on, and a start without its database fails as it should.
"""

import threading
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any, cast

from beacons.storage.room_file import file_of

if TYPE_CHECKING:
    from beacons.storage.rooms import RoomStore


def rooms_at(url: str) -> "RoomStore":
    """The rooms under a database URL. Raises ``ConnectionError`` where PostgreSQL is away."""
    return cast("RoomStore", _Late(url)) if file_of(url) else _opened(url)


def _opened(url: str) -> "RoomStore":
    from beacons.storage.rooms import RoomStore  # noqa: PLC0415  # loads sqlalchemy, see above

    return RoomStore(url)


class _Late:
    """Stands for a store. Opened once, however many threads ask at the same time; a try that fails is made again at the next question."""

    is_shared = False

    def __init__(self, url: str) -> None:
        self._url = url
        self._opening = threading.Lock()
        self._store: RoomStore | None = None

    def __getattr__(self, name: str) -> Callable[..., Any]:
        return partial(self._ask, name)

    def _ask(self, name: str, *given: object) -> Any:
        if self._store is None:
            with self._opening:
                self._store = self._store or _opened(self._url)
        return getattr(self._store, name)(*given)
