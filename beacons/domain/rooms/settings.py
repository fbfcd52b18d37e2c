"""How a room goes, as its host chose."""

from typing import Literal

from pydantic import Field

from beacons.domain.model import Model

Board = Literal["never", "section", "end"]


class Settings(Model):
    """What the host chose. Seconds; without a ``timer`` an item stays open until the host closes it."""

    reading: int = Field(default=5, ge=0, le=60, description="Seconds for the stem alone, before options are shown.")
    timer: int | None = Field(default=None, ge=5, le=600)
    board: Board = "never"
    sheet: bool = Field(default=False, description="Whether the host asked, before the end, for a class sheet with nicknames.")
