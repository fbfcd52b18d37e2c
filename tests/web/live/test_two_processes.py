"""Two processes that share rooms: what one does is true in the other, also where a ring is lost or comes in the wrong moment."""

import asyncio
import json
import threading

import pytest

from beacons.web.live.elsewhere import BELIEVED_MS, catch_up, catch_up_everywhere, heard, say_goodbye, say_who_is_here
from beacons.web.live.entrance import enter, remove
from beacons.web.live.hub import Hub
from beacons.web.live.line import Line, Refused
from tests.builders import right_response, some_names
from tests.web.live.conftest import CODE, ITEMS, NOW

ONE = ITEMS["one"]


class Wire:
    """The bells of all processes. A ring can be lost."""

    def __init__(self):
        self.hubs = []
        self.is_cut = False
        self.tasks = []

    def bell(self, loop):
        wire = self

        class Bell:
            def ring(self, code, by, present):
                if not wire.is_cut:
                    for hub in wire.hubs:
                        wire.tasks.append(asyncio.run_coroutine_threadsafe(heard(hub, code, by, present), loop))

        return Bell()

    async def settle(self):
        """Until every ring has been heard."""
        while self.tasks:
            await asyncio.wrap_future(self.tasks.pop())


class Gate:
    """A keeper whose reading of learners can be held up, as on a slow database; what it then returns was read before."""

    def __init__(self, store):
        self._store = store
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
        return self._store.save(room, before, now)


@pytest.fixture
def wire():
    return Wire()


@pytest.fixture
def process(store, clock, wire):
    """A hub with a keeper of its own on the shared store; call it on the loop."""

    def start(*, alone: bool = False) -> Hub:
        hub = Hub(Gate(store), lambda item_id, _: ITEMS.get(item_id), lambda _: some_names(), clock)
        hub.bell = None if alone else wire.bell(asyncio.get_running_loop())
        wire.hubs.append(hub)
        return hub

    return start


async def come_in(hub, learner_id=None, role="learner"):
    """A device on the line, as the socket lets it in."""
    held = await hub.open(CODE)
    line = Line(role, (await enter(hub, held, learner_id)).id if role == "learner" else "")
    hub.on_the_line(held, line)
    return line


def told(line, kind="room"):
    """What a line was sent, of one kind; what was sent is taken off it."""
    found = [json.loads(text) if text else {"t": "hung up"} for text in line.waiting]
    line.waiting.clear()
    return [message for message in found if message["t"] == kind]


async def answer(hub, line, item=ONE):
    return await hub.answer(hub.rooms[CODE], line.learner_id, item.id, right_response(item))


def stepped(clock):
    return lambda room: room.step(clock())


async def until(condition):
    for _ in range(3_000):
        if condition():
            return
        await asyncio.sleep(0.002)
    raise AssertionError("it never came to that")


def go(work):
    asyncio.run(asyncio.wait_for(work, 30))


def test_what_one_process_does_is_told_in_the_other(process, wire, a_room, clock):
    async def play():
        a_room()
        here, there = process(), process()
        line = await come_in(there)
        await here.change(await here.open(CODE), stepped(clock))
        await wire.settle()
        assert [room["phase"] for room in told(line)] == ["lobby", "open"]

    go(play())


def test_of_two_processes_whose_clocks_ring_at_once_both_tell_their_devices(process, wire, a_room, clock):
    """The one that comes second takes the change over, and has nobody to ring to it any more."""

    async def play():
        a_room(timer=5)
        hubs = process(), process()
        lines = [await come_in(hub) for hub in hubs]
        await hubs[0].change(hubs[0].rooms[CODE], stepped(clock))
        await wire.settle()
        wire.is_cut = True
        clock.now += 6_000
        await asyncio.gather(*(hub.change(hub.rooms[CODE], lambda room: room.tick(clock())) for hub in hubs))
        assert [told(line)[-1]["phase"] for line in lines] == ["closed", "closed"]
        assert {hub.rooms[CODE].room.version for hub in hubs} == {4}

    go(play())


