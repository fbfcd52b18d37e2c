"""A class plays: pupils, the wall and the server, each by the plan, until all is calm and every screen must be where the wall is."""

import asyncio
import time
from collections import Counter
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from playwright.async_api import Browser, Error

from tools.chaos.device import Device, hands, t
from tools.chaos.log import Log
from tools.chaos.plan import SERVER, WALL, Step
from tools.chaos.pupil import Pupil
from tools.chaos.served import Served
from tools.chaos.wall import Wall
from tools.chaos.weather import Weather

STEP_SECONDS, CALM_SECONDS = 60.0, 90.0
"""How long one step may take, and how long until all screens are where the wall is."""
JOIN, LEAD = "/join/", "/class-room?room="


@dataclass
class Seen:
    """What came out of a run, for the verdict."""

    said_in: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    stuck: list[str] = field(default_factory=list)
    troubles: list[str] = field(default_factory=list)
    done: Counter[str] = field(default_factory=Counter)
    sheet: list[dict[str, str]] = field(default_factory=list)
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
        names = dict.fromkeys(step.who for step in steps if step.who not in {"plan"})
        await asyncio.gather(*(self._go([step for step in steps if step.who == who]) for who in names))
        await self._muster("ended")
        return self.seen

    async def _open(self, steps: Sequence[Step], code: str, secret: str) -> None:
        for who in dict.fromkeys(step.who for step in steps if step.who.startswith("p") and step.who != "plan"):
            device = await Device.of(self._browser, who, f"{self._weather.url(who)}{JOIN}{code}", hands(code), self._saw)
            self._pupils[who] = Pupil(device, self._weather)
        wall = await Device.of(self._browser, WALL, f"{self._weather.url(WALL)}{LEAD}{code}", hands(code), lambda *_: None)
        self._wall = Wall(wall, self._weather)
        await wall.open(f"{wall.address}#{secret}")
        limit = time.monotonic() + CALM_SECONDS
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
            what = await asyncio.wait_for(self._doing(step), STEP_SECONDS)
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
            return self._remove(self._pupils[step.does.split(" ")[1]])
        return self._wall.do(step)

    async def _restart(self, step: Step) -> str:
        await self._server.kill()
        await asyncio.sleep(step.draw % 4)
        await self._server.start(self._weather.url(WALL))
        return "up again"

    async def _remove(self, pupil: Pupil) -> str:
        ids = self._ids(pupil)
        if not ids:
            return "not in yet"
        name = next((one["name"] for one in self._wall.counted.get("who", ()) if one["id"] in ids), "")
        pupil.is_removed = bool(name)
        return await self._wall.remove(next(iter(ids)), name) if name else "not seen by the wall"

    def _ids(self, pupil: Pupil) -> set[str]:
        return self._weather.learners[pupil.who]

    # Calm

    async def _muster(self, phase: str = "") -> None:
        """All stop, the weather is fine: every screen must come to where the wall is. Then it goes on, later by as long as that took."""
        self._calm.clear()
        began = time.monotonic()
        while self._acting:
            await asyncio.sleep(0.05)
        self._weather.clear()
        try:
            await self._everybody_in()
            if phase:
                await self._wall.to(phase)
            await self._until_all_there()
            if phase:
                await self._after()
        except (Error, TimeoutError) as error:
            self.seen.stuck.append(f"at {self._where()}: {error}")
        self.seen.musters += 1
        self._begun += time.monotonic() - began
        self._calm.set()

    async def _everybody_in(self) -> None:
        """Awake, with a line, and in: whoever has left enters the code again."""
        await self._wall.device.come_round()
        await self._wall.resume(self._wall.device.tabs[0])
        for pupil in self._pupils.values():
            await pupil.device.come_round()
            for tab in pupil.device.tabs:
                await tab.do("enter")

    async def _until_all_there(self) -> None:
        limit = time.monotonic() + CALM_SECONDS
        late: list[str] = ["?"]
        while late and time.monotonic() < limit:
            late = [one for one in await asyncio.gather(*(self._not_there(pupil) for pupil in self._devices())) if one]
            await asyncio.sleep(0.3)
        for one in late:
            self._log.note("all", "stuck", one)
        self.seen.stuck += [f"at {self._where()}: {one}" for one in late]

    def _devices(self) -> list[tuple[Device, Callable[[str], str]]]:
        others = [(one.device, self._wanted(one)) for one in self._pupils.values() if self._ids(one)]
        return [*others, (self._wall.device, self._shows)]

    async def _not_there(self, one: tuple[Device, Callable[[str], str]]) -> str:
        """What is wrong with the screens of a device; nothing where all are there."""
        device, wrong = one
        for n, tab in enumerate(device.tabs):
            if why := wrong(await tab.said()):
                return f"{device.who}, tab {n + 1}: {why}"
        return ""

    def _where(self) -> str:
        room = self._wall.room
        return f"{room.get('n')} {room.get('phase')}"

    def _wanted(self, pupil: Pupil) -> Callable[[str], str]:
        if not pupil.is_removed:
            return self._shows
        return lambda said: "" if t("join.not_in") in said else f"was taken out and shows: {said[:200]}"

    def _shows(self, said: str) -> str:
        room, waits = self._wall.room, [t("join.sending"), t("join.lost"), t("host.lost")]
        parts = [room["item"]["stem"], *(row["feedback"] for row in room.get("reasons", ())[:1])] if room.get("item") else []
        parts += [option["text"] for option in room.get("item", {}).get("options", ())[:1] if not room.get("reasons") and option.get("part") != "nothing"]
        missing = [part for part in parts if " ".join(part.split()) not in said] + [wait for wait in waits if wait in said]
        if room["phase"] == "ended" and t("join.ended") not in said and t("host.ended_title") not in said:
            missing.append("the end")
        return f"{missing} beside: {said[:300]}" if missing else ""

    async def _after(self) -> None:
        self.seen.sheet = await self._wall.class_sheet(self._log.folder)
        self.seen.troubles += [trouble for device, _ in self._devices() for trouble in device.troubles]
        self.seen.learner_ids = {who: set(self._weather.learners[who]) for who in self._pupils}
