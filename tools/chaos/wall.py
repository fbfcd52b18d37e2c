"""The host in bad weather: the screen on the wall and sometimes a second one, real pages of the app."""

import asyncio
import time
from random import Random

from beacons.live.wire.outgoing import Came, HostTold, RoomTold, Sheet
from tools.chaos.device import Device, Tab, t
from tools.chaos.plan import WALL, Step
from tools.chaos.weather.proxy import Weather

PHASES = ("lobby", "reading", "open", "closing", "closed", "revealed")
PRESS_EVERY, PATIENCE = 1.0, 50.0
GO_ON, BACK, PAUSE = "ArrowRight", "ArrowLeft", "p"
_TAKE_OUT = """([name, remove]) => {
  if (document.getElementById("host-drawer")?.hidden) document.getElementById("host-more").click()
  const row = [...document.querySelectorAll("#host-drawer li")].find((one) => name && one.textContent.includes(name))
  const button = [...row?.querySelectorAll("button") ?? []].find((one) => one.textContent.trim() === remove)
  button?.click()
}"""


class Wall:
    """The host's first screen, which leads, and what it shows."""

    def __init__(self, device: Device, weather: Weather) -> None:
        self.device, self._weather = device, weather

    @property
    def room(self) -> RoomTold | None:
        """What the wall was told last."""
        return self._weather.rooms.get(WALL)

    @property
    def _phase(self) -> str:
        return self.room["phase"] if self.room else "None"

    @property
    def _is_paused(self) -> bool:
        return bool(self.room and self.room["paused"])

    @property
    def counted(self) -> HostTold | None:
        """What the wall alone was told last."""
        return self._weather.counts.get(WALL)

    @property
    def _class(self) -> list[Came]:
        return self.counted["who"] if self.counted else []

    @property
    def where(self) -> str:
        """Question and phase, in words."""
        return f"question {self.room['n'] if self.room else None}, {self._phase}"

    def is_behind(self, phase: str, place: int) -> bool:
        """Whether the wall still has to go on to come there."""
        room = self.room
        if not room or room["phase"] == "ended":
            return not room
        return phase == "ended" or (room["n"], PHASES.index(room["phase"])) < (place, PHASES.index(phase))

    async def do(self, step: Step) -> str:
        """Do what the plan says; what came of it."""
        what, *more = step.does.split(" ")
        if what == "to":
            await self.to(more[0], int(more[1]))
            return self._phase
        rolls = Random(step.draw)  # noqa: S311
        tab = rolls.choice(self.device.tabs)
        if tab.is_broken:
            await tab.load(self.device.address)
        match what:
            case "twice" | "both":
                await asyncio.gather(*(self._press(one, GO_ON) for one in ([tab, tab] if what == "twice" else self.device.tabs)))
            case "back":
                await self._press(tab, BACK)
            case "pause":
                await self._press(tab, PAUSE)
                await asyncio.sleep(rolls.uniform(1, 4))
                await self.resume(tab)
            case "reload":
                await tab.load()
            case "more_time":
                await self._click(tab, "host-extra" if rolls.random() < 0.7 else "host-less")  # noqa: PLR2004
            case "second_screen":
                await self._second_screen()
            case _:
                await self._befall(tab, what, rolls)
        return self._phase

    async def to(self, phase: str, place: int = 0) -> None:
        """Press the one key until the wall is there. A press may be lost with its line. Raises ``TimeoutError``."""
        limit = time.monotonic() + PATIENCE
        while self.is_behind(phase, place):
            if time.monotonic() > limit:
                raise TimeoutError(f"the wall never came to {phase} {place or ''}: {self.where}")
            if self._is_paused:
                await self.resume(self.device.tabs[0])
            elif self._phase != "closing":  # which ends by itself
                await self._press(self.device.tabs[0], GO_ON)
            await asyncio.sleep(PRESS_EVERY)

    async def resume(self, tab: Tab) -> None:
        """End a pause, where there is one."""
        for _ in range(5):
            if not self._is_paused:
                return
            await self._press(tab, PAUSE)
            await asyncio.sleep(PRESS_EVERY)

    async def _press(self, tab: Tab, key: str) -> None:
        if tab.is_broken:
            await tab.load(self.device.address)
        await tab.page.evaluate(
            "key => document.body && document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))",
            key,
        )

    @staticmethod
    async def _click(tab: Tab, element_id: str) -> None:
        await tab.page.evaluate("id => { const one = document.getElementById(id); if (one && one.offsetParent) one.click() }", element_id)

    async def _second_screen(self) -> None:
        if len(self.device.tabs) > 1:
            await self.device.close(self.device.tabs[-1])
        else:
            await self.device.open()

    async def _befall(self, tab: Tab, what: str, rolls: Random) -> None:
        sky, seconds = self._weather.skies[WALL], rolls.uniform(1, 5)
        if what == "sleep":
            await tab.sleep()
            await asyncio.sleep(seconds)
            await tab.wake()
        elif what == "cut":
            self._weather.cut(WALL)
        else:
            sky.slow = rolls.uniform(0.1, 0.5)
            await asyncio.sleep(seconds)
            sky.clear()

    def is_removed(self, learner_ids: set[str]) -> bool:
        """Whether the wall knows that this learner was taken out."""
        return any(one["id"] in learner_ids and one["removed"] for one in self._class)

    async def remove(self, learner_ids: set[str]) -> str:
        """Take somebody out by the list of the class beside the wall, until the wall says so."""
        limit = time.monotonic() + PATIENCE
        while not self.is_removed(learner_ids):
            if time.monotonic() > limit:
                raise TimeoutError("somebody was never taken out")
            name = next((one["name"] for one in self._class if one["id"] in learner_ids), "")
            tab = self.device.tabs[0]
            await (tab.load(self.device.address) if tab.is_broken else tab.page.evaluate(_TAKE_OUT, [name, t("host.remove")]))
            await asyncio.sleep(PRESS_EVERY)
        await self._click(self.device.tabs[0], "host-close")
        return "removed"

    def class_sheet(self) -> Sheet | None:
        """What the class sheet is made of, once the wall was told."""
        return self.counted.get("sheet") if self.counted else None
