"""What a run is played on: the app with its rooms in a file of its own, the weather before it, and a browser."""

import os
import shutil
import tempfile
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

from playwright.async_api import Browser, async_playwright

from beacons.domain.item import Item
from beacons.domain.path import ChildPath
from beacons.domain.rooms.room import Room
from beacons.domain.rooms.settings import Settings
from beacons.storage.content_files import load
from beacons.storage.rooms import RoomStore
from tools.chaos.log import Log
from tools.chaos.served import ROOT, Served
from tools.chaos.weather.proxy import Weather
from tools.system import BROWSERS

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
LESSONS = ("safer-internet-day", "childnet-digital-leaders")
CLASS_PATH: ChildPath = "10-12"
READING, TIMER = 2, 60
"""Seconds for the stem alone, and until the clock closes an item."""


def chromium() -> str | None:
    """The browser that CHROMIUM names, or one of Debian's; None where only playwright's own may be there."""
    return next((found for name in (os.environ.get("CHROMIUM"), *BROWSERS) if name and (found := shutil.which(name))), None)


@asynccontextmanager
async def staged(log: Log, prepare: Callable[[str], None] = lambda _: None) -> AsyncIterator[tuple[Browser, Served, Weather]]:
    """Everything up; all ends with it. ``prepare`` is handed the database's URL before the app is started."""
    with tempfile.TemporaryDirectory(prefix="chaos-") as folder:
        server = Served(Path(folder) / "rooms.db", log.folder / "server.log")
        prepare(server.url)
        async with Weather(server.port).blowing() as weather, async_playwright() as playwright:
            await server.start(weather.url("wall"))
            browser = await playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
            try:
                yield browser, server, weather
            finally:
                await browser.close()
                await server.stop()


def make_room(url: str, code: str, secret: str, count: int) -> None:
    """A room that waits for its class, with items that can be told apart by their stems."""
    edition, now = load(ROOT).edition("en"), int(1000 * time.time())
    by_stem: dict[str, Item] = {}
    for lesson in LESSONS:
        by_stem |= {item.stem: item for item in edition.bank(lesson, CLASS_PATH) if item.traits.one_screen}
    asked = list(by_stem.values())[:count]
    settings = Settings(reading=READING, timer=TIMER, sheet=True, board="section")
    ids = tuple(item.id for item in asked)
    store = RoomStore(url)
    store.create(Room(code=code, language="en", path=CLASS_PATH, item_ids=ids, since=now, at=now, settings=settings), asked, secret)
    store.engine.dispose()
