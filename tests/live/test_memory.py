"""What a process remembers of a room: the same answers by item, by learner, and all together."""

import asyncio

import pytest

from beacons.domain.rooms.answers import RoomAnswer
from beacons.domain.rooms.room import Room
from beacons.domain.rooms.room_items import RoomItems
from beacons.live.memory import Memory
from tests.builders import some_names


def an_answer(item_id: str, learner_id: str) -> RoomAnswer:
    return RoomAnswer(item_id, learner_id, ("a",), 1, 1, 1)


class Disk:
    """Three answers, which are read anew each time."""

    def answers(self, code: str, after: int, known: int) -> tuple[int, tuple[RoomAnswer, ...]]:
        return after, tuple(an_answer(*ids) for ids in (("one", "ana"), ("one", "ben"), ("two", "ana")))


@pytest.fixture
def memory() -> Memory:
    room = Room(code="ABCDEF", language="en", path="7-9", item_ids=("one", "two"), since=0, at=0)
    made = Memory(room, RoomItems(), some_names())
    asyncio.run(made.read_answers(Disk()))  # type: ignore[arg-type]  # all of a store that it asks
    return made


def test_an_answer_that_is_read_again_counts_once(memory):
    asyncio.run(memory.read_answers(Disk()))
    assert {item_id: len(given) for item_id, given in memory.answers.items()} == {"one": 2, "two": 1}
    assert len(memory.all_answers()) == 3
    assert len(memory.answers_by("ana")) == 2


def test_what_one_learner_gave_is_that_learners_alone(memory):
    assert [answer.item_id for answer in memory.answers_by("ana")] == ["one", "two"]
    assert memory.answers_by("nobody") == []
    assert memory.answer("two", "ana") == an_answer("two", "ana")
    assert memory.answer("two", "ben") is None
    assert memory.answer("three", "ana") is None
