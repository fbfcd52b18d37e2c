"""A class on the wire: joining, answering, being cut off and coming back, and what never leaves the server."""

import json
from contextlib import suppress

import pytest
from anyio import BrokenResourceError, ClosedResourceError
from sqlalchemy import delete
from starlette.websockets import WebSocketDisconnect

from beacons.domain.rooms.room_state import AT_ONCE_MS, LAST_CALL_MS
from beacons.live.told import LEAST_ANSWERS
from beacons.storage.room_tables import room_items
from tests.builders import right_response
from tests.live.conftest import CODE, ITEMS, OTHER, SECRET, step
from tests.there import of_kind

ONE = ITEMS["one"]


def join(connect, **hello):
    device = connect(**hello)
    device.me = device.hear("mine")
    return device


def answer(device, item=ONE, response=None):
    device.say(t="answer", item=item.id, response=right_response(item) if response is None else response)
    return device.hear("ack", item=item.id)


# Coming in


@pytest.mark.parametrize("typed", [CODE, "abc def", "ABC-DEF", " a b c d e f "])
def test_a_code_is_understood_as_it_was_meant(host, connect, typed):
    assert join(connect, code=typed).me["name"]


def test_a_newcomer_gets_an_id_and_a_nickname_that_nobody_else_has(host, connect):
    devices = [join(connect) for _ in range(12)]
    assert len({device.me["id"] for device in devices}) == len({device.me["name"] for device in devices}) == 12


OWN = "0123456789abcdef" * 2
"""An id as a device makes one before it says hello."""


def test_a_device_that_lost_its_line_before_it_was_let_in_comes_back_as_the_same_learner(host, connect, store):
    connect(id=OWN).session.close()
    assert join(connect, id=OWN).me["id"] == OWN
    assert [learner.id for learner in store.learners(CODE)] == [OWN]


@pytest.mark.parametrize("short", ["a", "abcdef", "0123456789abcdef", OWN[:-1], OWN + "0", OWN[:-1] + "g", "me-" + OWN])
def test_an_id_that_could_be_guessed_is_replaced(short, host, connect):
    assert join(connect, id=short).me["id"] != short


def test_the_same_device_twice_at_once_is_one_learner(host, connect, store):
    one, two = connect(id=OWN), connect(id=OWN)
    assert one.hear("mine")["id"] == two.hear("mine")["id"] == OWN
    assert len(store.learners(CODE)) == 1


def test_an_own_id_opens_no_closed_door(host, connect):
    host.say(t="lock", on=True).hear("room", locked=True)
    assert connect(id=OWN).hear("refused")["why"] == "locked"


def test_a_wrong_code_is_refused_kindly(host, connect):
    device = connect(code="ZZZZZZ")
    assert device.hear("refused")["why"] == "no-room"
    with pytest.raises(WebSocketDisconnect) as end:
        device.session.receive_json()
    assert end.value.code == 4004


def test_a_nickname_can_be_drawn_again_three_times_and_only_in_the_lobby(host, connect):
    device = join(connect)
    names = {device.me["name"]}
    for left in (2, 1, 0):
        names.add(device.say(t="roll").hear("mine", rolls=left)["name"])
    assert device.say(t="roll").hear("no")["why"] == "no-roll"
    assert len(names) == 4
    late = join(connect)
    step(host, "open")
    assert late.say(t="roll").hear("no")["why"] == "no-roll"


def test_whoever_comes_late_is_let_in_and_sees_what_is_on(host, connect):
    step(host, "open")
    late = connect()
    assert late.hear("room")["item"]["id"] == "one"
    late.hear("mine")
    assert answer(late)["ok"]


def test_a_locked_room_lets_nobody_new_in_but_everybody_back(host, connect):
    known = join(connect)
    host.say(t="lock", on=True).hear("room", locked=True)
    assert connect().hear("refused")["why"] == "locked"
    assert join(connect, id=known.me["id"]).me["name"] == known.me["name"]
    host.say(t="lock", on=False).hear("room", locked=False)
    assert join(connect).me["name"]


# Answering


def test_an_answer_is_acknowledged_after_it_is_on_disk(host, connect, store):
    device = join(connect)
    step(host, "open")
    assert answer(device)["ok"]
    ((kept,), _) = (store.answers(CODE)[1], None)
    assert (kept.learner_id, kept.item_id, kept.earned) == (device.me["id"], "one", 1)


