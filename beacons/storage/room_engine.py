"""Opens the database of rooms: PostgreSQL with limits to all waiting, or an SQLite file that one process has to itself."""

import math
import selectors
import time
from typing import Any

from sqlalchemy import Engine, create_engine, event, text
from sqlalchemy.engine import ExceptionContext, make_url
from sqlalchemy.exc import InvalidatePoolError, OperationalError
from sqlalchemy.pool import ConnectionPoolEntry

from beacons.storage.room_file import away
from beacons.storage.room_tables import METADATA

BOUNDS: dict[str, Any] = {
    "connect_timeout": 5,
    "keepalives_idle": 10,
    "keepalives_interval": 5,
    "keepalives_count": 3,
    "tcp_user_timeout": 15_000,
    "options": "-c statement_timeout=15000 -c lock_timeout=10000",
}
"""Of every connection to PostgreSQL, so that a database that has gone silent is noticed: seconds, the last three milliseconds."""
RESTED_SECONDS = 1.0
"""After so long a rest a connection is asked whether it still stands: one that goes silently says no good-bye."""
_MAKING_TABLES = 7_203_251
"""The advisory lock under which tables are made; any number that nobody else uses."""


def open_engine(url: str) -> Engine:
    """The engine, with the tables made. Whatever stands before ``://`` for PostgreSQL, the driver is psycopg.

    Raises ``ConnectionError``, as everything does that is asked of it, while the database is away. No error tells what was asked.
    """
    engine = _sqlite(url) if url.startswith("sqlite") else _postgresql(url)
    event.listen(engine, "handle_error", _say_that_it_is_away)
    with engine.begin() as connection:
        if engine.dialect.name == "postgresql":
            # Of several processes that start together one makes the tables, the others wait.
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _MAKING_TABLES})
        METADATA.create_all(connection)
    return engine


def _say_that_it_is_away(context: ExceptionContext) -> None:
    """One error, whatever the database, for what is no fault of the question: it is away, busy for too long, or has no room left."""
    if isinstance(context.sqlalchemy_exception, OperationalError):
        raise away(context.original_exception) from None


def _postgresql(url: str) -> Engine:
    whole = make_url(url).set(drivername="postgresql+psycopg")
    pool = {"pool_use_lifo": True, "pool_size": 5, "max_overflow": 10, "pool_timeout": 10}
    engine = create_engine(whole, connect_args=BOUNDS, hide_parameters=True, **pool)
    _ask_before_use(engine)
    return engine


def _ask_before_use(engine: Engine) -> None:
    """Ask a connection whether it still stands where it has rested, or its socket has something to say: an idle one is silent.

    Where it does not stand, the pool opens others. ``pool_pre_ping`` would ask before each use: while a class answers, that is one
    more way there and back for every batch of answers.
    """

    @event.listens_for(engine, "checkin")
    def _rest(_: object, record: ConnectionPoolEntry) -> None:
        record.info["rests_since"] = time.monotonic()

    @event.listens_for(engine, "checkout")
    def _ask(connection: Any, record: ConnectionPoolEntry, _: object) -> None:
        rested = time.monotonic() - record.info.pop("rests_since", math.inf)  # a new one has not
        if rested < RESTED_SECONDS and not _has_something_to_say(connection):
            return
        try:
            engine.dialect.do_ping(connection)
        except engine.dialect.loaded_dbapi.Error as error:
            raise InvalidatePoolError from error


def _has_something_to_say(connection: Any) -> bool:
    """Whether the database has said something that nobody has read, such as good-bye."""
    with selectors.DefaultSelector() as watching:
        watching.register(connection.fileno(), selectors.EVENT_READ)
        return bool(watching.select(0))


def _sqlite(url: str) -> Engine:
    engine = create_engine(url, pool_use_lifo=True, connect_args={"timeout": 10}, hide_parameters=True)

    @event.listens_for(engine, "connect")
    def _prepare(connection: Any, _: object) -> None:
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "secure_delete=ON"):
            connection.execute(f"PRAGMA {pragma}")

    return engine
