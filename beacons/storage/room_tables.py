"""The tables of rooms: the same in SQLite and PostgreSQL."""

from sqlalchemy import BigInteger, Boolean, Column, ForeignKey, Integer, MetaData, String, Table, Text, UniqueConstraint

METADATA = MetaData()

_serial = BigInteger().with_variant(Integer(), "sqlite")

rooms = Table(
    "rooms",
    METADATA,
    Column("code", String(6), primary_key=True),
    Column("secret", String(64), nullable=False, comment="SHA-256 of what the host's browser keeps"),
    Column("version", Integer, nullable=False),
    Column("state", Text, nullable=False, comment="the room as JSON"),
    Column("touched", BigInteger, nullable=False, index=True, comment="last change or answer, in milliseconds since 1970"),
)

room_items = Table(
    "room_items",
    METADATA,
    Column("room", String(6), ForeignKey("rooms.code", ondelete="CASCADE"), primary_key=True),
    Column("language", String(20), primary_key=True),
    Column("place", Integer, primary_key=True),
    Column("item", Text, nullable=False, comment="the item in this language as JSON"),
)

learners = Table(
    "learners",
    METADATA,
    Column("room", String(6), ForeignKey("rooms.code", ondelete="CASCADE"), primary_key=True),
    Column("id", String(60), primary_key=True),
    Column("word", String(60), nullable=False),
    Column("animal", String(60), nullable=False),
    Column("number", Integer, nullable=False),
    Column("roll", Integer, nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("removed", Boolean, nullable=False),
    Column("is_host", Boolean, nullable=False),
    UniqueConstraint("room", "word", "animal", "number", name="one_nickname_each"),
)

answers = Table(
    "answers",
    METADATA,
    Column("serial", _serial, primary_key=True, autoincrement=True),
    Column("room", String(6), ForeignKey("rooms.code", ondelete="CASCADE"), nullable=False),
    Column("item", String(60), nullable=False),
    Column("learner", String(60), nullable=False),
    Column("response", Text, nullable=False, comment="JSON"),
    Column("earned", Integer, nullable=False),
    Column("possible", Integer, nullable=False),
    Column("at", BigInteger, nullable=False),
    UniqueConstraint("room", "item", "learner", name="one_answer_each"),
)
