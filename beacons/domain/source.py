"""Where items come from: the course, what a room holds, or several of them together. Whoever asks does not know which."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from beacons.domain.item import Item
from beacons.domain.path import ChildPath

OWN = "own-"
"""How the ids of quizzes and items begin that somebody wrote on a device. The course has no such."""


def is_own(some_id: str) -> bool:
    """Whether a quiz or an item of that id was written by a teacher or a family."""
    return some_id.startswith(OWN)


@dataclass(frozen=True)
class QuizCard:
    """What is shown of the quiz that an item belongs to: its title, its colour by name, and whether it is about harm."""

    id: str
    title: str
    hue: str
    is_sensitive: bool = False


class ItemSource(Protocol):
    """Items by id, and those of a quiz."""

    def item(self, item_id: str) -> Item | None:
        """An item; None where it has been taken out."""
        ...

    def bank(self, quiz_id: str, path: ChildPath) -> tuple[Item, ...]:
        """The items of a quiz for a path; empty where there are none."""
        ...

    def quiz_of(self, item_id: str) -> QuizCard | None:
        """The quiz that an item belongs to; None where none here holds it."""
        ...


class Items:
    """Several sources as one: the first that knows an item or a quiz is the one that is asked."""

    def __init__(self, *sources: ItemSource) -> None:
        self._sources = sources

    def item(self, item_id: str) -> Item | None:
        """An item of the first source that has it."""
        for source in self._sources:
            if found := source.item(item_id):
                return found
        return None

    def bank(self, quiz_id: str, path: ChildPath) -> tuple[Item, ...]:
        """The items of a quiz for a path, from the first source that has any."""
        return next((found for source in self._sources if (found := source.bank(quiz_id, path))), ())

    def quiz_of(self, item_id: str) -> QuizCard | None:
        """The quiz of an item, from the first source that holds it."""
        return next((found for source in self._sources if (found := source.quiz_of(item_id))), None)


def with_key(items: Iterable[Item]) -> tuple[Item, ...]:
    """Those among them with something to earn: whatever is counted is counted of these."""
    return tuple(item for item in items if item.traits.keyed)


def place_among(item_ids: Sequence[str], item_id: str, items: ItemSource) -> tuple[int, int]:
    """Which of the items that count this one is, from 1, and how many count; 0 where it does not. One that is gone counts."""
    counted = [one for one in item_ids if (found := items.item(one)) is None or found.traits.keyed]
    return counted.index(item_id) + 1 if item_id in counted else 0, len(counted)
