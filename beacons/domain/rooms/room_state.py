"""What all who are in a room share, what follows from it at a moment, and how the host's one key and the clock move it on.

It is a value. Moments are milliseconds since 1970 of the server's clock, which is the only one that counts. Every change gives a new
state with the next ``version``; a change that does not fit the phase gives the same.
"""

from collections.abc import Mapping
from typing import Any, Literal, Self

from pydantic import Field, computed_field, model_validator

from beacons.domain.model import Model, Slug
from beacons.domain.path import ChildPath
from beacons.domain.rooms.code import JoinCode
from beacons.domain.rooms.settings import Settings
from beacons.domain.rooms.way import Stories, Way

Phase = Literal["lobby", "reading", "open", "closing", "closed", "revealed", "ended"]
"""Learners come in; the stem is on screen; responses are taken; the last are called in; none is taken; reasons are shown; all is over."""

AT_ONCE_MS = 700
"""Whoever presses so soon after a step that another screen or the clock has made means what stood there before."""
SECTION = 5
"""Items after which a board is shown, where the host wants one for each section."""
LAST_CALL_MS = 2_000
"""So long an item is closing, whoever closed it: devices send what is chosen and not sent yet, and nothing new can be chosen."""
MOST_SCREENS = 12
"""Screens that a wall may need for one thing: one for each option, and one for the talk."""

NOT_READ = {"asked_id", "closed_by_clock"}


class RoomState(Model):
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
    calls_in: bool = Field(default=False, description="Whether what was chosen before the close is still taken: until the host goes on.")
    closed_at: tuple[int, ...] = Field(default=(), description="When each item so far was closed: who came later had no chance to answer.")
    steps: int = Field(default=0, ge=0, description="How often another screen came: a command that names a former one comes too late.")
    screens: int = Field(default=1, ge=1, le=MOST_SCREENS, description="How many the wall needs for what is told now.")
    screen: int = Field(default=0, ge=0, lt=MOST_SCREENS, description="Which of these is on it.")
    stories: Stories = Stories()
    paused_at: int | None = None
    locked: bool = False
    version: int = Field(default=1, ge=1)
    at: int = Field(ge=0)

    @model_validator(mode="before")
    @classmethod
    def _as_it_was_written(cls, data: Any) -> Any:
        """Without what follows from the rest. And a class that began before an update goes on after it."""
        return {name: value for name, value in data.items() if name not in NOT_READ} if isinstance(data, Mapping) else data

    @model_validator(mode="after")
    def _place_is_an_item(self) -> Self:
        if self.place >= len(self.item_ids):
            raise ValueError("the place is beyond the items")
        return self

    @property
    def item_id(self) -> str | None:
        """The item on screen; None in the lobby and at the end."""
        return None if self.phase in {"lobby", "ended"} else self.item_ids[self.place]

    @property
    def way(self) -> Way | None:
        """The way of the class through the story on screen; None where there is none on screen."""
        item_id = self.item_id
        return self.stories.way(item_id) if item_id in self.stories.forks else None

    @property
    def scene(self) -> str | None:
        """The story in which a scene is on screen; None where there is none, as when it has been told what helped."""
        return self.item_id if self.way and self.phase != "revealed" else None

    @computed_field  # type: ignore[prop-decorator]  # kept with the room, so that whoever writes an answer sees whether it is still asked
    @property
    def asked_id(self) -> str | None:
        """Under which id the class is asked what is on screen: of a story each vote has one of its own."""
        return self.way.vote_id(self.scene) if self.scene and self.way else self.item_id

    @property
    def is_last(self) -> bool:
        """Whether the item on screen is the last one."""
        return self.place + 1 == len(self.item_ids)

    @property
    def reads_on(self) -> bool:
        """Whether the wall has more to show of what is told now."""
        return self.screen + 1 < self.screens

    @property
    def shows_board(self) -> bool:
        """Whether this is a moment for the board: never unless the host wants one."""
        if self.settings.board == "never":
            return False
        ends_section = self.phase == "revealed" and (self.place + 1) % SECTION == 0 and not self.is_last
        return self.phase == "ended" or (self.settings.board == "section" and ends_section)

    @property
    def after_reading(self) -> Phase:
        """What comes once the reading time is over: a story that touches on harm is read on, and nobody votes."""
        scene = self.scene
        return "closed" if scene and self.stories.fork(scene) == "read" else "open"

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

    def came_just_now(self, moved: int, now: int) -> bool:
        """Whether the screen is so new that nobody has seen it who pressed now, but for the one that brought screen ``moved``."""
        return bool(self.steps) and moved != self.steps and now - self.since < AT_ONCE_MS

    def step(self, now: int) -> Self:
        """What the one key does: begin, show the options, close, reveal, next item, end. Nothing while paused.

        What the wall could not hold at once is read on first. While the last responses come in it is remembered: the reveal follows
        once they are in, and never sooner. At a fork of a story there is no reveal: a way has to be taken.
        """
        if self.paused_at is not None or self.phase == "ended":
            return self
        if self.reads_on:
            return self._with(screen=self.screen + 1, steps=self.steps + 1)
        if self.phase == "closing":
            after = self.tick(now)
            is_new = after is self and not self.is_reveal_asked and not self.scene
            return self._with(is_reveal_asked=True) if is_new else after
        if self.phase == "revealed":
            return self._next(now)
        if self.phase == "closed" and self.stories.offers(self.scene):
            return self
        following: dict[Phase, Phase] = {"lobby": "reading", "reading": self.after_reading, "open": "closing", "closed": "revealed"}
        return self._at(following[self.phase], now).tick(now)

    def _next(self, now: int) -> Self:
        """The item after this one. One that was closed before, and looked away from since, stays closed."""
        if self.is_last:
            return self._at("ended", now)
        was_closed = self.place + 1 < len(self.closed_at)
        return self._at("closed" if was_closed else "reading", now, place=self.place + 1).tick(now)

    def end_last_call(self, now: int) -> Self:
        """Where it is closing: wait for nobody any more. It is no other screen, since the next press means the same on both."""
        return self._at("revealed", now) if self.is_reveal_asked else self._with(phase="closed", calls_in=True)

    def tick(self, now: int) -> Self:
        """What the clock alone does by now: options after the reading time, the close at the deadline. Nothing while paused."""
        due = self.due
        if due is None or now < due:
            return self
        if self.phase == "closing":
            return self.end_last_call(due)
        return self._at(self.after_reading if self.phase == "reading" else "closing", due).tick(now)

    def _at(self, phase: Phase, now: int, *, place: int | None = None, **changes: object) -> Self:
        moved = self._with(
            phase=phase,
            since=now,
            place=self.place if place is None else place,
            extra=0,
            is_reveal_asked=False,
            calls_in=False,
            screens=1,
            screen=0,
            steps=self.steps + 1,
            **changes,
        )
        has_closed = moved.stories.is_over(moved.scene) if moved.scene else phase == "closing"  # a story closes at its end
        is_new = has_closed and len(self.closed_at) == moved.place
        return moved.model_copy(update={"closed_at": (*self.closed_at, now)}) if is_new else moved

    def _with(self, **changes: object) -> Self:
        return self.model_copy(update={"version": self.version + 1, **changes})
