"""Two rooms at once, and devices that send whatever comes into their heads: no room breaks, and nothing reaches the other."""

import itertools
import json
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import pytest
from anyio import BrokenResourceError, ClosedResourceError
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from starlette.applications import Starlette
from starlette.testclient import TestClient
from starlette.websockets import WebSocketDisconnect

from beacons.domain.rooms.code import ALPHABET
from beacons.domain.rooms.room_state import LAST_CALL_MS
from beacons.live.limits import JoinLimit
from beacons.live.socket import live_route
from tests.builders import right_response
from tests.live.conftest import ITEMS, Clock, Device, a_hub

ROOMS = {"north": ("one", "two"), "west": ("three", "touchy")}
"""Items of the two rooms: what is of the one is seen to be strange in the other."""
DEVICES = [(room, role) for room in ROOMS for role in ("host", "second screen", "anna", "ben")]
NEXT = {
    "lobby": {"open", "ended"},
    "open": {"closing", "ended"},
    "closing": {"closed", "revealed", "ended"},
    "closed": {"revealed", "ended"},
    "revealed": {"open", "closed", "revealed", "ended"},
    "ended": set(),
}
"""Phases by one change, where there is no reading time."""
KEY_WORDS = ("reasons", "feedback", "Reason of", '"key"', '"fits"', '"score"', '"wanted"', '"earned"')
NO_LIMIT = ((1e6, 1.0), (1e6, 1.0))
HUNG_UP = (BrokenResourceError, ClosedResourceError)
"""What the test client raises where a line is used that the server has hung up."""
_numbers = itertools.count(1)

_ids = st.sampled_from([*ITEMS, "no-such-item", "", "ONE", "host"])
_options = st.sampled_from(["hide", "tell", "reply", "stop", "save", "thanks", "loser", "well-done", "go-away", "kind", "hurts", "x"])
ANSWERS = st.one_of(
    st.sampled_from([{"t": "answer", "item": i, "response": right_response(item)} for i, item in ITEMS.items()]),
    st.fixed_dictionaries(
        {
            "t": st.just("answer"),
            "item": _ids,
            "response": st.lists(_options, max_size=14) | st.dictionaries(_options, _options, max_size=5),
        }
    ),
)
STEPS = st.fixed_dictionaries({"t": st.sampled_from(["step", "step", "step", "back"]), "step": st.just("now") | st.integers(-1, 10)})
LEADS = st.one_of(
    st.fixed_dictionaries({"t": st.sampled_from(["pause", "resume", "resume"]), "step": st.just("now") | st.integers(-1, 10)}),
    st.fixed_dictionaries({"t": st.just("end")}),
    st.fixed_dictionaries({"t": st.just("lock"), "on": st.booleans()}),
    st.fixed_dictionaries({"t": st.just("time"), "seconds": st.integers(-400, 400), "step": st.just("now") | st.integers(-1, 10)}),
    st.fixed_dictionaries({"t": st.just("set")}, optional={"timer": st.integers(0, 700), "board": st.sampled_from(["never", "end"])}),
    st.fixed_dictionaries({"t": st.just("remove"), "id": st.sampled_from(["anna", "ben", "stranger"]), "on": st.booleans()}),
    st.fixed_dictionaries({"t": st.just("play"), "id": st.sampled_from(["f" * 32, "anna", "zz"])}),
)
ERASE = st.just({"t": "erase"})
_leaf = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20)
ANY_JSON = st.recursive(
    _leaf, lambda some: st.lists(some, max_size=4) | st.dictionaries(st.text(max_size=8), some, max_size=4), max_leaves=12
)
BROKEN = st.one_of(
    ANY_JSON,
    st.fixed_dictionaries(
        {"t": st.sampled_from(["answer", "roll", "step", "hello", "room", "mine", None, 7])},
        optional={"item": ANY_JSON, "step": ANY_JSON},
    ),
    st.text(max_size=60).map(lambda text: text.encode()),
    st.binary(max_size=60),
    st.sampled_from(
        [
            b"",
            b"[" * 4000,
            b'{"t":' * 800,
            b'{"t":"answer","item":"one","response":' + b"[" * 1500 + b"]" * 1500 + b"}",
            b'{"t":"step","step":1' + b"0" * 3000 + b"}",
            b'{"t":"alive","t":"erase"}',
            b'{"t":"answer","item":"\\ud800","response":[]}',
            b'{"t":"answer","item":"one","response":["' + b"x" * 300_000 + b'"]}',
            b'{"t":"lock","on":"yes","more":{}}',
        ]
    ),
)
COMES_BACK = st.sampled_from(["as before", "into the other room", "with a wrong secret", "as somebody new"])
DOES = st.one_of(
    ANSWERS.map(lambda m: ("says", m)),
    STEPS.map(lambda m: ("says", m)),
    STEPS.map(lambda m: ("leads", m)),
    LEADS.map(lambda m: ("leads", m)),
    LEADS.map(lambda m: ("says", m)),
    BROKEN.map(lambda m: ("says", m)),
    ERASE.map(lambda m: ("says", m)),
    COMES_BACK.map(lambda how: ("comes back", how)),
    st.integers(0, 20_000).map(lambda pause: ("waits", pause)),
)
SCRIPTS = st.lists(st.tuples(st.sampled_from(DEVICES), DOES), min_size=8, max_size=40)


