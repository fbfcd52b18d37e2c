"""Two processes that share rooms: what one does is true in the other, also where a ring is lost or comes in the wrong moment."""

import asyncio
import json
import threading

import pytest

from beacons.domain.rooms.ring import Ring
from beacons.domain.rooms.room import Room
from beacons.domain.rooms.room_state import LAST_CALL_MS
from beacons.live import clock as clock_of_all
from beacons.live.connection import Connection, Refused
from beacons.live.hub import Hub
from beacons.live.presence import BELIEVED_MS
from beacons.live.relay import say_goodbye, say_who_is_here
from beacons.live.wire.incoming import Hello
from tests.builders import right_response, some_names
from tests.live.conftest import CODE, ITEMS, NOW, SECRET

ONE = ITEMS["one"]


class Wire:
    """The relays of all processes. A ring can be lost."""

    def __init__(self):
        self.hubs = []
        self.is_cut = False
        self.tasks = []

    def publisher(self, loop):
        def publish(ring):
            if not self.is_cut:
                for hub in self.hubs:
                    self.tasks.append(asyncio.run_coroutine_threadsafe(hub.on_ring(ring), loop))

        return publish

    async def settle(self):
        """Until every ring has been heard."""
        while self.tasks:
            await asyncio.wrap_future(self.tasks.pop())


class Gate:
    """A store whose saving, and reading of learners, can be held up, as on a slow database; what it then returns was read before."""

    def __init__(self, store, is_shared):
        self._store = store
        self.is_shared = is_shared
        self.reads = 0
        self.fails = False
        self.may_pass = threading.Event()
        self.may_pass.set()

    def __getattr__(self, name):
        return getattr(self._store, name)

    def learners(self, code):
        self.reads += 1
        found = self._store.learners(code)
        self.may_pass.wait(10)
        return found

    def save(self, room, before, now):
        if self.fails:
            raise ConnectionError("the database is away")
        self.may_pass.wait(10)
        return self._store.save(room, before, now)


@pytest.fixture
def wire():
    return Wire()


@pytest.fixture
def process(store, clock, wire):
    """A hub with a gate of its own before the shared store; call it on the loop."""

    def start(*, alone: bool = False) -> Hub:
        hub = Hub(Gate(store, not alone), lambda _: some_names(), clock)
        hub.tell_others = None if alone else wire.publisher(asyncio.get_running_loop())
        wire.hubs.append(hub)
        return hub

    return start


async def come_in(hub, learner_id=None, role="learner"):
    """A device that is connected, as the socket lets it in."""
    room, connection = await hub.room(CODE), Connection(role)
    if role == "host":
        await room.lead(SECRET, connection)
    else:
        await room.enter(Hello(t="hello", code=CODE, id=learner_id), connection)
    return connection


def told(connection, kind="room"):
    """What a device was sent, of one kind; what was sent is taken from what waits."""
    found = [json.loads(text) if text else {"t": "hung up"} for text in connection.waiting]
    connection.waiting.clear()
    return [message for message in found if message["t"] == kind]


async def answer(hub, device, item=ONE):
    return (await hub.rooms[CODE].answer(device.learner_id, item.id, right_response(item))).first


async def asked_and_cut(here, other, wire):
    """A host here and a device at another process see the same open question; from then on neither process hears of the other."""
    device, host = await come_in(other), await come_in(here, role="host")
    await here.rooms[CODE].change(Room.step)
    await wire.settle()
    wire.is_cut = True
    return device, host


async def until(condition):
    for _ in range(3_000):
        if condition():
            return
        await asyncio.sleep(0.002)
    raise AssertionError("it never came to that")


def go(work):
    async def to_the_end():
        await asyncio.wait_for(work, 30)
        await asyncio.gather(*clock_of_all._at_work)  # what nobody waits for may still be telling others

    asyncio.run(to_the_end())


def test_what_one_process_does_is_told_in_the_other(process, wire, a_room, clock):
    async def play():
        a_room()
        here, there = process(), process()
        device = await come_in(there)
        await (await here.room(CODE)).change(Room.step)
        await wire.settle()
        assert [room["phase"] for room in told(device)] == ["lobby", "open"]

    go(play())


