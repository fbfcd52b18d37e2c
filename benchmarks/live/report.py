"""Puts what was measured into one page of Markdown: the aims first, then every game beside the echo."""

from collections.abc import Callable, Sequence
from typing import Any

from benchmarks.live.figures import per_player, percentile
from benchmarks.live.games import AT_ONCE, SPREAD, Game
from benchmarks.live.plan import Played
from benchmarks.live.served import ECHO
from benchmarks.live.solo import Solo

Cell = Callable[[Game], str]


def page(games: Sequence[Game], solos: Sequence[Solo], about: Sequence[str]) -> str:
    """The whole page."""
    parts = ["# Live rooms", "", *(f"- {line}" for line in about), "", "## Aims", "", *_aims(games, solos)]
    for name, title in ((SPREAD, "answers within one second"), (AT_ONCE, "all answers in the same instant")):
        parts += ["", f"## Tap → acknowledged, {title}", "", *_answers(games, name)]
    parts += ["", "## Host advances → all devices show it", "", *_advances(games)]
    parts += ["", "## Memory, and what was lost", "", *_memory(games)]
    return "\n".join(parts) + "\n"


def figures(games: Sequence[Game], solos: Sequence[Solo]) -> dict[str, Any]:
    """The same as JSON, with every single time."""
    found = [{"kept_in": g.kept_in, "players": g.players, "missing": g.missing, **g.result.model_dump(exclude={"answers"})} for g in games]
    return {"games": found, "solo": [{**vars(one), "slower": one.slower} for one in solos]}


def echo_of(games: Sequence[Game], one: Game) -> Game:
    """The echo with as many players."""
    return next(other for other in games if other.kept_in == ECHO and other.players == one.players)


def p95(one: Game, burst: str) -> float:
    """Milliseconds from the tap to the acknowledgement that 95 of 100 do not exceed."""
    return percentile(one.result.bursts[burst].acknowledged, 95)


def _aims(games: Sequence[Game], solos: Sequence[Solo]) -> list[str]:
    most = max(game.players for game in games)
    rows = [["aim", "", "result", "met"]]
    for one in (game for game in games if game.players == most and game.kept_in != ECHO):
        rows += [[f"{one.kept_in}, {most} players: {what}", aim, result, _met(met)] for what, aim, result, met in _aims_of(one, games)]
    rows += [
        [
            f"solo use beside {solo.players} players, Check → feedback",
            "< 20 % slower",
            f"{100 * solo.slower:+.0f} %",
            _met(solo.slower < 0.2),
        ]
        for solo in solos
    ]
    return _table(rows)


def _met(is_met: bool) -> str:  # noqa: FBT001  # it is all there is to say
    return "yes" if is_met else "**no**"


def _aims_of(one: Game, games: Sequence[Game]) -> list[tuple[str, str, str, bool]]:
    spread, times = p95(one, SPREAD), p95(one, SPREAD) / p95(echo_of(games, one), SPREAD)
    last = max(one.result.bursts[AT_ONCE].whole_bursts)
    shown, memory = percentile(one.result.shown_to_all, 95), _memory_each(one, one.result.memory_end)
    slowest = percentile(one.result.bursts[SPREAD].acknowledged, 99)
    return [
        ("one-second burst, p95 beside the echo's", "≤ 5 ×", f"{times:.1f} ×", times <= 5),
        ("one-second burst, p95", "≤ 50 ms", f"{spread:.1f} ms", spread <= 50),
        ("one-second burst, p99", "≤ 20 ms", f"{slowest:.1f} ms", slowest <= 20),
        ("same-instant burst, until the last is acknowledged", "≤ 250 ms", f"{last:.0f} ms", last <= 250),
        ("host advances → all show it, p95", "≤ 100 ms", f"{shown:.0f} ms", shown <= 100),
        ("answers lost", "0", str(_lost(one)), _lost(one) == 0),
        ("memory per player after all items", "≤ 40 kB", f"{memory:.0f} kB", memory <= 40),
    ]


def _lost(one: Game) -> int:
    return one.missing + sum(burst.unacknowledged + burst.refused for burst in one.result.bursts.values())


def _answers(games: Sequence[Game], name: str) -> list[str]:
    def burst(one: Game) -> Played:
        return one.result.bursts[name]

    cells: dict[str, Cell] = {
        "p50 ms": lambda g: f"{percentile(burst(g).acknowledged, 50):.1f}",
        "p95 ms": lambda g: f"{p95(g, name):.1f}",
        "p99 ms": lambda g: f"{percentile(burst(g).acknowledged, 99):.1f}",
        "p95, × echo": lambda g: f"{p95(g, name) / p95(echo_of(games, g), name):.1f}",
        "last of a burst, worst ms": lambda g: f"{max(burst(g).whole_bursts):.0f}",
        "server CPU per answer, ms": lambda g: f"{burst(g).server_cpu:.2f}",
        "× echo": lambda g: f"{burst(g).server_cpu / burst(echo_of(games, g)).server_cpu:.1f}",
        "client CPU per answer, ms": lambda g: f"{burst(g).client_cpu:.2f}",
    }
    return _games(games, cells)


def _advances(games: Sequence[Game]) -> list[str]:
    def at(one: Game, percent: int) -> float:
        return percentile(one.result.shown_to_all, percent)

    cells: dict[str, Cell] = {
        "steps": lambda g: str(len(g.result.shown_to_all)),
        "p50 ms": lambda g: f"{at(g, 50):.1f}",
        "p95 ms": lambda g: f"{at(g, 95):.1f}",
        "p99 ms": lambda g: f"{at(g, 99):.1f}",
        "p95, × echo": lambda g: f"{at(g, 95) / at(echo_of(games, g), 95):.1f}",
    }
    return _games(games, cells)


def _memory(games: Sequence[Game]) -> list[str]:
    cells: dict[str, Cell] = {
        "kB per player, all in": lambda g: f"{_memory_each(g, g.result.memory_joined):.0f}",
        "kB per player, at the end": lambda g: f"{_memory_each(g, g.result.memory_end):.0f}",
        "server, MB": lambda g: f"{g.result.memory_end / 1e6:.0f}",
        "acknowledged, not on disk": lambda g: str(g.missing),
        "never acknowledged": lambda g: str(sum(burst.unacknowledged for burst in g.result.bursts.values())),
        "refused": lambda g: str(sum(burst.refused for burst in g.result.bursts.values())),
    }
    return _games(games, cells)


def _memory_each(one: Game, after: int) -> float:
    return per_player(one.result.memory_before, after, one.players)


def _games(games: Sequence[Game], cells: dict[str, Cell]) -> list[str]:
    rows = [[str(game.players), game.kept_in, *(cell(game) for cell in cells.values())] for game in games]
    return _table([["players", "", *cells], *rows])


def _table(rows: list[list[str]]) -> list[str]:
    lines = [f"| {' | '.join(row)} |" for row in rows]
    return [lines[0], f"| {' | '.join('---' for _ in rows[0])} |", *lines[1:]]
