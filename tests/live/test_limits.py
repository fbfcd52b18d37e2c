import json
from typing import Any

import anyio
import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from beacons.live.hub import Hub
from beacons.live.limits import PER_ADDRESS, JoinLimit, MessageRate
from beacons.live.socket import LiveSocket, live_route
from tests.builders import some_names
from tests.live.conftest import CODE, Device, a_hub

AN_HOUR = 3600.0
MOMENT = 0.05


def let_in(limit: JoinLimit, *addresses: str) -> list[bool]:
    """For each try, one after another, whether it need not wait."""

    async def try_all() -> list[bool]:
        opened = []
        for address in addresses:
            with anyio.move_on_after(MOMENT) as scope:
                await limit.wait(address)
            opened.append(not scope.cancelled_caught)
        return opened

    return anyio.run(try_all)


def test_a_hall_of_three_hundred_behind_one_address_comes_in_at_once():
    assert PER_ADDRESS[0] == 300
    assert all(let_in(JoinLimit(), *["school"] * 300))


def test_whoever_is_over_the_limit_waits():
    assert let_in(JoinLimit((2, AN_HOUR)), "a", "a", "a") == [True, True, False]


def test_an_address_over_its_limit_holds_up_no_other():
    assert let_in(JoinLimit((1, AN_HOUR)), "a", "a", "b", "a", "c") == [True, False, True, False, True]


def test_the_process_has_a_limit_over_all_addresses():
    assert let_in(JoinLimit((10, AN_HOUR), (3, AN_HOUR)), "a", "b", "c", "d") == [True, True, True, False]


def test_who_waited_comes_in_when_there_is_room_again():
    limit = JoinLimit((1, 0.2))

    async def twice() -> None:
        await limit.wait("a")
        await limit.wait("a")

    anyio.run(twice)


@pytest.fixture
def narrow(store, clock, a_room):
    """A server at which one device an hour may try a code."""
    a_room()
    made = Hub(store, lambda _: some_names(), clock)
    with TestClient(Starlette(routes=[live_route(lambda: made, JoinLimit((1, AN_HOUR)))])) as client:
        yield client


def test_a_device_that_was_in_the_room_comes_back_without_waiting(narrow):
    with narrow.websocket_connect("/live") as session:
        mine = Device(session).say(t="hello", code=CODE).hear("mine")
    for _ in range(3):
        with narrow.websocket_connect("/live") as session:
            assert Device(session).say(t="hello", code=CODE, id=mine["id"]).hear("mine")["name"] == mine["name"]


class Long(JoinLimit):
    """Lets in nobody for a while, and notes whose turn came."""

    turns = 0

    def is_free(self, address):
        return False

    async def wait(self, address):
        await anyio.sleep(MOMENT * 20)
        self.turns += 1


@pytest.mark.parametrize(("asks", "turns"), [([], 0), ([{"t": "alive"}] * 9, 1)], ids=["hangs up", "asks for its line"])
def test_a_device_that_hangs_up_while_it_waits_takes_nobody_s_turn_and_one_that_wakes_up_keeps_its_own(store, clock, a_room, asks, turns):
    a_room()
    limit, said = Long(), [{"t": "hello", "code": CODE}, *asks]
    came = iter([{"type": "websocket.connect"}, *({"type": "websocket.receive", "text": json.dumps(one)} for one in said)])

    async def receive() -> Any:
        if found := next(came, None):
            return found
        if asks:
            await anyio.sleep(MOMENT * 40)
        return {"type": "websocket.disconnect", "code": 1006}

    async def send(_message: Any) -> None:
        pass

    async def call() -> None:
        made = Hub(store, lambda _: some_names(), clock)
        await LiveSocket(lambda: made, limit)({"type": "websocket", "path": "/live", "headers": [], "client": ("school", 1)}, receive, send)

    anyio.run(call)
    assert limit.turns == turns


class Noted(JoinLimit):
    """Notes who would wait."""

    waited = 0

    async def wait(self, address):
        self.waited += 1


def test_a_secret_is_a_try_also_from_a_device_that_is_in_the_room(store, clock, a_room):
    a_room()
    limit, made = Noted(), a_hub(store, clock)
    with TestClient(Starlette(routes=[live_route(made, limit)])) as client:
        with client.websocket_connect("/live") as session:
            mine = Device(session).say(t="hello", code=CODE).hear("mine")["id"]
        with client.websocket_connect("/live") as session:
            Device(session).say(t="hello", code=CODE, id=mine).hear("mine")
        assert limit.waited == 1
        with client.websocket_connect("/live") as session:
            assert Device(session).say(t="hello", code=CODE, id=mine, secret="a-guess").hear("refused")["why"] == "no-room"
        assert limit.waited == 2


def test_a_device_may_say_thirty_things_at_once_and_then_a_few_a_second():
    rate = MessageRate(most=30, per_second=0.001)
    assert [rate.allows() for _ in range(31)] == [True] * 30 + [False]
