"""Puts what was measured into one page of Markdown: aims first, then everything beside everything."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from statistics import fmean, median, quantiles

from benchmarks.first_visit import FirstVisit
from benchmarks.measures import CHECKS, Click, Pass
from benchmarks.server import HEAVY, Setup

AGAIN = "again"
NEXT, RESULT = "next", "result"
MOST_TIMES_BARE = 1.5
MOST_BYTES, MOST_MESSAGES = 6000, 8
MOST_TIMES_BARE_START = 1.5
MOST_TIMES_BARE_PAGE = 1.3
LEAST_TIMES_DEFAULTS = 6.0
MOST_FIRST_VISIT_MB = 0.9


@dataclass
class Measured:
    """All passes of one setup, and its first visit where a browser was there."""

    setup: Setup
    passes: list[Pass] = field(default_factory=list)
    visit: FirstVisit | None = None

    @property
    def click(self) -> tuple[str, ...]:
        """What is compared: the check of an item in ours, the button in the bare app."""
        return CHECKS if self.setup.is_ours else (AGAIN,)

    def over_passes(self, figure: Callable[[Pass], float]) -> list[float]:
        """One figure of each pass."""
        return [figure(one) for one in self.passes]

    def clicks(self) -> list[Click]:
        """The compared clicks of all passes."""
        return [click for one in self.passes for click in one.of(*self.click)]


def cpu(*whats: str) -> Callable[[Pass], float]:
    """Milliseconds of server CPU per click of these kinds."""
    return lambda one: 1000 * fmean(click.cpu for click in one.of(*whats))


def percentile(whats: Iterable[str], percent: int) -> Callable[[Pass], float]:
    """Milliseconds from the click to the message that the script has finished, at a percentile."""
    return lambda one: 1000 * quantiles([click.run.seconds for click in one.of(*whats)], n=100, method="inclusive")[percent - 1]


def spread(values: list[float], digits: int = 1) -> str:
    """The median of the passes with their range."""
    return f"{median(values):.{digits}f} ({min(values):.{digits}f}–{max(values):.{digits}f})"


def page(measured: dict[str, Measured], about: list[str], no_browser: str) -> str:
    """The whole page."""
    parts = ["# Benchmarks", *(f"- {line}" for line in about), "", "## Aims", *_aims(measured, no_browser), ""]
    parts += ["## Whose part it is", *_parts(measured), ""]
    parts += ["## Side by side", *_side_by_side(measured), "", "## Kinds of clicks in our quiz", *_kinds(measured)]
    return "\n".join(parts) + "\n"


def ratios(measured: dict[str, Measured], above: str, below: str, whats: tuple[str, ...] | None = None) -> list[float]:
    """CPU per click of one setup as a multiple of another's, pass by pass: both were measured within the same minutes."""
    top, bottom = measured[above], measured[below]
    pairs = zip(top.over_passes(cpu(*(whats or top.click))), bottom.over_passes(cpu(*bottom.click)), strict=True)
    return [one / other for one, other in pairs]


def _aims(measured: dict[str, Measured], no_browser: str) -> list[str]:
    to_defaults = ratios(measured, "ours, defaults", "ours")
    heavy = sorted({name for one in measured["ours"].passes for name in one.heavy_modules})
    rows: list[Aim] = [
        *_clicks(measured, "Check → feedback", CHECKS),
        *_clicks(measured, "Next, to another question", (NEXT,)),
        _cost(measured, "Next, with the step to the result, every ninth", (NEXT, RESULT)),
        _times(measured, "Cold start to healthy, beside bare", MOST_TIMES_BARE_START, lambda one: one.cold_start),
        _times(measured, "First page of a later visitor, server CPU, beside bare", MOST_TIMES_BARE_PAGE, _later_page),
        (
            "The same pages under Streamlit's defaults, beside ours",
            f"≥ {LEAST_TIMES_DEFAULTS} ×",
            f"{spread(to_defaults)} ×",
            median(to_defaults) >= LEAST_TIMES_DEFAULTS,
        ),
        (f"{', '.join(HEAVY)} loaded after Home, Lesson, Quiz", "none", ", ".join(heavy) or "none", not heavy),
    ]
    visit = measured["ours"].visit
    if visit:
        megabytes = visit.bytes / 1e6
        rows.append(("First visit to Home", f"≤ {MOST_FIRST_VISIT_MB} MB", f"{megabytes:.2f} MB", megabytes <= MOST_FIRST_VISIT_MB))
        rows.append(("Foreign hosts asked", "none", ", ".join(visit.foreign_hosts) or "none", not visit.foreign_hosts))
    table = [["Aim", "", "Result", "Met"], *([what, aim, result, "yes" if met else "**no**"] for what, aim, result, met in rows)]
    return [*_table(table), *([f"\nThe first visit was not measured: {no_browser}"] if no_browser else [])]


Aim = tuple[str, str, str, bool]
"""What is aimed at, at most (or least) how much, what came out, and whether that is met."""


def _clicks(measured: dict[str, Measured], name: str, whats: tuple[str, ...]) -> list[Aim]:
    clicks = [click for one in measured["ours"].passes for click in one.of(*whats)]
    size, messages = fmean(click.run.bytes for click in clicks), fmean(click.run.messages for click in clicks)
    return [
        _cost(measured, name, whats),
        (f"{name}, bytes before compression", f"≤ {MOST_BYTES:,}", f"{size:,.0f}", size <= MOST_BYTES),
        (f"{name}, messages", f"≤ {MOST_MESSAGES}", f"{messages:.1f}", messages <= MOST_MESSAGES),
    ]


