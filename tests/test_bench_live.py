"""The benchmark of live rooms counts rightly, and plays with nobody but this machine."""

import asyncio

import pytest
from pydantic import ValidationError

from benchmarks.live import games
from benchmarks.live.figures import first_few, per_player, percentile
from benchmarks.live.plan import MOST_PLAYERS, Burst, Plan
from benchmarks.live.report import page
from benchmarks.live.served import ECHO, SQLITE
from benchmarks.live.wire import NotLoopbackError, connect, loopback


@pytest.mark.parametrize(
    ("values", "percent", "expected"),
    [(range(101), 95, 95), (range(101), 50, 50), ([1.0, 2.0], 50, 1.5), ([7.0], 95, 7.0), ([], 95, 0.0)],
)
def test_a_percentile_is_the_value_that_so_many_do_not_exceed(values, percent, expected):
    assert percentile(list(values), percent) == expected


def test_memory_is_shared_among_those_who_came_after_the_first_few():
    assert (first_few(3), first_few(300)) == (1, 20)
    assert per_player(1_000_000, 3_800_000, 300) == 10


@pytest.mark.parametrize("address", ["example.org:80", "localhost:8501", "192.0.2.1:8501", "0.0.0.0:8501", ":8501", "8501"])
def test_no_address_but_that_of_the_machine_itself_is_played_with(address):
    with pytest.raises(NotLoopbackError):
        loopback(address)
    with pytest.raises(NotLoopbackError):
        asyncio.run(connect(address, "/live", lambda _, __: None))


@pytest.mark.parametrize("address", ["127.0.0.1:8501", "[::1]:8501"])
def test_the_machine_itself_is_known_by_its_addresses(address):
    assert loopback(address)[1] == 8501


@pytest.mark.parametrize("players", [0, MOST_PLAYERS + 1])
def test_the_number_of_players_is_bounded(players):
    with pytest.raises(ValidationError):
        Plan(address="127.0.0.1:1", pid=1, players=players, bursts=[Burst(name="one", over=0, items=[])])


def test_a_small_class_is_played_to_the_end_and_nothing_is_lost(tmp_path):
    echo = games.game(ECHO, "", 3, 1)
    room = games.game(SQLITE, f"sqlite:///{tmp_path}/rooms.db", 3, 1)
    assert len(room.result.answers) == 3 * len(room.result.bursts) == 6
    assert room.missing == 0
    assert not any(burst.unacknowledged or burst.refused for burst in room.result.bursts.values())
    assert len(room.result.shown_to_all) == 7
    told = page([echo, room], [], ["about"])
    assert "SQLite, 3 players: answers lost | 0 | 0 | yes" in told