def test_the_first_answer_stands_and_the_second_is_told_so(host, connect, store):
    device = join(connect)
    step(host, "open")
    answer(device, response=("hide",))
    again = answer(device, response=("tell",))
    assert (again["ok"], again["first"], again["response"]) == (True, False, ["hide"])
    assert len(store.answers(CODE)[1]) == 1


@pytest.mark.parametrize("phase", ["reading", "closed", "revealed", "ended"])
def test_an_answer_out_of_its_time_is_refused_politely(a_room, connect, store, phase):
    a_room(items=("one",), reading=60 if phase == "reading" else 0)
    host = connect(secret=SECRET)
    host.hear("host")
    device = join(connect)
    step(host, phase)
    found = answer(device)
    assert (found["ok"], found["why"]) == (False, "not-now")
    assert store.answers(CODE)[1] == ()


def test_an_answer_to_another_item_than_the_one_on_screen_is_refused(host, connect):
    device = join(connect)
    step(host, "open")
    assert answer(device, ITEMS["two"])["why"] == "not-now"


@pytest.mark.parametrize("response", [[], ["tell", "hide"], ["nobody"], {"tell": "box"}], ids=repr)
def test_a_response_that_cannot_be_scored_is_refused_and_another_may_follow(host, connect, response):
    device = join(connect)
    step(host, "open")
    assert answer(device, response=response)["why"] == "incomplete"
    assert answer(device)["ok"]


def test_partial_credit_is_as_in_solo_play(a_room, connect):
    a_room(items=("three",))
    host = connect(secret=SECRET)
    host.hear("host")
    device = join(connect)
    step(host, "open")
    key = of_kind(dict, right_response(ITEMS["three"])).copy()
    key["thanks"] = "hurts"
    answer(device, ITEMS["three"], key)
    step(host, "revealed")
    assert device.hear("mine", t="mine")["score"]["earned"] == 3


def test_the_host_can_play_too(host, connect):
    host.say(t="play", id="0123456789abcdef" * 2).ask_alive()
    plays = join(connect, id="0123456789abcdef" * 2)
    step(host, "open")
    assert answer(plays)["ok"]
    who = host.hear("host", answered=1)["who"]
    assert [(one["id"], one["name"], one["host"]) for one in who] == [(plays.me["id"], plays.me["name"], True)]


def test_a_device_that_is_in_already_can_become_the_hosts_own(host, connect):
    plays = join(connect)
    host.say(t="play", id=plays.me["id"]).ask_alive()
    who = [message["who"] for message in host.heard if message["t"] == "host"][-1]
    assert [one["host"] for one in who] == [True]


# The last call


def test_what_was_chosen_and_not_sent_when_the_host_closes_is_called_in_once_and_counts(host, connect, store):
    """The device sends it when it hears that the item is closing; that one counts, and a second one changes nothing."""
    slow, undecided = join(connect), join(connect)
    number = step(host, "open")["step"]
    host.say(t="step", step=number).hear("room", phase="closing")
    assert slow.hear("room", phase="closing")["due"] is None
    assert answer(slow)["first"]
    assert answer(slow, response=("hide",))["response"] == ["tell"]
    step(host, "closed")
    assert answer(undecided)["why"] == "not-now"
    assert [one.response for one in store.answers(CODE)[1]] == [("tell",)]


def test_what_comes_after_the_last_call_counts_until_the_reasons_are_shown_if_it_was_chosen_in_time(host, connect, store, clock):
    """Two phones on slow lines and one whose owner goes on choosing while its line is gone."""
    slow, slower, chooses_on = (join(connect) for _ in range(3))
    step(host, "open")
    chosen_at = clock.now
    clock.now += 20_000
    step(host, "closed")
    clock.now += 40_000

    def send(device, at):
        device.say(t="answer", item="one", response=right_response(ONE), at=at)
        return device.hear("ack")

    assert send(slow, chosen_at)["first"]
    assert "totals" not in host.hear("host", answered=1)
    assert send(chooses_on, clock.now - 1000)["why"] == "not-now"
    newcomer = join(connect)
    assert send(newcomer, chosen_at)["why"] == "not-now"
    step(host, "revealed")
    assert slow.hear("mine")["score"]["earned"] == 1
    assert send(slower, chosen_at)["why"] == "not-now"
    assert [one.learner_id for one in store.answers(CODE)[1]] == [slow.me["id"]]


