"""What is done in a run: made from a seed before it begins, written down, and read again where a run is played once more."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from random import Random

SERVER, WALL = "server", "wall"
PUPIL: Mapping[str, int] = {
    "answer": 40, "press": 12, "twice": 6, "reload": 8, "sleep": 5, "second_tab": 4, "offline": 4, "cut": 6, "slow": 5, "hold": 4,
    "late": 5, "doubled": 4, "skip": 3, "roll": 2, "come_again": 2,
}  # fmt: skip
"""What pupils do and what befalls them, and how often beside the rest."""
HOST: Mapping[str, int] = {
    "twice": 5, "both": 3, "pause": 3, "back": 2, "reload": 3, "second_screen": 3, "sleep": 2, "cut": 3, "slow": 2, "more_time": 2,
}  # fmt: skip
CHILD: Mapping[str, int] = {
    "answer": 560, "press": 170, "go": 50, "reload": 45, "back": 35, "forward": 20, "other_tab": 50, "close_tab": 12, "sleep": 10,
    "cut": 15, "slow": 15, "kill": 8, "full": 8,
}  # fmt: skip
PUPIL_PAUSE, HOST_PAUSE, KILL_EVERY = 6.0, 12.0, 150.0
"""Seconds between two steps of a pupil, between two whims of the host, and between two ends of the server, on average."""


@dataclass(frozen=True)
class Step:
    """At a moment (seconds from the start; of a child alone, how many steps came before) somebody does something; ``draw`` decides how."""

    at: float
    who: str
    does: str
    draw: int


def dice(seed: int, who: str) -> Random:
    """The dice of one of them: what another does changes nothing here."""
    return Random(f"{seed} {who}")  # noqa: S311


def pupils(count: int) -> list[str]:
    """Their names in a run; the last one comes late."""
    return [f"p{n:02}" for n in range(1, count + 1)]


def of_class(seed: int, count: int, seconds: float, items: int) -> list[Step]:
    """All that happens in a class, in the order of time. The host goes on through all items; everything else is chance."""
    steps = [Step(0, "plan", f"{count} pupils, {items} items", int(seconds)), *_host(seed, seconds, items), *_ends(seed, seconds)]
    names = pupils(count)
    for who in names:
        is_late = who == names[-1] and count > 1
        steps += _whims(seed, who, PUPIL, PUPIL_PAUSE, seconds * 0.45 if is_late else 0.0, seconds)
    if count > 2:  # noqa: PLR2004  # one is taken out, one comes late, and somebody has to be there
        steps.append(Step(seconds * 0.6, WALL, f"remove {names[1]}", 0))
    return sorted(steps, key=lambda step: step.at)


def _host(seed: int, seconds: float, items: int) -> list[Step]:
    """The way through all items, with whims in between. Every third item all wait until every screen is where the wall is."""
    slot, steps = seconds / items, []
    for n in range(items):
        begun = n * slot
        steps += [Step(begun, WALL, f"to open {n + 1}", 0)]
        if n % 3 == 1 or n == items - 1:
            steps += [Step(begun + slot * 0.65, "all", "muster", 0)]
        steps += [Step(begun + slot * 0.7, WALL, f"to closed {n + 1}", 0), Step(begun + slot * 0.8, WALL, f"to revealed {n + 1}", 0)]
    return steps + _whims(seed, WALL, HOST, HOST_PAUSE, 0.0, seconds)


def _ends(seed: int, seconds: float) -> list[Step]:
    rolls = dice(seed, SERVER)
    count = max(1, round(seconds / KILL_EVERY))
    return [Step(seconds * (n + rolls.uniform(0.3, 0.7)) / count, SERVER, "kill", rolls.randrange(2**31)) for n in range(count)]


def _whims(seed: int, who: str, weights: Mapping[str, int], pause: float, begin: float, end: float) -> list[Step]:  # noqa: PLR0913, PLR0917
    rolls, steps = dice(seed, who), []
    at = begin + rolls.uniform(0, pause)
    while at < end:
        steps.append(Step(round(at, 2), who, _drawn(rolls, weights), rolls.randrange(2**31)))
        at += rolls.expovariate(1 / pause)
    return steps


def of_child(seed: int, count: int) -> list[Step]:
    """All that a child alone does, one after the other."""
    rolls = dice(seed, "child")
    return [Step(n, "child", _drawn(rolls, CHILD), rolls.randrange(2**31)) for n in range(count)]


def _drawn(rolls: Random, weights: Mapping[str, int]) -> str:
    return rolls.choices(list(weights), list(weights.values()))[0]


def write(steps: Iterable[Step], path: Path) -> None:
    """Keep a plan: one step a line."""
    path.write_text("".join(json.dumps(asdict(step)) + "\n" for step in steps), encoding="utf-8")


def read(path: Path) -> list[Step]:
    """A plan that was kept; lines may have been taken out of it by hand."""
    return [Step(**json.loads(line)) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
