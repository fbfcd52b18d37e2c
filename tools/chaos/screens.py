"""Whether every screen of a class is where the wall is, once the weather is fine."""

import asyncio
import time
from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from playwright.async_api import Error

from tools.chaos.device import Device, t
from tools.chaos.pupil import Pupil
from tools.chaos.wall import Wall
from tools.chaos.weather.proxy import Weather

CALM_SECONDS = 90.0
"""So long they have to come there. On a quiet machine it takes some seconds: a page calls again after eight at the latest."""


class Screens:
    """All screens of a class."""

    def __init__(self, wall: Wall, pupils: list[Pupil], weather: Weather) -> None:
        self._wall, self._pupils, self._weather = wall, pupils, weather

    @property
    def devices(self) -> list[Device]:
        """Of all who were ever in, and the wall's."""
        return [*(pupil.device for pupil in self._pupils if self._weather.learners[pupil.who]), self._wall.device]

    async def call(self) -> None:
        """Everybody is awake, has a line, and is in: whoever has left enters the code again."""
        await self._wall.device.come_round()
        await self._wall.resume(self._wall.device.tabs[0])
        for pupil in self._pupils:
            await pupil.device.come_round()
            for tab in pupil.device.tabs:
                with suppress(Error):  # the page is just being loaded
                    await tab.do("enter")

    async def late(self) -> list[str]:
        """Wait until all are where the wall is; what is wrong with those that never come there."""
        limit, wrong = time.monotonic() + CALM_SECONDS, ["?"]
        while wrong and time.monotonic() < limit:
            found = await asyncio.gather(*map(self._wrong, self.devices))
            wrong = [one for one in found if one]
            await asyncio.sleep(0.3)
        return wrong

    async def _wrong(self, device: Device) -> str:
        if not (room := self._wall.room):
            return "the wall was told nothing"
        is_removed = self._wall.is_removed(self._weather.learners[device.who])
        for n, tab in enumerate(device.tabs):
            said = await tab.said()
            if is_removed:
                missing = [] if t("join.not_in") in said else ["that it was taken out"]
            else:
                missing = missing_from(said, room, is_wall=device is self._wall.device)
            if missing:
                return f"{self._wall.where}: {device.who}, tab {n + 1} has not {missing} in: {said[:300]}"
        return ""


def missing_from(said: str, room: Mapping[str, Any], *, is_wall: bool = False) -> list[str]:
    """What a screen has to say in this phase of a room and does not; also what it says and should not."""
    missing = [part for part in _parts(room, is_wall=is_wall) if " ".join(part.split()) not in said]
    missing += [f"done with: {wait}" for wait in (t("join.sending"), t("join.lost"), t("host.lost")) if wait in said]
    if room["phase"] == "ended" and t("join.ended") not in said and t("host.ended_title") not in said:
        missing.append("the end")
    return missing


def _parts(room: Mapping[str, Any], *, is_wall: bool) -> list[str]:
    """What of an item is to be read. On a wall that needs several screens for it, the first has the stem, and the reasons come later."""
    item, reasons = room.get("item", {}), room.get("reasons", ())
    stem = [item["stem"]] if item else []
    if is_wall and room.get("screens", 1) > 1:
        return stem if room["screen"] == 0 else []
    if reasons:
        return stem + [row["feedback"] for row in reasons[:1]]
    return stem + [option["text"] for option in item.get("options", ())[:1] if option.get("part") != "nothing"]
