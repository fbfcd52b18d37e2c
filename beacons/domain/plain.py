"""A plain question: what every quiz program can hold of an item. Items are lowered to it for export, and imports are read into it."""

from dataclasses import dataclass, replace
from typing import Literal

Kind = Literal["choice", "choose_n", "order", "sort", "screen"]
"""Choose one (any, where several are right), choose all that are right, put into the order listed, put each into its box; or say whether a
made-up screen is real, and what to do then: only our own file holds that, and any other two choices instead."""
SAID_OF_A_SCREEN = 2
"""The first so many options of a screen say whether it is real; the others are what to do then."""


@dataclass(frozen=True)
class PlainOption:
    """What can be chosen or put somewhere: ``right`` in a choice, with the text of its ``box`` in a sorting, by its place in an order."""

    text: str
    right: bool = False
    box: str = ""
    reason: str = ""


@dataclass(frozen=True)
class PlainPart:
    """A part of a made-up screen: what it is, and its text."""

    part: str
    text: str


@dataclass(frozen=True)
class PlainQuestion:
    """A question in plain words, its key within its options. ``id`` is empty until somebody has given it one."""

    kind: Kind
    stem: str
    options: tuple[PlainOption, ...]
    boxes: tuple[str, ...] = ()
    """Of a sorting: the texts of all boxes, those too into which nothing belongs."""
    id: str = ""
    name: str = ""
    hint: str = ""
    general_reason: str = ""
    tags: tuple[str, ...] = ()
    screen: str = ""
    """What kind of screen is made up, from the parts, where one is."""
    parts: tuple[PlainPart, ...] = ()

    @property
    def right(self) -> tuple[int, ...]:
        """Places, from 0, of the options that are right; of a choice or choose N."""
        return tuple(place for place, option in enumerate(self.options) if option.right)

    @property
    def reasons_missing(self) -> int:
        """How many options have no reason yet."""
        return sum(not option.reason for option in self.options)

    @property
    def as_choices(self) -> tuple["PlainQuestion", ...]:
        """A screen as two choices below its words: what it is, and what to do, where checking is always one of the right answers."""
        bare = replace(self, kind="choice", stem="\n".join((self.stem, *(part.text for part in self.parts))), screen="", parts=())
        said, done = self.options[:SAID_OF_A_SCREEN], self.options[SAID_OF_A_SCREEN:]
        is_real = self.right[:1] == (0,)
        fits = [replace(option, right=right) for option, right in zip(done, (is_real, True, not is_real), strict=False)]
        return replace(bare, id=f"{self.id}-screen", options=said), replace(bare, id=f"{self.id}-move", options=tuple(fits))
