"""Carries rings between processes that share rooms in PostgreSQL: LISTEN and NOTIFY on one channel."""

import json
import logging
import threading
from collections.abc import Callable
from dataclasses import asdict

import psycopg
from sqlalchemy.engine import make_url

from beacons.domain.rooms.ring import Ring
from beacons.storage.room_engine import BOUNDS

LOG = logging.getLogger("beacons")
CHANNEL = "seven_beacons_rooms"
NAME = "seven-beacons relay"
"""As the database lists these connections."""
WAIT_SECONDS = 5.0
"""How long to listen before looking whether to stop."""
TRY_AGAIN_SECONDS = 1.0


class PostgresRelay:
    """Tells with NOTIFY, hears with LISTEN on a connection of its own. A ring is a JSON object with its fields."""

    def __init__(self, url: str) -> None:
        self._url = make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)
        self._stopped = threading.Event()
        self._publishing = threading.Lock()
        self._connection: psycopg.Connection | None = None

    def publish(self, ring: Ring) -> None:
        """Tell the other processes. A ring that cannot be sent is logged: they also look by themselves now and then."""
        text = json.dumps(asdict(ring))
        with self._publishing:
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

    def listen(self, on_ring: Callable[[Ring], None], on_gap: Callable[[], None]) -> None:
        """Call ``on_ring`` from a thread for every ring, until ``stop``; ``on_gap`` whenever rings may have been lost before."""
        threading.Thread(target=self._listen, args=(on_ring, on_gap), name="relay", daemon=True).start()

    def _listen(self, on_ring: Callable[[Ring], None], on_gap: Callable[[], None]) -> None:
        while not self._stopped.is_set():
            try:
                with self._connect() as connection:
                    connection.execute(f"LISTEN {CHANNEL}")
                    on_gap()
                    self._hear(connection, on_ring)
            except psycopg.Error:
                LOG.warning("Lost the connection that rings come on; trying again")
                self._stopped.wait(TRY_AGAIN_SECONDS)

    def _hear(self, connection: psycopg.Connection, on_ring: Callable[[Ring], None]) -> None:
        while not self._stopped.is_set():
            for notice in connection.notifies(timeout=WAIT_SECONDS):
                try:
                    ring = json.loads(notice.payload)
                    code, by, present = str(ring["code"]), str(ring["by"]), ring["present"]
                    here = present if isinstance(present, int) else None
                    skips, skipped = str(ring.get("skips", "")), int(ring.get("skipped", 0))  # an older process says nothing of it
                    waiting = int(ring.get("waiting", here or 0))
                except (ValueError, TypeError, KeyError, AttributeError):
                    LOG.warning("Heard what is no ring of ours")
                    continue
                on_ring(Ring(code, by, here, skips, skipped, waiting))
            connection.execute("SELECT 1")  # a connection that has silently gone is found out

    def stop(self) -> None:
        """Hear no more. One may still publish."""
        self._stopped.set()

    def _connect(self) -> psycopg.Connection:
        """Nothing that is kept goes over it, so no ring makes the answers of a class wait for the disk."""
        options = f"{BOUNDS['options']} -c synchronous_commit=off"
        return psycopg.connect(self._url, autocommit=True, application_name=NAME, **{**BOUNDS, "options": options})

    def _hang_up(self) -> None:
        if self._connection is not None:
            self._connection.close()
        self._connection = None
