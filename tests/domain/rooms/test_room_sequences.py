"""A room after whatever its host and the clock did, in any order: what always holds."""

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from beacons.domain.rooms.room import Room
from beacons.domain.rooms.room_state import LAST_CALL_MS
from beacons.domain.rooms.settings import Settings

NOW = 1_764_000_000_000
NEXT = {
    "lobby": {"reading", "open", "closed", "ended"},
    "reading": {"open", "closing", "closed", "revealed", "ended"},
    "open": {"closing", "closed", "ended"},
    "closing": {"closed", "revealed", "ended"},
    "closed": {"revealed", "ended"},
    "revealed": {"reading", "open", "closing", "closed", "revealed", "ended"},
    "ended": set(),
}
"""Phases that one change may lead to. Where there is no reading time, or the clock has run out meanwhile, some are passed through."""
SETTINGS = st.builds(
    Settings,
    reading=st.integers(0, 3),
    timer=st.none() | st.integers(5, 8),
    board=st.sampled_from(["never", "section", "end"]),
    sheet=st.booleans(),
)


class RoomSequences(RuleBasedStateMachine):
    """Does to a room whatever can be done to it."""

    @initialize(items=st.integers(1, 4), chosen=SETTINGS)
    def open_a_room(self, items, chosen):
        self.now = NOW
        self.seen: set[str | None] = set()
        self.room = Room(
            code="ABCDEF",
            language="en",
            path="10-12",
            item_ids=tuple(f"item-{n}" for n in range(items)),
            since=NOW,
            at=NOW,
            settings=chosen,
        )

    def _become(self, after: Room) -> None:
        before, self.room = self.room, after
        if after is before:
            return
        assert after.version > before.version
        if after.phase in {"revealed", "ended"}:
            self.seen.add(before.item_id if after.phase == "ended" else after.item_id)
        if after.phase != before.phase:
            assert after.phase in NEXT[before.phase], f"from {before.phase} to {after.phase}"
        if after.place != before.place:
            assert after.place - before.place in (1, -1)
            assert before.phase == "revealed" or after.phase == "revealed"

    @rule()
    def press_the_one_key(self):
        was = self.room
        self._become(was.step(self.now))
        stands_still = was.paused_at is not None or was.phase == "ended" or was.is_reveal_asked
        assert (self.room is was) == stands_still or (was.is_reveal_asked and self.room.phase == "revealed")

    @rule()
    def all_are_in(self):
        if self.room.phase == "closing":
            self._become(self.room.end_last_call(self.now))

    @rule()
    def go_back(self):
        self._become(self.room.back(self.now))

    @rule(pause=st.integers(0, 12_000))
    def let_time_pass(self, pause):
        self.now += pause
        was = self.room
        self._become(was.tick(self.now))
        assert was.paused_at is None or self.room is was

    @rule()
    def pause(self):
        self._become(self.room.pause(self.now))

    @rule()
    def resume(self):
        due, paused_at = self.room.model_copy(update={"paused_at": None}).due, self.room.paused_at
        self._become(self.room.resume(self.now))
        if paused_at is not None and due is not None:
            assert self.room.due == due + self.now - paused_at, "a pause takes no time away"

    @rule(locked=st.booleans())
    def lock(self, locked):
        self._become(self.room.lock(locked=locked))

    @rule(seconds=st.integers(-300, 300))
    def give_more_time(self, seconds):
        self._become(self.room.more_time(seconds, self.now))

    @rule(count=st.integers(1, 3))
    def be_shown_on_a_wall_of_another_size(self, count):
        self._become(self.room.with_screens(count))

    @rule(chosen=SETTINGS)
    def set_anew(self, chosen):
        had_ended, had_sheet = self.room.phase == "ended", self.room.settings.sheet
        self._become(self.room.with_settings(chosen, self.now))
        assert had_sheet or not had_ended or not self.room.settings.sheet

    @rule(now_and_then=st.integers(0, 9))
    def end(self, now_and_then):
        if now_and_then == 0:
            self._become(self.room.end(self.now))
            assert self.room.phase == "ended"

    @invariant()
    def the_screen_is_one_of_those_that_there_are(self):
        assert self.room.screen < self.room.screens

    @invariant()
    def it_can_be_kept_and_read_again(self):
        assert Room.model_validate_json(self.room.model_dump_json()) == self.room

    @invariant()
    def responses_are_taken_to_the_item_on_screen_alone_and_only_while_it_is_open(self):
        for item_id in self.room.item_ids:
            if self.room.takes(item_id, self.now):
                assert item_id == self.room.item_id
                assert self.room.paused_at is None
                assert item_id not in self.seen, "nobody answers what everybody has seen the reasons of"
                is_closing = self.room.phase == "closing" and self.now < self.room.since + LAST_CALL_MS
                assert self.room.phase in {"reading", "open"} or is_closing

    @invariant()
    def what_was_chosen_before_the_close_is_taken_while_nobody_has_seen_the_reasons(self):
        for item_id in self.room.item_ids:
            if self.room.takes(item_id, self.now, NOW - 1):
                assert item_id == self.room.item_id
                assert item_id not in self.seen
                assert self.room.phase in {"reading", "open", "closing", "closed"}

    @invariant()
    def the_clock_waits_for_a_paused_room_and_for_none_that_waits_for_its_host(self):
        if self.room.paused_at is not None or self.room.phase not in {"reading", "open", "closing"}:
            assert self.room.due is None

    @invariant()
    def a_board_is_shown_to_no_class_that_wants_none(self):
        assert not self.room.shows_board or self.room.settings.board != "never"
        assert not self.room.shows_board or self.room.phase in {"revealed", "ended"}


TestRoomSequences = RoomSequences.TestCase
TestRoomSequences.settings = settings(max_examples=80, stateful_step_count=40, deadline=None)
