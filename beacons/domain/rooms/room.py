"""A room: one class at one set of items, moved on by its host and by the server's clock.

A room is a value. Moments are milliseconds since 1970 of the server's clock, which is the only one that counts. Every change
gives a new room with the next ``version``; a change that does not fit the phase gives the same room.
"""

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import Field, StringConstraints, model_validator

from beacons.domain.model import Model, Slug
from beacons.domain.path import ChildPath
from beacons.domain.rooms.settings import Settings

ALPHABET = "ABCDEFGHJKMNPQRTUVWXYZ2346789"
"""Letters and digits of a join code: none that is taken for another on a board or by a young reader (I 1 L, O 0, S 5)."""
CODE_LENGTH = 6
JoinCode = Annotated[str, StringConstraints(pattern=f"^[{ALPHABET}]{{{CODE_LENGTH}}}$")]

Phase = Literal["lobby", "reading", "open", "closing", "closed", "revealed", "ended"]
"""Learners come in; the stem is on screen; responses are taken; the last are called in; none is taken; reasons are shown; all is over."""

SECTION = 5
"""Items after which a board is shown, where the host wants one for each section."""
LAST_CALL_MS = 2_000
"""So long an item is closing, whoever closed it: devices send what is chosen and not sent yet, and nothing new can be chosen."""
AT_ONCE_MS = 500
"""Whoever presses so soon after a step that another screen or the clock has made means what stood there before."""
IDLE_MS = 2 * 60 * 60 * 1000
"""A room that nobody has touched for two hours is erased."""


