"""The state machine of a room: what its host and the server's clock make of it, at any moment and in any order."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from beacons.domain.rooms.code import ALPHABET
from beacons.domain.rooms.room import Room
from beacons.domain.rooms.room_state import LAST_CALL_MS, SECTION
from beacons.domain.rooms.settings import Settings
from tests.there import of_kind

NOW = 1_764_000_000_000


def a_room(**changes) -> Room:
    own = {"code": "ABCDEF", "language": "en", "path": "10-12", "item_ids": ("one", "two", "three"), "since": NOW, "at": NOW}
    return Room(**{**own, **changes})


def at(phase: str, **changes) -> Room:
    return a_room(phase=phase, **changes)


def test_the_letters_of_a_code_are_not_taken_for_one_another():
    assert set("IL1O0S5") & set(ALPHABET) == set()
    assert len(set(ALPHABET)) == len(ALPHABET)


@pytest.mark.parametrize("code", ["abcdef", "ABCDE", "ABCDEFG", "ABCDE0", "ABC EF", ""])
def test_another_code_is_refused(code):
    with pytest.raises(ValidationError):
        a_room(code=code)


def test_the_one_key_leads_from_the_lobby_to_the_end():
    room, phases = a_room(settings=Settings(reading=5)), []
    for n in range(20):
        room = room.step(NOW + n * LAST_CALL_MS)
        phases.append((room.phase, room.item_id))
    of_one = [(phase, "one") for phase in ("reading", "open", "closing", "closed", "revealed")]
    assert phases[:6] == [*of_one, ("reading", "two")]
    assert phases[14:] == [("revealed", "three"), *[("ended", None)] * 5]


def test_without_reading_time_options_are_there_at_once():
    assert a_room(settings=Settings(reading=0)).step(NOW).phase == "open"


def test_the_clock_shows_the_options_after_the_reading_time_and_not_before():
    room = a_room(settings=Settings(reading=5)).step(NOW)
    assert room.due == NOW + 5_000
    assert room.tick(NOW + 4_999) is room
    assert room.tick(NOW + 5_000).phase == "open"


def test_without_a_timer_an_item_stays_open():
    room = at("open")
    assert room.due is None
    assert room.tick(NOW + 10**9) is room


def test_a_timer_closes_and_a_late_clock_makes_up_for_it():
    room = a_room(settings=Settings(reading=5, timer=20)).step(NOW)
    late = room.tick(NOW + 60_000)
    assert (late.phase, late.since) == ("closed", NOW + 25_000)


@pytest.mark.parametrize("closing", [at("open").step(NOW), at("open", settings=Settings(timer=5)).tick(NOW + 5_000)])
def test_whoever_closes_what_is_chosen_by_then_is_called_in_for_a_moment_and_that_ends_by_itself(closing):
    assert (closing.phase, closing.due) == ("closing", closing.since + LAST_CALL_MS)
    assert closing.takes("one", closing.due - 1)
    assert not closing.takes("one", closing.due)
    assert closing.tick(closing.due).phase == "closed"


def test_a_press_during_the_last_call_is_kept_and_shows_the_reasons_once_it_is_over_and_not_before():
    closing = at("open").step(NOW)
    pressed = closing.step(NOW + 700)
    assert (pressed.phase, pressed.steps) == ("closing", closing.steps)
    assert pressed.step(NOW + 1_400) is pressed
    assert pressed.takes("one", NOW + 1_500)
    revealed = pressed.tick(NOW + LAST_CALL_MS)
    assert (revealed.phase, revealed.steps, revealed.is_reveal_asked) == ("revealed", closing.steps + 1, False)
    assert pressed.end_last_call(NOW + 900).phase == "revealed"


def test_the_end_of_the_last_call_is_no_other_screen_so_a_press_that_crosses_it_shows_the_reasons():
    closing = at("open").step(NOW)
    closed = closing.end_last_call(NOW + 300)
    assert (closed.phase, closed.steps) == ("closed", closing.steps)
    assert closed.step(NOW + 400).phase == "revealed"


def closed_at_now() -> Room:
    return at("open").step(NOW).tick(NOW + LAST_CALL_MS)


def test_what_was_chosen_before_the_close_is_taken_until_the_reasons_are_shown_and_nothing_that_was_chosen_after_it():
    closed, minutes_later = closed_at_now(), NOW + 300_000
    assert [closed.takes("one", minutes_later, chosen_at) for chosen_at in (NOW - 9000, NOW, NOW + 1, None)] == [True, True, False, False]
    assert not closed.takes("two", minutes_later, NOW)
    assert not closed.pause(minutes_later).takes("one", minutes_later, NOW)
    assert not closed.step(minutes_later).takes("one", minutes_later, NOW)
    assert not closed.end(minutes_later).takes("one", minutes_later, NOW)


def test_what_was_chosen_before_the_close_waits_out_a_pause_which_moves_the_close_nowhere():
    resumed = closed_at_now().pause(NOW + 5000).resume(NOW + 65_000)
    assert resumed.takes("one", NOW + 66_000, NOW)
    assert not resumed.takes("one", NOW + 66_000, NOW + 1)


def test_an_item_whose_host_has_looked_elsewhere_meanwhile_takes_nothing_that_was_chosen_before():
    shown = closed_at_now().step(NOW).step(NOW).step(NOW).step(NOW).tick(NOW + LAST_CALL_MS)
    for again in (shown.back(NOW).step(NOW), shown.step(NOW).back(NOW).step(NOW)):
        assert (shown.item_id, again.item_id, again.phase) == ("two", "two", "closed")
        assert shown.takes("two", NOW + LAST_CALL_MS, NOW)
        assert not again.takes("two", NOW + LAST_CALL_MS, NOW)


def test_a_pause_holds_the_last_call_too():
    paused = at("open").step(NOW).pause(NOW + 500)
    assert not paused.takes("one", NOW + 600)
    assert paused.tick(NOW + 10**6) is paused
    assert paused.resume(NOW + 60_500).due == NOW + 60_000 + LAST_CALL_MS


def test_an_item_that_was_revealed_takes_no_response_when_the_host_has_looked_back_and_goes_on():
    room = at("revealed", place=1, closed_at=(NOW, NOW)).back(NOW).step(NOW)
    assert (room.phase, room.item_id) == ("closed", "two")
    assert room.step(NOW).step(NOW).phase == "reading"


def test_a_class_that_began_before_an_update_goes_on_after_it():
    older = at("open").model_dump(exclude={"is_reveal_asked"}) | {"closed_by_clock": False}
    assert Room.model_validate(older) == at("open")


@pytest.mark.parametrize(
    ("phase", "taken"), [(p, p in {"open", "closing"}) for p in ("lobby", "reading", "open", "closing", "closed", "revealed", "ended")]
)
def test_responses_are_taken_while_the_item_is_open_only(phase, taken):
    assert at(phase).takes("one", NOW) is taken
    assert not at(phase).takes("two", NOW)


def test_a_pause_stops_the_clock_and_gives_all_its_time_back():
    room = a_room(settings=Settings(reading=5, timer=20)).step(NOW).tick(NOW + 5_000)
    paused = room.pause(NOW + 15_000)
    assert paused.due is None
    assert paused.tick(NOW + 10**6) is paused
    assert paused.step(NOW + 16_000) is paused
    assert not paused.takes("one", NOW + 16_000)
    resumed = paused.resume(NOW + 75_000)
    assert resumed.due == NOW + 85_000
    assert resumed.takes("one", NOW + 75_000)


@pytest.mark.parametrize("phase", ["lobby", "ended"])
def test_there_is_nothing_to_pause_before_and_after(phase):
    assert at(phase).pause(NOW).paused_at is None


def test_pausing_or_resuming_twice_is_once():
    paused = at("open").pause(NOW)
    assert paused.pause(NOW + 1) is paused
    resumed = paused.resume(NOW + 2)
    assert resumed.resume(NOW + 3) is resumed


def test_time_can_be_added_and_taken_within_bounds():
    room = at("open", settings=Settings(timer=30))
    assert room.more_time(30, NOW).due == NOW + 60_000
    assert room.more_time(10**6, NOW).due == NOW + 600_000
    assert room.more_time(-300, NOW + 10_400).due == NOW + 11_000
    assert room.pause(NOW + 10_400).more_time(-300, NOW + 60_000).resume(NOW + 60_000).due == NOW + 60_600
    assert room.more_time(-300, NOW + 29_500) is room
    assert at("open").more_time(30, NOW) == at("open")


def test_the_least_and_the_most_time_that_there_can_be_is_read_again():
    least = at("open", settings=Settings(timer=600)).more_time(-600, NOW)
    most = at("open", settings=Settings(timer=5)).more_time(600, NOW)
    assert (least.due, most.due) == (NOW + 1_000, NOW + 600_000)
    assert all(Room.model_validate_json(room.model_dump_json()) == room for room in (least, most))


def test_time_that_was_added_is_for_one_item_only():
    later = at("closed", settings=Settings(timer=30, reading=0), extra=30)
    for _ in range(2):
        later = later.step(NOW)
    assert (later.phase, later.place, later.due) == ("open", 1, NOW + 30_000)


def test_a_locked_room_lets_nobody_new_in_until_it_is_unlocked():
    room = a_room().lock(locked=True)
    assert room.is_closed_to_newcomers()
    assert not room.lock(locked=False).is_closed_to_newcomers()
    assert at("ended").is_closed_to_newcomers()


def test_looking_back_shows_the_reveal_before_and_takes_no_response():
    room = at("reading", place=1)
    back = room.back(NOW)
    assert (back.phase, back.item_id) == ("revealed", "one")
    assert not back.takes("one", NOW)
    assert at("reading").back(NOW) == at("reading")
    assert at("open", place=1).back(NOW).phase == "open"


@pytest.mark.parametrize(("board", "expected"), [("never", []), ("end", ["ended"]), ("section", [SECTION, "ended"])])
def test_the_board_comes_as_often_as_the_host_wants(board, expected):
    room, seen = a_room(item_ids=tuple(f"i{n}" for n in range(SECTION + 2)), settings=Settings(board=board, reading=0)), []
    for n in range(100):
        room, before = room.step(NOW + n * LAST_CALL_MS), room
        if room.shows_board and room is not before:
            seen.append("ended" if room.phase == "ended" else room.place + 1)
    assert seen == expected


def test_a_class_sheet_cannot_be_asked_for_after_the_end():
    for phase in ("lobby", "reading", "open", "closed", "revealed"):
        assert at(phase).with_settings(Settings(sheet=True), NOW).settings.sheet
    assert not at("ended").with_settings(Settings(sheet=True), NOW).settings.sheet


def test_a_timer_that_is_set_while_an_item_is_open_runs_from_then_on():
    later = NOW + 90_000
    room = at("open", settings=Settings(reading=0)).with_settings(Settings(reading=0, timer=30), later)
    assert (room.phase, room.due) == ("open", later + 30_000)
    assert room.with_settings(Settings(reading=0), later).due is None


def test_a_timer_that_is_set_during_a_pause_runs_when_the_room_goes_on():
    paused = at("open", settings=Settings(reading=0)).pause(NOW + 10_000).with_settings(Settings(reading=0, timer=30), NOW + 40_000)
    assert paused.due is None
    assert paused.resume(NOW + 60_000).due == NOW + 90_000


def test_a_board_or_a_reading_time_that_is_changed_leaves_the_clock_alone():
    room = at("open", settings=Settings(reading=0, timer=60))
    assert room.with_settings(Settings(reading=5, timer=60, board="end"), NOW + 20_000).due == room.due


def test_a_shorter_reading_time_that_is_over_already_shows_the_options():
    assert at("reading", settings=Settings(reading=30)).with_settings(Settings(reading=5), NOW + 10_000).phase == "open"


def test_ending_is_at_once_from_anywhere():
    for phase in ("lobby", "reading", "open", "closed", "revealed"):
        assert at(phase).end(NOW).phase == "ended"
    assert at("open").pause(NOW).end(NOW).paused_at is None


DOINGS = st.sampled_from(["step", "back", "tick", "pause", "resume", "lock", "more", "less", "screens", "end"])


def do(room: Room, what: str, now: int) -> Room:
    if what == "lock":
        return room.lock(locked=not room.locked)
    if what in {"more", "less"}:
        return room.more_time(10 if what == "more" else -300, now)
    if what == "screens":
        return room.with_screens(1 + now % 3)
    return of_kind(Room, getattr(room, what)(now))


@given(st.lists(st.tuples(DOINGS, st.integers(0, 40_000)), max_size=60), st.sampled_from([None, 5, 20]), st.integers(0, 10))
def test_whatever_is_done_in_whatever_order_the_room_stays_sound(doings, timer, reading):
    room, now = a_room(settings=Settings(timer=timer, reading=reading)), NOW
    for what, wait in doings:
        now += wait
        before, room = room, do(room, what, now)
        assert Room.model_validate_json(room.model_dump_json()) == room
        assert room.version > before.version or room is before
        assert not (before.phase == "ended" and room.phase != "ended")
        assert sum(room.takes(item_id, now) for item_id in room.item_ids) <= 1


def test_who_came_after_an_item_was_closed_had_no_chance_at_it_and_keeps_that_when_the_host_looks_back():
    closing = a_room().step(1).step(2).step(3)
    room = closing.end_last_call(3)
    for one in (closing, room):
        assert [one.had_no_chance(at) for at in (0, 3, 4)] == [False, False, True]
    second = room.step(5).step(6).step(7).step(8).end_last_call(8).step(9)
    assert (second.phase, second.place) == ("revealed", 1)
    assert [second.had_no_chance(at) for at in (4, 9)] == [False, True]
    assert second.back(10).had_no_chance(4)


def test_every_other_screen_has_a_number_of_its_own_and_what_changes_no_screen_keeps_it():
    room = a_room().step(1)
    changed = room.lock(locked=True).pause(2).resume(3)
    assert (room.steps, changed.steps, changed.step(4).steps, changed.end(4).steps) == (1, 1, 2, 2)


def test_what_the_wall_cannot_hold_at_once_is_read_on_and_back_before_anything_else_comes():
    room = at("revealed").with_screens(3)
    on = [room := room.step(NOW) for _ in range(3)]
    assert [(one.phase, one.item_id, one.screen, one.steps) for one in on] == [
        ("revealed", "one", 1, 1),
        ("revealed", "one", 2, 2),
        ("reading", "two", 0, 3),
    ]
    assert [one.reads_on for one in on] == [True, False, False]
    back = on[1].back(NOW)
    assert (back.item_id, back.screen, back.back(NOW).screen, back.pause(NOW).step(NOW).screen) == ("one", 1, 0, 1)


def test_the_wall_says_how_many_screens_it_needs_where_something_stands_on_it_and_says_so_again_when_it_is_another_size():
    last = at("open").with_screens(3).step(NOW).step(NOW)
    assert (last.phase, last.screen, last.with_screens(2).screen, last.with_screens(1).step(NOW).phase) == ("open", 2, 1, "closing")
    assert last.with_screens(3) is last
    for phase in ("lobby", "closing", "ended"):
        assert at(phase).with_screens(2).screens == 1
