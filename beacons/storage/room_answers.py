"""Writes answers: many in one transaction, in as little time as the disk leaves.

A class answers in one second, and each child waits for the disk. So the statements are made once and go to the driver
as they are, and to PostgreSQL all of a batch in one message.
"""

import json
from collections.abc import Sequence
from contextlib import AbstractContextManager, closing, nullcontext
from typing import Any

from sqlalchemy import Engine, bindparam, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.sql import ClauseElement

from beacons.domain.rooms.answers import NewAnswer
from beacons.storage.room_engine import away
from beacons.storage.room_tables import answers, rooms

_COLUMNS = [column for column in answers.c if column.name != "serial"]
_GIVEN = select(*(bindparam(column.name, type_=column.type) for column in _COLUMNS)).where(rooms.c.code == bindparam("room"))
"""An answer as it is given, or nothing where its room has been erased."""
_KEEP: dict[str, ClauseElement] = {
    kind.__name__.rpartition(".")[2]: kind.insert(answers)
    .from_select([column.name for column in _COLUMNS], _GIVEN)
    .on_conflict_do_nothing()
    for kind in (postgresql, sqlite)
}
_TOUCH = update(rooms).where(rooms.c.code == bindparam("room")).values(touched=bindparam("newest"))


class AnswerWriter:
    """Keeps answers under one database. Safe to use from several threads."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._touch = _Statement(_TOUCH, engine)
        self._keep = _Statement(_KEEP[engine.dialect.name], engine)

    def add(self, batch: Sequence[NewAnswer]) -> list[bool]:
        """Keep answers; for each, whether it is the first of this learner to this item. Returns once they are on disk."""
        rows = [_row(new) for new in batch]
        newest = max(row["at"] for row in rows)
        try:
            with closing(self._engine.raw_connection()) as connection:
                with _in_one_message(connection.driver_connection):
                    # Touching a room first makes other processes wait: serial numbers of a room are committed in their order, so
                    # that whoever reads those after the newest it knows misses none.
                    for code in sorted({row["room"] for row in rows}):
                        self._touch.run(connection, {"room": code, "newest": newest})
                    done = [self._keep.run(connection, row) for row in rows]
                    connection.commit()
                return [cursor.rowcount == 1 for cursor in done]
        except self._engine.dialect.loaded_dbapi.OperationalError as error:
            raise away(error) from None


class _Statement:
    """A statement in the words of one driver."""

    def __init__(self, made: ClauseElement, engine: Engine) -> None:
        compiled = made.compile(dialect=engine.dialect)
        self._text = str(compiled)
        self._places = getattr(compiled, "positiontup", None)

    def run(self, connection: Any, values: dict[str, Any]) -> Any:
        """Run it; the cursor, which knows how many rows there were."""
        cursor = connection.cursor()
        cursor.execute(self._text, [values[name] for name in self._places] if self._places else values)
        return cursor


def _in_one_message(driver: Any) -> AbstractContextManager[object]:
    """PostgreSQL's driver can send many statements without waiting for each; SQLite has nobody to wait for."""
    pipeline: Any = getattr(driver, "pipeline", None)
    return nullcontext() if pipeline is None else pipeline()


def _row(new: NewAnswer) -> dict[str, Any]:
    one = new.answer
    response = json.dumps(one.response, separators=(",", ":"))
    row = {"item": one.item_id, "learner": one.learner_id, "response": response, "earned": one.earned, "possible": one.possible}
    return {"room": new.code, **row, "at": one.at}