def _cost(measured: dict[str, Measured], name: str, whats: tuple[str, ...]) -> Aim:
    times = ratios(measured, "ours", "bare", whats)
    return f"{name}, server CPU, beside a bare rerun", f"≤ {MOST_TIMES_BARE} ×", f"{spread(times, 2)} ×", median(times) <= MOST_TIMES_BARE


def _times(measured: dict[str, Measured], name: str, most: float, figure: Callable[[Pass], float]) -> Aim:
    pairs = zip(measured["ours"].over_passes(figure), measured["bare"].over_passes(figure), strict=True)
    times = [one / other for one, other in pairs]
    return name, f"≤ {most} ×", f"{spread(times, 2)} ×", median(times) <= most


def _parts(measured: dict[str, Measured]) -> list[str]:
    bare, screen, ours = (measured[name] for name in ("bare", "screen", "ours"))
    cost = {one.setup.name: median(one.over_passes(cpu(*one.click))) for one in (bare, screen, ours)}
    sent = {one.setup.name: fmean(click.run.messages for click in one.clicks()) for one in (bare, screen, ours)}
    for_screen, for_us = cost["screen"] - cost["bare"], cost["ours"] - cost["screen"]
    a_message = for_screen / (sent["screen"] - sent["bare"])
    return [
        f"- Of the {cost['ours']:.1f} ms of a Check, {cost['bare']:.1f} are what any run costs. {for_screen:.1f} more the platform takes",
        f"  for a screen of such parts with nothing of ours in it: {sent['screen']:.0f} messages, {a_message:.2f} ms for each above bare.",
        f"- The other {for_us:.1f} ms are for our own code ({sent['ours']:.1f} messages on average): callbacks, templates, feedback, the",
        "  documents to keep, and the quick exit of a sensitive question in another lesson.",
        "- Of the bytes, 650 are the platform's greeting of each run (theme and settings), which we cannot leave out. Its list of",
        "  pages, which no browser reads, is left out; of the documents to keep only the lines that changed go along.",
    ]


def _later_page(one: Pass) -> float:
    return median(click.cpu for click in one.later_visitors)


def _side_by_side(measured: dict[str, Measured]) -> list[str]:
    bare = measured["bare"]
    everything = list(measured.values())

    def row(title: str, cell: Callable[[Measured], str]) -> list[str]:
        return [title, *(cell(one) for one in everything)]

    def first(one: Pass) -> Click:
        if one.first_visitor is None:
            raise ValueError("a pass without a first visitor")
        return one.first_visitor

    def later(one: Pass, figure: str) -> float:
        return 1000 * median(click.cpu if figure == "cpu" else click.run.seconds for click in one.later_visitors)

    rows = [
        ["", *(f"**{one.setup.name}**" for one in everything)],
        row("**Click → finished, server CPU, ms**", lambda m: f"**{spread(m.over_passes(cpu(*m.click)))}**"),
        row("… as a multiple of bare", lambda m: f"{median(ratios(measured, m.setup.name, bare.setup.name)):.1f} ×"),
        row("… wall time p50, ms", lambda m: spread(m.over_passes(percentile(m.click, 50)))),
        row("… wall time p95, ms", lambda m: spread(m.over_passes(percentile(m.click, 95)))),
        row("… bytes to the browser, before compression", lambda m: f"{fmean(c.run.bytes for c in m.clicks()):,.0f}"),
        row("… messages to the browser", lambda m: f"{fmean(c.run.messages for c in m.clicks()):.0f}"),
        row("… clicks measured", lambda m: str(len(m.clicks()))),
        row("Cold start to healthy, s", lambda m: spread(m.over_passes(lambda p: p.cold_start), 2)),
        row("First page, first visitor, wall ms", lambda m: spread(m.over_passes(lambda p: 1000 * first(p).run.seconds), 0)),
        row("First page, first visitor, CPU ms", lambda m: spread(m.over_passes(lambda p: 1000 * first(p).cpu), 0)),
        row("First page, later visitors, wall ms", lambda m: spread(m.over_passes(lambda p: later(p, "wall")))),
        row("First page, later visitors, CPU ms", lambda m: spread(m.over_passes(lambda p: later(p, "cpu")))),
        row("First visit to the start page, MB over the wire", lambda m: f"{m.visit.bytes / 1e6:.2f}" if m.visit else "–"),
        row("… requests / foreign hosts", lambda m: f"{m.visit.requests} / {len(m.visit.foreign_hosts)}" if m.visit else "–"),
        row("Heavy modules loaded", lambda m: ", ".join(sorted({n for p in m.passes for n in p.heavy_modules})) or "none"),
    ]
    return _table(rows)


def _kinds(measured: dict[str, Measured]) -> list[str]:
    ours = measured["ours"]
    rows = [["Click", "clicks", "CPU ms", "× bare", "p50 ms", "bytes"]]
    for what in ("start", *CHECKS, NEXT, RESULT):
        clicks = [click for one in ours.passes for click in one.of(what)]
        if clicks and all(one.of(what) for one in ours.passes):
            times = median(ratios(measured, "ours", "bare", (what,)))
            wall = median(1000 * click.run.seconds for click in clicks)
            size = fmean(click.run.bytes for click in clicks)
            name = f"Check → feedback, {what}" if what in CHECKS else "The step to the result" if what == RESULT else what.capitalize()
            rows.append([name, str(len(clicks)), spread(ours.over_passes(cpu(what))), f"{times:.1f}", f"{wall:.1f}", f"{size:,.0f}"])
    return _table(rows)


def _table(rows: list[list[str]]) -> list[str]:
    lines = [f"| {' | '.join(row)} |" for row in rows]
    return [lines[0], f"| {' | '.join('---' for _ in rows[0])} |", *lines[1:]]
