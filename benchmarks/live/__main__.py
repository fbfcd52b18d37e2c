"""``python -m benchmarks.live``: measure live rooms, print one page, and leave every time in ``test-results/bench-live.json``."""

import argparse
import json
import os
import platform
import resource
import sys
import time
from importlib.metadata import version

from benchmarks.live.games import BURSTS, ITEMS, Game, game
from benchmarks.live.plan import MOST_PLAYERS
from benchmarks.live.report import figures, page
from benchmarks.live.served import ECHO, POSTGRESQL, SQLITE, databases
from benchmarks.live.solo import Solo, solo
from benchmarks.server import ROOT

PLAYERS = (30, 100, 300)
FIGURES = ROOT / "test-results" / "bench-live.json"


def main() -> None:
    asked = argparse.ArgumentParser(prog="python -m benchmarks.live", description=__doc__)
    asked.add_argument(
        "--players", type=int, nargs="+", default=PLAYERS, metavar="N", help=f"sizes of the class (30 100 300; {MOST_PLAYERS})"
    )
    asked.add_argument("--items", type=int, default=ITEMS, help=f"items for each kind of burst ({ITEMS})")
    asked.add_argument("--only", nargs="+", choices=(SQLITE, POSTGRESQL), default=(SQLITE, POSTGRESQL), help="databases")
    asked.add_argument("--no-solo", action="store_true", help="leave out the visitor beside")
    wanted = asked.parse_args()
    if sys.platform != "linux":
        sys.exit("The benchmarks read the CPU clock and the memory of another process, as only Linux offers them.")
    if not all(0 < players <= MOST_PLAYERS for players in wanted.players) or not 0 < wanted.items <= ITEMS:
        sys.exit(f"At most {MOST_PLAYERS} players and {ITEMS} items.")
    _allow_open_files(2 * max(wanted.players) + 200)
    begun, load = time.monotonic(), os.getloadavg()[0]
    games, solos = _measure(wanted)
    about = _about(games, load, time.monotonic() - begun)
    print(page(games, solos, about), end="")
    FIGURES.parent.mkdir(exist_ok=True)
    FIGURES.write_text(json.dumps({"about": about, **figures(games, solos)}), encoding="utf-8")


def _measure(wanted: argparse.Namespace) -> tuple[list[Game], list[Solo]]:
    games = []
    with databases() as urls:
        for players in wanted.players:
            for name in (ECHO, *(name for name in wanted.only if name in urls)):
                _say(f"{players} players: {name}")
                games.append(game(name, urls.get(name, ""), players, wanted.items))
        if wanted.no_solo:
            return games, []
        _say("a visitor beside them")
        return games, [solo(urls[SQLITE], max(wanted.players))]


def _about(games: list[Game], load: float, seconds: float) -> list[str]:
    versions = ", ".join(f"{name} {version(name)}" for name in ("streamlit", "starlette", "uvicorn", "websockets", "uvloop", "SQLAlchemy"))
    cores = len(os.sched_getaffinity(0))
    kinds = " and ".join(f"{name} ({over:.0f} s)" for name, over in BURSTS.items())
    made = [
        f"Python {platform.python_version()}, {versions}; {cores} cores ({platform.machine()}) for server, database and client together.",
        f"Load average {load:.1f} before, {os.getloadavg()[0]:.1f} after; {seconds:.0f} s in all.",
        f"Each line: a fresh server, bursts {kinds}. An answer is acknowledged after it is on disk. Ratios are the result.",
    ]
    if all(game.kept_in != POSTGRESQL for game in games):
        made.append("PostgreSQL was not measured.")
    return made


def _allow_open_files(wanted: int) -> None:
    """A server inherits the limit."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if soft < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (min(wanted, hard), hard))


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
