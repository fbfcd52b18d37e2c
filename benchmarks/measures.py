"""What is measured: starts, first pages, clicks, the bytes of a first visit, and heavy modules."""

import json
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import cycle, islice, product
from statistics import median

from benchmarks.client import Run, Visitor
from benchmarks.responses import is_asked, press, screen
from benchmarks.server import ROOT, Server, Setup, running

VISITORS = 4
PASSERS_BY = 8
"""Visitors of one pass who only come; the first page is measured on them, too."""
QUIZZES = 3
"""Quizzes that each visitor goes through in one pass."""
CLICKS_ON_END = 24
"""How many clicks one app gets before it is the next one's turn."""
STARTS = 3
"""How often each app is started in one pass."""
RESTED = 15.0
"""Seconds after the last start before anything is clicked: what our app loads once, ten seconds after a start, is in no click."""


@dataclass(frozen=True)
class Click:
    """One run and what it cost the server. ``what`` was clicked or came of it: ``again``, an item type, ``start``, ``next``, ``result``."""

    what: str
    cpu: float
    run: Run


@dataclass
class Pass:
    """All that one pass measured of one setup."""

    cold_starts: list[float] = field(default_factory=list)
    first_visitor: Click | None = None
    later_visitors: list[Click] = field(default_factory=list)
    clicks: list[Click] = field(default_factory=list)
    heavy_modules: list[str] = field(default_factory=list)

    @property
    def cold_start(self) -> float:
        """Seconds of a start, the one in the middle."""
        return median(self.cold_starts)

    def of(self, *whats: str) -> list[Click]:
        """The clicks of these kinds."""
        return [click for click in self.clicks if click.what in whats]


Measure = Callable[[str, Callable[[], Run]], Click]
"""Does something and says what it cost."""
CHECKS = ("single choice", "multiple choice", "ordering", "sorting", "spot", "story")


def one_pass(setups: Sequence[Setup]) -> list[Pass]:
    """Start these apps afresh and measure everything that needs no browser, each setup's own.

    All of them are up at the same time, and take turns of a few clicks: whatever the machine does meanwhile, and however fast its cores
    run, it does to all; and within a turn each finds in the processor's caches what it left there, as where it runs alone. The setups
    that aren't ours are clicked as often as those that are.
    """
    made = [Pass() for _ in setups]
    with ExitStack() as leaving:
        for _ in range(STARTS):
            leaving.close()
            servers = [leaving.enter_context(running(setup)) for setup in setups]
            for one, server in zip(made, servers, strict=True):
                one.cold_starts.append(server.cold_start)
        begun = time.monotonic()
        visitors = _arrivals(made, servers, leaving)
        time.sleep(max(0.0, RESTED - (time.monotonic() - begun)))
        journeys = [
            _in_turn([_journey(setup, v, n, partial(_measured, server)) for n, v in enumerate(of_setup)])
            for setup, server, of_setup in zip(setups, servers, visitors, strict=True)
        ]
        _take_turns(made, journeys)
        for one, server in zip(made, servers, strict=True):
            one.heavy_modules = server.heavy_modules()
    return made


def _take_turns(made: Sequence[Pass], journeys: Sequence[Iterator[Click]]) -> None:
    """Until one of the journeys ends, as ours do."""
    while True:
        taken = [list(islice(journey, CLICKS_ON_END)) for journey in journeys]
        for one, clicks in zip(made, taken, strict=True):
            one.clicks += clicks
        if min(map(len, taken)) < CLICKS_ON_END:
            return


def _arrivals(made: Sequence[Pass], servers: Sequence[Server], leaving: ExitStack) -> list[list[Visitor]]:
    """Those who will click, of each setup; and after them, one after the other, some who only come."""
    staying: list[list[Visitor]] = [[] for _ in servers]
    for number, (one, server, visitors) in product(range(VISITORS + PASSERS_BY), zip(made, servers, staying, strict=True)):
        visitor, click = _arrive(server)
        if number == 0:
            one.first_visitor = click
        else:
            one.later_visitors.append(click)
        if number < VISITORS:
            leaving.callback(visitor.close)
            visitors.append(visitor)
        else:
            visitor.close()
    return staying


def _journey(setup: Setup, visitor: Visitor, number: int, measured: Measure) -> Iterator[Click]:
    return through_quizzes(visitor, number, measured) if setup.is_ours else _again(measured, visitor)


def _arrive(server: Server) -> tuple[Visitor, Click]:
    """Open a tab on the first page. The handshake counts."""
    server.settle()
    before = server.cpu()
    visitor = Visitor(server.address)
    run = visitor.visit()
    server.settle()
    whole = Run(run.seconds + visitor.opened, run.bytes, run.messages)
    return visitor, Click("first page", server.cpu() - before, whole)


def _measured(server: Server, what: str, action: Callable[[], Run]) -> Click:
    server.settle()
    before = server.cpu()
    run = action()
    server.settle()
    return Click(what, server.cpu() - before, run)


def _in_turn(journeys: Sequence[Iterator[Click]]) -> Iterator[Click]:
    """The visitors' clicks one after the other, so that each click meets a server that holds all their sessions."""
    waiting = list(journeys)
    while waiting:
        for journey in list(waiting):
            click = next(journey, None)
            if click is None:
                waiting.remove(journey)
            else:
                yield click


def _again(measured: Measure, visitor: Visitor) -> Iterator[Click]:
    """Press what there is, again and again: a button, or what stands in the place of an item."""
    is_button = visitor.widgets["again"].kind == "button"
    while True:
        yield measured("again", lambda: visitor.press("again") if is_button else visitor.trigger("again", "pressed", "again"))


def through_quizzes(visitor: Visitor, number: int, measured: Measure) -> Iterator[Click]:
    """Read a card and go through the quiz of a few lessons, each visitor beginning with another one."""
    lessons = sorted(file.stem for file in (ROOT / "quizzes").glob("*.yaml"))
    if "browser" in visitor.widgets:
        say_nothing_is_stored(visitor)
    for lesson in islice(cycle(lessons), number, number + QUIZZES):
        visitor.go("lesson", f"lesson={lesson}&card=1")
        visitor.go("quiz", f"lesson={lesson}")
        if "start" not in visitor.widgets:
            continue
        yield measured("start", lambda: visitor.press("start"))
        while is_asked(visitor):
            yield _check(measured, visitor)
            click = measured("next", lambda: press(visitor, "next"))
            yield click if is_asked(visitor) else replace(click, what="result")


def say_nothing_is_stored(visitor: Visitor) -> None:
    """Report an empty storage, as a new browser does: from then on every run brings the documents. Raises where it is not heard."""
    orders = json.loads(visitor.widgets["browser"].drawn.json)
    nothing = {"texts": {}, "here": "", "empty": True, "turn": 1, "session_id": orders["session_id"], "erased": orders["erased"]}
    visitor.report("browser", json.dumps({"stored": json.dumps(nothing)}))
    if not json.loads(visitor.widgets["browser"].drawn.json)["restored"]:
        raise RuntimeError("the session did not hear what the browser has stored: has the report another form now?")


def _check(measured: Measure, visitor: Visitor) -> Click:
    """Answer the item on screen. Raises where no feedback comes of it."""
    what = screen(visitor)["asked"]["type"].replace("_", " ")
    click = measured(what, lambda: press(visitor, "check"))
    if "feedback" not in screen(visitor):
        raise RuntimeError(f"the response to an item of the kind {what} was not taken as complete: have items another form now?")
    return click
