"""A pupil of a class in bad weather: does what the plan says, on a real page of ``/join``."""

import asyncio
from random import Random

from tools.chaos.device import ROLLS, Device, Tab, t
from tools.chaos.plan import Step
from tools.chaos.weather import Weather

MOST_TABS = 2


class Pupil:
    """One pupil with a device."""

    def __init__(self, device: Device, weather: Weather) -> None:
        self.device, self.who = device, device.who
        self.is_removed = False
        self._weather = weather

    async def do(self, step: Step) -> str:
        """Do it; what came of it."""
        rolls = Random(step.draw)  # noqa: S311
        if not self.device.tabs:
            return await self._come(await self.device.open())
        tab = rolls.choice(self.device.tabs)
        if tab.is_broken:
            await tab.load(self.device.address)
        match step.does:
            case "answer" | "twice":
                return str(await tab.do("answer", step.draw, 2 if step.does == "twice" else 1))
            case "press":
                return str(await tab.do("choose", step.draw))
            case "skip" | "roll":
                return str(await tab.do("pressNamed", [t("join.skip"), t("join.unskip")] if step.does == "skip" else ROLLS))
            case "reload":
                await tab.load()
                return await self._come(tab)
            case "second_tab":
                return await self._second_tab(tab)
            case "come_again":
                await tab.do("pressNamed", [t("join.other_code")])
                return await self._come(tab)
        return await self._befall(tab, step.does, rolls)

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
