"""The SQLite file of rooms, as far as a start looks at it: it can be written, and one process has it to itself. Loads no sqlalchemy."""

import sqlite3
from contextlib import closing

_SQLITE = "sqlite:///"


class RoomsTaken(RuntimeError):
    """Another process keeps its rooms in this SQLite file."""


def away(error: BaseException) -> ConnectionError:
    """What is raised while nothing can be kept, from what the driver said."""
    why = str(error).partition("\n")[0]
    return ConnectionError(f"The database of rooms is away: {why}")


def file_of(url: str) -> str:
    """The file that a database URL names; empty where it names none: PostgreSQL, or a database in memory."""
    file = url.removeprefix(_SQLITE).partition("?")[0] if url.startswith(_SQLITE) else ""
    return "" if file == ":memory:" else file


def hold(url: str) -> sqlite3.Connection | None:
    """Keep an SQLite file for this process until the connection is closed, or the process ends in whatever way.

    None where there is nothing to hold: PostgreSQL is there to be shared. Raises ``RoomsTaken`` where another process holds it, and
    ``ConnectionError`` where nothing can be written there.
    """
    file = file_of(url)
    if not file:
        return None
    try:
        with closing(sqlite3.connect(file, timeout=10, isolation_level=None)) as rooms:
            rooms.execute("BEGIN IMMEDIATE")
        held = sqlite3.connect(f"{file}-held", timeout=0, isolation_level=None, check_same_thread=False)
    except sqlite3.OperationalError as error:
        raise away(error) from None
    try:
        held.execute("BEGIN EXCLUSIVE")
    except sqlite3.OperationalError:
        held.close()
        raise RoomsTaken(
            f"Another process keeps its live rooms in {file}, and this one would not hear what happens there. Stop the other one, or set"
            " DATABASE_URL: to a PostgreSQL database for all of them, or to a file of its own (sqlite:///var/other.db) for each."
            " See docs/hosting.md, Live rooms."
        ) from None
    return held
