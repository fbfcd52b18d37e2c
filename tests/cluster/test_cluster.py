"""Two processes that share a class, with PostgreSQL behind and nginx before them, all real: what they do, and what they survive."""

import asyncio
import json
import secrets
from collections import Counter

import psycopg
import pytest
from websockets.asyncio.client import connect
from websockets.exceptions import InvalidStatus
from websockets.typing import Origin, Subprotocol

from beacons.domain.rooms.code import ALPHABET, CODE_LENGTH
from beacons.domain.rooms.room import Room
from beacons.domain.rooms.settings import Settings
from beacons.live.limits import PER_ADDRESS
from beacons.storage.room_relay import NAME
from beacons.storage.rooms import RoomStore
from beacons.wiring import now
from tests.builders import right_response
from tests.cluster.class_of_devices import Device, a_class, affinities_of, lines_at, until
from tests.shipped import english
from tests.there import there

pytestmark = pytest.mark.cluster
SECRET = "kept by the host"  # noqa: S105  # of rooms that last for one test
ITEMS = [item for item in english().bank("safer-internet-day", "10-12") if item.type == "single_choice"][:5]


def wrong_response(item):
    return (next(i for i in item.option_ids if i not in right_response(item)),)


@pytest.fixture(autouse=True)
def _both_processes_live(cluster):
    for n, app in enumerate(cluster.apps):
        if app.process is None:
            cluster.start(n)


@pytest.fixture
def code() -> str:
    return "".join(secrets.choice(ALPHABET) for _ in range(CODE_LENGTH))


@pytest.fixture
def a_room(cluster, code):
    def make(items=3, **settings):
        asked, at = ITEMS[:items], 1000 * now()
        ids = tuple(item.id for item in asked)
        chosen = Settings(**{"reading": 0, **settings})
        store = RoomStore(cluster.database.url)
        room = Room(code=code, language="en", path="10-12", item_ids=ids, since=at, at=at, settings=chosen)
        assert store.create(room, asked, SECRET)
        store.engine.dispose()

    return make


@pytest.fixture
def database(cluster):
    """Asks the database itself."""

    def ask(question, *values):
        with psycopg.connect(cluster.database.url.replace("+psycopg", ""), autocommit=True) as connection:
            return connection.execute(question, values).fetchall()

    return ask


@pytest.fixture
def kept(database, code):
    """What is in the database: responses by learner and item, none twice."""

    def read():
        rows = database("SELECT learner, item, response FROM answers WHERE room = %s", code)
        assert len(rows) == len({row[:2] for row in rows})
        return {row[:2]: json.loads(row[2]) for row in rows}

    return read


def said_to_be_in(devices):
    return {(device.mine["id"], item): response for device in devices for item, response in device.acknowledged.items()}


def play(work):
    asyncio.run(asyncio.wait_for(work, 120))


async def host_at(cluster, code, affinity=""):
    host = Device(cluster.url, code, affinity=affinity, secret=SECRET)
    await host.start()
    await until(lambda: host.counted, "the host is told who is in")
    return host


async def one_at_each(cluster, code):
    """A learner's device at each process, and a host's screen at each."""
    affinities = await affinities_of(cluster)
    learners = [await Device(cluster.url, code, affinity=affinity).start() for affinity in affinities]
    return learners, [await host_at(cluster, code, affinity) for affinity in affinities]


async def leave(*devices):
    await asyncio.gather(*(device.leave() for device in devices))


# What they do


def test_a_page_and_its_socket_come_through_and_a_foreign_page_is_kept_out(cluster):
    async def look():
        where = cluster.url.replace("http", "ws", 1) + "/_stcore/stream"
        async with connect(where, origin=Origin(cluster.url), subprotocols=[Subprotocol("streamlit")]) as socket:
            assert there(socket.response).status_code == 101
        with pytest.raises(InvalidStatus) as refused:
            await connect(where, origin=Origin("https://elsewhere.example"), subprotocols=[Subprotocol("streamlit")])
        assert refused.value.response.status_code == 403

    play(look())


def test_phases_and_counts_reach_devices_and_screens_at_both_processes(cluster, a_room, code):
    async def look():
        a_room()
        learners, hosts = await one_at_each(cluster, code)
        await hosts[0].to("open", 1)
        for learner in learners:
            await until(lambda learner=learner: learner.room["phase"] == "open", "both see the options")
            await learner.give(ITEMS[0].id, right_response(ITEMS[0]))
        for host in hosts:
            await until(lambda host=host: (host.counted["present"], host.counted["answered"]) == (2, 2), "both screens count two")
        await hosts[1].to("revealed", 1)
        for device in (*learners, *hosts):
            await until(lambda device=device: device.room["phase"] == "revealed", "all see the reveal")
        await until(lambda: hosts[0].counted.get("totals", {}).get("right") == 2, "the other screen has the totals")
        await learners[0].leave()
        await until(lambda: hosts[1].counted["present"] == 1, "one is gone")
        await leave(*learners, *hosts)

    play(look())


