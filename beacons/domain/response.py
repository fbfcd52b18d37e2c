"""A response, and all that comes of it: what it puts where, how it came out, and what the key says of every option."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Annotated, Literal

from pydantic import BeforeValidator

from beacons.domain.text import TextId


def read_response(value: object) -> tuple[str, ...] | dict[str, str]:
    """The response that a browser, a device, a document or a database tells: the only parser. Raises ``ValueError`` where it is none."""
    if isinstance(value, Mapping) and all(isinstance(part, str) for pair in value.items() for part in pair):
        return dict(value)
    if isinstance(value, (list, tuple)) and all(isinstance(one, str) for one in value):
        return tuple(value)
    raise ValueError("a response is ids, or the box of each option")


Response = Annotated[tuple[str, ...] | dict[str, str], BeforeValidator(read_response)]
"""What a child gave: option ids (chosen, or in their order), or the box of each option."""

Verdict = Literal["right", "wrong", "missed", "left", "chosen"]
"""Of one option: rightly given, wrongly given, belongs but was not given, left alone; and given where nothing is right or wrong."""


class Incomplete(ValueError):
    """The response cannot be checked: it is not whole, or it names options that the item does not have. ``count``: how many to give."""

    def __init__(self, item_id: str, count: int, response: object) -> None:
        super().__init__(f"{item_id}: the response is not complete: {response!r}")
        self.count = count


@dataclass(frozen=True)
class Phrase:
    """What the interface says, by its key; whoever shows it has it in the reader's language."""

    key: TextId
    values: Mapping[str, str] = field(default_factory=dict, hash=False)


Wording = str | Phrase
"""A text of the item, or one of the interface."""


@dataclass(frozen=True)
class Aspect:
    """One side of a matter, told after the reveal: what it is of, as the interface says it, and the text."""

    of: Phrase
    text: str


@dataclass(frozen=True)
class Place:
    """Where an option stands: its box, or its place counted from 1. ``number`` says which place comes before which."""

    id: str
    number: int
    name: Wording


@dataclass(frozen=True)
class Placed:
    """An option that a response gives, and where it puts it, in a type that has places."""

    option_id: str
    place: Place | None = None


@dataclass(frozen=True)
class Mark:
    """How one option came out. ``given`` and ``wanted`` are the ids of places, where the type has such."""

    option_id: str
    verdict: Verdict
    given: str | None = None
    wanted: str | None = None


@dataclass(frozen=True)
class Outcome:
    """A checked response: ``earned`` of ``possible`` (0 ≤ earned ≤ possible), and ``found``, the parts that were right.

    ``possible`` is 0 where there is nothing to earn: nobody can say what is right.
    """

    earned: int
    possible: int
    found: int
    marks: tuple[Mark, ...]

    @property
    def credit(self) -> Fraction | None:
        """Share of the item that was earned, from 0 to 1; None where there is nothing to earn."""
        return credit(self.earned, self.possible)

    @property
    def is_right(self) -> bool:
        """Whether all of it was right."""
        return is_right(self.earned, self.possible)


def credit(earned: int, possible: int) -> Fraction | None:
    """A share from 0 to 1; None where there is nothing to earn."""
    return Fraction(earned, possible) if possible else None


def is_right(earned: int, possible: int) -> bool:
    """Whether all of it was right: never where there is nothing to earn."""
    return 0 < possible == earned


@dataclass(frozen=True)
class Row:
    """What the key says of one option: whether it fits, where it belongs, and why. What is offered beside the options has no reason."""

    option_id: str
    fits: bool
    text: Wording
    reason: str | None = None
    place: Place | None = None


@dataclass(frozen=True)
class Solution:
    """What the key says of every option, in the order of the file; where options are put in order, in that order."""

    rows: tuple[Row, ...]

    @property
    def fitting(self) -> tuple[Row, ...]:
        """What fits, place by place where there are places."""
        return tuple(row for row in self.fitting_first if row.fits)

    @property
    def fitting_first(self) -> tuple[Row, ...]:
        """All rows, what fits before the others."""
        return tuple(sorted(self.rows, key=lambda row: (not row.fits, row.place.number if row.place else 0)))


def in_boxes(response: Response) -> dict[str, str]:
    """The response as a box for each option; empty where it is of another form."""
    return dict(response) if isinstance(response, Mapping) else {}


def chosen(response: Response) -> tuple[str, ...]:
    """The response as ids of choices; empty where it is of another form."""
    return () if isinstance(response, Mapping) else response
