"""The order in which an item shows its options."""

import random
from functools import lru_cache

from beacons.domain.item import Item


def option_order(seed: str, item: Item) -> tuple[str, ...]:
    """Option ids as shown: shuffled by seed (an attempt, a round) and item, so the order stays put there and is new elsewhere."""
    ids = tuple([option.id for option in item.options])
    return _shuffled(f"{seed}:{item.id}", ids) if item.traits.shuffled else ids


@lru_cache(maxsize=1024)
def _shuffled(seed: str, ids: tuple[str, ...]) -> tuple[str, ...]:
    """Kept for a while: an item is drawn several times while it is on screen."""
    order = list(ids)
    random.Random(seed).shuffle(order)  # noqa: S311  # an order on screen, no secret
    return tuple(order)


def class_order(item: Item) -> tuple[str, ...]:
    """Option ids wherever they have letters, so that "who has B?" means the same to all: on a wall, on a room's devices, on paper."""
    return option_order("class", item)
