"""All devices of one game: learners and the host's screen of a room, or as many lines to an echo."""

import asyncio
import time
from collections import Counter
from collections.abc import Callable
from functools import partial
from typing import Any, ClassVar

import orjson

from benchmarks.live.plan import ANSWER_SECONDS, Plan
from benchmarks.live.wire import Wire, connect

PATIENCE = 20.0
POLL = 0.002
"""Seconds between two looks at what has come in. The moments themselves are taken where it comes in."""


async def until(is_so: Callable[[], bool], seconds: float) -> None:
    """Wait until something is so. An event would wake the client at every message, which would be counted as the server's time.

    Raises ``TimeoutError``.
    """
    async with asyncio.timeout(seconds):
        while not is_so():  # noqa: ASYNC110  # see above
            await asyncio.sleep(POLL)


class Devices:
    """What is common to both. ``acknowledged`` and ``shown`` hold, by number of the device, when it heard back."""

    PATH: ClassVar[str]
    STEPS: ClassVar[tuple[str, ...]]
    """What happens to an item, in order: ``advance`` and ``answers``."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.wires: dict[int, Wire] = {}
        self.host: Wire
        self.acknowledged: dict[int, float] = {}
        self.shown: dict[int, float] = {}
        self.answers: list[tuple[str, str]] = []
        """Learner and item of all that was acknowledged as taken."""
        self.refused: Counter[str] = Counter()
        """By item, how many answers were acknowledged as not taken."""

    async def join_host(self) -> None:
        """Connect the one who advances."""
        self.host = await connect(self.plan.address, self.PATH, self.host_heard)

    async def join(self, number: int) -> None:
        """Connect a learner."""
        self.wires[number] = await connect(self.plan.address, self.PATH, partial(self.heard, number))

    def host_heard(self, text: bytes, at: float) -> None:
        """Something came in for the host's screen."""

    def heard(self, number: int, text: bytes, at: float) -> None:
        """Something came in for a learner."""
        raise NotImplementedError

    def message(self, item_id: str, response: Any) -> bytes:
        """The text of an answer."""
        return orjson.dumps({"t": "answer", "item": item_id, "response": response})

    def next_step(self) -> bytes:
        """What the host sends to advance."""
        raise NotImplementedError

    async def advance(self) -> float:
        """Let the host press the key; seconds until the last device shows what follows. Raises ``TimeoutError``."""
        self.shown.clear()
        text = self.next_step()
        begun = self.host.say(text)
        await until(lambda: len(self.shown) >= self.plan.players, PATIENCE)
        return max(self.shown.values()) - begun

    async def all_acknowledged(self) -> None:
        """Wait until every learner has heard back. Raises ``TimeoutError``."""
        await until(lambda: len(self.acknowledged) >= self.plan.players, ANSWER_SECONDS)

    def close(self) -> None:
        """Everybody leaves."""
        for wire in (self.host, *self.wires.values()):
            wire.close()


class RoomDevices(Devices):
    """Devices in a room, speaking as the join page and the host's screen do."""

    PATH = "/live"
    STEPS = ("advance", "answers", "advance", "advance")

    def __init__(self, plan: Plan) -> None:
        super().__init__(plan)
        self.number = -1
        self._ids: dict[int, str] = {}
        self._before = -1

    async def join_host(self) -> None:
        """Connect the host's screen and wait until it shows the room."""
        await super().join_host()
        self.host.say(orjson.dumps({"t": "hello", "code": self.plan.code, "secret": self.plan.secret}))
        await until(lambda: self.number >= 0, PATIENCE)

    async def join(self, number: int) -> None:
        """Connect a learner and wait for the nickname."""
        await super().join(number)
        self.wires[number].say(orjson.dumps({"t": "hello", "code": self.plan.code}))
        await until(lambda: number in self._ids, PATIENCE)

    def host_heard(self, text: bytes, _: float) -> None:
        """Keep the number of the screen, without which no key counts."""
        if text.startswith(b'{"t":"room"'):
            self.number = orjson.loads(text)["step"]

    def heard(self, number: int, text: bytes, at: float) -> None:
        """Keep when the answer was acknowledged, and when what follows was shown."""
        message = orjson.loads(text)
        match message["t"]:
            case "ack":
                self.acknowledged[number] = at
                if message["ok"]:
                    self.answers.append((self._ids[number], message["item"]))
                else:
                    self.refused[message["item"]] += 1
            case "room" if 0 <= self._before < message["step"]:
                self.shown[number] = at
            case "mine":
                self._ids[number] = message["id"]

    def next_step(self) -> bytes:
        """The key, with the number of the screen that the host sees."""
        self._before = self.number
        return orjson.dumps({"t": "step", "step": self.number})


class EchoDevices(Devices):
    """As many lines to an echo; the host's text goes to all of them, and is as long as a room's message."""

    PATH = "/echo"
    STEPS = ("advance", "answers")

    def heard(self, number: int, text: bytes, at: float) -> None:
        """Keep when it came back."""
        (self.shown if text.startswith(b"!") else self.acknowledged)[number] = at

    def next_step(self) -> bytes:
        """Something new each time, so that compression does not find it in what went before."""
        return b"!" + b" ".join(f"{(time.perf_counter_ns() * n) % 99_991:x}".encode() for n in range(1, 200))
