"""A paper for grown-ups: headed parts, each with a text, statements with how well each is known, or a table."""

from typing import ClassVar, Literal

from pydantic import Field, model_validator

from beacons.domain.model import Audience, Each, FormatVersion, Model, Slug, Unit
from beacons.domain.text import Line, Said, Text

Confidence = Literal["high", "medium", "low"]


class Point(Model):
    """One statement. ``confidence`` is how well it is known, ``source`` who found it; both only where something is claimed."""

    id: Slug
    text: Said
    confidence: Confidence | None = None
    source: Line | None = None


class Row(Model):
    """A line of a table: a text for each column."""

    id: Slug
    cells: dict[Slug, Said]


class Part(Model):
    """A part below a heading of its own."""

    id: Slug
    heading: Said
    text: Text | None = None
    points: Each[Point] = ()
    columns: dict[Slug, Said] = Field(default_factory=dict)
    rows: Each[Row] = ()

    @model_validator(mode="after")
    def _every_row_is_whole(self) -> "Part":
        odd = [row.id for row in self.rows if list(row.cells) != list(self.columns)]
        if odd:
            raise ValueError(f"rows with other columns than the table: {', '.join(odd)}")
        if not (self.text or self.points or self.rows):
            raise ValueError("says nothing: give it a text, points or rows")
        return self


class Paper(Unit):
    """The content of one file below ``papers``."""

    audience: ClassVar[Audience] = "adults"

    format_version: FormatVersion
    id: Slug
    title: Said
    lead: Said
    parts: Each[Part]

    @model_validator(mode="after")
    def _what_is_claimed_has_a_source(self) -> "Paper":
        bare = [point.id for part in self.parts for point in part.points if point.confidence and not point.source]
        if bare:
            raise ValueError(f"claims without a source: {', '.join(bare)}")
        return self
