"""A pupil of a class in bad weather: does what the plan says, on a real page of ``/join``."""

import asyncio
from random import Random
from typing import Any

from tools.chaos.device import ROLLS, Device, Tab, t
from tools.chaos.plan import Step
from tools.chaos.weather.proxy import Weather

MOST_TABS = 2
_PRESSES: dict[str, tuple[Any, ...]] = {
    "answer": ("answer", 1),
    "twice": ("answer", 2),
    "press": ("choose",),
    "skip": ("pressNamed", [t("join.skip"), t("join.unskip")]),
    "roll": ("pressNamed", ROLLS),
}
"""What hands do, and what they are told beside the draw."""


class Pupil:
    """One pupil with a device."""

    def __init__(self, device: Device, weather: Weather) -> None:
        self.device, self.who = device, device.who
        self._weather = weather

    async def do(self, step: Step) -> str:
        """Do it; what came of it."""
        rolls = Random(step.draw)  # noqa: S311
        if not self.device.tabs:
            return await self._come(await self.device.open())
        tab = rolls.choice(self.device.tabs)
        if tab.is_broken:
            await tab.load(self.device.address)
        if step.does in _PRESSES:
            return await self._press(tab, step)
        if step.does == "second_tab":
            return await self._second_tab(tab)
        if step.does in {"reload", "come_again"}:
            await (tab.load() if step.does == "reload" else tab.do("pressNamed", [t("join.other_code")]))
            return await self._come(tab)
        return await self._befall(tab, step.does, rolls)

    @staticmethod
    async def _press(tab: Tab, step: Step) -> str:
        what, *given = _PRESSES[step.does]
        return str(await tab.do(what, *(given if what == "pressNamed" else [step.draw, *given])))

    async def _befall(self, tab: Tab, what: str, rolls: Random) -> str:
        """What nobody chose to do, for some seconds."""
        sky, seconds = self._weather.skies[self.who], rolls.uniform(1, 6)
        if what == "sleep":
            await tab.sleep()
            await asyncio.sleep(seconds)
            await tab.wake()
        elif what == "offline":
            await self.device.context.set_offline(offline=True)
            sky.is_gone = True
            self._weather.cut(self.who)
            await asyncio.sleep(seconds)
            sky.is_gone = False
            await self.device.context.set_offline(offline=False)
        elif what == "cut":
            self._weather.cut(self.who)
        elif what == "late":
            sky.is_late = True
            return str(await tab.do("answer", rolls.randrange(2**31), 1))
        else:
            await self._blow(what, 2 * seconds, rolls)
        return ""

    async def _blow(self, what: str, seconds: float, rolls: Random) -> None:
        sky = self._weather.skies[self.who]
        sky.slow = rolls.uniform(0.2, 1.2) if what == "slow" else sky.slow
        sky.is_doubled = sky.is_doubled or what == "doubled"
        if what == "hold":
            sky.flows.clear()
        await asyncio.sleep(seconds)
        sky.clear()

    async def _second_tab(self, tab: Tab) -> str:
        if len(self.device.tabs) == MOST_TABS:
            await self.device.close(tab)
            return "closed"
        return await self._come(await self.device.open())

    @staticmethod
    async def _come(tab: Tab) -> str:
        """Enter the code where the page asks for it."""
        return str(await tab.do("enter"))