def test_the_last_call_is_over_as_soon_as_nobody_is_waited_for(host, connect, clock):
    one, other, skips = join(connect), join(connect), join(connect)
    number = step(host, "open")["step"]
    answer(one)
    skips.say(t="skip", item="one", on=True).ask_alive()
    host.say(t="step", step=number).hear("room", phase="closing")
    answer(other)
    assert host.hear("room", phase="closed")["step"] == number + 1
    step(host, "open")
    for device in (one, other, skips):
        answer(device, ITEMS["two"])
    host.say(t="step", step=[m for m in host.heard if m["t"] == "room"][-1]["step"])
    assert host.hear("room")["phase"] == "closed"


def test_no_reason_leaves_the_server_during_the_last_call_though_the_host_has_pressed_on(host, connect, clock):
    device, gone = join(connect), join(connect)
    gone.session.close()
    number = step(host, "open")["step"]
    for press in (number, number + 1):
        clock.now += 600
        host.say(t="step", step=press).ask_alive()
    assert [m for m in host.heard if m["t"] == "room"][-1]["phase"] == "closing"
    assert answer(device)["ok"]
    assert not [m for m in device.heard if "reasons" in m]
    back = join(connect, id=gone.me["id"])
    assert answer(back)["ok"]
    assert host.hear("room", phase="revealed")["reasons"]
    assert device.hear("room", phase="revealed")["reasons"]


@pytest.mark.parametrize("late_ms", [0, 4, 600])
def test_a_press_at_the_end_of_the_last_call_shows_the_reasons_though_the_clock_has_not_got_round_to_it_yet(host, connect, clock, late_ms):
    join(connect)
    number = step(host, "open")["step"]
    host.say(t="step", step=number).hear("room", phase="closing")
    clock.now += LAST_CALL_MS + late_ms
    host.say(t="step", step=number + 1)
    assert host.hear("room")["phase"] == "revealed"


def test_a_server_that_dies_during_the_last_call_ends_it_when_it_is_back(a_room, connect, serve, clock):
    a_room()
    host = connect(secret=SECRET)
    host.hear("host")
    device = join(connect)
    number = step(host, "open")["step"]
    host.say(t="step", step=number).hear("room", phase="closing")
    restarted = serve()
    back = connect(restarted, id=device.me["id"])
    assert back.hear("room")["phase"] == "closing"
    back.hear("mine")
    assert answer(back)["ok"]
    assert back.hear("room", phase="closed")


# Nothing lost


def test_whoever_comes_back_is_the_same_and_sees_the_own_answer(host, connect):
    device = join(connect)
    step(host, "open")
    answer(device)
    back = connect(id=device.me["id"])
    assert back.hear("room")["phase"] == "open"
    mine = back.hear("mine")
    assert mine["name"] == device.me["name"]
    assert mine["answer"] == {"item": "one", "response": ["tell"]}


@pytest.mark.parametrize("phase", ["lobby", "open", "closed", "revealed", "ended"])
def test_after_a_restart_in_any_phase_everything_goes_on_where_it_was(a_room, connect, serve, clock, phase):
    a_room(items=("one",))
    host = connect(secret=SECRET)
    host.hear("host")
    device = join(connect)
    if phase != "lobby":
        step(host, "open")
        answer(device)
    if phase not in {"lobby", "open"}:
        step(host, phase)

    restarted = serve()
    clock.now += 1000
    back = connect(restarted, id=device.me["id"])
    room, mine = back.hear("room"), back.hear("mine")
    host_again = connect(restarted, secret=SECRET)
    counted = host_again.hear("host")

    assert room["phase"] == phase
    assert mine["name"] == device.me["name"]
    assert [one["id"] for one in counted["who"]] == [device.me["id"]]
    if phase == "open":
        assert mine["answer"]["item"] == "one"
        assert counted["answered"] == 1
        assert step(host_again, "revealed")["reasons"]


def test_two_presses_and_two_screens_of_the_host_are_one_step(host, connect):
    remote = connect(secret=SECRET)
    version = remote.hear("room")["step"]
    for device in (host, remote, host):
        device.say(t="step", step=version)
    host.ask_alive()
    remote.ask_alive()
    seen = [m["phase"] for m in remote.heard if m["t"] == "room"]
    assert seen == ["lobby", "open"]


