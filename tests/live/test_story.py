"""A story in a live room, on the wire: votes are counted for the host, a way is taken once, and phones follow."""

import json
from typing import Any

import pytest

from beacons.domain.rooms.room import Room
from beacons.domain.rooms.room_state import AT_ONCE_MS
from beacons.domain.rooms.settings import Settings
from beacons.domain.rooms.way import stories_of
from tests.builders import a_single_choice, a_story
from tests.live.conftest import CODE, NOW, SECRET, Device, step

ONE = a_single_choice("one")
SECRETS = ('"helps"', '"fits"', '"to"', '"scenes"', '"reasons"', '"came_out"')


@pytest.fixture
def tell(store):
    """Opens a room whose first item is this story."""

    def make(**changes) -> None:
        items = (a_story("tale", **changes), ONE)
        own = {"code": CODE, "language": "en", "path": "7-9", "since": NOW, "at": NOW, "settings": Settings(reading=0)}
        assert store.create(Room(**own, item_ids=("tale", "one"), stories=stories_of(items)), items, SECRET)

    return make


@pytest.fixture
def host(tell, connect) -> Device:
    tell()
    return led(connect)


def led(connect, *client) -> Device:
    device: Device = connect(*client, secret=SECRET)
    device.hear("host")
    return device


def room_of(device: Device) -> dict[str, Any]:
    return next(message for message in reversed(device.heard) if message["t"] == "room")


def do(host: Device, kind: str = "step", **more) -> dict[str, Any]:
    """One press, and the room that it leads to."""
    return host.say(t=kind, step=room_of(host)["step"], **more).hear("room")


def vote(device: Device, room: dict[str, Any], option: str) -> dict[str, Any]:
    return device.say(t="answer", item=room["item"]["id"], response=[option]).hear("ack")


def come(connect, **hello) -> Device:
    device: Device = connect(**hello)
    device.hear("mine")
    return device


def test_votes_are_counted_for_the_host_who_takes_the_way_of_the_most(host, connect):
    ann, ben, cem = (come(connect) for _ in range(3))
    room = do(host)
    assert (room["item"]["stem"], room["item"]["fork"], room["n"], room["of"]) == ("Scene start", "vote", 1, 2)
    for device, option in ((ann, "hide"), (ben, "ask"), (cem, "hide")):
        assert vote(device, room, option)["ok"]
    step(host, "closed")
    told = host.hear("host", suggests="hide")
    assert (told["answered"], told["totals"]["options"], told["suggests"]) == (3, {"hide": 2, "ask": 1}, "hide")
    assert "undecided" not in told
    room = do(host, "take", option="hide")
    assert (room["phase"], room["item"]["stem"], room["item"]["led"]) == ("open", "Scene club", "Reason of hide")
    assert ann.hear("room", v=room["v"])["item"]["id"] == room["item"]["id"]


def test_at_a_tie_and_without_votes_the_kindest_is_suggested_and_the_host_decides(host, connect):
    ann, ben = (come(connect) for _ in range(2))
    room = do(host)
    vote(ann, room, "ask")
    vote(ben, room, "hide")
    step(host, "closed")
    assert host.hear("host", suggests="ask")["undecided"]
    assert do(host, "take", option="hide")["item"]["stem"] == "Scene club"
    step(host, "closed")
    told = host.hear("host")
    assert (told["suggests"], told["totals"]["answered"], "undecided" in told) == ("wait", 0, False)  # the only way on


def test_a_way_that_is_taken_twice_or_a_vote_that_is_late_changes_nothing(host, connect):
    ann = come(connect)
    first = do(host)
    closed = step(host, "closed")
    taken = do(host, "take", option="ask")
    host.say(t="take", step=closed["step"], option="ask").say(t="again", step=closed["step"], fork=0).say(
        t="step", step=closed["step"]
    ).ask_alive()
    assert room_of(host)["v"] == taken["v"]
    assert vote(ann, first, "hide") == {"t": "ack", "item": first["item"]["id"], "ok": False, "why": "not-now"}
    assert vote(ann, taken, "wait")["ok"]
    assert vote(ann, taken, "wait") == {"t": "ack", "item": taken["item"]["id"], "ok": True, "first": False, "response": ["wait"]}


