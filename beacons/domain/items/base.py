"""What all items share, whatever their type."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, ClassVar, Literal

from pydantic import Field, model_validator

from beacons.domain.course import ChildPath, Strand
from beacons.domain.model import Model, Slug, Unit
from beacons.domain.text import Said

Response = tuple[str, ...] | dict[str, str]
"""What a child gave: option ids (chosen, or in their order), or the box of each option."""

Verdict = Literal["right", "wrong", "missed", "left"]
"""Of one option: rightly given, wrongly given, belongs but was not given, rightly left alone."""

SensitiveItem = Literal["none", "topic"]
"""``topic``: about people who harm children; announced, may be skipped, and never counted by hands."""

Meaning = Literal["answer", "place", "warning"]
"""What it says of an option that it was rightly given: it is a good answer, it stands in its place, or it is something to beware of."""

NOTHING_WRONG = "nothing-wrong"
"""Stands in a response for "nothing wrong here", instead of options. An empty response is none at all."""


class InvalidResponse(ValueError):
    """The response cannot be scored: incomplete, or it names options that the item does not have."""


@dataclass(frozen=True)
class Mark:
    """How one option came out. ``given`` and ``wanted`` are a box id or a place counted from 1, where the type has such."""

    option_id: str
    verdict: Verdict
    given: str | None = None
    wanted: str | None = None


@dataclass(frozen=True)
class Outcome:
    """A scored response: ``earned`` of ``possible`` (0 ≤ earned ≤ possible), and ``found``, the parts that were right."""

    earned: int
    possible: int
    found: int
    marks: tuple[Mark, ...]

    @property
    def credit(self) -> Fraction:
        """Share of the item that was earned, from 0 to 1."""
        return Fraction(self.earned, self.possible)

    @property
    def is_right(self) -> bool:
        """Whether all of it was right."""
        return self.earned == self.possible


class Option(Model):
    """A choice, with the reason that is shown for it after the check."""

    id: Slug
    text: Said
    feedback: Said
    picture: Slug | None = Field(default=None, description="Name of a scene picture, for choices by picture.")


class Box(Model):
    """A place to sort options into."""

    id: Slug
    text: Said


SHOWN_BY_ALL = ("id", "type", "stem", "hint", "sensitive")
"""What every type shows while it asks."""


class BaseItem(Unit):
    """One thing to respond to. Subclasses add ``type``, ``key`` and the rules that go with them."""

    id: Slug
    path: ChildPath
    strand: Strand
    kind: Literal["scenario", "skill", "fact"]
    about_initiative: bool = Field(description="Asks about the initiative itself: never counted for a strand.")
    sensitive: SensitiveItem
    stem: Said
    hint: Said | None = None
    options: tuple[Option, ...]
    source: Slug | None = Field(default=None, description="Id of the fact it rests on; required where kind is fact.")

    stands_alone: ClassVar[bool] = True

    keeps_order: ClassVar[bool] = False
    """Whether options are shown in the file's order; else they are shuffled for each attempt."""
    options_compete: ClassVar[bool] = False
    """Whether one chooses among the options, so that their lengths must not give the key away."""
    needs_screen: ClassVar[bool] = False
    """Whether it cannot be asked on paper."""
    is_one_screen: ClassVar[bool] = True
    """Whether it is responded to on one screen, so that two can choose one after the other."""
    means: ClassVar[Meaning] = "answer"
    """What rightly given options are. Only a good answer may look like one: what is in its place or a warning may be unwise to do."""
    key_is_ordered: ClassVar[bool] = False
    """Whether the key names the options in an order that matters."""
    asks_with: ClassVar[tuple[str, ...]] = ()
    """Names of the fields that this type shows while it asks, beside what every type shows."""
    offers_nothing_wrong: ClassVar[bool] = False
    """Whether "nothing wrong here" is an answer beside the options."""
    option_shows: ClassVar[tuple[str, ...]] = ("id", "text", "picture")
    """Names of the fields of an option that may be seen before the answer."""

    @model_validator(mode="after")
    def _is_sound(self) -> "BaseItem":
        problems = [f"option id '{i}' stands there twice" for i, n in Counter(o.id for o in self.options).items() if n > 1]
        if self.kind == "fact" and self.source is None:
            problems.append("kind: fact needs a source")
        problems.extend(self.key_problems())
        if problems:
            raise ValueError("; ".join(problems))
        return self

    def option(self, option_id: str) -> Option:
        """The option of that id. Raises ``KeyError`` where there is none."""
        for option in self.options:
            if option.id == option_id:
                return option
        raise KeyError(option_id)

    @property
    def option_ids(self) -> tuple[str, ...]:
        """Ids of the options in the file's order."""
        return tuple(option.id for option in self.options)

    @property
    def right_response(self) -> Response:
        """The response that the key asks for. A story has no key, so it has none."""
        key: str | Response = self.key  # type: ignore[attr-defined]  # every other type has one
        return (key,) if isinstance(key, str) else key

    @property
    def to_give(self) -> int:
        """How many things a response holds."""
        return len(self.options)

    def asked(self, order: Iterable[str]) -> dict[str, Any]:
        """The item as it is asked, with its options in this order, as plain values for JSON.

        An allow-list: what is not named here, or by the type in ``asks_with`` and ``option_shows``, never leaves before the reveal.
        That nothing is wrong, where the type offers it, comes last, and whoever shows it has the words for it.
        """
        options = [self.option(option_id).model_dump(mode="json", include={*self.option_shows}, exclude_none=True) for option_id in order]
        options += [{"id": NOTHING_WRONG, "part": "nothing"}] if self.offers_nothing_wrong else []
        shown = self.model_dump(mode="json", include={*SHOWN_BY_ALL, *self.asks_with}, exclude_none=True)
        return {**shown, "options": options, "give": self.to_give}

    def key_problems(self) -> list[str]:
        """All that is wrong with options and key for this type; empty when sound."""
        raise NotImplementedError

    def is_complete(self, response: Response) -> bool:
        """Whether the response can be scored."""
        raise NotImplementedError

    def _score(self, response: Response) -> Outcome:
        raise NotImplementedError

    def score(self, response: Response) -> Outcome:
        """Score a complete response. Raises ``InvalidResponse`` where it is not complete."""
        if not self.is_complete(response):
            raise InvalidResponse(f"{self.id}: the response is not complete: {response!r}")
        return self._score(response)


def placed(response: Response) -> dict[str, str]:
    """The response as a box for each option; empty where it is of another form."""
    return dict(response) if isinstance(response, Mapping) else {}


def chosen(response: Response) -> tuple[str, ...]:
    """The response as option ids; empty where it is of another form."""
    return () if isinstance(response, Mapping) else response


def unknown_ids(ids: tuple[str, ...], known: tuple[str, ...]) -> list[str]:
    """Problems for ids of a key that no option has."""
    return [f"key '{i}' is not an option" for i in ids if i not in known]


def count_problems(options: tuple[Option, ...], least: int, most: int) -> list[str]:
    """A problem where there are fewer or more options than the type needs."""
    return [] if least <= len(options) <= most else [f"needs {least} to {most} options, has {len(options)}"]
