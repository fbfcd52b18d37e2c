"""Wiring: the only importer of ``beacons.storage``, and the only place that reads a clock."""

import os
import secrets
import time
from collections.abc import Iterator, Sequence
from contextlib import AbstractAsyncContextManager, contextmanager
from contextvars import ContextVar
from datetime import date, datetime
from functools import lru_cache
from importlib import import_module
from pathlib import Path
from sqlite3 import Connection
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import streamlit as st

from beacons.domain.catalog import Catalog
from beacons.domain.course.library import Library, Problem
from beacons.domain.course.names import ANIMALS, Names
from beacons.domain.course.talk_questions import question_for_each, said_by
from beacons.domain.item import Item
from beacons.domain.path import ChildPath
from beacons.domain.rooms import class_set
from beacons.domain.text import SOURCE_LANGUAGE
from beacons.root import ROOT, var
from beacons.serve import addresses, base_path
from beacons.serve.assembly import after_a_rest
from beacons.storage.catalogs import load_catalogs
from beacons.storage.content_files import load
from beacons.storage.kept_yaml import KeptYaml
from beacons.storage.late_rooms import rooms_at
from beacons.storage.room_file import hold

if TYPE_CHECKING:
    from beacons.live.hub import Hub
    from beacons.live.relay import Relay
    from beacons.storage.rooms import RoomStore

_zone_asked: ContextVar[str] = ContextVar("zone asked", default="")
LAST_MOMENT = 250_000_000_000
"""Seconds since 1970, in the year 9892: a stored moment is foreign input, and dates end in 9999."""


@lru_cache(maxsize=1)
def library() -> Library:
    """All content, read once per process."""
    every, problems = _catalogs()
    yaml = _yaml(ROOT / "content")
    made = load(ROOT, [texts for code, texts in every.items() if code != SOURCE_LANGUAGE], problems, yaml.read)
    yaml.keep()
    _yaml.cache_clear()
    return made


def catalogs() -> dict[str, Catalog]:
    """The words of every language."""
    return _catalogs()[0]


@lru_cache(maxsize=1)
def _catalogs() -> tuple[dict[str, Catalog], list[Problem]]:
    return load_catalogs(ROOT / "content", _yaml(ROOT / "content").read)


@lru_cache(maxsize=1)
def _yaml(folder: Path) -> KeptYaml:
    """What catalogs and library are read with; let go of once both are."""
    return KeptYaml(folder)


def languages() -> tuple[str, ...]:
    """Codes of all languages, English first."""
    return tuple(catalogs())


def names() -> Names:
    """What readers' names are made of; where the file is missing or broken, each is called by its animal alone."""
    return library().edition(SOURCE_LANGUAGE).names or Names.model_construct(
        format_version="1", words={"nameless": ""}, animals={animal: animal for animal in ANIMALS}
    )


def in_english(item: Item) -> Item:
    """An item of the course as it was written, whatever language it is read in; any other item as it is."""
    return library().edition(SOURCE_LANGUAGE).item(item.id) or item


def class_talk(language: str, lesson_id: str | None, path: ChildPath, items: Sequence[Item]) -> dict[str, str]:
    """What a class talks about after each of these items, by the item's id: its own question, else one that is near to what it says."""
    known, seed = library().edition(language).talk_questions, class_set.seed_of(lesson_id, path)
    own = {item.id: item.own_question for item in items if item.own_question}
    others = [(item, said_by(in_english(item))) for item in items if known and item.id not in own]
    asked = question_for_each(others, lambda _: seed, known) if known else ()
    return own | {item.id: question.text for (item, _), question in zip(others, asked, strict=True)}


@lru_cache(maxsize=1)
def base() -> str:
    """The path below which everything is found, as ``/beacons``: BASE_PATH, else empty for the root. Raises ``ValueError``."""
    return base_path.read(os.environ.get("BASE_PATH", ""))


def origin_for_pupils(origin: str, *, is_direct: bool) -> str | None:
    """Scheme, host and port by which other devices find what a browser found under ``origin``: JOIN_ADDRESS, else our best knowledge."""
    return addresses.named(os.environ.get("JOIN_ADDRESS", ""), origin) or addresses.for_devices_nearby(origin, is_direct=is_direct)


@lru_cache(maxsize=1)
def rooms() -> "RoomStore":
    """Where rooms are kept: DATABASE_URL, else a file in the folder of what is kept."""
    return rooms_at(_database())


def _database() -> str:
    url = os.environ.get("DATABASE_URL")
    if url is None:
        var().mkdir(exist_ok=True)
        url = f"sqlite:///{var() / 'rooms.db'}"
    return url


@lru_cache(maxsize=1)
def _held() -> Connection | None:
    """What keeps other processes out of a file of rooms for as long as this one lives."""
    return hold(_database())


@lru_cache(maxsize=1)
def hub() -> "Hub":
    """The rooms of this process; asked for on the event loop alone, so that there is one."""
    from beacons.live.hub import Hub  # noqa: PLC0415  # see live_rooms

    return Hub(rooms(), lambda language: library().edition(language).names or names(), lambda: int(time.time() * 1000), class_talk)


def live_rooms() -> AbstractAsyncContextManager[None]:
    """What runs beside the server for the rooms of classes; with a relay between processes where these share them.

    What rooms are made of is a sixth of the start, and most visitors come for none: where this process has them for itself, it is loaded a
    while after the start, or once somebody asks for a room. Other processes would tell of theirs from the first moment on.
    Raises ``RoomsTaken`` where another process has the file of rooms, and ``ConnectionError`` where nothing can be kept.
    """
    _held()
    return _running() if rooms().is_shared else after_a_rest(lambda: import_module("beacons.live.socket"), _running)


def _running() -> AbstractAsyncContextManager[None]:
    from beacons.live.relay import running  # noqa: PLC0415  # see live_rooms

    return running(hub(), _relay() if rooms().is_shared else None)


def _relay() -> "Relay":
    from beacons.storage.room_relay import PostgresRelay  # noqa: PLC0415  # its driver is a twentieth of the start, and SQLite needs none

    return PostgresRelay(_database())


def now() -> int:
    """Seconds since 1970."""
    return int(time.time())


def today() -> date:
    """The date where the visitor is, as far as the browser says."""
    return datetime.now(_zone()).date()


def day_of(at: int) -> date:
    """The date of a moment (seconds since 1970) where the visitor is. Moments beyond all clocks are taken as the last of them."""
    return datetime.fromtimestamp(min(at, LAST_MOMENT), _zone()).date()


def zone() -> str:
    """The visitor's time zone, as the browser or the address of a sheet names it; empty where neither does."""
    return _zone_asked.get() or st.context.timezone or ""


@contextmanager
def read_in(zone_asked: str) -> Iterator[None]:
    """Outside any session, for who reads in this zone. What is none is taken as Greenwich's."""
    token = _zone_asked.set(zone_asked)
    try:
        yield
    finally:
        _zone_asked.reset(token)


def _zone() -> ZoneInfo:
    try:
        return ZoneInfo(zone() or "UTC")
    except (ZoneInfoNotFoundError, ValueError, OSError):  # a name may be that of a folder, or longer than any
        return ZoneInfo("UTC")


def new_id() -> str:
    """A random id. It says nothing about anybody."""
    return secrets.token_hex(5)
