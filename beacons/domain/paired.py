"""Screens in matched pairs: two that look alike, of which one is real and the other a trick, and one difference decides which."""

from collections.abc import Iterable, Mapping
from typing import Literal

from pydantic import Field

from beacons.domain.item import Item
from beacons.domain.model import Model, Slug
from beacons.domain.response import Response, chosen
from beacons.domain.text import Said

REAL, TRICK = "real", "trick"
"""Ids of the two answers to the first question."""
GO_ON, CHECK, SHOW = "go-on", "check", "show"
"""Ids of what may be done then."""
SCREEN, MOVE = (REAL, TRICK), (GO_ON, CHECK, SHOW)
"""What is said of the screen, and what is done then."""
CHOICES = (*SCREEN, *MOVE)
MOST_PARTS = 6
"""A class reads the screen from the last row."""

Cue = Literal["exclamation", "face", "hurry", "logo", "money", "prize", "slip", "unknown-name"]
"""What makes people stop and decides nothing: it stands in real screens as often as in tricks. This is the whole list.

``slip`` is one in spelling, ``face`` a smile or a heart in words, ``money`` a price or a sum.
"""
Screen = Literal["app", "mail", "message", "page", "shop"]
Part = Literal["name", "address", "title", "line", "price", "button", "link"]

HALVES = ("a", "b")
"""How the ids of the two halves of a pair end. Which of them is real varies."""


class MockPart(Model):
    """A part of a made-up screen, which can only be read; ``part`` says how it is drawn."""

    id: Slug
    part: Part
    text: Said


class Mock(Model):
    """A made-up screen of text parts, from top to bottom, and what kind of screen it looks like."""

    screen: Screen
    parts: tuple[MockPart, ...] = Field(min_length=1)

    @property
    def letters(self) -> int:
        """How long its texts are together."""
        return sum(len(part.text) for part in self.parts)


class PairedItem(Item):
    """A screen that is real or a trick. ``genuine`` is the key, ``difficulty`` from 1, plain, to 3, hard to tell, or 0, nobody said.

    In our course each is one half of a pair; what somebody else wrote has none.
    """

    pair: Slug | Literal[""] = Field(default="", description="Id of the pair; the item's own id is that with -a or -b.")
    genuine: bool
    difficulty: int = Field(default=0, ge=0, le=3)
    cues: tuple[Cue, ...] = Field(default=(), description="What stands in the screen and decides nothing.")
    mock: Mock

    def says_real(self, response: Response) -> bool | None:
        """Whether a response takes the screen for real; None where it does not say."""
        said = [one for one in chosen(response) if one in {REAL, TRICK}]
        return said[0] == REAL if len(said) == 1 else None


def pair_of(item: Item) -> str | None:
    """The pair that an item is one half of; None where it is none."""
    return (item.pair or None) if isinstance(item, PairedItem) else None


def without_pair(items: Iterable[Item], drawn: Item) -> list[Item]:
    """These items without one that was drawn, and without the other half of its pair: nobody is asked both in a row."""
    pair = pair_of(drawn)
    return [item for item in items if item is not drawn and (pair is None or pair_of(item) != pair)]


def whole_pairs(items: Iterable[Item]) -> dict[str, Mapping[bool, PairedItem]]:
    """The pairs of which both halves are there, one of them real: by the pair's id, and then by whether the half is real."""
    halves: dict[str, dict[bool, PairedItem]] = {}
    for item in items:
        if isinstance(item, PairedItem) and item.pair:
            halves.setdefault(item.pair, {})[item.genuine] = item
    return {pair: found for pair, found in halves.items() if len(found) == len(HALVES)}
