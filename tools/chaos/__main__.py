"""``python -m tools.chaos``: a class in bad weather, or with ``--child`` a child alone; 0 where nothing was lost, doubled or stuck."""

import argparse
import asyncio
import secrets
import sys
import time
from pathlib import Path
from random import Random

from beacons.domain.rooms.code import ALPHABET, CODE_LENGTH
from tools.chaos import plan
from tools.chaos.child.run import ChildRun
from tools.chaos.class_run import ClassRun
from tools.chaos.class_verdict import Kept, Verdict, verdict
from tools.chaos.log import Log
from tools.chaos.served import ROOT
from tools.chaos.stage import make_room, staged

RESULTS = ROOT / "test-results" / "chaos"
SECONDS_FOR_AN_ITEM, MOST_ITEMS = 24, 25


def main() -> int:
    """Play, and say how it came out."""
    asked = argparse.ArgumentParser(prog="python -m tools.chaos", description=__doc__)
    asked.add_argument("--child", action="store_true", help="a child alone instead of a class")
    asked.add_argument("--pupils", type=int, default=35)
    asked.add_argument("--minutes", type=float, default=10)
    asked.add_argument("--steps", type=int, default=1000, help="of a child alone (1000)")
    asked.add_argument(
        "--seed", type=int, default=secrets.randbelow(10**6), help="what chance begins with; printed, so that it can be given"
    )
    asked.add_argument("--replay", type=Path, help="play a plan that was kept: test-results/chaos/SEED/plan.jsonl")
    wanted = asked.parse_args()
    kind = "child" if wanted.child else "class"
    folder = RESULTS / f"{kind}-{wanted.seed}"
    print(f"seed {wanted.seed}: {kind}, kept in {folder.relative_to(ROOT)}", flush=True)
    steps = plan.read(wanted.replay) if wanted.replay else _steps(wanted)
    log = Log(folder)
    plan.write(steps, log.plan)
    begun = time.monotonic()
    found = asyncio.run(_child(steps, log) if wanted.child else _class(steps, log, wanted.seed))
    log.close()
    print("\n".join([f"{time.monotonic() - begun:.0f} s, {len(steps)} steps", *found.lines()]), flush=True)
    if not found.is_good:
        print(
            f"again: python -m tools.chaos {'--child ' if wanted.child else ''}--seed {wanted.seed} --replay {log.plan.relative_to(ROOT)}"
        )
    return 0 if found.is_good else 1


def _steps(wanted: argparse.Namespace) -> list[plan.Step]:
    if wanted.child:
        return plan.of_child(wanted.seed, wanted.steps)
    seconds = 60 * wanted.minutes
    items = min(MOST_ITEMS, max(2, round(seconds / SECONDS_FOR_AN_ITEM)))
    return plan.of_class(wanted.seed, wanted.pupils, seconds, items)


async def _class(steps: list[plan.Step], log: Log, seed: int) -> Verdict:
    count = max(int(step.does.split(" ")[2]) for step in steps if step.does.startswith("to open "))
    rolls = Random(seed)  # noqa: S311
    code, secret = "".join(rolls.choices(ALPHABET, k=CODE_LENGTH)), secrets.token_hex(16)
    async with staged(log, lambda url: make_room(url, code, secret, count)) as (browser, server, weather):
        seen = await ClassRun(browser, server, weather, log).play(steps, code, secret)
        await server.stop()
        seen.troubles += server.complaints()
        return verdict(seen, weather.acked, Kept.of(server.url, code))


async def _child(steps: list[plan.Step], log: Log) -> Verdict:
    async with staged(log) as (browser, server, weather):
        found = await ChildRun(browser, server, weather, log).play(steps)
        await server.stop()
        found.troubles += server.complaints()
        return found


if __name__ == "__main__":
    sys.exit(main())