def test_two_screens_at_two_processes_that_press_the_key_at_once_make_one_step(process, wire, a_room, clock):
    async def play():
        a_room()
        hubs = process(), process()
        lines = [await come_in(hub) for hub in hubs]
        version = hubs[0].rooms[CODE].room.version
        press = [hub.change(hub.rooms[CODE], lambda room: room.step(clock()) if room.version == version else room) for hub in hubs]
        await asyncio.gather(*press)
        await wire.settle()
        assert {hub.rooms[CODE].room.phase for hub in hubs} == {"open"}
        assert [told(line)[-1]["phase"] for line in lines] == ["open", "open"]

    go(play())


def test_whoever_comes_in_while_the_room_is_read_anew_is_not_forgotten(process, a_room):
    async def play():
        a_room()
        hub = process()
        held = await hub.open(CODE)
        hub.keeper.may_pass.clear()
        reading = asyncio.create_task(catch_up(hub, held))
        await until(lambda: hub.keeper.reads == 2)
        newcomer = await enter(hub, held, None)
        hub.keeper.may_pass.set()
        await reading
        assert newcomer.id in held.learners

    go(play())


def test_after_a_restart_all_who_come_back_at_once_are_known(process, a_room):
    """Also those who come while the first is still reading."""

    async def play():
        a_room()
        before = process(alone=True)
        known = [(await come_in(before)).learner_id for _ in range(3)]
        after = process(alone=True)
        after.keeper.may_pass.clear()
        coming = [asyncio.create_task(come_in(after, known[0]))]
        await until(lambda: after.keeper.reads)
        coming += [asyncio.create_task(come_in(after, learner_id)) for learner_id in known[1:]]
        await asyncio.sleep(0.01)
        after.keeper.may_pass.set()
        assert [(await line).learner_id for line in coming] == known
        assert len(after.rooms[CODE].learners) == 3

    go(play())


def test_whoever_was_let_in_elsewhere_is_known_here_though_no_ring_came(process, wire, a_room):
    async def play():
        a_room()
        here, there = process(), process()
        await here.open(CODE)
        wire.is_cut = True
        line = await come_in(there)
        held = await here.open(CODE)
        await here.change(held, lambda room: room.lock(locked=True))
        assert (await come_in(here, line.learner_id)).learner_id == line.learner_id
        assert len(held.learners) == 1

    go(play())


def test_answers_of_a_process_that_died_before_it_could_ring_count_at_the_close(process, wire, a_room, clock):
    async def play():
        a_room()
        here, dies = process(), process()
        line, host = await come_in(dies), await come_in(here, role="host")
        await here.change(here.rooms[CODE], stepped(clock))
        await wire.settle()
        wire.is_cut = True
        assert await answer(dies, line)
        for _ in range(2):
            await here.change(here.rooms[CODE], stepped(clock))
        last = told(host, "host")[-1]
        assert last["answered"] == 1
        assert last["totals"]["right"] == 1

    go(play())


def test_an_answer_sent_again_to_another_process_is_said_to_be_in_and_not_kept_twice(process, wire, a_room, clock):
    """The first process kept it, and died before it could say so to anybody."""

    async def play():
        a_room()
        here, dies = process(), process()
        line = await come_in(dies)
        await here.open(CODE)
        await here.change(here.rooms[CODE], stepped(clock))
        await wire.settle()
        again = await come_in(here, line.learner_id)
        wire.is_cut = True
        assert await answer(dies, line)
        assert not await answer(here, again)
        assert here.rooms[CODE].answers["one", line.learner_id].response == right_response(ONE)

    go(play())


def test_an_answer_to_a_room_that_was_erased_elsewhere_is_not_said_to_be_in(process, wire, a_room, store, clock):
    async def play():
        a_room()
        hub = process()
        line = await come_in(hub)
        held = hub.rooms[CODE]
        await hub.change(held, stepped(clock))
        store.erase(CODE)
        with pytest.raises(Refused, match="not-now"):
            await hub.answer(held, line.learner_id, "one", right_response(ONE))
        assert told(line, "gone")

    go(play())


