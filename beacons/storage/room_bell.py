"""Rings between processes that share rooms in PostgreSQL: LISTEN and NOTIFY on one channel."""

import json
import logging
import threading
from collections.abc import Callable

import psycopg
from sqlalchemy.engine import make_url

from beacons.storage.room_engine import BOUNDS

LOG = logging.getLogger("beacons")
CHANNEL = "seven_beacons_rooms"
NAME = "seven-beacons bell"
"""As the database lists these connections."""
WAIT_SECONDS = 5.0
"""How long to listen before looking whether to stop."""
TRY_AGAIN_SECONDS = 1.0


class PostgresBell:
    """Rings with NOTIFY, hears with LISTEN on a connection of its own. A ring is a JSON object: ``code``, ``by`` and ``present``."""

    def __init__(self, url: str) -> None:
        self._url = make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)
        self._stopped = threading.Event()
        self._ringing = threading.Lock()
        self._connection: psycopg.Connection | None = None

    def ring(self, code: str, by: str, present: int | None) -> None:
        """Tell the other processes. A ring that cannot be sent is logged: they also look by themselves now and then."""
        text = json.dumps({"code": code, "by": by, "present": present})
        with self._ringing:
            for _ in range(2):
                try:
                    if self._connection is None or self._connection.closed:
                        self._connection = self._connect()
                    self._connection.execute("SELECT pg_notify(%s, %s)", (CHANNEL, text))
                except psycopg.Error:
                    self._hang_up()
                else:
                    return
        LOG.warning("Other processes could not be told that a room has changed")

    def listen(self, heard: Callable[[str, str, int | None], None], missed: Callable[[], None]) -> None:
        """Call ``heard`` from a thread for every ring, until ``stop``; ``missed`` whenever rings may have been lost before."""
        threading.Thread(target=self._listen, args=(heard, missed), name="bell", daemon=True).start()

    def _listen(self, heard: Callable[[str, str, int | None], None], missed: Callable[[], None]) -> None:
        while not self._stopped.is_set():
            try:
                with self._connect() as connection:
                    connection.execute(f"LISTEN {CHANNEL}")
                    missed()
                    self._hear(connection, heard)
            except psycopg.Error:
                LOG.warning("Lost the connection that rings come on; trying again")
                self._stopped.wait(TRY_AGAIN_SECONDS)

    def _hear(self, connection: psycopg.Connection, heard: Callable[[str, str, int | None], None]) -> None:
        while not self._stopped.is_set():
            for notice in connection.notifies(timeout=WAIT_SECONDS):
                try:
                    ring = json.loads(notice.payload)
                    code, by, present = str(ring["code"]), str(ring["by"]), ring["present"]
                except (ValueError, TypeError, KeyError):
                    LOG.warning("Heard what is no ring of ours")
                    continue
                heard(code, by, present if isinstance(present, int) else None)
            connection.execute("SELECT 1")  # a connection that has silently gone is found out

    def stop(self) -> None:
        """Hear no more. One may still ring."""
        self._stopped.set()

    def _connect(self) -> psycopg.Connection:
        return psycopg.connect(self._url, autocommit=True, application_name=NAME, **BOUNDS)

    def _hang_up(self) -> None:
        if self._connection is not None:
            self._connection.close()
        self._connection = None