def _is_text(thing: bytes) -> bool:
    with suppress(UnicodeDecodeError):
        return bool(thing.decode()) or not thing
    return False


class OpenServer(TestClient):
    """A server that knows who came."""

    guests: list["Guest"]


class Guest(Device):
    """A device in a test of many: it notices when it was hung up on, and keeps all lines that it ever had."""

    def __init__(self, server: OpenServer, **hello: Any) -> None:
        self.server, self.hello = server, hello
        self.lines: list[list[dict[str, Any]]] = []
        self.is_on = False
        server.guests.append(self)
        self.come_back()

    def come_back(self, **hello: Any) -> None:
        """Open a new line, as before or as somebody else."""
        self.leave()
        session = self.server.websocket_connect("/live")
        session.__enter__()
        super().__init__(session)
        self.lines.append(self.heard)
        self.is_on = True
        self.say(t="hello", **(hello or self.hello))
        self.settle()

    def settle(self) -> None:
        """Wait until all that was sent has been dealt with, or until the server has hung up."""
        try:
            self.ask_alive()
        except (WebSocketDisconnect, *HUNG_UP):
            self.leave()

    def leave(self) -> None:
        if self.is_on:
            self.is_on = False
            self.session.__exit__(None, None, None)

    def throw(self, thing: Any) -> None:
        """Send anything at all, as text where it can be text, and wait for what comes of it. Nothing where nobody listens."""
        if not self.is_on:
            return
        with suppress(*HUNG_UP):
            if not isinstance(thing, bytes):
                self.session.send_text(json.dumps(thing))
            elif not _is_text(thing):
                self.session.send_bytes(thing)
            else:
                self.session.send_text(thing.decode())
        self.settle()

    @property
    def learner_id(self) -> str | None:
        return next((m["id"] for line in self.lines for m in line if m["t"] == "mine"), None)


