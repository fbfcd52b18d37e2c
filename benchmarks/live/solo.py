"""One visitor who answers a quiz alone, without a class beside and with three hundred who answer live on the same server."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import count
from time import monotonic

from benchmarks.client import Run, Visitor
from benchmarks.live.figures import percentile
from benchmarks.live.games import SPREAD, bursts, play, room_plan
from benchmarks.live.served import SQLITE, served
from benchmarks.measures import CHECKS, Click, through_quizzes

QUIET_SECONDS = 8.0
REST_SECONDS = 1.5
"""Between two items of the class, which then gets a new one every three seconds: ten times as fast as a class can read."""


@dataclass
class Solo:
    """Milliseconds from Check to the feedback, alone and beside a class."""

    players: int
    alone: list[float] = field(default_factory=list)
    beside: list[float] = field(default_factory=list)

    @property
    def slower(self) -> float:
        """By how much the median is slower beside a class; 0.2 is a fifth."""
        return percentile(self.beside, 50) / percentile(self.alone, 50) - 1


def solo(url: str, players: int) -> Solo:
    """Answer alone, beside a class, and alone again."""
    found = Solo(players)
    with served(SQLITE, url) as server:
        visitor = Visitor(server.address)
        visitor.visit()
        _checks(visitor, _after(QUIET_SECONDS / 2))  # imports, caches
        found.alone += _checks(visitor, _after(QUIET_SECONDS))
        plan = room_plan(server, url, players, bursts((SPREAD,))).model_copy(update={"rest": REST_SECONDS})
        with ThreadPoolExecutor(1) as beside:
            playing = beside.submit(play, plan)
            found.beside += _checks(visitor, playing.done)
            playing.result()
        found.alone += _checks(visitor, _after(QUIET_SECONDS))
        visitor.close()
    return found


def _after(seconds: float) -> Callable[[], bool]:
    end = monotonic() + seconds
    return lambda: monotonic() > end


def _checks(visitor: Visitor, is_over: Callable[[], bool]) -> list[float]:
    """Milliseconds of every Check until it is over, through one quiz after the other."""
    seen: list[float] = []
    for number in count():
        for click in through_quizzes(visitor, number, _measured):
            if click.what in CHECKS:
                seen.append(1000 * click.run.seconds)
            if is_over():
                return seen
    return seen


def _measured(what: str, action: Callable[[], Run]) -> Click:
    return Click(what, 0.0, action())
