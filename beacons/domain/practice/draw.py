"""Which items an attempt asks: unseen first, then least seen, spread over strands and types."""

import random
from collections import Counter
from collections.abc import Sequence

from beacons.domain.item import Item
from beacons.domain.paired import without_pair
from beacons.domain.practice.attempt import Attempt


def times_asked(attempts: Sequence[Attempt]) -> Counter[str]:
    """How often each item was answered."""
    return Counter(answer.item_id for attempt in attempts for answer in attempt.answers)


def sure_but_wrong(attempts: Sequence[Attempt]) -> frozenset[str]:
    """Items whose newest answer felt sure and was not right."""
    newest = {a.item_id: a for a in sorted((a for attempt in attempts for a in attempt.answers), key=lambda a: a.at)}
    return frozenset(item_id for item_id, answer in newest.items() if answer.is_sure_but_wrong)


def draw(bank: Sequence[Item], before: Sequence[Attempt], length: int, pictures: int, seed: str) -> tuple[Item, ...]:
    """``length`` items of the bank (fewer where it holds fewer), in the order of asking. ``before`` are earlier attempts.

    At each step first come items that were answered surely but wrongly, then, as long as fewer than ``pictures`` are drawn,
    choices by picture, then the least asked; among them those whose strand and type were drawn least in this attempt. What is
    then equal is decided by the seed. Of a pair one half is drawn.
    """
    asked, again = times_asked(before), sure_but_wrong(before)
    rest = random.Random(seed).sample(list(bank), len(bank))  # noqa: S311  # a selection of questions, no secret
    drawn: list[Item] = []
    while rest and len(drawn) < length:
        strands, types = Counter(i.strand for i in drawn), Counter(i.type for i in drawn)
        wants_picture = sum(has_pictures(i) for i in drawn) < pictures
        chosen = min(
            rest,
            key=lambda i: (i.id not in again, wants_picture and not has_pictures(i), asked[i.id], strands[i.strand], types[i.type]),
        )
        rest = without_pair(rest, chosen)
        drawn.append(chosen)
    return tuple(drawn)


def has_pictures(item: Item) -> bool:
    """Whether its options are chosen by picture."""
    return all(option.picture for option in item.options)