def test_of_two_processes_whose_clocks_ring_at_once_both_tell_their_devices(process, wire, a_room, clock):
    """The one that comes second takes the change over, and has nobody to ring to it any more."""

    async def play():
        a_room(timer=5)
        hubs = process(), process()
        devices = [await come_in(hub) for hub in hubs]
        await hubs[0].rooms[CODE].change(Room.step)
        await wire.settle()
        wire.is_cut = True
        clock.now += 6_000
        await asyncio.gather(*(hub.rooms[CODE].change(Room.tick) for hub in hubs))
        assert [told(device)[-1]["phase"] for device in devices] == ["closing", "closing"]
        assert {hub.rooms[CODE].memory.room.version for hub in hubs} == {4}

    go(play())


def test_two_screens_at_two_processes_that_press_the_key_at_once_make_one_step(process, wire, a_room, clock):
    async def play():
        a_room()
        hubs = process(), process()
        devices = [await come_in(hub) for hub in hubs]
        steps = hubs[0].rooms[CODE].memory.room.steps
        press = [hub.rooms[CODE].change(Room.step, seen=steps) for hub in hubs]
        await asyncio.gather(*press)
        await wire.settle()
        assert {hub.rooms[CODE].memory.room.phase for hub in hubs} == {"open"}
        assert [told(device)[-1]["phase"] for device in devices] == ["open", "open"]

    go(play())


def test_presses_that_pile_up_while_the_disk_is_slow_are_one_step_and_so_is_the_clock_among_them(process, a_room, clock):
    """Of the same press sent again, a second screen and the clock, which all wait for one that is being written, none goes on."""

    async def play():
        a_room(reading=5)
        hub = process(alone=True)
        screen = await come_in(hub, role="host")
        room = hub.rooms[CODE]
        await room.change(Room.step)
        clock.now += 5_000
        steps = room.memory.room.steps
        hub.store.may_pass.clear()
        presses = [asyncio.create_task(room.change(Room.step, seen=steps)) for _ in range(4)]
        presses.insert(2, asyncio.create_task(room.change(Room.tick)))
        await asyncio.sleep(0.02)
        hub.store.may_pass.set()
        await asyncio.gather(*presses)
        assert [room["phase"] for room in told(screen)] == ["lobby", "reading", "open"]

    go(play())


def test_a_press_at_a_process_that_has_not_heard_of_a_step_yet_is_no_second_step(process, wire, a_room, clock):
    async def play():
        a_room()
        hubs = process(), process()
        screens = [await come_in(hub, role="host") for hub in hubs]
        wire.is_cut = True
        steps = hubs[1].rooms[CODE].memory.room.steps
        for hub in hubs:
            await hub.rooms[CODE].change(Room.step, seen=steps)
        assert [[room["phase"] for room in told(screen)] for screen in screens] == [["lobby", "open"]] * 2
        assert {hub.rooms[CODE].memory.room.version for hub in hubs} == {3}

    go(play())


def test_whoever_comes_in_while_the_room_is_read_anew_is_not_forgotten(process, a_room):
    async def play():
        a_room()
        hub = process()
        room = await hub.room(CODE)
        hub.store.may_pass.clear()
        reading = asyncio.create_task(room.refresh())
        await until(lambda: hub.store.reads == 2)
        newcomer = await room.enter(Hello(t="hello", code=CODE), Connection("learner"))
        hub.store.may_pass.set()
        await reading
        assert newcomer.id in room.memory.learners

    go(play())


def test_after_a_restart_all_who_come_back_at_once_are_known(process, a_room):
    """Also those who come while the first is still reading."""

    async def play():
        a_room()
        before = process(alone=True)
        known = [(await come_in(before)).learner_id for _ in range(3)]
        after = process(alone=True)
        after.store.may_pass.clear()
        coming = [asyncio.create_task(come_in(after, known[0]))]
        await until(lambda: after.store.reads)
        coming += [asyncio.create_task(come_in(after, learner_id)) for learner_id in known[1:]]
        await asyncio.sleep(0.01)
        after.store.may_pass.set()
        assert [(await device).learner_id for device in coming] == known
        assert len(after.rooms[CODE].memory.learners) == 3

    go(play())


def test_whoever_was_let_in_elsewhere_is_known_here_though_no_ring_came(process, wire, a_room):
    async def play():
        a_room()
        here, there = process(), process()
        await here.room(CODE)
        wire.is_cut = True
        device = await come_in(there)
        room = await here.room(CODE)
        await room.change(lambda before, _: before.lock(locked=True))
        assert (await come_in(here, device.learner_id)).learner_id == device.learner_id
        assert len(room.memory.learners) == 1

    go(play())


