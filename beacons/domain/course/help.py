"""Who to tell and what to do: one help order for the whole app, as each path reads it, and directories of services."""

from typing import ClassVar, Literal, get_args

from pydantic import AnyHttpUrl, Field, model_validator

from beacons.domain.course.helplines import ServiceKind
from beacons.domain.model import Audience, Each, FormatVersion, Model, Slug, Unit
from beacons.domain.path import CHILD_PATHS, ChildPath
from beacons.domain.text import Line, Said

Act = Literal["stop", "tell", "keep", "report", "block"]
"""What one does. Telling comes second, since it needs nobody's leave and the others are easier with somebody beside one; keeping comes
before blocking, since a block may hide the chat (docs/safeguarding.md names the sources)."""

STEPS: tuple[Act, ...] = get_args(Act)
"""The one help order."""

TOGETHER = "together"
"""The last step of the youngest: an adult does the rest with them."""

YOUNGEST: ChildPath = "7-9"


class Step(Model):
    """One thing to do, in a word or two, with a sentence or two that say how."""

    id: Literal[Act, "together"]
    title: Said
    text: Said
    on_page: Said | None = Field(default=None, description="What follows where it is read on a page.")
    on_paper: Said | None = Field(default=None, description="What follows where it is printed. On a wall neither is shown.")


class HelpOrder(Unit):
    """The help order as one path reads it."""

    who: dict[Slug, Said] = Field(min_length=1, description="Who can be told, and what to do where nobody listens.")
    in_short: Said = Field(description="The order in one line, to be known by heart.")
    steps: tuple[Step, ...]
    afterwards: Said
    not_at_home: Said = Field(description="For a child whose unsafe person is at home, or is the one whom it would tell.")


class Case(Unit):
    """Something that has happened, and what a grown-up does about it today, on one screen: to be read at night, on a phone."""

    audience: ClassVar[Audience] = "adults"

    id: Slug
    title: Said
    say: Said = Field(description="What the grown-up can say first, aloud.")
    steps: dict[Slug, Said] = Field(min_length=3, max_length=8)
    begins_with_danger: bool = Field(
        default=False, description="Whether the first step is about danger: then it stands before what to say."
    )
    never: Said
    sources: tuple[Slug, ...] = Field(description="Ids of the facts that this case states.")


class Directory(Unit):
    """A network that knows the services of many countries. ``as_of`` is the date its source gives."""

    audience: ClassVar[Audience] = "family"

    id: Slug
    name: Line
    kind: ServiceKind
    for_whom: Literal["child", "adult", "both"]
    what: Said
    url: AnyHttpUrl
    as_of: Line


class Help(Unit):
    """The content of ``help.yaml``: what counts at any time, the order for each path, then services."""

    audience: ClassVar[Audience] = "family"

    format_version: FormatVersion
    any_time: Said
    danger: Said = Field(description="With {number}, where the emergency number of the country that was picked is known.")
    danger_anywhere: Said = Field(description="Where no country was picked.")
    danger_unknown: Said = Field(description="Where the country's number is not known.")
    orders: dict[ChildPath, HelpOrder]
    cases: Each[Case] = Field(default=(), description="For grown-ups, the most urgent first.")
    good_to_know: dict[Slug, Said]
    directories: Each[Directory] = Field(min_length=1)

    @model_validator(mode="after")
    def _every_path_has_the_one_order(self) -> "Help":
        problems = [f"orders lacks {path}" for path in CHILD_PATHS if path not in self.orders]
        for path, order in self.orders.items():
            wanted = ("stop", "tell", TOGETHER) if path == YOUNGEST else STEPS
            if tuple(step.id for step in order.steps) != wanted:
                problems.append(f"orders > {path}: the steps must be {', '.join(wanted)}, in this order")
        if "{number}" not in self.danger:
            problems.append("danger does not name {number}")
        if problems:
            raise ValueError("; ".join(problems))
        return self

    @property
    def is_careful(self) -> bool:
        """Always."""
        return True

    def danger_line(self, number: str | None, *, is_picked: bool) -> str:
        """What to do where somebody is in danger now; ``number`` is the picked country's, if it is known."""
        if not is_picked:
            return self.danger_anywhere
        return self.danger.format(number=number) if number else self.danger_unknown
