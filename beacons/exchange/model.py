"""What comes of an import, and what an export loses: keys and figures, which whoever shows them puts into words."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from beacons.domain.household.own_item import LEAST_OPTIONS, LONGEST, MOST_BOXES, MOST_OPTIONS, MOST_THINGS
from beacons.domain.household.own_quiz import MOST_ITEMS
from beacons.domain.plain import Kind, PlainOption, PlainQuestion
from beacons.domain.text import TextId

__all__ = ["Bounds", "Draft", "Export", "Kind", "LeftOut", "Loss", "Note", "Place", "PlainOption", "PlainQuestion", "Report", "Verdict"]


class Bounds:
    """Of an own quiz. What comes in beyond them needs somebody."""

    ITEMS = MOST_ITEMS
    OPTIONS = (LEAST_OPTIONS, MOST_OPTIONS)
    STEPS = THINGS = (LEAST_OPTIONS, MOST_THINGS)
    BOXES = (LEAST_OPTIONS, MOST_BOXES)
    LETTERS = LONGEST


@dataclass(frozen=True)
class Place:
    """Where something stands in the file: a line or a row, counted from 1 as an editor counts them; or which question it is."""

    unit: Literal["line", "row", "question"]
    number: int


@dataclass(frozen=True)
class Note:
    """What is said, by its key in the interface. A text that names a count has it in ``count``, beside the other values."""

    key: TextId
    values: Mapping[str, str | int] = field(default_factory=dict, hash=False)
    count: int | None = None
    place: Place | None = None


@dataclass(frozen=True)
class Draft:
    """A question that came in. ``notes``: what was changed or inferred; ``needs``: why it cannot be played yet, empty where it can."""

    question: PlainQuestion
    place: Place
    notes: tuple[Note, ...] = ()
    needs: tuple[Note, ...] = ()


@dataclass(frozen=True)
class LeftOut:
    """A question that did not come in, by the beginning of its text or its name, and why."""

    name: str
    place: Place
    why: Note


@dataclass(frozen=True)
class Report:
    """What a file or a text came to. ``found`` is ready, needs you and left out together.

    ``refused`` says why nothing could be read at all. ``rows`` are the first rows of a table, for choosing its columns.
    """

    format: str
    encoding: str = ""
    title: str = ""
    ready: tuple[Draft, ...] = ()
    needs_you: tuple[Draft, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    notes: tuple[Note, ...] = ()
    refused: Note | None = None
    rows: tuple[tuple[str, ...], ...] = ()

    @property
    def found(self) -> int:
        """How many questions the file has."""
        return len(self.ready) + len(self.needs_you) + len(self.left_out)

    @property
    def drafts(self) -> tuple[Draft, ...]:
        """All that came in, as in the file."""
        return tuple(sorted((*self.ready, *self.needs_you), key=lambda draft: draft.place.number))


Verdict = Literal["kept", "changed", "lost", "not_exported"]
"""Of one question in one format: all of it is there; in another shape; a part of it stays here; it is not in the file."""


@dataclass(frozen=True)
class Loss:
    """What an export does to one question, counted from 1: one of these for each thing to say, and one that says that all is kept."""

    number: int
    verdict: Verdict
    why: Note


@dataclass(frozen=True)
class Export:
    """A file to take along, and what is to be said before it is saved. ``notes`` are about the file as a whole."""

    data: bytes
    suffix: str
    losses: tuple[Loss, ...]
    notes: tuple[Note, ...] = ()
