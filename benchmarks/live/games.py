"""One game of so many players: a fresh server, a room in its database, the load client, and a look at what is on disk."""

import secrets
import subprocess
import sys
import time
from dataclasses import dataclass
from functools import cache

from beacons.domain.item import Item
from beacons.domain.rooms.class_set import for_class
from beacons.domain.rooms.code import ALPHABET, CODE_LENGTH
from beacons.domain.rooms.room import Room
from beacons.domain.rooms.settings import Settings
from beacons.storage.content_files import load
from beacons.storage.rooms import RoomStore
from benchmarks.live.plan import MOST_SECONDS, Burst, Plan, Result
from benchmarks.live.served import ECHO, served
from benchmarks.server import ROOT, Server

PATH = "10-12"
ITEMS = 10
SPREAD, AT_ONCE = "one-second", "same-instant"
BURSTS = {SPREAD: 1.0, AT_ONCE: 0.0}


@dataclass(frozen=True)
class Game:
    """What one game came to. ``missing``: answers that were acknowledged and are not on disk."""

    kept_in: str
    players: int
    result: Result
    missing: int


@cache
def items() -> list[Item]:
    """Items for both kinds of burst, of all types that fit a class and have a key, in the order of the course."""
    library = load(ROOT)
    quizzes = [library.edition("en").quizzes.get(lesson.id) for lesson in library.edition("en").in_order()]
    return [item for quiz in quizzes if quiz for item in for_class(quiz.items) if item.path == PATH and item.right_response]


def bursts(names: tuple[str, ...] = (SPREAD, AT_ONCE), count: int = ITEMS) -> list[Burst]:
    """So many items for each kind of burst, with the right response: how right it is makes no difference to its cost."""
    made = []
    for place, name in enumerate(names):
        chosen = items()[place * count : (place + 1) * count]
        made.append(Burst(name=name, over=BURSTS[name], items=[(item.id, response(item)) for item in chosen]))
    return made


def response(item: Item) -> list[str] | dict[str, str]:
    """The right response as a device sends it."""
    right = item.right_response or ()
    return dict(right) if isinstance(right, dict) else list(right)


def game(kept_in: str, url: str, players: int, count: int = ITEMS) -> Game:
    """Start a server and play both kinds of burst, each with so many items."""
    what = bursts(count=count)
    with served(kept_in, url) as server:
        if kept_in == ECHO:
            return Game(kept_in, players, play(Plan(address=server.address, pid=server.pid, players=players, bursts=what)), 0)
        plan = room_plan(server, url, players, what)
        result = play(plan)
    return Game(kept_in, players, result, missing(url, plan.code, result))


def room_plan(server: Server, url: str, players: int, what: list[Burst]) -> Plan:
    """Make a room for what is to be answered, as the host's page does."""
    code, secret = "".join(secrets.choice(ALPHABET) for _ in range(CODE_LENGTH)), secrets.token_urlsafe()
    now = int(time.time() * 1000)
    by_id = {item.id: item for item in items()}
    held = [by_id[item_id] for burst in what for item_id, _ in burst.items]
    item_ids = tuple(item.id for item in held)
    room = Room(code=code, language="en", path=PATH, item_ids=item_ids, settings=Settings(reading=0), since=now, at=now)
    if not RoomStore(url).create(room, held, secret):
        raise RuntimeError("a room could not be made")
    return Plan(address=server.address, pid=server.pid, players=players, bursts=what, code=code, secret=secret)


def play(plan: Plan) -> Result:
    """Let the load client play a plan. It is a process of its own."""
    return heard(client(), plan)


def client() -> "subprocess.Popen[str]":
    """The load client, waiting for its plan."""
    command = [sys.executable, "-m", "benchmarks.live.load"]
    return subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def heard(process: "subprocess.Popen[str]", plan: Plan) -> Result:
    """Give the client its plan and wait for what it saw."""
    try:
        told, _ = process.communicate(plan.model_dump_json(), timeout=MOST_SECONDS + 10)
    finally:
        process.kill()
    if process.returncode:
        raise RuntimeError("the load client gave up")
    return Result.model_validate_json(told)


def missing(url: str, code: str, result: Result) -> int:
    """How many answers were acknowledged and are not on disk."""
    store = RoomStore(url)
    _, kept = store.answers(code)
    store.engine.dispose()
    return len(set(result.answers) - {(answer.learner_id, answer.item_id) for answer in kept})