def test_two_screens_at_two_processes_that_press_the_key_at_once_make_one_step(cluster, a_room, code):
    async def look():
        a_room(2)
        learners, hosts = await one_at_each(cluster, code)
        for _ in range(7):
            await until(lambda: {host.room["phase"] for host in hosts}.isdisjoint({"closing"}))
            version, number = hosts[0].room["v"], hosts[0].room["step"]
            await asyncio.gather(*(host.do("step", step=number) for host in hosts))
            for device in (*hosts, *learners):
                await until(lambda device=device, version=version: device.room["v"] > version, "a step")
            await until(lambda: hosts[0].room["v"] == hosts[1].room["v"])
        way = [(1, "lobby"), *((n, phase) for n in (1, 2) for phase in ("open", "closing", "closed", "revealed")), (2, "ended")]
        assert [device.phases for device in (*learners, *hosts)] == [way] * 4
        await leave(*learners, *hosts)

    play(look())


def test_the_clock_of_one_process_moves_the_room_on_for_both(cluster, a_room, code):
    async def look():
        a_room(1, reading=1, timer=30)
        learners, hosts = await one_at_each(cluster, code)
        await hosts[0].step()
        for device in learners:
            await until(lambda device=device: device.room["phase"] == "open", "the reading time is over")
        await hosts[1].do("time", seconds=-300, step=hosts[1].room["step"])
        for device in (*learners, *hosts):
            await until(lambda device=device: device.room["phase"] == "closed", "time is up")
            assert device.phases == [(1, "lobby"), (1, "reading"), (1, "open"), (1, "closing"), (1, "closed")]
            assert device.room["v"] == 6
        await leave(*learners, *hosts)

    play(look())


def test_whoever_is_taken_out_from_one_process_is_out_at_the_other(cluster, a_room, code):
    async def look():
        a_room()
        learners, hosts = await one_at_each(cluster, code)
        await until(lambda: len(hosts[0].counted["who"]) == 2, "both are seen")
        await hosts[0].do("remove", id=learners[1].mine["id"], on=True)
        await until(lambda: learners[1].over == "removed", "the device is told")
        assert not learners[0].over
        await leave(*learners, *hosts)

    play(look())


def test_erased_in_one_process_a_room_is_over_in_both_and_nothing_of_it_is_left(cluster, a_room, code, database):
    async def look():
        a_room()
        learners, hosts = await one_at_each(cluster, code)
        await hosts[0].to("open", 1)
        for learner in learners:
            await until(lambda learner=learner: learner.room["phase"] == "open")
            await learner.give(ITEMS[0].id, right_response(ITEMS[0]))
            await until(lambda learner=learner: learner.acknowledged, "it is in")
        await hosts[0].do("erase")
        for device in (*learners, *hosts):
            await until(lambda device=device: device.over == "gone", "all are told")
        await leave(*learners, *hosts)

    play(look())
    tables = [name for (name,) in database("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")]
    assert sorted(tables) == ["answers", "learners", "room_items", "rooms"]
    for table, column in (("rooms", "code"), ("room_items", "room"), ("learners", "room"), ("answers", "room")):
        assert database(f"SELECT count(*) FROM {table} WHERE {column} = %s", code) == [(0,)]  # noqa: S608  # names of our own tables


# Who asks


def test_a_guesser_waits_whatever_address_is_claimed_and_nobody_else_does(cluster):
    """Through the proxy each visitor has the own address; past it, what a header says counts for nothing."""

    async def guess(where, at, **headers):
        async with connect(where, local_addr=(at, 0), additional_headers=headers, open_timeout=30) as socket:
            await socket.send(json.dumps({"t": "hello", "code": "ZZZZZZ"}))
            return json.loads(await socket.recv())["why"]

    async def crowd(where, guesser, other, **headers):
        too_many = int(PER_ADDRESS[0]) + 60
        claims = [{"X-Forwarded-For": f"203.0.113.{n % 250}"} for n in range(too_many)]
        guesses = [asyncio.create_task(guess(where, guesser, **headers, **claim)) for claim in claims]
        await until(lambda: sum(task.done() for task in guesses) >= PER_ADDRESS[0], "most are answered")
        assert await guess(where, other, **headers) == "no-room"
        waiting = [task for task in guesses if not task.done()]
        for task in waiting:
            task.cancel()
        await asyncio.gather(*guesses, return_exceptions=True)
        return len(waiting)

    async def look():
        affinity, _ = await affinities_of(cluster)
        proxied = cluster.url.replace("http", "ws", 1) + "/live"
        assert await crowd(proxied, "127.0.0.66", "127.0.0.67", Cookie=f"affinity={affinity}")
        assert await crowd(f"ws://127.0.0.1:{cluster.ports[1]}/live", "127.0.0.68", "127.0.0.69")

    play(look())


