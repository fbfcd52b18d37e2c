"""A story in a room: the class votes at each fork, its host takes the way, and nobody can vote where a class has gone on."""

import pytest

from beacons.domain.rooms.answers import RoomAnswer
from beacons.domain.rooms.room import Room
from beacons.domain.rooms.room_items import RoomItems
from beacons.domain.rooms.room_state import LAST_CALL_MS
from beacons.domain.rooms.settings import Settings
from beacons.domain.rooms.way import Way, kindest, most_voted, stories_of, way_totals
from tests.builders import a_single_choice, a_story
from tests.there import there

NOW = 1_764_000_000_000
TALE, AFTER = a_story("tale"), a_single_choice("after")
TOUCHY = a_story("tale", sensitive="topic")


def a_room(story=TALE, **settings) -> Room:
    own = {"code": "ABCDEF", "language": "en", "path": "7-9", "item_ids": ("tale", "after"), "since": NOW, "at": NOW}
    return Room(**own, settings=Settings(**{"reading": 0, **settings}), stories=stories_of((story, AFTER)))


def asked(room, story=TALE):
    return there(RoomItems(story, AFTER).on_screen(room))


def at_the_fork(room):
    """From the lobby, or from another scene, to where the class has voted."""
    while room.phase != "closed":
        room = room.step(NOW).tick(NOW + LAST_CALL_MS)
    return room


def walked(*way) -> Room:
    """A room that took this way and is told what helped."""
    room = a_room()
    for option in way:
        room = at_the_fork(room).take(option, NOW)
    return room.step(NOW)


def test_a_class_goes_from_fork_to_fork_to_an_end_and_is_told_what_helped():
    room, seen = a_room().step(NOW), []
    for option in ("hide", "wait", "tell"):
        seen.append((room.phase, asked(room).stem, asked(room).option_ids))
        room = at_the_fork(room).take(option, NOW)
    assert seen == [
        ("open", "Scene start", ("ask", "hide")),
        ("open", "Scene club", ("wait",)),
        ("open", "Scene home", ("tell", "sleep")),
    ]
    assert (room.phase, asked(room).stem, asked(room).option_ids) == ("closed", "Scene end", ())
    room = room.step(NOW)
    fits = [(row.option_id, row.fits) for row in there(asked(room).solution()).rows]
    assert (room.phase, fits) == ("revealed", [("hide", False), ("wait", True), ("tell", True)])
    assert room.step(NOW).item_id == "after"


def test_each_vote_has_an_id_of_its_own_and_only_the_one_on_screen_is_taken():
    first = a_room().step(NOW)
    second = first.step(NOW).take("ask", NOW)
    assert (first.takes(there(first.asked_id), NOW), second.takes(there(first.asked_id), NOW)) == (True, False)
    assert second.takes(there(second.asked_id), NOW)
    assert not second.takes("tale", NOW)


def test_no_vote_is_taken_once_it_stands_on_the_wall_how_the_class_has_voted_whenever_it_was_chosen():
    voting = a_room().step(NOW)
    assert voting.takes(there(voting.asked_id), NOW, NOW)
    closed = at_the_fork(a_room().step(NOW)).tick(NOW + 10_000)
    assert closed.phase == "closed"
    assert not closed.takes(there(closed.asked_id), NOW + 10_000, NOW - 1)


@pytest.mark.parametrize("option", ["tell", "no-such"])
def test_a_choice_that_the_scene_does_not_offer_takes_no_way(option):
    room = at_the_fork(a_room())
    assert room.take(option, NOW) is room


def test_the_one_key_waits_at_a_fork_until_a_way_is_taken_and_a_pause_holds_that_too():
    closing = a_room().step(NOW).step(NOW)
    room = closing.tick(NOW + LAST_CALL_MS)
    assert (closing.step(NOW), room.step(NOW), room.phase) == (closing, room, "closed")
    paused = room.pause(NOW)
    assert paused.take("ask", NOW) is paused


def test_a_way_can_be_taken_while_the_vote_is_open_and_never_while_the_scene_is_read():
    reading = a_room(reading=5).step(NOW)
    assert reading.take("ask", NOW) is reading
    assert reading.step(NOW).take("ask", NOW).phase == "reading"


