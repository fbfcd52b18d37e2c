"""What all who are in a room share, and what follows from it at a moment. How it changes says ``rooms.room``."""

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
        return self.stories.way(self.item_id or "")

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

    def is_closed_to_newcomers(self) -> bool:
        """Whether nobody may come in any more."""
        return self.locked or self.phase == "ended"

    @property
    def after_reading(self) -> Phase:
        """What comes once the reading time is over: a story that touches on harm is read on, and nobody votes."""
        return "closed" if self.stories.fork(self.scene) == "read" else "open"

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

    def had_no_chance(self, came_at: int) -> bool:
        """Whether somebody who came at that moment could not answer the item on screen any more."""
        return self.phase in {"closing", "closed", "revealed"} and self.place < len(self.closed_at) and came_at > self.closed_at[self.place]
