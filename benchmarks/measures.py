"""What is measured: starts, first pages, clicks, the bytes of a first visit, and heavy modules."""

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from functools import partial
from itertools import cycle, islice

from benchmarks.client import Run, Visitor
from benchmarks.responses import is_asked, press, screen
from benchmarks.server import ROOT, Server, Setup, running

VISITORS = 4
QUIZZES = 3
"""Quizzes that each visitor goes through in one pass."""
BARE_CLICKS = 30
"""Clicks of each visitor of the bare app in one pass."""


@dataclass(frozen=True)
class Click:
    """One run and what it cost the server. ``what`` says what was clicked: ``again``, an item type, ``start`` or ``next``."""

    what: str
    cpu: float
    run: Run


@dataclass
class Pass:
    """All that one pass measured of one setup."""

    cold_start: float = 0.0
    first_visitor: Click | None = None
    later_visitors: list[Click] = field(default_factory=list)
    clicks: list[Click] = field(default_factory=list)
    heavy_modules: list[str] = field(default_factory=list)

    def of(self, *whats: str) -> list[Click]:
        """The clicks of these kinds."""
        return [click for click in self.clicks if click.what in whats]


Measure = Callable[[str, Callable[[], Run]], Click]
"""Does something and says what it cost."""
CHECKS = ("single choice", "multiple choice", "ordering", "sorting", "spot", "story")


def one_pass(setup: Setup) -> Pass:
    """Start the app afresh and measure everything that needs no browser."""
    made = Pass()
    with running(setup) as server, ExitStack() as leaving:
        made.cold_start = server.cold_start
        visitors = []
        for number in range(VISITORS):
            visitor, click = _arrive(server)
            leaving.callback(visitor.close)
            visitors.append(visitor)
            if number == 0:
                made.first_visitor = click
            else:
                made.later_visitors.append(click)
        measured = partial(_measured, server)
        journeys = [through_quizzes(v, n, measured) if setup.is_ours else _again(measured, v) for n, v in enumerate(visitors)]
        made.clicks = list(_in_turn(journeys))
        made.heavy_modules = server.heavy_modules()
    return made


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
    """Press what there is: a button, or what stands in the place of an item."""
    is_button = visitor.widgets["again"].kind == "button"
    for _ in range(BARE_CLICKS):
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
            yield measured("next", lambda: press(visitor, "next"))


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