class TwoRooms:
    """Both rooms with their devices, and what has been in them."""

    def __init__(self, server: OpenServer, store: Any, clock: Clock, a_room: Any) -> None:
        self.store, self.clock = store, clock
        number = next(_numbers)
        digits = ALPHABET[number // len(ALPHABET)] + ALPHABET[number % len(ALPHABET)]
        self.codes = {room: f"{room[:1].upper()}AAA{digits}" for room in ROOMS}
        self.secrets = {room: f"secret-of-{room}" for room in ROOMS}
        self.guests: dict[tuple[str, str], Guest] = {}
        for room, items in ROOMS.items():
            a_room(self.codes[room], items=items, secret=self.secrets[room])
        for room, role in DEVICES:
            own = {"id": f"{role}-of-{room}"} if role in ("anna", "ben") else {"secret": self.secrets[room]}
            self.guests[room, role] = Guest(server, code=self.codes[room], **own)
        for guest in self.guests.values():
            if "id" in guest.hello:
                guest.hello["id"] = guest.learner_id

    def versions(self) -> dict[str, int | None]:
        return {room: kept.version if (kept := self.store.room(code)) else None for room, code in self.codes.items()}

    def play(self, script: list[tuple[tuple[str, str], tuple[str, Any]]]) -> None:
        for (room, role), (how, what) in script:
            speaker = (room, "host") if how == "leads" else (room, role)
            before = self.versions()
            self._do(speaker, how, what)
            after = self.versions()
            other = next(name for name in ROOMS if name != room)
            assert after[other] == before[other] or how == "waits", f"{speaker} changed the room of others by {what}"
            if self.guests[speaker].hello.get("id"):
                assert after == before or how == "waits", f"{speaker}, a learner, moved the room by {what}"

    def _do(self, speaker: tuple[str, str], how: str, what: Any) -> None:
        room, guest = speaker[0], self.guests[speaker]
        if how == "waits":
            self.clock.now += what
        elif how == "comes back":
            self._come_back(room, guest, what)
        else:
            if not guest.is_on:
                guest.come_back()
            guest.throw(self._meant(room, what))

    def _meant(self, room: str, what: Any) -> Any:
        """The message with what only this moment knows: the number of the screen, and ids that were drawn."""
        if not isinstance(what, dict):
            return what
        changed = dict(what)
        if changed.get("step") == "now":
            kept = self.store.room(self.codes[room])
            changed["step"] = kept.steps if kept else 1
        if (learner := self.guests.get((room, str(changed.get("id"))))) and learner.learner_id:
            changed["id"] = learner.learner_id
        return changed

    def _come_back(self, room: str, guest: Guest, how: str) -> None:
        other = next(name for name in ROOMS if name != room)
        guest.leave()
        if how == "as before":
            guest.come_back()
        elif how == "with a wrong secret":
            guest.come_back(code=self.codes[room], secret=self.secrets[other])
            assert not [m for m in guest.heard if m["t"] != "refused"], "a secret of another room opened this one"
        else:
            stranger = Guest(guest.server, code=self.codes[other], **({"id": guest.hello["id"]} if guest.hello.get("id") else {}))
            assert stranger.learner_id is None or stranger.learner_id != guest.hello.get("id"), "an id of one room is known in the other"
            stranger.leave()

    def close(self) -> None:
        for guest in self.guests.values():
            if guest.is_on:
                guest.settle()
            guest.leave()


def _nothing_of_the_other_room(two: TwoRooms) -> None:
    ids = {room: {i for name in ("anna", "ben") if (i := two.guests[room, name].learner_id)} for room in ROOMS}
    for (room, role), guest in two.guests.items():
        other = next(name for name in ROOMS if name != room)
        for message in itertools.chain(*guest.lines):
            text = json.dumps(message)
            assert not [i for i in ids[other] if i in text], f"{role} heard of somebody in another room: {text}"
            if message["t"] in ("room", "host"):
                assert not [i for i in ROOMS[other] if f'"{i}"' in text], f"{role} heard an item of another room: {text}"


def _phases_in_order(line: list[dict[str, Any]]) -> None:
    rooms = [message for message in line if message["t"] == "room"]
    for before, after in itertools.pairwise(rooms):
        assert after["v"] >= before["v"]
        if after["v"] - before["v"] == 1 and after["phase"] != before["phase"]:
            assert after["phase"] in NEXT[before["phase"]], f"{before['phase']} then {after['phase']}"


def _no_key_before_its_time(role: str, line: list[dict[str, Any]]) -> None:
    phase = ""
    for message in line:
        phase = message["phase"] if message["t"] == "room" else phase
        assert role in ("host", "second screen") or message["t"] != "host", "a learner heard what only the host is told"
        if phase not in ("revealed", "ended"):
            text = json.dumps({name: value for name, value in message.items() if name != "answer"})
            assert not [word for word in KEY_WORDS if word in text], f"{role} heard in {phase}: {text}"


def _one_answer_each(two: TwoRooms) -> None:
    for room, code in two.codes.items():
        _, answers = two.store.answers(code)
        assert max(Counter((answer.item_id, answer.learner_id) for answer in answers).values(), default=1) == 1
        assert {answer.item_id for answer in answers} <= {*ROOMS[room]}
        for name in ("anna", "ben"):
            acks = [m for line in two.guests[room, name].lines for m in line if m["t"] == "ack" and m.get("first")]
            assert max(Counter(ack["item"] for ack in acks).values(), default=1) == 1
            kept = {answer.item_id for answer in answers if answer.learner_id == two.guests[room, name].learner_id}
            assert two.versions()[room] is None or {ack["item"] for ack in acks} == kept, "acknowledged, and kept, are not the same"


def _is_alive(two: TwoRooms) -> None:
    """Both hosts come back to a room that still does what it is told, unless they have erased it."""
    for room, version in two.versions().items():
        host = two.guests[room, "host"]
        host.leave()
        host.come_back()
        heard = [message["t"] for message in host.heard]
        assert heard == ["refused"] if version is None else heard[:2] == ["room", "host"], heard
        if version is not None:
            is_locked = host.heard[0]["locked"]
            host.throw({"t": "lock", "on": not is_locked})
            assert two.versions()[room] == version + 1


@pytest.fixture
def wide_open(store: Any, clock: Clock) -> Iterator[TestClient]:
    """A server that slows nobody: guessing has tests of its own."""
    with TestClient(Starlette(routes=[live_route(a_hub(store, clock), JoinLimit(*NO_LIMIT))])) as client:
        client.guests = []  # type: ignore[attr-defined]  # who is to leave at the end
        yield client
        for guest in client.guests:  # type: ignore[attr-defined]
            guest.leave()


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(script=SCRIPTS)
def test_whatever_is_sent_no_room_breaks_and_nothing_reaches_the_other(script, wide_open, store, clock, a_room):
    two = TwoRooms(wide_open, store, clock, a_room)
    try:
        two.play(script)
        _is_alive(two)
    finally:
        two.close()
    _nothing_of_the_other_room(two)
    _one_answer_each(two)
    for (_, role), guest in two.guests.items():
        for line in guest.lines:
            _phases_in_order(line)
            _no_key_before_its_time(role, line)


def test_a_class_that_is_played_through_shows_all_that_the_random_ones_look_for(wide_open, store, clock, a_room):
    """The watchers above see something: phases, answers, reasons and both rooms."""
    two = TwoRooms(wide_open, store, clock, a_room)
    press = (("north", "host"), ("says", {"t": "step", "step": "now"}))
    answered = (("north", "anna"), ("says", {"t": "answer", "item": "one", "response": right_response(ITEMS["one"])}))
    over = (("north", "host"), ("waits", LAST_CALL_MS))  # the other one never answers, and is waited for
    two.play([press, answered, answered, press, over, press])
    two.close()
    anna = two.guests["north", "anna"].lines[0]
    assert [m["phase"] for m in anna if m["t"] == "room"] == ["lobby", "open", "closing", "revealed"]
    assert [m["first"] for m in anna if m["t"] == "ack"] == [True, False]
    assert [word for word in KEY_WORDS if word in json.dumps(anna)]
    _one_answer_each(two)
    with pytest.raises(AssertionError, match="heard in open"):
        _no_key_before_its_time("anna", [{"t": "room", "phase": "open"}, {"t": "mine", "score": {"earned": 1}}])
