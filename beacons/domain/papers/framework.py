"""A framework of others, statement by statement, and what of the course meets each."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar, Literal, get_args

from pydantic import AnyHttpUrl, Field

from beacons.domain.model import Audience, Each, FormatVersion, Model, Slug, Unit
from beacons.domain.path import ChildPath
from beacons.domain.strand import STRANDS, Strand
from beacons.domain.text import Line, Said

Mark = Literal["taught-and-asked", "taught", "touched", "not"]
MARKS: tuple[Mark, ...] = get_args(Mark)


@dataclass(frozen=True)
class CardPlace:
    """Where a card stands: the id of its lesson, its path, its own id."""

    lesson: str
    path: str
    card: str


class Statement(Model):
    """One thing that a framework wants pupils to know, in our own short words. ``lacks`` says what of it is not here."""

    id: Slug
    place: Line
    words: Said
    mark: Mark
    cards: tuple[Line, ...] = Field(default=(), description="Each as lesson/path/card.")
    items: tuple[Slug, ...] = ()
    strands: tuple[Strand, ...] = ()
    lacks: Said | None = None

    def places(self) -> Iterator[CardPlace]:
        """The cards that it names; one that is not written as lesson/path/card has empty parts."""
        for card in self.cards:
            lesson, path, name = (*card.split("/"), "", "")[:3]
            yield CardPlace(lesson, path, name)


class Group(Model):
    """Statements of one stage and topic. ``count`` is how many the framework itself has there, ``paths`` who they are for."""

    id: Slug
    name: Said
    paths: tuple[ChildPath, ...] = Field(min_length=1)
    count: int = Field(ge=1)
    code: Line | None = Field(default=None, description="Places are this and the number from 1: PO1, PO2.")
    statements: Each[Statement]

    def wanted_places(self) -> list[str] | None:
        """The places that have to stand here, in order. None where the framework numbers none."""
        return [f"{self.code}{n}" for n in range(1, self.count + 1)] if self.code else None


class Framework(Unit):
    """The content of one file below ``frameworks``."""

    audience: ClassVar[Audience] = "adults"

    format_version: FormatVersion
    id: Slug
    name: Said
    short: Said = Field(description="For the head of a column.")
    publisher: Said
    edition: Said
    confidence: Said = Field(description="How sure its wording is, and why.")
    credit: Said
    scope: Said = Field(description="How much of the framework is here, and who mapped it.")
    source: AnyHttpUrl
    groups: Each[Group]

    def statements(self) -> tuple[Statement, ...]:
        """All statements, in the framework's own order."""
        return tuple(statement for group in self.groups for statement in group.statements)

    def counts(self) -> dict[Mark, int]:
        """How many statements have each mark, also where none has."""
        found = Counter(statement.mark for statement in self.statements())
        return {mark: found[mark] for mark in MARKS}


@dataclass(frozen=True)
class Touched:
    """What one lesson has to do with a statement."""

    statement: Statement
    cards: tuple[CardPlace, ...]
    items: tuple[str, ...]


def touched_by(framework: Framework, lesson_id: str, item_ids: Collection[str], path: str = "") -> tuple[Touched, ...]:
    """The statements that a lesson with these items touches, each with its cards and items of it alone; with a path, of that path alone."""
    every = (
        Touched(
            statement,
            tuple(place for place in statement.places() if place.lesson == lesson_id and path in ("", place.path)),
            tuple(item_id for item_id in statement.items if item_id in item_ids),
        )
        for statement in framework.statements()
    )
    return tuple(one for one in every if one.cards or one.items)


def crosswalk(frameworks: Iterable[Framework]) -> Mapping[Strand, Mapping[str, tuple[str, ...]]]:
    """For each strand the places that stand for it in each framework, by the framework's id; empty where none does."""
    known = tuple(frameworks)
    return {strand: {one.id: tuple(s.place for s in one.statements() if strand in s.strands) for one in known} for strand in STRANDS}
