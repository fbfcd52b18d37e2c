from beacons.domain.rooms.answers import RoomAnswer
from beacons.domain.rooms.learner import Learner
from beacons.domain.rooms.ring import Ring
from beacons.domain.rooms.room import Room
from beacons.domain.rooms.room_items import RoomItems
from beacons.live.connection import Connection
from beacons.live.memory import Memory
from beacons.live.presence import BELIEVED_MS, Presence
from tests.builders import a_single_choice, some_names


class Clock:
    now = 1000

    def __call__(self) -> int:
        return self.now


def a_presence(clock: Clock, learners: int = 50) -> Presence:
    """Of a room into which so many came."""
    room = Room(code="ABCDEF", language="en", path="7-9", item_ids=("one",), since=0, at=0)
    ids = [f"learner-{n}" for n in range(learners)]
    came = {one: Learner(id=one, word="calm", animal="otter", number=10 + n, at=0) for n, one in enumerate(ids)}
    return Presence(Memory(room, RoomItems(), some_names(), came), clock)


def test_learners_in_other_processes_count_as_each_process_last_said():
    clock = Clock()
    presence = a_presence(clock)
    presence.hear(Ring("ABCDEF", "one", 12))
    presence.hear(Ring("ABCDEF", "two", 3))
    clock.now = 2000
    presence.hear(Ring("ABCDEF", "one", 10))
    assert presence.count == 13


def test_a_process_that_says_nothing_any_more_is_believed_for_half_a_minute():
    clock = Clock()
    presence = a_presence(clock)
    presence.hear(Ring("ABCDEF", "killed", 12))
    presence.hear(Ring("ABCDEF", "alive", 3))
    clock.now = 1000 + BELIEVED_MS
    presence.hear(Ring("ABCDEF", "alive", 15))
    assert presence.count == 27
    clock.now += 1
    assert presence.count == 15


def test_who_leaves_the_item_on_screen_out_is_counted_at_every_process_and_of_another_item_at_none():
    presence = a_presence(Clock())
    item = a_single_choice("one")
    presence._memory.item = item
    presence.connections = {Connection("learner", "learner-1", skips="one"), Connection("learner", "learner-2")}
    assert presence.who_is_here() == (2, "one", 1, 1)
    presence.hear(Ring("ABCDEF", "two", 5, "one", 3))
    presence.hear(Ring("ABCDEF", "three", 5, "before", 2))
    assert presence._skipped == 4


def test_whose_answer_is_missing_is_told_apart_by_whether_the_line_is_there():
    """Ten came: one answered and lost the line, one leaves it out, two are connected here; five elsewhere, of whom three have answered."""
    presence = a_presence(Clock(), learners=10)
    item = presence._memory.item = a_single_choice("one")
    for n in (0, 5, 6, 7):
        presence._memory.answers["one"][f"learner-{n}"] = RoomAnswer("one", f"learner-{n}", ("tell",), 1, 1, 0)
    presence.connections = {Connection("learner", f"learner-{n}", skips="one" if n == 1 else "") for n in (1, 2, 3)}
    presence.hear(Ring("ABCDEF", "two", 5, item.id, 0, 2))
    assert presence.waited_for == (4, 1)
    presence.connections.clear()
    assert presence.waited_for == (2, 4)
    presence.hear(Ring("ABCDEF", "two", 5, "before", 0, 0))
    assert presence.waited_for == (5, 1)


def test_no_more_are_present_than_came_and_a_device_on_two_screens_is_one():
    presence = a_presence(Clock(), learners=4)
    presence.connections = {Connection("learner", "learner-1"), Connection("learner", "learner-1"), Connection("host")}
    assert presence.count == 1
    presence.hear(Ring("ABCDEF", "killed", 12))
    assert presence.count == 4
