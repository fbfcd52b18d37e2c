"""Which items an attempt asks: unseen first, then least seen, spread over strands and types."""

import random
from collections import Counter
from collections.abc import Sequence

from beacons.domain.item import Item
from beacons.domain.paired import without_pair
from beacons.domain.practice.attempt import Attempt
from beacons.domain.source import with_key


def times_asked(attempts: Sequence[Attempt]) -> Counter[str]:
    """How often each item was answered."""
    return Counter(answer.item_id for attempt in attempts for answer in attempt.answers)


def sure_but_wrong(attempts: Sequence[Attempt]) -> frozenset[str]:
    """Items whose newest answer felt sure and was not right."""
    newest = {a.item_id: a for a in sorted((a for attempt in attempts for a in attempt.answers), key=lambda a: a.at)}
    return frozenset(item_id for item_id, answer in newest.items() if answer.is_sure_but_wrong)


def draw(bank: Sequence[Item], before: Sequence[Attempt], length: int, pictures: int, seed: str) -> tuple[Item, ...]:
    """``length`` items of the bank with a key (fewer where it holds fewer), in the order of asking. ``before`` are earlier attempts.

    At each step first come items that were answered surely but wrongly, then, as long as fewer than ``pictures`` are drawn,
    choices by picture, then the least asked; among them those whose strand, type and card were drawn least in this attempt: two that
    one card prepares tell much the same story. What is then equal is decided by the seed. Of a pair one half is drawn.
    """
    asked, again, keyed = times_asked(before), sure_but_wrong(before), with_key(bank)
    rest = random.Random(seed).sample(list(keyed), len(keyed))  # noqa: S311  # a selection of questions, no secret
    drawn: list[Item] = []
    while rest and len(drawn) < length:
        spread, wants_picture = Spread(drawn), sum(has_pictures(i) for i in drawn) < pictures
        chosen = min(
            rest,
            key=lambda i: (i.id not in again, wants_picture and not has_pictures(i), asked[i.id], *spread.of(i)),
        )
        rest = without_pair(rest, chosen)
        drawn.append(chosen)
    return tuple(drawn)


class Spread:
    """How much of what an item has was drawn already: its strand, its type, and the card that prepares it."""

    def __init__(self, drawn: Sequence[Item]) -> None:
        self._strands = Counter(item.strand for item in drawn)
        self._types = Counter(item.type for item in drawn)
        self._cards = Counter(item.card for item in drawn if item.card)

    def of(self, item: Item) -> tuple[int, int]:
        """The less of all three there is, the sooner the item comes; of equals the one with the rarer strand."""
        strand = self._strands[item.strand]
        return strand + self._types[item.type] + (self._cards[item.card] if item.card else 0), strand


def draw_to_talk(bank: Sequence[Item], before: Sequence[Attempt], seed: str) -> tuple[Item, ...]:
    """One item of the bank without a key, the least asked; none where it has none. It comes after those that count."""
    asked, open_ones = times_asked(before), [item for item in bank if not item.traits.keyed]
    mixed = random.Random(seed).sample(open_ones, len(open_ones))  # noqa: S311  # a selection of questions, no secret
    return tuple(sorted(mixed, key=lambda item: asked[item.id])[:1])


def has_pictures(item: Item) -> bool:
    """Whether its options are chosen by picture."""
    return all(option.picture for option in item.options)
