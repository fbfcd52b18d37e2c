"""What a round of Together asks: which items fit, which of them come, and how the round begins."""

import random
from collections.abc import Mapping, Sequence

from beacons.domain.household.together import Together, Turn, Who
from beacons.domain.item import Item
from beacons.domain.paired import without_pair
from beacons.domain.path import ChildPath
from beacons.domain.practice.draw import Spread

MOST_NAMED = 6
"""Items of a round that a link names."""
TAKING_TURNS: tuple[Who, Who] = ("child", "adult")
"""Who chooses first, from turn to turn."""


def can_be_shared(item: Item, *, lesson_is_chosen: bool = False) -> bool:
    """Whether two can choose at it. Where it is sensitive, only if the family chose its lesson itself: no round springs it on them."""
    return item.traits.one_screen and (item.sensitive == "none" or lesson_is_chosen)


def can_be_taught(item: Item) -> bool:
    """Whether the child can answer a distractor that the grown-up says: one option is to be chosen."""
    return item.traits.one_of_many


def to_teach(items: Sequence[Item]) -> Item | None:
    """The item that the child teaches: the last that can be taught, from two items on; else None."""
    return next((item for item in reversed(items) if can_be_taught(item)), None) if len(items) > 1 else None


def draw_together(bank: Sequence[Item], count: int, seed: str, seen: Mapping[str, int]) -> tuple[Item, ...]:
    """``count`` items of the bank (fewer where it holds fewer), in the order of asking. ``seen`` says how often each was talked about.

    At each step comes the least talked about; among equals one whose strand, type and card were drawn least. What is then equal is
    decided by the seed. Of a pair one half is drawn.
    """
    rest = random.Random(seed).sample(list(bank), len(bank))  # noqa: S311  # a selection of questions, no secret
    drawn: list[Item] = []
    while rest and len(drawn) < count:
        spread = Spread(drawn)
        chosen = min(rest, key=lambda i: (seen.get(i.id, 0), *spread.of(i)))
        rest = without_pair(rest, chosen)
        drawn.append(chosen)
    return tuple(drawn)


def begin(  # noqa: PLR0913, PLR0917  # a round is just these
    together_id: str, lesson_id: str | None, path: ChildPath, items: Sequence[Item], questions: Mapping[str, str], at: int
) -> Together:
    """A round of these items, 1 to 12, in their order; ``questions`` holds the question to talk about for each item id.

    The child is first to choose, then they take turns. The item to teach (``to_teach``) comes at the end. Raises ``KeyError``
    where an item has no question.
    """
    last = to_teach(items)
    both = [item for item in items if item is not last]
    turns = [Turn(item_id=item.id, first=TAKING_TURNS[n % 2], question=questions[item.id]) for n, item in enumerate(both)]
    if last:
        says = _distractor(last, together_id)
        turns.append(Turn(item_id=last.id, kind="teach", first="child", question=questions[last.id], says=says))
    return Together(id=together_id, lesson_id=lesson_id, path=path, at=at, turns=tuple(turns))


def _distractor(item: Item, seed: str) -> str:
    solution = item.solution()
    wrong = [row.option_id for row in solution.rows if not row.fits] if solution else []
    return random.Random(f"{seed}:{item.id}").choice(wrong)  # noqa: S311  # words to disagree with, no secret
