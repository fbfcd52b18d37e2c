"""The plan of a lesson: what a teacher does with a class, part by part, for each path. Read from ``content/plans/<lesson>.yaml``."""

from collections.abc import Iterable, Iterator
from typing import ClassVar, Literal

from pydantic import Field, model_validator

from beacons.domain.item import Item
from beacons.domain.model import Audience, Each, FormatVersion, Model, Slug, Unit
from beacons.domain.path import ChildPath
from beacons.domain.text import Said
from beacons.domain.traits import Vote

PartKind = Literal["starter", "cards", "quiz", "talk", "practise", "exit", "home"]

MINUTES: dict[ChildPath, int] = {"7-9": 30, "10-12": 45, "13-16": 50}
"""How long the lesson takes in each path."""

Answering = Vote | Literal["alone", "talk", "read"]
"""How a class without devices answers one item. ``alone``: each on a card or a device, and nobody is asked for theirs. ``talk``: there
is no key, so it is talked over and nobody says what they would choose. ``read``: the teacher reads it with the class, and nobody votes."""


class PlanPart(Model):
    """A part of a lesson. ``if_short`` says what is left out when time is short; a part without it stays whole."""

    id: Slug
    kind: PartKind
    minutes: int = Field(ge=1, le=20)
    what: Said = Field(description="What the teacher does and says.")
    items: tuple[Slug, ...] = Field(default=(), description="Ids of the questions that are asked in this part, in their order.")
    if_short: Said | None = None


class Later(Model):
    """A short second look, some days after the lesson."""

    minutes: int = Field(ge=5, le=20)
    what: Said
    items: tuple[Slug, ...] = ()


class Misconception(Model):
    """What pupils of that age are likely to think, and a sentence to say aloud."""

    id: Slug
    belief: Said
    say: Said


class ICan(Unit):
    """A line of the record, in the child's words."""

    id: Slug
    text: Said


class PathPlan(Unit):
    """The lesson with a class of one path."""

    audience: ClassVar[Audience] = "adults"

    bring: dict[Slug, Said] = Field(min_length=1, max_length=5, description="What lies ready.")
    criteria: dict[Slug, Said] = Field(min_length=2, max_length=3, description="How the teacher sees that the lesson has worked.")
    recall: tuple[Slug, ...] = Field(default=(), max_length=2, description="Questions of an earlier lesson, asked first of all.")
    parts: Each[PlanPart] = Field(min_length=6, max_length=9)
    later: Later | None = None
    misconceptions: Each[Misconception] = Field(min_length=3, max_length=3)
    support: Said
    stretch: Said
    quiet: Said = Field(description="What a pupil does who sits this lesson out.")
    deputy: Said = Field(description="What somebody needs to know who takes the lesson without having prepared it.")
    record: Each[ICan] = Field(min_length=3, max_length=3)

    @property
    def minutes(self) -> int:
        """How long the lesson takes."""
        return sum(part.minutes for part in self.parts)

    def asked(self) -> Iterator[tuple[str, PartKind]]:
        """Ids of the items that a class is asked, in their order, each with the kind of its part. Recall is part of the starter."""
        yield from ((item_id, "starter") for item_id in self.recall)
        yield from ((item_id, part.kind) for part in self.parts for item_id in part.items)

    @property
    def item_ids(self) -> tuple[str, ...]:
        """Ids of all items that a class is asked in the lesson, in their order."""
        return tuple(item_id for item_id, _ in self.asked())

    @property
    def every_item_id(self) -> tuple[str, ...]:
        """As ``item_ids``, and those of the second look."""
        return (*self.item_ids, *(self.later.items if self.later else ()))


class LessonPlan(Unit):
    """The plans of one lesson. ``lead`` is what the safeguarding lead is told beforehand, whatever the path."""

    audience: ClassVar[Audience] = "adults"

    format_version: FormatVersion
    lesson: Slug
    lead: Said
    paths: dict[ChildPath, PathPlan] = Field(min_length=1)

    @model_validator(mode="after")
    def _minutes_add_up(self) -> "LessonPlan":
        problems = [
            f"{path}: the minutes add up to {plan.minutes}, not {MINUTES[path]}"
            for path, plan in self.paths.items()
            if plan.minutes != MINUTES[path]
        ]
        if problems:
            raise ValueError("; ".join(problems))
        return self


def answering(item: Item, kind: PartKind) -> Answering:
    """How a class without devices answers an item. Nobody's answer is seen where it is about harm, or asked at the end."""
    if item.sensitive == "topic" or kind == "exit":
        return "read" if item.traits.forked and kind != "exit" else "alone"
    return item.traits.vote if item.traits.keyed else "talk"


def in_order_of(plan: PathPlan, bank: Iterable[Item]) -> tuple[Item, ...]:
    """A bank with the items of a plan first, in the plan's order, but its last question last of all, whatever else is chosen.

    Those that the bank does not hold are passed over.
    """
    by_id = {item.id: item for item in bank}
    planned = {item_id: kind for item_id, kind in plan.asked() if item_id in by_id}
    first = [by_id[item_id] for item_id, kind in planned.items() if kind != "exit"]
    last = [by_id[item_id] for item_id, kind in planned.items() if kind == "exit"]
    return (*first, *(item for item in by_id.values() if item.id not in planned), *last)