def test_a_room_that_is_erased_in_one_process_is_over_in_the_other(process, wire, a_room):
    async def play():
        a_room()
        here, there = process(), process()
        line = await come_in(there)
        await here.erase(await here.open(CODE))
        await wire.settle()
        assert told(line, "gone")
        assert await there.open(CODE) is None

    go(play())


def test_whoever_is_taken_out_at_one_process_is_hung_up_on_at_the_other(process, wire, a_room):
    async def play():
        a_room()
        here, there = process(), process()
        line = await come_in(there)
        await remove(here, await here.open(CODE), line.learner_id, removed=True)
        await wire.settle()
        assert [message["why"] for message in told(line, "refused")] == ["removed"]

    go(play())


def test_many_rings_while_one_is_answered_are_read_once(process, a_room):
    async def play():
        a_room()
        hub = process()
        held = await hub.open(CODE)
        before = hub.keeper.reads
        hub.keeper.may_pass.clear()
        rings = [asyncio.create_task(heard(hub, CODE, "another", None)) for _ in range(40)]
        await until(lambda: hub.keeper.reads > before)
        rings += [asyncio.create_task(heard(hub, CODE, "another", None)) for _ in range(40)]
        await asyncio.sleep(0.01)
        hub.keeper.may_pass.set()
        await asyncio.gather(*rings)
        assert hub.keeper.reads - before == 2
        assert held.elsewhere.catching_up is None

    go(play())


# How many are there


def test_learners_at_another_process_count_as_present_until_it_says_goodbye(process, wire, a_room):
    async def play():
        a_room()
        here, there = process(), process()
        await come_in(here)
        await come_in(there)
        await catch_up_everywhere(here)
        await say_who_is_here(there)
        await wire.settle()
        assert here.rooms[CODE].present == 2
        await say_goodbye(there)
        await wire.settle()
        assert here.rooms[CODE].present == 1

    go(play())


def test_a_process_that_was_killed_is_believed_for_a_while_and_nobody_who_comes_back_counts_twice(process, wire, a_room, clock):
    async def play():
        a_room()
        here, dies = process(), process()
        await come_in(here)
        moved, stays_away = await come_in(dies), await come_in(dies)
        await catch_up_everywhere(here)
        await say_who_is_here(dies)
        await wire.settle()
        assert here.rooms[CODE].present == 3
        await come_in(here, moved.learner_id)
        assert here.rooms[CODE].present == 3
        clock.now += BELIEVED_MS + 1
        assert here.rooms[CODE].present == 2
        assert stays_away.learner_id in here.rooms[CODE].learners

    go(play())


# What goes wrong


def test_a_clock_that_could_not_move_the_room_on_tries_again(process, a_room, clock, caplog):
    async def play():
        a_room(timer=5)
        hub = process(alone=True)
        line = await come_in(hub)
        held = hub.rooms[CODE]
        hub.keeper.fails = True
        clock.now = NOW + 10
        with pytest.raises(ConnectionError):
            await hub.change(held, stepped(clock))
        hub.keeper.fails = False
        await hub.change(held, stepped(clock))
        hub.keeper.fails = True
        clock.now += 6_000
        hub._set_clock(held)
        await until(lambda: caplog.records)
        hub.keeper.fails = False
        await until(lambda: held.room.phase == "closed")
        assert told(line)[-1]["phase"] == "closed"

    go(play())


def test_a_change_that_was_kept_but_not_told_is_told_as_soon_as_the_database_is_back(process, a_room, store, clock):
    async def play():
        a_room()
        hub = process()
        line = await come_in(hub)
        held = hub.rooms[CODE]
        hub.keeper.answers = lambda *_: (_ for _ in ()).throw(ConnectionError("the database is away"))
        with pytest.raises(ConnectionError):
            await hub.change(held, stepped(clock))
        assert [room["phase"] for room in told(line)] == ["lobby"]
        del hub.keeper.answers
        await catch_up_everywhere(hub)
        assert [room["phase"] for room in told(line)] == ["open"]

    go(play())