def test_going_back_stands_at_the_fork_before_as_its_vote_was_closed():
    first = at_the_fork(a_room())
    back = at_the_fork(first.take("ask", NOW)).back(NOW)
    assert (back.phase, back.asked_id, asked(back).option_ids) == ("closed", first.asked_id, ("ask", "hide"))
    other = back.take("hide", NOW)
    assert there(other.way).taken == ("hide",)
    assert other.asked_id != first.take("ask", NOW).asked_id


def test_going_back_from_the_first_fork_leads_to_the_item_before_the_story_if_there_is_one():
    later = at_the_fork(a_room().model_copy(update={"item_ids": ("after", "tale"), "place": 1, "phase": "reading"}))
    assert (later.back(NOW).phase, later.back(NOW).item_id) == ("revealed", "after")
    first = at_the_fork(a_room())
    assert first.back(NOW) is first


def test_a_room_that_knows_no_way_through_a_story_shows_it_whole():
    room = a_room().model_copy(update={"stories": stories_of(()), "phase": "open"})
    assert asked(room) == TALE


def test_after_the_end_a_class_goes_back_to_a_fork_and_votes_there_anew():
    over = walked("hide", "wait", "tell")
    again = over.again(2, NOW)
    assert (again.phase, asked(again).option_ids, there(again.way).taken) == ("open", ("tell", "sleep"), ("hide", "wait"))
    assert again.asked_id not in {there(over.way).vote_id("tale", fork) for fork in range(4)}
    assert over.again(3, NOW) is over
    assert again.again(0, NOW) is again


def test_whoever_comes_back_to_a_story_finds_its_end():
    back = at_the_fork(walked("ask", "wait", "tell").step(NOW)).step(NOW).back(NOW)
    assert (back.phase, asked(back).option_ids) == ("revealed", ("ask", "wait", "tell"))


def test_a_story_about_harm_is_read_and_no_vote_is_taken():
    room, moments = a_room(TOUCHY).step(NOW), []
    for option in ("ask", "wait", "tell"):
        moments.append((room.phase, room.takes(there(room.asked_id), NOW)))
        room = room.take(option, NOW)
    assert moments == [("closed", False)] * 3
    assert (room.phase, room.step(NOW).phase) == ("closed", "revealed")
    assert a_room(TOUCHY, reading=5).step(NOW).tick(NOW + 5_000).phase == "closed"


def test_whoever_came_before_the_end_of_a_story_had_a_chance():
    room = at_the_fork(a_room())
    assert room.closed_at == ()
    for option in ("ask", "wait", "tell"):
        room = at_the_fork(room).take(option, NOW + 5)
    assert room.closed_at == (NOW + 5,)


@pytest.mark.parametrize(
    ("counts", "most", "kind"),
    [
        ({"a": 2, "b": 1}, "a", "a"),
        ({"a": 2, "b": 2}, "ab", "b"),
        ({}, "abc", "b"),
        ({"other": 9, "c": 1}, "c", "c"),
        ({"a": 1, "c": 1}, "ac", "a"),
    ],
)
def test_a_way_goes_on_by_what_most_want_and_where_that_says_nothing_by_the_first_that_helps(counts, most, kind):
    wanted = most_voted(counts, ("a", "b", "c"))
    assert (wanted, kindest(wanted, {"b"}), kindest((), {"b"})) == (tuple(most), kind, None)


def test_what_most_chose_is_told_for_each_fork_on_the_way():
    way = Way().on("ask").on("wait")
    given = {"fork-1": {"ann": "ask", "ben": "hide", "cem": "ask"}, "fork-2": {"ann": "wait", "dee": "wait"}}
    answers = {f"tale-{vote}": {who: RoomAnswer("", who, (one,), 0, 0, NOW) for who, one in of.items()} for vote, of in given.items()}
    totals = way_totals("tale", way, answers)
    assert (totals.answered, dict(totals.counts), totals.credit) == (4, {"ask": 2, "wait": 2}, None)


def test_a_room_that_is_kept_goes_on_where_its_story_was():
    room = at_the_fork(a_room().step(NOW).step(NOW).take("ask", NOW))
    assert Room.model_validate_json(room.model_dump_json()) == room