def test_what_a_second_screen_presses_at_once_is_the_same_step_though_it_has_seen_the_first(host, connect, clock):
    """A clicker at one screen and a finger on the other, a moment apart: no answer is shown before its time."""
    remote = connect(secret=SECRET)
    number = step(host, "open")["step"]
    remote.hear("room", phase="open")
    clock.now += AT_ONCE_MS - 1
    remote.say(t="step", step=number).ask_alive()
    assert remote.heard[-1] == {"t": "alive"}
    clock.now += 1
    remote.say(t="step", step=number).hear("room", phase="closed")


def test_a_phone_that_leads_reads_on_what_the_wall_could_not_hold(host, connect, clock):
    number = step(host, "revealed")["step"]
    told = host.say(t="screens", step=number, count=2).hear("room", screens=2)
    assert (told["screen"], told["step"]) == (0, number)
    remote = connect(secret=SECRET)
    remote.hear("room", screens=2)
    clock.now += AT_ONCE_MS
    number = remote.say(t="step", step=number).hear("room", screen=1)["step"]
    assert host.hear("room", screen=1)["phase"] == "revealed"
    assert "screens" not in remote.say(t="step", step=number).hear("room", phase="open")


@pytest.mark.parametrize("said", [{"t": "pause"}, {"t": "back"}, {"t": "time", "seconds": 15}])
def test_a_command_that_comes_too_late_changes_nothing_of_what_is_on_screen_by_then(a_room, connect, said):
    a_room(timer=60)
    host = connect(secret=SECRET)
    host.hear("host")
    number = step(host, "open")["step"]
    room = step(host, "revealed")
    host.say(**said, step=number).ask_alive()
    assert [m for m in host.heard if m["t"] == "room"][-1] == room


def test_whoever_came_after_a_question_was_closed_is_told_that_there_was_no_chance(host, connect, clock):
    early, _ = connect(), step(host, "open")
    clock.now += 1000
    step(host, "closed")
    clock.now += 1000
    late = connect()
    assert (early.hear("mine", answer=None).get("late"), late.hear("mine", answer=None).get("late")) == (None, True)
    step(host, "revealed")
    late.hear("room", phase="revealed")
    assert late.hear("mine")["late"] is True
    early.hear("room", phase="revealed")
    assert "late" not in early.hear("mine")
    step(host, "open")
    step(host, "revealed")
    late.hear("room", phase="revealed", n=2)
    assert "late" not in late.hear("mine")


@pytest.mark.parametrize("key", ["step", "back"])
def test_a_press_that_crosses_what_the_clock_does_by_itself_does_nothing(a_room, connect, clock, key):
    """The host saw the question still being read: what that press was meant for has happened already."""
    a_room(reading=1)
    host = connect(secret=SECRET)
    host.hear("host")
    version = step(host, "reading")["step"]
    clock.now += 1_000
    host.hear("room", phase="open")
    host.say(t=key, step=version).ask_alive()
    assert [m["phase"] for m in host.heard if m["t"] == "room"] == ["lobby", "reading", "open"]


def test_a_press_that_comes_before_the_server_has_seen_that_time_is_up_is_the_step_that_was_due(a_room, connect, clock):
    a_room(reading=60, timer=20)
    host = connect(secret=SECRET)
    room = host.hear("room")
    for phase in ("reading", "open", "closed"):
        clock.now += 61_000
        for _ in range(2):
            host.say(t="step", step=room["step"])
        room = host.hear("room")
        assert room["phase"] == phase
    host.ask_alive()
    assert [m["phase"] for m in host.heard if m["t"] == "room"] == ["lobby", "reading", "open", "closed"]


def test_the_host_knows_how_many_are_still_to_answer_and_how_many_of_these_have_lost_their_line(host, connect):
    gave, thinks, leaves = join(connect), join(connect), join(connect)
    step(host, "open")
    answer(gave)
    host.hear("host", answered=1, waiting=2, away=0)
    gave.session.close()
    leaves.session.close()
    host.hear("host", present=1, answered=1, waiting=1, away=1)
    answer(thinks)
    host.hear("host", answered=2, waiting=0, away=1)


