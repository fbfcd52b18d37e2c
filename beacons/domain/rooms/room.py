"""A room: one class at one set of items, with all that changes it beside its key and the clock, and who is let in and heard."""

from typing import Self

from beacons.domain.rooms.room_state import RoomState
from beacons.domain.rooms.settings import Settings
from beacons.domain.rooms.way import Way

IDLE_MS = 2 * 60 * 60 * 1000
"""A room that nobody has touched for two hours is erased."""


class Room(RoomState):
    """A room, with all that changes it."""

    def take(self, option_id: str, now: int) -> Self:
        """Go on with a choice of the scene on screen: to the next scene, which is read first, or to the end."""
        offers = self.stories.offers(self.scene) if self.phase in {"open", "closing", "closed"} else ()
        return self._on_way(self.way.on(option_id), now) if self.way and option_id in offers else self

    def again(self, fork: int, now: int) -> Self:
        """Once a story is over: back to a fork, counted from 0, to vote there anew."""
        is_there = self.phase == "revealed" and self.way and 0 <= fork < len(self.way.taken)
        return self._on_way(self.way.again_from(fork), now) if self.way and is_there else self

    def _on_way(self, way: Way, now: int) -> Self:
        if self.paused_at is not None:
            return self
        item_id = self.item_ids[self.place]
        stories = self.stories.on(item_id, way)
        return self._at("closed" if stories.is_over(item_id) else "reading", now, stories=stories).tick(now)

    def back(self, now: int) -> Self:
        """Look at the screen before again: else at the reveal of the item before, in a story at the fork before, as it was closed.

        Responses are never taken twice.
        """
        if self.paused_at is None and self.screen:
            return self._with(screen=self.screen - 1, steps=self.steps + 1)
        if self.paused_at is not None or self.phase not in {"reading", "revealed", "closed"}:
            return self
        if self.scene and self.way and self.way.taken:
            return self._at("closed", now, stories=self.stories.on(self.scene, self.way.back()))
        if self.place == 0:
            return self
        return self._at("revealed", now, place=self.place - 1)

    def with_screens(self, count: int) -> Self:
        """The wall needs so many screens for what is told now; only it can know, since it alone measures."""
        if count == self.screens or self.phase in {"lobby", "closing", "ended"}:
            return self
        return self._with(screens=count, screen=min(self.screen, count - 1))

    def takes(self, asked_id: str, now: int, chosen_at: int | None = None) -> bool:
        """Whether a response to what is asked under this id, chosen at a moment as far as that is known, is taken at this one."""
        room = self.tick(now)
        is_time = room.phase in {"open", "closing"} or room.owes(chosen_at)
        return is_time and room.paused_at is None and asked_id == room.asked_id

    def owes(self, chosen_at: int | None) -> bool:
        """Whether it is closed, and a line alone kept a response from coming in time. A vote stands on the wall by then: it is over."""
        is_waited_for = self.phase == "closed" and self.calls_in and not self.scene
        return is_waited_for and chosen_at is not None and chosen_at <= self.closed_at[self.place]

    def pause(self, now: int) -> Self:
        """Stop the clock; screens say so."""
        return self if self.paused_at is not None or self.phase in {"lobby", "ended"} else self._with(paused_at=now)

    def resume(self, now: int) -> Self:
        """Let the clock go on where it stood."""
        return self if self.paused_at is None else self._with(paused_at=None, since=self.since + max(now - self.paused_at, 0))

    def lock(self, *, locked: bool) -> Self:
        """Let nobody new in, or let newcomers in again. Who is in stays in and may come back."""
        return self if locked == self.locked else self._with(locked=locked)

    def more_time(self, seconds: int, now: int) -> Self:
        """Move the deadline of the item that is open, and of no other; nothing where no clock runs."""
        if self.phase != "open" or self.settings.timer is None:
            return self
        elapsed = (self.paused_at or now) - self.since
        whole = self.settings.timer + self.extra
        added = max(min(seconds, 600 - whole), -max(whole - elapsed // 1000 - 1, 0))
        return self._with(extra=self.extra + added) if added else self

    def with_settings(self, settings: Settings, now: int) -> Self:
        """The room with other settings. A class sheet can be asked for only before the end; a new timer runs from now on."""
        if self.phase == "ended" and settings.sheet and not self.settings.sheet:
            settings = settings.model_copy(update={"sheet": False})
        if settings == self.settings:
            return self
        runs_anew = self.phase == "open" and settings.timer != self.settings.timer
        since = max(self.since, self.paused_at or now) if runs_anew else self.since
        return self._with(settings=settings, since=since, extra=0 if runs_anew else self.extra).tick(now)

    def end(self, now: int) -> Self:
        """End at once, whatever is on screen."""
        return self if self.phase == "ended" else self._at("ended", now, paused_at=None)

    def is_closed_to_newcomers(self) -> bool:
        """Whether nobody may come in any more."""
        return self.locked or self.phase == "ended"

    def had_no_chance(self, came_at: int) -> bool:
        """Whether somebody who came at that moment could not answer the item on screen any more."""
        return self.phase in {"closing", "closed", "revealed"} and self.place < len(self.closed_at) and came_at > self.closed_at[self.place]