def test_whoever_comes_late_sees_the_scene_that_is_on_screen(host, connect):
    do(host)
    step(host, "closed")
    room = do(host, "take", option="ask")
    late = come(connect)
    assert room_of(late)["item"] == room["item"]
    assert vote(late, room, "wait")["ok"]


def to_the_end(host: Device, *way: str) -> dict[str, Any]:
    for option in way:
        if room_of(host)["phase"] != "closed":
            step(host, "closed")
        do(host, "take", option=option)
    return do(host)


def test_at_the_end_all_are_told_what_helped_and_nothing_of_it_before(host, connect):
    ann = come(connect)
    vote(ann, do(host), "hide")
    to_the_end(host, "hide", "wait", "tell")
    mine = ann.hear("mine", t="mine")
    assert [message["fork"] for message in (m["item"] for m in ann.heard if m["t"] == "room" and "item" in m)][-2:] == ["end", "walked"]
    before = [json.dumps(message) for message in ann.heard if message["t"] == "room" and message["phase"] != "revealed"]
    assert not [message for message in before for secret in SECRETS if secret in message]
    assert mine["came_out"]["verdict"] == {"key": "feedback.story_class", "values": {"found": "2", "possible": "3"}}
    assert mine["answer"] is None
    assert [(row["id"], row["fits"]) for row in room_of(host)["reasons"]] == [("hide", False), ("wait", True), ("tell", True)]
    assert host.hear("host")["totals"]["options"] == {"hide": 1}


def test_the_class_goes_back_to_a_fork_and_a_vote_counts_there_again(host, connect):
    ann = come(connect)
    room = do(host)
    vote(ann, room, "hide")
    to_the_end(host, "hide", "wait", "tell")
    again = do(host, "again", fork=0)
    assert (again["item"]["stem"], again["item"]["id"] == room["item"]["id"]) == ("Scene start", False)
    assert vote(ann, again, "ask")["first"]


def test_a_vote_for_a_way_stands_on_no_board_and_in_no_sheet(tell, connect, store):
    tell()
    host = led(connect)
    host.say(t="set", board="end", sheet=True).hear("room")
    ann = come(connect)
    vote(ann, do(host), "hide")
    to_the_end(host, "hide", "wait", "tell")
    host.say(t="end").hear("room", phase="ended")
    told = host.hear("host")
    assert ([one["stem"] for one in told["sheet"]["items"]], told["hardest"], told["for_home"]) == ([ONE.stem], [], [])
    assert [row["score"] for row in room_of(host)["board"]] == [0.0]
    assert ann.hear("mine", total={"right": 0, "answered": 0})


def test_a_story_about_harm_is_read_nobody_votes_and_nothing_is_counted(tell, connect):
    tell(sensitive="topic")
    host = led(connect)
    ann = come(connect)
    room = do(host)
    assert (room["phase"], room["item"]["fork"], len(room["item"]["options"])) == ("closed", "read", 2)
    assert vote(ann, room, "ask")["why"] == "not-now"
    told = host.hear("host")
    assert (told["answered"], "options" in told["totals"], told["suggests"]) == (0, False, "ask")
    assert do(host, "take", option="ask")["phase"] == "closed"


def test_another_process_finds_the_story_where_it_was(tell, connect, serve, clock):
    tell()
    host = led(connect)
    ann = come(connect)
    vote(ann, do(host), "ask")
    step(host, "closed")
    clock.now += AT_ONCE_MS
    other = led(connect, serve())
    assert room_of(other)["item"] == room_of(host)["item"]
    assert next(message for message in other.heard if message["t"] == "host")["suggests"] == "ask"
    assert do(other, "take", option="ask")["item"]["stem"] == "Scene club"
