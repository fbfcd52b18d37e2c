"""A room: one class at one set of items, moved on by its host and by the server's clock.

A room is a value. Moments are milliseconds since 1970 of the server's clock, which is the only one that counts. Every change
gives a new room with the next ``version``; a change that does not fit the phase gives the same room.
"""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints, model_validator

from beacons.domain.model import Model, Slug
from beacons.domain.path import ChildPath

ALPHABET = "ABCDEFGHJKMNPQRTUVWXYZ2346789"
"""Letters and digits of a join code: none that is taken for another on a board or by a young reader (I 1 L, O 0, S 5)."""
CODE_LENGTH = 6
JoinCode = Annotated[str, StringConstraints(pattern=f"^[{ALPHABET}]{{{CODE_LENGTH}}}$")]

Phase = Literal["lobby", "reading", "open", "closed", "revealed", "ended"]
"""Learners come in; the stem alone is on screen; responses are taken; no more are; reasons are shown; all is over."""
Board = Literal["never", "section", "end"]

SECTION = 5
"""Items after which a board is shown, where the host wants one for each section."""
GRACE_MS = 1_500
"""So long after the clock has closed an item, a response that was on its way is still taken. The host's own close is at once."""
AT_ONCE_MS = 500
"""Whoever presses so soon after a step that another screen or the clock has made means what stood there before."""
IDLE_MS = 2 * 60 * 60 * 1000
"""A room that nobody has touched for two hours is erased."""


class Settings(Model):
    """What the host chose. Seconds; without a ``timer`` an item stays open until the host closes it."""

    reading: int = Field(default=5, ge=0, le=60, description="Seconds for the stem alone, before options are shown.")
    timer: int | None = Field(default=None, ge=5, le=600)
    board: Board = "never"
    sheet: bool = Field(default=False, description="Whether the host asked, before the end, for a class sheet with nicknames.")


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
    closed_by_clock: bool = False
    closed_at: tuple[int, ...] = Field(default=(), description="When each item so far was closed: who came later had no chance to answer.")
    steps: int = Field(default=0, ge=0, description="How often another screen came: a command that names a former one comes too late.")
    paused_at: int | None = None
    locked: bool = False
    version: int = Field(default=1, ge=1)
    at: int = Field(ge=0)

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
        """What the one key does: begin, show the options, close, reveal, next item, end. Nothing while paused."""
        if self.paused_at is not None or self.phase == "ended":
            return self
        if self.phase == "revealed":
            return self._at("ended", now) if self.is_last else self._at("reading", now, place=self.place + 1).tick(now)
        following: dict[Phase, Phase] = {"lobby": "reading", "reading": "open", "open": "closed", "closed": "revealed"}
        return self._at(following[self.phase], now).tick(now)

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
        return self._at("open", due).tick(now) if self.phase == "reading" else self._at("closed", due, closed_by_clock=True)

    @property
    def due(self) -> int | None:
        """When the clock moves the room on by itself, or None where it waits for its host."""
        if self.paused_at is not None:
            return None
        if self.phase == "reading":
            return self.since + 1000 * self.settings.reading
        if self.phase == "open" and self.settings.timer is not None:
            return self.since + 1000 * (self.settings.timer + self.extra)
        return None

    def takes(self, item_id: str, now: int) -> bool:
        """Whether a response to this item is taken at this moment."""
        if item_id != self.item_id or self.paused_at is not None:
            return False
        return self.phase == "open" or (self.phase == "closed" and self.closed_by_clock and now < self.since + GRACE_MS)

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
        return self.phase in {"closed", "revealed"} and self.place < len(self.closed_at) and came_at > self.closed_at[self.place]

    def _at(self, phase: Phase, now: int, *, place: int | None = None, closed_by_clock: bool = False, **changes: object) -> "Room":
        is_closing = phase == "closed" and len(self.closed_at) == self.place
        return self._with(
            phase=phase,
            since=now,
            place=self.place if place is None else place,
            extra=0,
            closed_by_clock=closed_by_clock,
            closed_at=(*self.closed_at, now) if is_closing else self.closed_at,
            steps=self.steps + 1,
            **changes,
        )

    def _with(self, **changes: object) -> "Room":
        return self.model_copy(update={"version": self.version + 1, **changes})
