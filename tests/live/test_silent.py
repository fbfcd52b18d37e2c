"""A device that dies or falls asleep without a word: its line stays open, and only what it no longer says tells."""

from collections.abc import Callable

import pytest

from beacons.live import relay
from beacons.live.presence import LOOK_SECONDS, SILENT_LOOKS
from beacons.live.relay import look_who_is_there, say_who_is_here
from tests.live.conftest import CODE, Device, step
from tests.live.test_two_processes import come_in, go, process, told, until, wire

__all__ = ["process", "wire"]


@pytest.fixture
def look(server) -> Callable[..., None]:
    """Lets so many looks pass, while these devices say that they are there."""

    def pass_by(looks: int, *, heard: tuple[Device, ...] = ()) -> None:
        for _ in range(looks):
            server.portal.call(lambda: look_who_is_there(server.app.state.hub()))
            for device in heard:
                device.ask_alive()

    return pass_by


def come(connect, *hellos):
    devices = [connect(**hello) for hello in hellos or ({}, {})]
    for device in devices:
        device.me = device.hear("mine")
    return devices


def test_silence_is_believed_for_longer_than_a_device_waits_itself_and_found_within_a_quarter_of_a_minute():
    assert (SILENT_LOOKS - 1) * LOOK_SECONDS >= 12
    assert SILENT_LOOKS * LOOK_SECONDS <= 15


def test_a_phone_that_says_nothing_any_more_is_told_apart_from_those_who_are_thinking(host, connect, look):
    thinks, _dead = come(connect)
    step(host, "open")
    assert host.hear("host", present=2)["waiting"] == 2
    look(SILENT_LOOKS, heard=(thinks,))
    counted = host.hear("host", present=1)
    assert (counted["waiting"], counted["away"]) == (1, 1)


def test_whoever_is_heard_now_and_then_stays(host, connect, look):
    one, other = come(connect)
    for _ in range(3):
        look(SILENT_LOOKS - 1)
        one.ask_alive()
        other.ask_alive()
    host.say(t="lock", on=True)
    host.hear("room", locked=True)
    assert host.hear("host")["present"] == 2


def test_a_phone_that_wakes_up_is_back_with_its_first_word_and_has_missed_nothing(host, connect, look):
    sleeps, _ = come(connect)
    look(SILENT_LOOKS)
    host.hear("host", present=0)
    step(host, "open")
    sleeps.ask_alive()
    assert host.hear("host", present=1)["waiting"] == 1
    assert [told["phase"] for told in sleeps.heard if told["t"] == "room"] == ["lobby", "open"]


def test_whoever_left_the_question_out_before_the_phone_fell_asleep_is_looked_for_by_nobody(host, connect, look):
    leaves_out, thinks = come(connect)
    step(host, "open")
    leaves_out.say(t="skip", item="one", on=True).ask_alive()
    look(SILENT_LOOKS, heard=(thinks,))
    counted = host.hear("host", present=1)
    assert (counted["answered"], counted["waiting"], counted["away"]) == (1, 1, 0)


def test_whoever_comes_back_on_a_new_line_is_there_though_the_old_one_still_stands(host, connect, look):
    (dead,) = come(connect, {})
    look(SILENT_LOOKS)
    host.hear("host", present=0)
    come(connect, {"id": dead.me["id"]})
    assert host.hear("host", present=1)["present"] == 1


def test_a_running_server_looks_by_itself(process, a_room, monkeypatch):
    monkeypatch.setattr(relay, "LOOK_SECONDS", 0.001)

    async def play():
        a_room()
        hub = process(alone=True)
        async with relay.running(hub, None):
            await come_in(hub)
            presence = hub.rooms[CODE].presence
            assert presence.count == 1
            await until(lambda: presence.count == 0)

    go(play())


def test_another_process_hears_who_is_silent_here_and_who_is_back(process, wire, a_room):
    async def play():
        a_room()
        here, there = process(), process()
        host, device = await come_in(here, role="host"), await come_in(there)
        await here.on_gap()
        await say_who_is_here(there)
        await wire.settle()
        assert told(host, "host")[-1]["present"] == 1
        for _ in range(SILENT_LOOKS):
            look_who_is_there(there)
        await until(lambda: here.rooms[CODE].presence.count == 0)
        assert device in there.rooms[CODE].presence.connections

    go(play())