def test_a_fifth_of_the_devices_dropping_and_returning_changes_no_score(host, connect, store):
    devices = [join(connect) for _ in range(20)]
    step(host, "open")
    for device in devices:
        answer(device)
    for device in devices[::5]:
        device.session.close()
    for n in range(0, 20, 5):
        devices[n] = join(connect, id=devices[n].me["id"])
        assert answer(devices[n], response=("hide",))["first"] is False
    step(host, "revealed")
    assert host.hear("host")["totals"] == {"answered": 20, "right": 20, "options": {"tell": 20}, "placed": {}}
    assert len(store.answers(CODE)[1]) == 20


def test_who_was_taken_out_is_told_and_can_be_let_in_again_with_everything(host, connect):
    device = join(connect)
    step(host, "open")
    answer(device)
    host.say(t="remove", id=device.me["id"], on=True)
    assert device.hear("refused")["why"] == "removed"
    assert connect(id=device.me["id"]).hear("refused")["why"] == "removed"
    host.say(t="remove", id=device.me["id"], on=False)
    host.ask_alive()
    assert join(connect, id=device.me["id"]).me["answer"]["item"] == "one"


# What never leaves


def everything(device):
    return json.dumps(device.heard)


def test_before_the_reveal_nothing_on_the_wire_says_what_is_right(host, connect):
    device = join(connect)
    step(host, "open")
    device.hear("room", phase="open")
    answer(device)
    step(host, "closed")
    device.hear("room", phase="closed")
    host.ask_alive()
    for one in (device, host):
        said = everything(one)
        assert "feedback" not in said
        assert '"key"' not in said
        assert "fits" not in said
        assert "earned" not in said
        assert all(option.feedback not in said for option in ONE.options)
    step(host, "revealed")
    assert "feedback" in everything(host)


def test_during_the_reading_time_no_option_is_on_the_wire(a_room, connect, clock):
    a_room(reading=5)
    host = connect(secret=SECRET)
    host.hear("host")
    step(host, "reading")
    assert "Text of tell" not in everything(host)
    assert ONE.stem in everything(host)


def test_a_device_is_told_nothing_of_other_learners(host, connect):
    one, other = join(connect), join(connect)
    step(host, "open")
    answer(other, response=("hide",))
    step(host, "revealed")
    one.hear("room", phase="revealed")
    one.ask_alive()
    assert other.me["id"] not in everything(one)
    assert other.me["name"] not in everything(one)


def test_what_to_talk_about_is_told_at_the_reveal_and_to_the_host_alone(host, connect):
    device = join(connect)
    step(host, "closed")
    host.ask_alive()
    assert not [m for m in host.heard if "talk" in m]
    step(host, "revealed")
    assert host.hear("host")["talk"] == "To talk about after one"
    device.ask_alive()
    assert "To talk about" not in json.dumps(device.heard)


def test_on_a_sensitive_item_the_host_sees_totals_only(a_room, connect):
    a_room(items=("touchy",))
    host = connect(secret=SECRET)
    host.hear("host")
    device = join(connect)
    step(host, "open")
    answer(device, ITEMS["touchy"])
    step(host, "revealed")
    assert host.hear("host")["totals"] == {"answered": 1, "right": 1}


def test_whoever_skips_is_waited_for_no_more_has_no_answer_and_can_answer_after_all(a_room, connect):
    a_room(items=("touchy", "one"))
    host = connect(secret=SECRET)
    host.hear("host")
    device, other = join(connect), join(connect)
    step(host, "open")
    device.say(t="skip", item="touchy", on=True)
    device.hear("alive")
    host.hear("host", answered=1)
    device.say(t="skip", item="touchy", on=False)
    host.hear("host", answered=0)
    device.say(t="skip", item="touchy", on=True)
    answer(other, ITEMS["touchy"])
    host.hear("host", answered=2)
    step(host, "revealed")
    assert host.hear("host")["totals"] == {"answered": 1, "right": 1}
    step(host, "open")
    assert host.hear("host")["answered"] == 0


# Kept out


COMMANDS = [{"t": "step", "step": 1}, {"t": "end"}, {"t": "erase"}, {"t": "lock", "on": True}, {"t": "play", "id": "0" * 32}]


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command["t"])
def test_a_learner_commands_nothing(host, connect, store, command):
    device = join(connect)
    device.say(**command)
    device.hear_the_end()
    assert store.room(CODE).phase == "lobby"


