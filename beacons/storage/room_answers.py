"""Keeps answers: many in one transaction, in as little time as the disk leaves.

A class answers in one second, and each child waits for the disk. So the statements are made once and go to the driver as they are:
to SQLite one for each answer, to PostgreSQL one for all. A room's own row, which holds all that the host chose, is written anew only
where nothing has touched it for a while.
"""

import json
from collections.abc import Sequence
from contextlib import closing
from sys import intern
from typing import Any, Protocol

from sqlalchemy import Engine, RowMapping, bindparam, func, select, text, update
from sqlalchemy.dialects import sqlite
from sqlalchemy.sql import ClauseElement

from beacons.domain.rooms.answers import NewAnswer, RoomAnswer
from beacons.storage.room_file import away
from beacons.storage.room_tables import answers, rooms

_COLUMNS = [column for column in answers.c if column.name != "serial"]
_IS_ASKED = text("""json_extract(rooms.state, '$.phase') NOT IN ('revealed', 'ended')
  AND (json_extract(rooms.state, '$.phase') <> 'closed' OR json_extract(rooms.state, '$.calls_in'))
  AND coalesce(json_extract(rooms.state, '$.asked_id'),
    json_extract(rooms.state, '$.item_ids[' || json_extract(rooms.state, '$.place') || ']')) = :item""")
_GIVEN = select(*(bindparam(column.name, type_=column.type) for column in _COLUMNS)).where(rooms.c.code == bindparam("room"), _IS_ASKED)
"""An answer as it is given; nothing where its room has been erased, or has gone on by then to what nobody may see before answering."""
_KEEP = sqlite.insert(answers).from_select([column.name for column in _COLUMNS], _GIVEN).on_conflict_do_nothing()
_TOUCH = update(rooms).where(rooms.c.code == bindparam("room"), rooms.c.touched < bindparam("stale")).values(touched=bindparam("newest"))
TOUCH_MS = 60_000
"""So old must the moment be at which a room was touched, before an answer moves it on: rooms are erased by the hour."""

# Locking a room first makes other processes wait: serial numbers of a room are committed in their order, so that whoever reads those
# after the newest it knows misses none. Locked in the order of their codes, no two batches wait for each other. And a process that has not
# heard yet that another has shown the reasons, or has gone on, keeps no answer to them: the room's row is the one that counts.
_ALL_IN_ONE = """
WITH given AS (
  SELECT * FROM json_to_recordset(%(given)s::json)
    AS one(room text, item text, learner text, response text, earned int, possible int, at bigint)
), locked AS (
  SELECT code, touched, state::json AS state FROM rooms WHERE code = ANY(%(codes)s) ORDER BY code FOR NO KEY UPDATE
), touched AS (
  UPDATE rooms SET touched = %(newest)s WHERE code IN (SELECT code FROM locked WHERE touched < %(stale)s)
)
INSERT INTO answers (room, item, learner, response, earned, possible, at)
  SELECT room, item, learner, response, earned, possible, at FROM given JOIN locked ON locked.code = given.room
    AND state->>'phase' NOT IN ('revealed', 'ended') AND (state->>'phase' <> 'closed' OR state->>'calls_in' = 'true')
    AND coalesce(state->>'asked_id', state->'item_ids'->>(state->>'place')::int) = item
ON CONFLICT DO NOTHING RETURNING room, item, learner
"""

_Row = dict[str, Any]
_Key = tuple[str, str, str]


class _Writes(Protocol):
    """Keeps rows with different keys in one transaction, through the pool's connection; gives the keys of those that are new."""

    def __call__(self, connection: Any, rows: Sequence[_Row]) -> set[_Key]: ...


class AnswerStore:
    """Answers under one database. Safe to use from several threads and processes."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self._write: _Writes = _InPostgresql() if engine.dialect.name == "postgresql" else _InSqlite(engine)

    def add_answers(self, batch: Sequence[NewAnswer]) -> list[bool]:
        """Keep answers in one transaction; for each, whether it is the first of this learner to this item."""
        rows = [_row(new) for new in batch]
        first = {_key(row): row for row in reversed(rows)}
        try:
            with closing(self.engine.raw_connection()) as connection:
                kept = self._write(connection, list(first.values()))
        except self.engine.dialect.loaded_dbapi.OperationalError as error:
            raise away(error) from None
        return [_key(row) in kept and first[_key(row)] is row for row in rows]

    def answers(self, code: str, after: int = 0, known: int = 0) -> tuple[int, tuple[RoomAnswer, ...]]:
        """The answers of a room that were kept after a serial number, and the newest serial number.

        Whoever asks and knows as many as there are in all is given none.
        """
        with self.engine.connect() as connection:
            kept, newest = connection.execute(select(func.count(), func.max(answers.c.serial)).where(answers.c.room == code)).one()
            if kept <= known:
                return newest or after, ()
            found = select(answers).where(answers.c.room == code, answers.c.serial > after).order_by(answers.c.serial)
            rows = connection.execute(found).mappings().all()
        return (rows[-1]["serial"] if rows else after), tuple(map(_answer, rows))


class _InSqlite:
    """A statement for each answer: there is nobody to wait for between two."""

    def __init__(self, engine: Engine) -> None:
        self._touch = _Statement(_TOUCH, engine)
        self._keep = _Statement(_KEEP, engine)

    def __call__(self, connection: Any, rows: Sequence[_Row]) -> set[_Key]:
        newest = max(row["at"] for row in rows)
        for code in {row["room"] for row in rows}:
            self._touch.run(connection, {"room": code, "newest": newest, "stale": newest - TOUCH_MS})
        kept = {_key(row) for row in rows if self._keep.run(connection, row) == 1}
        connection.commit()
        return kept


class _Statement:
    """A statement in the words of one driver."""

    def __init__(self, made: ClauseElement, engine: Engine) -> None:
        compiled = made.compile(dialect=engine.dialect)
        self._text = str(compiled)
        self._places: Sequence[str] = getattr(compiled, "positiontup", ())

    def run(self, connection: Any, values: _Row) -> int:
        """Run it; how many rows there were."""
        cursor = connection.cursor()
        cursor.execute(self._text, [values[name] for name in self._places])
        return int(cursor.rowcount)


class _InPostgresql:
    """One statement for all answers, which is a transaction of its own: one message there and one back."""

    def __call__(self, connection: Any, rows: Sequence[_Row]) -> set[_Key]:
        driver = connection.driver_connection
        newest = max(row["at"] for row in rows)
        values = {"given": json.dumps(rows), "codes": sorted({row["room"] for row in rows}), "newest": newest, "stale": newest - TOUCH_MS}
        driver.autocommit = True
        try:
            return set(driver.execute(_ALL_IN_ONE, values, prepare=True).fetchall())
        finally:
            if not driver.closed:
                driver.autocommit = False


def _key(row: _Row) -> _Key:
    return row["room"], row["item"], row["learner"]


def _row(new: NewAnswer) -> _Row:
    one = new.answer
    response = json.dumps(one.response, separators=(",", ":"))
    row = {"item": one.item_id, "learner": one.learner_id, "response": response, "earned": one.earned, "possible": one.possible}
    return {"room": new.code, **row, "at": one.at}


def _answer(row: RowMapping) -> RoomAnswer:
    """An answer as it is kept. Its ids are those of many others, and held in memory once."""
    given = json.loads(row["response"])
    response = {intern(i): intern(box) for i, box in given.items()} if isinstance(given, dict) else tuple(map(intern, given))
    return RoomAnswer(intern(row["item"]), intern(row["learner"]), response, row["earned"], row["possible"], row["at"])
