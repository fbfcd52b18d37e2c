"""Dilemma: two roles, three options with good reasons for each, and no key: what is weighed, and what is never a matter of opinion."""

from collections.abc import Mapping
from typing import ClassVar, Literal

from pydantic import Field

from beacons.domain.item import SHOWN_OF_AN_OPTION, Item, Option, Shows, count_wish, too_few
from beacons.domain.model import Model, Slug
from beacons.domain.response import Aspect, Mark, Outcome, Phrase, Response, chosen
from beacons.domain.text import Said, TextId
from beacons.domain.traits import Traits

ROLES = 2
"""One for each of two who talk."""


class Way(Option):
    """A way to decide, and what is to be said of it: nobody says that it is right."""

    gains: Said = Field(description="Who gains by it.")
    pays: Said = Field(description="Who pays for it.")
    reason_for: Said = Field(description="The best reason for it.")
    reason_against: Said = Field(description="The best reason against it.")


class Role(Model):
    """In whose place one chooses."""

    id: Slug
    text: Said


class Dilemma(Item):
    """Choose one in the place of somebody, and hear the other side. There is nothing to earn."""

    type: Literal["dilemma"]
    roles: tuple[Role, ...]
    options: tuple[Way, ...]
    values: Said = Field(description="What is at stake, in a word each.")
    floor: Said = Field(description="What everybody shares: never a matter of opinion.")
    question: Said = Field(description="What would change your mind?")

    own_form: ClassVar[str | None] = "sides"
    own_texts: ClassVar[Mapping[str, TextId]] = {
        "role_1": "dilemma.role_1",
        "role_2": "dilemma.role_2",
        "values": "aspect.values",
        "floor": "aspect.floor",
        "question": "aspect.question",
    }
    own_option_texts: ClassVar[Mapping[str, TextId]] = {
        name: f"aspect.{name}" for name in ("gains", "pays", "reason_for", "reason_against")
    }
    traits: ClassVar[Traits] = Traits(keyed=False)
    shows: ClassVar[Shows] = {"roles": ("id", "text"), "options": SHOWN_OF_AN_OPTION}
    on_screen: ClassVar[tuple[TextId, ...]] = ("dilemma.both", "dilemma.no_key")

    @property
    def to_give(self) -> int:
        """One option."""
        return 1

    def problems(self) -> list[str]:
        """Something to choose from, and a role for each of two."""
        return too_few(self.options) + ([] if len(self.roles) == ROLES else [f"needs {ROLES} roles, has {len(self.roles)}"])

    def wishes(self) -> list[str]:
        """Three options."""
        return count_wish(self.options, 3, 3)

    def is_complete(self, response: Response) -> bool:
        """Exactly one of the options."""
        ids = chosen(response)
        return len(ids) == 1 and ids[0] in self.option_ids

    def sides(self, option_id: str) -> tuple[Aspect, ...]:
        """Who gains, who pays, and the best reason for it and against it."""
        way = {way.id: way for way in self.options}[option_id]
        texts = {"gains": way.gains, "pays": way.pays, "reason_for": way.reason_for, "reason_against": way.reason_against}
        return tuple(Aspect(Phrase(f"aspect.{name}"), text) for name, text in texts.items())

    @property
    def in_common(self) -> tuple[Aspect, ...]:
        """What is at stake, what everybody shares, and what to ask oneself."""
        texts = {"values": self.values, "floor": self.floor, "question": self.question}
        return tuple(Aspect(Phrase(f"aspect.{name}"), text) for name, text in texts.items())

    @property
    def own_question(self) -> str:
        """What would change your mind?"""
        return self.question

    def role(self, place: int) -> str:
        """Whose place the first or the second of two takes."""
        return self.roles[place].text

    def verdict(self, _: Outcome) -> Phrase:
        """That there is none."""
        return Phrase("feedback.no_key")

    def _outcome(self, response: Response) -> Outcome:
        (given,) = chosen(response)
        return Outcome(0, 0, 0, tuple(Mark(i, "chosen" if i == given else "left") for i in self.option_ids))