def test_a_wrong_secret_is_refused_like_a_wrong_code(host, connect):
    assert connect(secret="guessed").hear("refused")["why"] == "no-room"
    assert connect(secret=CODE).hear("refused")["why"] == "no-room"


JUNK = [
    "",
    "x",
    "[]",
    "null",
    "{}",
    '{"t":"answer"}',
    '{"t":"hello","code":"ABCDEF"}',
    '{"t":"answer","item":"one","response":"tell"}',
    "[" * 3000,
    "x" * 5000,
]


@pytest.mark.parametrize("junk", JUNK, ids=lambda junk: junk[:20])
def test_junk_ends_the_line_that_sent_it_and_touches_no_other(host, connect, a_room, store, junk):
    a_room(OTHER)
    good, bad, elsewhere = join(connect), join(connect), join(connect, code=OTHER)
    bad.session.send_text(junk)
    assert bad.hear_the_end() == 4009
    step(host, "open")
    assert answer(good)["ok"]
    elsewhere.ask_alive()
    assert store.room(OTHER).phase == "lobby"


def test_whoever_talks_too_fast_is_hung_up_on(host, connect):
    device = join(connect)
    for _ in range(200):
        device.say(t="alive")
    assert device.hear_the_end() == 4008


def test_two_rooms_at_once_do_not_mix(host, connect, a_room, store):
    a_room(OTHER, secret="another")
    here, there = join(connect), join(connect, code=OTHER)
    assert connect(code=OTHER, secret=SECRET).hear("refused")["why"] == "no-room"
    step(host, "open")
    assert answer(here)["ok"]
    assert answer(there)["why"] == "not-now"
    assert connect(code=OTHER, id=here.me["id"]).hear("mine")["id"] != here.me["id"]
    assert store.answers(OTHER)[1] == ()


def test_where_nothing_can_be_kept_the_line_is_cut_and_the_device_comes_back_and_sends_again(host, connect, server, store, monkeypatch):
    device = join(connect)
    step(host, "open")
    with monkeypatch.context() as away:
        away.setattr(store, "add_answers", lambda _: (_ for _ in ()).throw(ConnectionError("the database is away")))
        device.say(t="answer", item="one", response=right_response(ONE))
        assert device.hear_the_end() == 1013
        assert [message for message in device.heard if message["t"] == "ack"] == []
    assert answer(join(connect, id=device.me["id"]))["ok"]
    assert len(store.answers(CODE)[1]) == 1


# A room of before


@pytest.fixture
def a_room_without_items(a_room, store):
    """As it was made before rooms held their items."""
    a_room()
    with store.engine.begin() as connection:
        connection.execute(delete(room_items))


@pytest.mark.parametrize("hello", [{}, {"id": OWN}, {"secret": SECRET}], ids=["newcomer", "back", "host"])
def test_a_room_that_holds_no_items_is_told_to_be_over_and_nothing_is_left_of_it(a_room_without_items, connect, store, hello):
    device = connect(**hello)
    device.hear("gone")
    assert device.hear_the_end() == 4004
    assert store.room(CODE) is None


# The end


def test_one_click_leaves_nothing_of_the_room(host, connect, store):
    device = join(connect)
    host.say(t="erase")
    device.hear("gone")
    assert store.room(CODE) is None
    assert connect(id=device.me["id"]).hear("refused")["why"] == "no-room"


def test_whoever_still_speaks_when_the_room_is_erased_is_hung_up_on_and_nothing_breaks(host, connect):
    devices = [join(connect) for _ in range(3)]
    host.say(t="erase")
    for device in devices:
        device.hear("gone")
        with suppress(BrokenResourceError, ClosedResourceError):  # the line is down already
            device.say(t="alive")
        device.hear_the_end()


def test_at_the_end_everybody_learns_the_own_total_and_no_board_unless_the_host_wants_one(a_room, connect):
    a_room(items=("one",))
    host = connect(secret=SECRET)
    host.hear("host")
    device = join(connect)
    step(host, "open")
    answer(device)
    step(host, "ended")
    room = device.hear("room", phase="ended")
    assert "board" not in room
    assert device.hear("mine")["total"] == {"right": 1, "answered": 1}


def test_where_the_host_wants_a_board_it_names_nicknames_only(a_room, connect):
    a_room(items=("one",), board="end")
    host = connect(secret=SECRET)
    host.hear("host")
    device = join(connect)
    step(host, "open")
    answer(device)
    step(host, "ended")
    assert device.hear("room", phase="ended")["board"] == [{"rank": 1, "name": device.me["name"], "score": 1.0}]


