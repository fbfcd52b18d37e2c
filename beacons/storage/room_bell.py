"""Rings between processes that share rooms in PostgreSQL: LISTEN and NOTIFY on one channel."""

import json
import logging
import threading
from collections.abc import Callable

import psycopg

LOG = logging.getLogger("beacons")
CHANNEL = "seven_beacons_rooms"
WAIT_SECONDS = 5.0
"""How long to listen before looking whether to stop, and to wait before a lost connection is tried again."""


class PostgresBell:
    """Rings with NOTIFY, hears with LISTEN on a connection of its own. A ring is a JSON object as ``bell.Ring`` holds."""

    def __init__(self, url: str) -> None:
        self._url = url.replace("postgresql+psycopg://", "postgresql://", 1)
        self._stopped = threading.Event()
        self._ringing = threading.Lock()
        self._connection: psycopg.Connection | None = None

    def ring(self, code: str, by: str, present: int | None) -> None:
        """Tell the other processes. A ring that cannot be sent is logged: the next one, or the next start, mends it."""
        text = json.dumps({"code": code, "by": by, "present": present})
        with self._ringing:
            for _ in range(2):
                try:
                    if self._connection is None or self._connection.closed:
                        self._connection = psycopg.connect(self._url, autocommit=True)
                    self._connection.execute("SELECT pg_notify(%s, %s)", (CHANNEL, text))
                except psycopg.OperationalError:
                    self._connection = None
                else:
                    return
        LOG.warning("Other processes could not be told that a room has changed")

    def listen(self, heard: Callable[[str, str, int | None], None], missed: Callable[[], None]) -> None:
        """Call ``heard`` from a thread for every ring, until ``stop``; ``missed`` after a connection was lost and found again."""
        threading.Thread(target=self._listen, args=(heard, missed), name="bell", daemon=True).start()

    def _listen(self, heard: Callable[[str, str, int | None], None], missed: Callable[[], None]) -> None:
        is_first = True
        while not self._stopped.is_set():
            try:
                with psycopg.connect(self._url, autocommit=True) as connection:
                    connection.execute(f"LISTEN {CHANNEL}")
                    if not is_first:
                        missed()
                    is_first = False
                    self._hear(connection, heard)
            except psycopg.OperationalError:
                LOG.warning("Lost the connection that rings come on; trying again")
                self._stopped.wait(1.0)

    def _hear(self, connection: psycopg.Connection, heard: Callable[[str, str, int | None], None]) -> None:
        while not self._stopped.is_set():
            for notice in connection.notifies(timeout=WAIT_SECONDS):
                ring = json.loads(notice.payload)
                heard(str(ring["code"]), str(ring["by"]), ring["present"])

    def stop(self) -> None:
        """Hear no more."""
        self._stopped.set()
