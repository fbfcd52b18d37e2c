"""A child alone in bad weather: a quiz, a lesson, a review, a round with a grown-up, in up to two tabs, one step after the other."""

import asyncio
import time
from collections.abc import Sequence
from contextlib import suppress
from random import Random
from typing import Any

from playwright.async_api import Browser, Error

from beacons.storage.content_files import load
from tools.chaos.child.page import AT_REST, EMPTY_AGAIN, FILL, MAIN, SETTLED
from tools.chaos.child.verdict import Confirmed, compare, read_kept
from tools.chaos.class_verdict import Verdict
from tools.chaos.device import Device, Tab, hands
from tools.chaos.log import Log
from tools.chaos.plan import Step
from tools.chaos.served import ROOT, Served
from tools.chaos.weather.proxy import Weather

WHO, MOST_TABS, SETTLE_SECONDS, CALM_SECONDS = "child", 2, 6.0, 60.0
PAUSE, WAITS = 0.15, 0.75
"""Seconds in which a page begins to answer, and how often the child waits for that before doing more."""
PLACES = ("/quiz?lesson={lesson}", "/lesson?lesson={lesson}", "/review", "/together", "/")
LESSONS = ("safer-internet-day", "childnet-digital-leaders", "global-alliance")


class ChildRun:
    """One child from a new browser to the end of the plan."""

    def __init__(self, browser: Browser, server: Served, weather: Weather, log: Log) -> None:
        self._browser, self._server, self._weather, self._log = browser, server, weather, log
        self._confirmed = Confirmed(load(ROOT).edition("en"))
        self._found = Verdict()
        self._now: Tab

    async def play(self, steps: Sequence[Step]) -> Verdict:
        """All steps, then calm weather, and what is asked at the end."""
        self._device = await Device.of(self._browser, WHO, self._weather.url(WHO), hands(), self._saw)
        self._now = await self._device.open()
        await self._settle()
        for step in steps:
            await self._one(step)
        await self._calm()
        compare(self._confirmed, read_kept(await self._now.page.evaluate("() => ({ ...localStorage })")), self._found)
        self._found.troubles += self._device.troubles
        self._found.figures["kills"] = self._server.kills
        return self._found

    def _saw(self, _: str, news: dict[str, Any]) -> None:
        if self._confirmed.add(news):
            self._log.note(WHO, "saw feedback", news)

    async def _one(self, step: Step) -> None:
        what: Any
        try:
            what = await asyncio.wait_for(self._do(step), CALM_SECONDS)
            self._found.figures[step.does] = self._found.figures.get(step.does, 0) + 1
        except (Error, TimeoutError) as error:
            what = f"not done: {str(error).splitlines()[0] if str(error) else type(error).__name__}"
            self._found.figures["not done"] = self._found.figures.get("not done", 0) + 1
        self._log.note(WHO, step.does, [int(step.at), what, self._now.page.url.partition("localhost")[2][:90]])

    async def _do(self, step: Step) -> str:
        tab, rolls = self._now, Random(step.draw)  # noqa: S311
        if tab.is_broken:
            await tab.load(self._address(rolls))
        match step.does:
            case "press":
                done = str(await tab.do("pressAny", step.draw))
            case "answer":
                done = await self._answer(rolls)
            case "go":
                done = self._address(rolls)
                await tab.load(done)
            case "reload":
                done = ""
                await tab.load()
            case "back" | "forward":
                done = await self._through_history(step.does)
            case "other_tab" | "close_tab":
                done = await self._another_tab(rolls, closes=step.does == "close_tab")
            case "full":
                done = await self._full(rolls)
            case _:
                done = await self._befall(step.does, rolls)
        if rolls.random() < WAITS:
            await self._settle()
        return done

    def _address(self, rolls: Random) -> str:
        place = rolls.choices(PLACES, (8, 2, 2, 3, 1))[0]
        return self._weather.url(WHO) + place.format(lesson=rolls.choice(LESSONS))

    async def _answer(self, rolls: Random) -> str:
        done = await self._act_in_place(rolls)
        if not done:
            await self._now.load(self._address(rolls))
        return done or "elsewhere"

    async def _act_in_place(self, rolls: Random) -> str:
        """Choose until it seems enough, and check; where nothing is asked, go on; empty where there is no way on."""
        done = []
        for _ in range(10):
            picked = str(await self._now.do("pick", rolls.randrange(2**31)))
            if not picked:
                break
            done.append(picked)
            await self._settle()
        checked = await self._now.do("check")
        if checked:
            return f"{len(done)} picked, checked"
        return str(await self._now.do("goOn", rolls.randrange(2**31)))

    async def _through_history(self, way: str) -> str:
        with suppress(Error):
            await (self._now.page.go_back if way == "back" else self._now.page.go_forward)(timeout=10_000, wait_until="commit")
        if not self._now.page.url.startswith(self._weather.url(WHO)):
            await self._now.load(self._weather.url(WHO))
        return ""

    async def _another_tab(self, rolls: Random, *, closes: bool) -> str:
        others = [tab for tab in self._device.tabs if tab is not self._now]
        if closes and others:
            await self._device.close(others[0])
            return "closed"
        self._now = others[0] if others else await self._device.open(self._address(rolls))
        await self._now.page.bring_to_front()
        return "another"

    async def _full(self, rolls: Random) -> str:
        """The storage is full while the child answers; the page says so, and nobody loads it again until there is room."""
        await self._now.page.evaluate(FILL)
        try:
            for _ in range(rolls.randint(3, 8)):
                await self._act_in_place(rolls)
                await self._settle()
        finally:
            await self._now.page.evaluate(EMPTY_AGAIN)
        await self._now.page.evaluate("() => document.querySelector('.top .to-home')?.click()")
        await self._settle()
        if await self._until(AT_REST, CALM_SECONDS / 2):
            return "room again"
        self._found.stuck.append(f"there is room again, and a tab does not keep what it has: {self._now.page.url}")
        return "never at rest"

    async def _befall(self, what: str, rolls: Random) -> str:
        sky = self._weather.skies[WHO]
        if what == "kill":
            await self._server.kill()
            await self._now.do("pressAny", rolls.randrange(2**31))
            await self._server.start(self._weather.url(WHO))
        elif what == "sleep":
            await self._now.sleep()
            await asyncio.sleep(rolls.uniform(1, 3))
            await self._now.wake()
        elif what == "cut":
            self._weather.cut(WHO)
        else:
            sky.slow = rolls.uniform(0.05, 0.4)
            await self._answer(rolls)
            await self._settle()
            sky.clear()
        return ""

    async def _settle(self, pause: float = PAUSE) -> None:
        """Wait until the page has answered; sometimes the child does not wait."""
        await asyncio.sleep(pause)
        await self._until(SETTLED, SETTLE_SECONDS)

    async def _until(self, condition: str, seconds: float = CALM_SECONDS) -> bool:
        limit = time.monotonic() + seconds
        while time.monotonic() < limit:
            with suppress(Error):
                if await self._now.page.evaluate(condition):
                    return True
            await asyncio.sleep(0.05)
        return False

    async def _calm(self) -> None:
        """Fine weather: both tabs come to rest, and show the same."""
        self._weather.clear()
        if len(self._device.tabs) < MOST_TABS:
            await self._device.open()
        for tab in self._device.tabs:
            self._now = tab
            await tab.page.bring_to_front()
            await tab.wake()
            if not await self._until(AT_REST):
                self._found.stuck.append(f"a tab never came to rest: {(await self._now.said())[:200]}")
            await tab.load(f"{self._weather.url(WHO)}/progress")
            await self._until(AT_REST)
        limit, shown = time.monotonic() + CALM_SECONDS, [""]
        while (len(set(shown)) > 1 or not shown[0]) and time.monotonic() < limit:
            await asyncio.sleep(0.5)
            shown = [str(await tab.page.evaluate(MAIN)) for tab in self._device.tabs]
        if len(set(shown)) > 1 or not shown[0]:
            self._found.stuck.append(f"two tabs show two things: {shown}")
