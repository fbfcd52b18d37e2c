"""Rooms that nobody has asked for are not opened, and a start still says what is wrong with their file."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from beacons.storage import late_rooms, room_file
from beacons.storage.late_rooms import rooms_at
from beacons.storage.room_file import hold
from beacons.storage.rooms import RoomStore


@pytest.fixture
def opened(monkeypatch):
    """Every store that was opened."""
    made = []

    def opening(url):
        made.append(RoomStore(url))
        return made[-1]

    monkeypatch.setattr(late_rooms, "_opened", opening)
    yield made
    for store in made:
        store.engine.dispose()


def test_threads_that_ask_at_the_same_time_are_answered_by_one_store(tmp_path, opened):
    rooms, together = rooms_at(f"sqlite:///{tmp_path}/rooms.db"), Barrier(4)

    def ask(_):
        together.wait()
        return rooms.room("ABCDEF")

    with ThreadPoolExecutor(4) as threads:
        assert list(threads.map(ask, range(4))) == [None] * 4
    assert len(opened) == 1


def test_rooms_that_could_not_be_opened_are_tried_again_at_the_next_question(tmp_path, opened):
    folder = tmp_path / "late"
    rooms = rooms_at(f"sqlite:///{folder}/rooms.db")
    with pytest.raises(ConnectionError):
        rooms.room("ABCDEF")
    folder.mkdir()
    assert rooms.room("ABCDEF") is None


def test_postgresql_that_is_away_fails_at_once():
    with pytest.raises(ConnectionError):
        rooms_at("postgresql://beacons@127.0.0.1:1/beacons")


def test_a_start_fails_where_no_rooms_can_be_written(tmp_path):
    with pytest.raises(ConnectionError, match="unable to open"):
        hold(f"sqlite:///{tmp_path}/not-there/rooms.db")


@pytest.mark.parametrize(
    ("url", "file"),
    [
        ("sqlite:///var/rooms.db", "var/rooms.db"),
        ("sqlite:////data/rooms.db?timeout=5", "/data/rooms.db"),
        ("sqlite:///:memory:", ""),
        ("sqlite://", ""),
        ("postgresql://host/rooms", ""),
    ],
)
def test_the_file_of_an_address_is_the_one_that_is_opened(url, file):
    assert room_file.file_of(url) == file