class Room(Model):
    """Everything that all who are in a room share. ``since`` is when the phase began; ``paused_at`` is when it was paused."""

    code: JoinCode
    language: str = Field(pattern=r"^[A-Za-z-]{2,20}$")
    lesson_id: Slug | None = None
    path: ChildPath
    item_ids: tuple[Slug, ...] = Field(min_length=1, max_length=40)
    settings: Settings = Settings()
    phase: Phase = "lobby"
    place: int = Field(default=0, ge=0)
    since: int = Field(ge=0)
    extra: int = Field(default=0, ge=-600, le=600, description="Seconds more or less than the timer, for the item on screen alone.")
    is_reveal_asked: bool = Field(default=False, description="Whether the host went on while the last responses were coming in.")
    closed_at: tuple[int, ...] = Field(default=(), description="When each item so far was closed: who came later had no chance to answer.")
    steps: int = Field(default=0, ge=0, description="How often another screen came: a command that names a former one comes too late.")
    paused_at: int | None = None
    locked: bool = False
    version: int = Field(default=1, ge=1)
    at: int = Field(ge=0)

    @model_validator(mode="before")
    @classmethod
    def _as_older_versions_wrote_it(cls, data: Any) -> Any:
        """A class that began before an update goes on after it."""
        return {name: value for name, value in data.items() if name != "closed_by_clock"} if isinstance(data, Mapping) else data

    @model_validator(mode="after")
    def _place_is_an_item(self) -> "Room":
        if self.place >= len(self.item_ids):
            raise ValueError("the place is beyond the items")
        return self

    @property
    def item_id(self) -> str | None:
        """The item on screen; None in the lobby and at the end."""
        return None if self.phase in {"lobby", "ended"} else self.item_ids[self.place]

    @property
    def is_last(self) -> bool:
        """Whether the item on screen is the last one."""
        return self.place + 1 == len(self.item_ids)

    @property
    def shows_board(self) -> bool:
        """Whether this is a moment for the board: never unless the host wants one."""
        if self.settings.board == "never":
            return False
        ends_section = self.phase == "revealed" and (self.place + 1) % SECTION == 0 and not self.is_last
        return self.phase == "ended" or (self.settings.board == "section" and ends_section)

    def is_closed_to_newcomers(self) -> bool:
        """Whether nobody may come in any more."""
        return self.locked or self.phase == "ended"

    def step(self, now: int) -> "Room":
        """What the one key does: begin, show the options, close, reveal, next item, end. Nothing while paused.

        While the last responses come in it is remembered: the reveal follows once they are in, and never sooner.
        """
        if self.paused_at is not None or self.phase == "ended":
            return self
        if self.phase == "closing":
            after = self.tick(now)
            return self._with(is_reveal_asked=True) if after is self and not self.is_reveal_asked else after
        if self.phase == "revealed":
            return self._next(now)
        following: dict[Phase, Phase] = {"lobby": "reading", "reading": "open", "open": "closing", "closed": "revealed"}
        return self._at(following[self.phase], now).tick(now)

    def _next(self, now: int) -> "Room":
        """The item after this one. One that was closed before, and looked away from since, stays closed."""
        if self.is_last:
            return self._at("ended", now)
        was_closed = self.place + 1 < len(self.closed_at)
        return self._at("closed" if was_closed else "reading", now, place=self.place + 1).tick(now)

    def end_last_call(self, now: int) -> "Room":
        """Where it is closing: take no more responses. It is no other screen, since the next press means the same on both."""
        return self._at("revealed", now) if self.is_reveal_asked else self._with(phase="closed")

    def back(self, now: int) -> "Room":
        """Look at the reveal of the item before again; responses are never taken twice."""
        if self.paused_at is not None or self.place == 0 or self.phase not in {"reading", "revealed", "closed"}:
            return self
        return self._at("revealed", now, place=self.place - 1)

    def tick(self, now: int) -> "Room":
        """What the clock alone does by now: options after the reading time, the close at the deadline. Nothing while paused."""
        due = self.due
        if due is None or now < due:
            return self
        if self.phase == "closing":
            return self.end_last_call(due)
        return self._at("open" if self.phase == "reading" else "closing", due).tick(now)

    @property
    def due(self) -> int | None:
        """When the clock moves the room on by itself, or None where it waits for its host."""
        if self.paused_at is not None:
            return None
        if self.phase == "reading":
            return self.since + 1000 * self.settings.reading
        if self.phase == "open" and self.settings.timer is not None:
            return self.since + 1000 * (self.settings.timer + self.extra)
        return self.since + LAST_CALL_MS if self.phase == "closing" else None

    def takes(self, item_id: str, now: int) -> bool:
        """Whether a response to this item is taken at this moment."""
        room = self.tick(now)
        return room.phase in {"open", "closing"} and room.paused_at is None and item_id == room.item_id

    def pause(self, now: int) -> "Room":
        """Stop the clock; screens say so."""
        return self if self.paused_at is not None or self.phase in {"lobby", "ended"} else self._with(paused_at=now)

    def resume(self, now: int) -> "Room":
        """Let the clock go on where it stood."""
        return self if self.paused_at is None else self._with(paused_at=None, since=self.since + max(now - self.paused_at, 0))

    def lock(self, *, locked: bool) -> "Room":
        """Let nobody new in, or let newcomers in again. Who is in stays in and may come back."""
        return self if locked == self.locked else self._with(locked=locked)

    def more_time(self, seconds: int, now: int) -> "Room":
        """Move the deadline of the item that is open, and of no other; nothing where no clock runs."""
        if self.phase != "open" or self.settings.timer is None:
            return self
        elapsed = (self.paused_at or now) - self.since
        whole = self.settings.timer + self.extra
        added = max(min(seconds, 600 - whole), -max(whole - elapsed // 1000 - 1, 0))
        return self._with(extra=self.extra + added) if added else self

    def with_settings(self, settings: Settings, now: int) -> "Room":
        """The room with other settings. A class sheet can be asked for only before the end; a new timer runs from now on."""
        if self.phase == "ended" and settings.sheet and not self.settings.sheet:
            settings = settings.model_copy(update={"sheet": False})
        if settings == self.settings:
            return self
        runs_anew = self.phase == "open" and settings.timer != self.settings.timer
        since = max(self.since, self.paused_at or now) if runs_anew else self.since
        return self._with(settings=settings, since=since, extra=0 if runs_anew else self.extra).tick(now)

    def end(self, now: int) -> "Room":
        """End at once, whatever is on screen."""
        return self if self.phase == "ended" else self._at("ended", now, paused_at=None)

    def had_no_chance(self, came_at: int) -> bool:
        """Whether somebody who came at that moment could not answer the item on screen any more."""
        return self.phase in {"closing", "closed", "revealed"} and self.place < len(self.closed_at) and came_at > self.closed_at[self.place]

    def _at(self, phase: Phase, now: int, *, place: int | None = None, **changes: object) -> "Room":
        is_closing = phase == "closing" and len(self.closed_at) == self.place
        return self._with(
            phase=phase,
            since=now,
            place=self.place if place is None else place,
            extra=0,
            is_reveal_asked=False,
            closed_at=(*self.closed_at, now) if is_closing else self.closed_at,
            steps=self.steps + 1,
            **changes,
        )

    def _with(self, **changes: object) -> "Room":
        return self.model_copy(update={"version": self.version + 1, **changes})