def test_answers_of_a_process_that_died_before_it_could_ring_count_at_the_close(process, wire, a_room, clock):
    async def play():
        a_room()
        here, dies = process(), process()
        device, host = await asked_and_cut(here, dies, wire)
        assert await answer(dies, device)
        for _ in range(2):
            await here.rooms[CODE].change(Room.step)
        last = told(host, "host")[-1]
        assert last["answered"] == 1
        assert last["totals"]["right"] == 1

    go(play())


def test_an_answer_sent_again_to_another_process_is_said_to_be_in_and_not_kept_twice(process, wire, a_room, clock):
    """The first process kept it, and died before it could say so to anybody."""

    async def play():
        a_room()
        here, dies = process(), process()
        device = await come_in(dies)
        await here.room(CODE)
        await here.rooms[CODE].change(Room.step)
        await wire.settle()
        again = await come_in(here, device.learner_id)
        wire.is_cut = True
        assert await answer(dies, device)
        assert not await answer(here, again)
        assert here.rooms[CODE].memory.answer("one", device.learner_id).response == right_response(ONE)

    go(play())


def test_an_answer_to_a_room_that_was_erased_elsewhere_is_not_said_to_be_in(process, wire, a_room, store, clock):
    async def play():
        a_room()
        hub = process()
        device = await come_in(hub)
        room = hub.rooms[CODE]
        await room.change(Room.step)
        store.erase(CODE)
        with pytest.raises(Refused, match="not-now"):
            await room.answer(device.learner_id, "one", right_response(ONE))
        assert told(device, "gone")

    go(play())


def test_a_room_that_is_erased_in_one_process_is_over_in_the_other(process, wire, a_room):
    async def play():
        a_room()
        here, there = process(), process()
        device = await come_in(there)
        await (await here.room(CODE)).erase()
        await wire.settle()
        assert told(device, "gone")
        assert (await there.room(CODE)) is None

    go(play())


def test_a_room_that_is_erased_while_it_is_read_is_over_for_all_who_are_in(process, a_room, store, monkeypatch):
    async def play():
        a_room()
        here, there = process(), process()
        devices = [await come_in(here) for _ in range(3)]
        kept = store.learners
        await (await there.room(CODE)).change(Room.end)
        monkeypatch.setattr(store, "learners", lambda code: store.erase(code) or kept(code))
        await here.rooms[CODE].refresh()
        assert all(told(device, "gone") for device in devices)

    go(play())


def test_whoever_is_taken_out_at_one_process_is_hung_up_on_at_the_other(process, wire, a_room):
    async def play():
        a_room()
        here, there = process(), process()
        device = await come_in(there)
        await (await here.room(CODE)).remove(device.learner_id, removed=True)
        await wire.settle()
        assert [message["why"] for message in told(device, "refused")] == ["removed"]

    go(play())


def test_many_rings_while_one_is_answered_are_read_once(process, a_room):
    async def play():
        a_room()
        hub = process()
        room = await hub.room(CODE)
        before = hub.store.reads
        hub.store.may_pass.clear()
        rings = [asyncio.create_task(hub.on_ring(Ring(CODE, "another"))) for _ in range(40)]
        await until(lambda: hub.store.reads > before)
        rings += [asyncio.create_task(hub.on_ring(Ring(CODE, "another"))) for _ in range(40)]
        await asyncio.sleep(0.01)
        hub.store.may_pass.set()
        await asyncio.gather(*rings)
        assert hub.store.reads - before == 2
        assert room._refreshing is None

    go(play())


# How many are there


def test_learners_at_another_process_count_as_present_until_it_says_goodbye(process, wire, a_room):
    async def play():
        a_room()
        here, there = process(), process()
        await come_in(here)
        await come_in(there)
        await here.on_gap()
        await say_who_is_here(there)
        await wire.settle()
        assert here.rooms[CODE].presence.count == 2
        await say_goodbye(there)
        await wire.settle()
        assert here.rooms[CODE].presence.count == 1

    go(play())


def test_a_process_that_was_killed_is_believed_for_a_while_and_nobody_who_comes_back_counts_twice(process, wire, a_room, clock):
    async def play():
        a_room()
        here, dies = process(), process()
        await come_in(here)
        moved, stays_away = await come_in(dies), await come_in(dies)
        await here.on_gap()
        await say_who_is_here(dies)
        await wire.settle()
        assert here.rooms[CODE].presence.count == 3
        await come_in(here, moved.learner_id)
        assert here.rooms[CODE].presence.count == 3
        clock.now += BELIEVED_MS + 1
        assert here.rooms[CODE].presence.count == 2
        assert stays_away.learner_id in here.rooms[CODE].memory.learners

    go(play())