# What they survive


def test_a_relay_whose_connection_is_cut_is_mended_and_what_was_missed_is_made_up_for(cluster, a_room, code, database):
    cut = "SELECT pid, pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = %s"

    async def look():
        a_room()
        learners, hosts = await one_at_each(cluster, code)
        gone = {pid for pid, _ in await asyncio.to_thread(database, cut, NAME)}
        assert len(gone) >= 2
        await hosts[0].to("open", 1)
        for learner in learners:
            await until(lambda learner=learner: learner.room["phase"] == "open", "both are told")
        await leave(*learners, *hosts)

    play(look())


async def answer_in_a_while(devices, item, seconds):
    """All answer, one after the other; every second one wrongly. Returns before they have."""

    async def give(n, device):
        await asyncio.sleep(seconds * n / len(devices))
        await until(lambda: (device.room["phase"], device.room.get("item", {}).get("id")) == ("open", item.id), "the item is open")
        await device.give(item.id, wrong_response(item) if n % 2 else right_response(item))

    return [asyncio.create_task(give(n, device)) for n, device in enumerate(devices)]


async def all_in(devices, item):
    for device in devices:
        await until(lambda device=device: item.id in device.acknowledged, "every answer is in")


def test_a_database_that_starts_again_loses_no_answer_that_was_said_to_be_in(cluster, a_room, code, kept):
    async def look():
        a_room()
        devices, host = await a_class(cluster, code, 8), await host_at(cluster, code)
        await host.to("open", 1)
        giving = await answer_in_a_while(devices, ITEMS[0], 1.5)
        await until(lambda: sum(bool(device.acknowledged) for device in devices) >= 2, "some are in")
        await asyncio.to_thread(cluster.database.stop)
        in_before = said_to_be_in(devices)
        await asyncio.sleep(0.5)
        assert said_to_be_in(devices) == in_before
        await asyncio.to_thread(cluster.database.start)
        await asyncio.gather(*giving)
        await all_in(devices, ITEMS[0])
        assert kept() == said_to_be_in(devices)
        await host.to("revealed", 1)
        await until(lambda: host.counted.get("totals", {}).get("answered") == len(devices), "all are counted")
        assert host.counted["totals"]["right"] == len(devices) / 2
        assert not [device.refused for device in devices if device.refused]
        await leave(*devices, host)

    play(look())


def test_processes_killed_in_the_middle_of_an_item_lose_nothing_and_nobody_counts_twice(cluster, a_room, code, kept):
    """Both are killed, one after the other, while answers are on their way; the class comes back and plays to the end."""

    async def look():
        a_room(5, sheet=True)
        devices = await a_class(cluster, code, 12)
        host, remote = [await host_at(cluster, code, affinity) for affinity in await affinities_of(cluster)]
        assert all(lines_at(cluster, n) > 1 for n in (0, 1))
        await host.do("lock", on=True)
        for place, item in enumerate(ITEMS, 1):
            await host.to("open", place)
            giving = await answer_in_a_while(devices, item, 0.6)
            if place in (2, 4):
                dies = place // 2 - 1
                await until(lambda item=item: sum(item.id in device.acknowledged for device in devices) >= 3, "some are in")
                cluster.kill(dies)
                await come_back(devices, giving, item)
                assert host.counted["present"] <= 12
                if place == 2:
                    await asyncio.to_thread(cluster.start, dies)
            await come_back(devices, giving, item)
            assert kept() == said_to_be_in(devices)
            await host.to("revealed", place)
            for device in (*devices, remote):
                await until(lambda device=device, place=place: device.phases[-1] == (place, "revealed"), "all see the reveal")
        await host.to("ended")
        await check_the_end(devices, host, remote)
        await leave(*devices, host, remote)

    play(look())
    assert len(kept()) == 12 * 5


async def come_back(devices, giving, item):
    """Whoever was cut off is back, and what was on its way is in."""
    await asyncio.gather(*giving)
    await all_in(devices, item)


async def check_the_end(devices, host, remote):
    """What each is told once all is over: as if nothing had happened."""
    for screen in (host, remote):
        await until(lambda screen=screen: "hardest" in screen.counted, "both screens are told what was hardest")
        await until(lambda screen=screen: screen.counted["present"] == 12, "all are there, and none twice")
        assert [(row["answered"], row["right"]) for row in screen.counted["hardest"]] == [(12, 6)] * 5
        assert Counter(row["right"] for row in screen.counted["sheet"]["rows"]) == {5: 6, 0: 6}
    for n, device in enumerate(devices):
        await until(lambda device=device: "total" in device.mine, "each is told the own total")
        assert device.mine["total"] == {"right": 0 if n % 2 else 5, "answered": 5}
        assert len(device.names) == 1
        assert device.refused == []
    assert sum(device.calls > 1 for device in devices) > 1
