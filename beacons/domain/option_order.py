"""The order in which an item shows its options."""

import random

from beacons.domain.item import Item


def option_order(seed: str, item: Item) -> tuple[str, ...]:
    """Option ids as shown: shuffled by seed (an attempt, a round) and item, so the order stays put there and is new elsewhere."""
    if not item.traits.shuffled:
        return item.option_ids
    ids = list(item.option_ids)
    random.Random(f"{seed}:{item.id}").shuffle(ids)  # noqa: S311  # an order on screen, no secret
    return tuple(ids)


def class_order(item: Item) -> tuple[str, ...]:
    """Option ids wherever they have letters, so that "who has B?" means the same to all: on a wall, on a room's devices, on paper."""
    return option_order("class", item)