# The last call


def test_what_is_chosen_at_another_process_is_called_in_and_the_last_one_ends_the_call_at_both(process, wire, a_room, clock):
    async def play():
        a_room()
        here, there = process(), process()
        devices = [await come_in(here), await come_in(there)]
        await here.rooms[CODE].change(Room.step)
        await wire.settle()
        assert await answer(here, devices[0])
        await here.rooms[CODE].change(Room.step)
        await wire.settle()
        assert [told(device)[-1]["phase"] for device in devices] == ["closing", "closing"]
        assert await answer(there, devices[1])
        await until(lambda: {hub.rooms[CODE].memory.room.phase for hub in (here, there)} == {"closed"})
        for hub, device in zip((here, there), devices, strict=True):
            with pytest.raises(Refused):
                await hub.rooms[CODE].answer(device.learner_id, "two", right_response(ITEMS["two"]))

    go(play())


def test_a_process_that_never_hears_of_the_reveal_keeps_no_answer_to_it_and_says_so(process, wire, a_room, clock, store):
    """Its devices still show the options, while the reasons stand on the wall."""

    async def play():
        a_room()
        here, deaf = process(), process()
        device, _ = await asked_and_cut(here, deaf, wire)
        for _ in range(2):
            await here.rooms[CODE].change(Room.step)
        clock.now += LAST_CALL_MS
        await here.rooms[CODE].change(Room.tick)
        assert (here.rooms[CODE].memory.room.phase, deaf.rooms[CODE].memory.room.phase) == ("revealed", "open")
        with pytest.raises(Refused, match="not-now"):
            await answer(deaf, device)
        assert store.answers(CODE)[1] == ()
        assert told(device)[-1]["phase"] == "revealed"

    go(play())


def test_what_was_chosen_before_the_close_counts_at_another_process_until_the_reasons_are_shown_though_it_has_not_heard(
    process, wire, a_room, store, clock
):
    async def play():
        a_room()
        here, there = process(), process()
        slow, slower = await come_in(there), await come_in(there)
        host = await come_in(here, role="host")
        await here.rooms[CODE].change(Room.step)
        chosen_at = clock.now
        await here.rooms[CODE].change(Room.step)
        clock.now += LAST_CALL_MS
        await here.rooms[CODE].change(Room.tick)
        await wire.settle()
        assert (await there.rooms[CODE].answer(slow.learner_id, "one", right_response(ONE), chosen_at)).first
        await wire.settle()
        await until(lambda: "one" in here.rooms[CODE].memory.answers)
        wire.is_cut = True
        await here.rooms[CODE].change(Room.step)
        assert (here.rooms[CODE].memory.room.phase, there.rooms[CODE].memory.room.phase) == ("revealed", "closed")
        with pytest.raises(Refused, match="not-now"):
            await there.rooms[CODE].answer(slower.learner_id, "one", right_response(ONE), chosen_at)
        assert [one.learner_id for one in store.answers(CODE)[1]] == [slow.learner_id]
        assert told(host, "host")[-1]["totals"]["right"] == 1

    go(play())


# What goes wrong


def test_a_clock_that_could_not_move_the_room_on_tries_again(process, a_room, clock, caplog):
    async def play():
        a_room(timer=5)
        hub = process(alone=True)
        device = await come_in(hub)
        room = hub.rooms[CODE]
        hub.store.fails = True
        clock.now = NOW + 10
        with pytest.raises(ConnectionError):
            await room.change(Room.step)
        hub.store.fails = False
        await room.change(Room.step)
        hub.store.fails = True
        clock.now += 6_000
        room._alarm.set(room.memory.room.due)
        await until(lambda: caplog.records)
        hub.store.fails = False
        await until(lambda: room.memory.room.phase == "closing")
        assert told(device)[-1]["phase"] == "closing"

    go(play())


def test_a_change_that_was_kept_but_not_told_is_told_as_soon_as_the_database_is_back(process, a_room, store, clock):
    async def play():
        a_room()
        hub = process()
        device = await come_in(hub)
        room = hub.rooms[CODE]
        hub.store.answers = lambda *_: (_ for _ in ()).throw(ConnectionError("the database is away"))
        with pytest.raises(ConnectionError):
            await room.change(Room.step)
        assert [room["phase"] for room in told(device)] == ["lobby"]
        del hub.store.answers
        await hub.on_gap()
        assert [room["phase"] for room in told(device)] == ["open"]

    go(play())
