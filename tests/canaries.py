"""An item with a unique word in every text of it: where one of them is heard, a field has got out."""

from typing import Any

from beacons.domain.item import Item

SHOWN_TEXTS = {"text", "stem", "hint", "title"}
HELD_BACK = {"feedback", "gains", "pays", "reason_for", "reason_against", "values", "floor", "question"}


def canaries(value, told=()):
    """The value with a unique word in every text of it, and the words by where they stand."""
    if isinstance(value, dict):
        found = {name: canaries(part, (*told, name)) for name, part in value.items()}
        return {name: made for name, (made, _) in found.items()}, {k: v for _, words in found.values() for k, v in words.items()}
    if isinstance(value, list):
        each = [canaries(part, (*told, n)) for n, part in enumerate(value)]
        return [made for made, _ in each], {k: v for _, words in each for k, v in words.items()}
    word = "canary-" + "-".join(map(str, told))
    return (word, {told: word}) if isinstance(value, str) and told[-1] in SHOWN_TEXTS | HELD_BACK else (value, {})


def sung(item: Item, **more: str) -> tuple[Item, dict[tuple[Any, ...], str]]:
    """The item with such words, and the words by where they stand."""
    raw, words = canaries({**item.model_dump(mode="json"), **more})
    return type(item).model_validate(raw), words
