"""A plain question: what every quiz program can hold of an item. Items are lowered to it for export, and imports are read into it."""

from dataclasses import dataclass
from typing import Literal

Kind = Literal["choice", "choose_n", "order", "sort"]
"""Choose one (any, where several are right), choose all that are right, put into the order listed, put each into its box."""


@dataclass(frozen=True)
class PlainOption:
    """What can be chosen or put somewhere: ``right`` in a choice, with the text of its ``box`` in a sorting, by its place in an order."""

    text: str
    right: bool = False
    box: str = ""
    reason: str = ""


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

    @property
    def right(self) -> tuple[int, ...]:
        """Places, from 0, of the options that are right; of a choice or choose N."""
        return tuple(place for place, option in enumerate(self.options) if option.right)

    @property
    def reasons_missing(self) -> int:
        """How many options have no reason yet."""
        return sum(not option.reason for option in self.options)
