"""A class plays: pupils, the wall and the server, each by the plan, until all is calm and every screen must be where the wall is."""

import asyncio
import time
from collections import Counter
from collections.abc import Awaitable, Sequence
from dataclasses import dataclass, field
from typing import Any

from playwright.async_api import Browser, Error

from beacons.live.wire.outgoing import Sheet
from tools.chaos.device import Device, hands
from tools.chaos.log import Log
from tools.chaos.plan import SERVER, WALL, Step
from tools.chaos.pupil import Pupil
from tools.chaos.screens import Screens
from tools.chaos.served import Served
from tools.chaos.wall import Wall
from tools.chaos.weather.proxy import Weather

STEP_SECONDS = 60.0
"""How long one step may take."""
JOIN, LEAD = "/join/", "/class-room?room="


@dataclass
class Seen:
    """What came out of a run, for the verdict."""

    said_in: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    stuck: list[str] = field(default_factory=list)
    troubles: list[str] = field(default_factory=list)
    done: Counter[str] = field(default_factory=Counter)
    sheet: Sheet | None = None
    learner_ids: dict[str, set[str]] = field(default_factory=dict)
    musters: int = 0


class ClassRun:
    """One class from the lobby to the end."""

    def __init__(self, browser: Browser, server: Served, weather: Weather, log: Log) -> None:
        self._browser, self._server, self._weather, self._log = browser, server, weather, log
        self.seen = Seen()
        self._pupils: dict[str, Pupil] = {}
        self._calm, self._acting, self._begun = asyncio.Event(), 0, 0.0

    async def play(self, steps: Sequence[Step], code: str, secret: str) -> Seen:
        """All steps in time, then the end of the class."""
        await self._open(steps, code, secret)
        self._calm.set()
        self._begun = time.monotonic()
        names = dict.fromkeys(step.who for step in steps if step.who != "plan")
        await asyncio.gather(*(self._go([step for step in steps if step.who == who]) for who in names))
        await self._muster("ended")
        return self.seen

    async def _open(self, steps: Sequence[Step], code: str, secret: str) -> None:
        for who in dict.fromkeys(step.who for step in steps if step.who.startswith("p") and step.who != "plan"):
            device = await Device.of(self._browser, who, f"{self._weather.url(who)}{JOIN}{code}", hands(code), self._saw)
            self._pupils[who] = Pupil(device, self._weather)
        wall = await Device.of(self._browser, WALL, f"{self._weather.url(WALL)}{LEAD}{code}", hands(code), lambda *_: None)
        self._wall = Wall(wall, self._weather)
        self._screens = Screens(self._wall, list(self._pupils.values()), self._weather)
        await wall.open(f"{wall.address}#{secret}")
        limit = time.monotonic() + STEP_SECONDS
        while not self._wall.counted:
            if time.monotonic() > limit:
                raise TimeoutError("the wall never came in")
            await asyncio.sleep(0.2)

    def _saw(self, who: str, news: dict[str, Any]) -> None:
        self.seen.said_in.append((who, news))
        self._log.note(who, "said to be in", news)

    async def _go(self, steps: Sequence[Step]) -> None:
        """One of them does its steps, each at its time."""
        for step in steps:
            while (left := self._begun + step.at - time.monotonic()) > 0 or not self._calm.is_set():
                await asyncio.sleep(min(max(left, 0.0), 0.5))
                await self._calm.wait()
            if step.does == "muster":
                await self._muster()
                continue
            self._acting += 1
            try:
                await self._one(step)
            finally:
                self._acting -= 1
            if step.does.startswith("to open"):  # where the wall is late, all have their time with the question all the same
                self._begun = max(self._begun, time.monotonic() - step.at)

    async def _one(self, step: Step) -> None:
        what: Any = ""
        try:
            what = await asyncio.wait_for(self._doing(step), None if step.who == SERVER else STEP_SECONDS)
            self.seen.done[step.does.split(" ")[0]] += 1
        except (Error, TimeoutError) as error:
            what = f"not done: {str(error).splitlines()[0] if str(error) else type(error).__name__}"
            self.seen.done["not done"] += 1
        self._log.note(step.who, step.does, what)

    def _doing(self, step: Step) -> Awaitable[str]:
        if step.who == SERVER:
            return self._restart(step)
        if step.who != WALL:
            return self._pupils[step.who].do(step)
        if step.does.startswith("remove "):
            return self._remove(step.does.split(" ")[1])
        return self._wall.do(step)

    async def _restart(self, step: Step) -> str:
        await self._server.kill()
        await asyncio.sleep(step.draw % 4)
        await self._server.start(self._weather.url(WALL))
        return "up again"

    async def _remove(self, who: str) -> str:
        ids = self._weather.learners[who]
        return await self._wall.remove(ids) if ids else "not in yet"

    # Calm

    async def _muster(self, phase: str = "") -> None:
        """All stop, the weather is fine: every screen must come to where the wall is. Then it goes on, later by as long as that took."""
        self._calm.clear()
        began = time.monotonic()
        while self._acting:  # noqa: ASYNC110  # it is looked at between two steps only
            await asyncio.sleep(0.05)
        self._weather.clear()
        try:
            await self._screens.call()
            if phase:
                await self._wall.to(phase)
            self.seen.stuck += await self._screens.late()
            if phase:
                self._after()
        except (Error, TimeoutError) as error:
            self.seen.stuck.append(f"{self._wall.where}: {error}")
        self.seen.musters += 1
        self._begun += time.monotonic() - began
        self._calm.set()

    def _after(self) -> None:
        self.seen.sheet = self._wall.class_sheet()
        self.seen.troubles += [trouble for device in self._screens.devices for trouble in device.troubles]
        self.seen.learner_ids = {who: set(self._weather.learners[who]) for who in self._pupils}
