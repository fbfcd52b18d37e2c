"""Keeps rooms on disk: in SQLite beside the app, or in PostgreSQL where several processes share them.

Whatever returns has been committed: an answer that is said to be in is on disk. All calls block; they are made from a thread.
"""

import hashlib
from collections.abc import Sequence
from hmac import compare_digest

from pydantic import TypeAdapter
from sqlalchemy import delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from beacons.domain.item import Item
from beacons.domain.rooms.learner import Learner
from beacons.domain.rooms.room import IDLE_MS, Room
from beacons.items import AnyItem
from beacons.storage.room_answers import AnswerStore
from beacons.storage.room_engine import open_engine
from beacons.storage.room_tables import learners, room_items, rooms

_ITEM: TypeAdapter[Item] = TypeAdapter(AnyItem)


def digest(secret: str) -> str:
    """What is kept of a host's secret."""
    return hashlib.sha256(secret.encode()).hexdigest()


class RoomStore(AnswerStore):
    """Rooms, their learners and answers under one database URL. Safe to use from several threads and processes."""

    def __init__(self, url: str) -> None:
        super().__init__(open_engine(url))

    @property
    def is_shared(self) -> bool:
        """Whether other processes may use the same rooms."""
        return self.engine.dialect.name != "sqlite"

    def create(self, room: Room, items: Sequence[Item], secret: str) -> bool:
        """Keep a new room with its items, which are written here and never again; False where its code is taken."""
        by_id = {item.id: item.model_dump_json() for item in items}
        held = [
            {"room": room.code, "language": room.language, "place": place, "item": by_id[item_id]}
            for place, item_id in enumerate(room.item_ids)
        ]
        row = {"code": room.code, "secret": digest(secret), "version": room.version, "state": room.model_dump_json(), "touched": room.at}
        try:
            with self.engine.begin() as connection:
                connection.execute(insert(rooms).values(row))
                connection.execute(insert(room_items), held)
        except IntegrityError:
            return False
        return True

    def room(self, code: str) -> Room | None:
        """The room of a code, or None."""
        with self.engine.connect() as connection:
            state = connection.scalar(select(rooms.c.state).where(rooms.c.code == code))
        return Room.model_validate_json(state) if state else None

    def items(self, code: str, language: str) -> tuple[Item, ...]:
        """The items of a room in their order; none where it was made before rooms held their own."""
        found = select(room_items.c.item).where(room_items.c.room == code, room_items.c.language == language).order_by(room_items.c.place)
        with self.engine.connect() as connection:
            return tuple(_ITEM.validate_json(text) for text in connection.scalars(found))

    def is_host(self, code: str, secret: str) -> bool:
        """Whether this is the secret of the room's host."""
        with self.engine.connect() as connection:
            kept = connection.scalar(select(rooms.c.secret).where(rooms.c.code == code))
        return compare_digest(kept or "", digest(secret))

    def save(self, room: Room, before: int, now: int) -> bool:
        """Keep a changed room, unless another host screen or the clock was quicker: False where the version is not ``before``."""
        values = {"version": room.version, "state": room.model_dump_json(), "touched": now}
        with self.engine.begin() as connection:
            done = connection.execute(update(rooms).where(rooms.c.code == room.code, rooms.c.version == before).values(values))
        return done.rowcount == 1

    def learners(self, code: str) -> tuple[Learner, ...]:
        """All who ever came into a room, in the order of coming."""
        columns = [column for column in learners.c if column.name != "room"]
        with self.engine.connect() as connection:
            rows = connection.execute(select(*columns).where(learners.c.room == code).order_by(learners.c.at, learners.c.id))
            return tuple(Learner.model_validate(dict(row)) for row in rows.mappings())

    def add_learner(self, code: str, learner: Learner) -> bool:
        """Let somebody in; False where the nickname or the id was taken in the same moment, or the room is gone."""
        try:
            with self.engine.begin() as connection:
                connection.execute(insert(learners).values(room=code, **learner.model_dump()))
        except IntegrityError:
            return False
        return True

    def change_learner(self, code: str, learner: Learner) -> bool:
        """Keep another nickname, or that somebody was taken out; False where the nickname is taken."""
        values = learner.model_dump(exclude={"id"})
        try:
            with self.engine.begin() as connection:
                connection.execute(update(learners).where(learners.c.room == code, learners.c.id == learner.id).values(values))
        except IntegrityError:
            return False
        return True

    def erase(self, code: str) -> None:
        """Leave nothing of a room."""
        # The tables below go with it. The room's own row comes first: who writes an answer has that one too before all others.
        with self.engine.begin() as connection:
            connection.execute(delete(rooms).where(rooms.c.code == code))

    def erase_idle(self, now: int) -> tuple[str, ...]:
        """Erase rooms that nobody has touched for two hours; the codes of those that this call has erased."""
        idle = rooms.c.touched < now - IDLE_MS
        with self.engine.begin() as connection:
            return tuple(connection.scalars(delete(rooms).where(idle).returning(rooms.c.code)))