def test_a_board_says_nothing_of_items_that_touch_on_harm(a_room, connect):
    a_room(items=("touchy", "one"), board="end")
    host = connect(secret=SECRET)
    host.hear("host")
    device = join(connect)
    step(host, "open")
    answer(device, ITEMS["touchy"])
    step(host, "ended")
    assert [row["score"] for row in device.hear("room", phase="ended")["board"]] == [0.0]


def test_a_class_sheet_that_is_asked_for_in_mid_game_is_said_on_every_device_at_once(host, connect):
    device = join(connect)
    step(host, "open")
    assert device.hear("room", phase="open")["sheet"] is False
    host.say(t="set", sheet=True)
    assert device.hear("room", phase="open", sheet=True)["item"]["id"] == "one"
    step(host, "ended")
    host.say(t="set", sheet=False).hear("room", sheet=False)
    host.say(t="set", sheet=True).ask_alive()
    assert connect(secret=SECRET).hear("host")["settings"]["sheet"] is False


# After the end


def at_the_end(host):
    step(host, "ended")
    return host.hear("host")


def test_once_all_is_over_the_host_is_told_which_items_were_hardest_and_no_number_that_could_point_at_anybody(a_room, connect):
    a_room(items=("one", "two", "touchy"))
    host = connect(secret=SECRET)
    host.hear("host")
    devices = [join(connect) for _ in range(LEAST_ANSWERS)]
    step(host, "open")
    for device in devices:
        answer(device, response=("hide",) if device is devices[0] else ("tell",))
    for place in (2, 3):
        host.say(t="step", step=step(host, "revealed")["step"]).hear("room", n=place, phase="open")
        item = ITEMS["two" if place == 2 else "touchy"]
        for device in devices[1:] if place == 2 else devices:
            answer(device, item, right_response(item) if place == 2 else ("hide",))
    told = at_the_end(host)
    assert told["hardest"] == [
        {"item": "touchy", "stem": ITEMS["touchy"].stem, "answered": 8},
        {"item": "one", "stem": ITEMS["one"].stem, "answered": 8, "right": 7},
        {"item": "two", "stem": ITEMS["two"].stem, "answered": 7},
    ]
    assert told["for_home"] == ["one", "two"]


def test_before_the_end_nothing_of_what_comes_after_is_sent(a_room, connect):
    a_room(items=("one",), sheet=True)
    host = connect(secret=SECRET)
    told = [host.hear("host")]
    answering = join(connect)
    step(host, "open")
    answer(answering)
    step(host, "revealed")
    told.append(host.hear("host"))
    assert not {"hardest", "for_home", "sheet"} & {name for message in told for name in message}


def test_without_having_been_asked_for_there_is_no_class_sheet(a_room, connect):
    a_room(items=("one",))
    host = connect(secret=SECRET)
    host.hear("host")
    assert "sheet" not in at_the_end(host)


def test_a_class_sheet_has_a_row_for_each_nickname_leaves_out_what_is_sensitive_and_numbers_items_as_the_wall_did(a_room, connect):
    a_room(items=("touchy", "one"), sheet=True)
    host = connect(secret=SECRET)
    host.hear("host")
    right, silent = join(connect), join(connect)
    host.say(t="step", step=step(host, "revealed")["step"]).hear("room", n=2, phase="open")
    answer(right)
    sheet = at_the_end(host)["sheet"]
    assert sheet["items"] == [{"number": 2, "stem": ITEMS["one"].stem}]
    rows = {row["name"]: (row["percent"], row["right"]) for row in sheet["rows"]}
    assert rows == {right.me["name"]: ([100], 1), silent.me["name"]: ([None], 0)}


def test_learners_are_told_neither_who_was_in_nor_what_was_hardest(a_room, connect):
    a_room(items=("one",), sheet=True)
    host = connect(secret=SECRET)
    host.hear("host")
    device = join(connect)
    step(host, "open")
    answer(device)
    step(host, "ended")
    device.hear("mine")
    assert not {"hardest", "for_home", "who"} & {name for message in device.heard for name in message}
    assert {message["t"] for message in device.heard} <= {"room", "mine", "ack"}
