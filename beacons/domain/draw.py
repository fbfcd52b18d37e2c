"""Which items an attempt asks: unseen first, then least seen, spread over strands and types."""

import random
from collections import Counter
from collections.abc import Sequence

from beacons.domain.attempt import Attempt
from beacons.domain.items import Item


def times_asked(attempts: Sequence[Attempt]) -> Counter[str]:
    """How often each item was answered."""
    return Counter(answer.item_id for attempt in attempts for answer in attempt.answers)


def draw(bank: Sequence[Item], asked: Counter[str], length: int, seed: str) -> tuple[Item, ...]:
    """``length`` items of the bank (fewer where it holds fewer), in the order of asking.

    At each step the least asked come first; among them those whose strand and type were drawn least in this attempt;
    what is then equal is decided by the seed.
    """
    rng = random.Random(seed)  # noqa: S311  # a selection of questions, no secret
    rest = rng.sample(list(bank), len(bank))
    drawn: list[Item] = []
    while rest and len(drawn) < length:
        strands, types = Counter(i.strand for i in drawn), Counter(i.type for i in drawn)
        chosen = min(rest, key=lambda i: (asked[i.id], strands[i.strand], types[i.type]))
        rest.remove(chosen)
        drawn.append(chosen)
    return tuple(drawn)
