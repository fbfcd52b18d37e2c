"""An item on a sheet of paper, with its key."""

from collections.abc import Iterable, Mapping
from functools import reduce
from string import ascii_uppercase
from typing import Any

from beacons.domain.household.for_parents import what_fits
from beacons.domain.item import Item
from beacons.domain.option_order import class_order
from beacons.domain.response import Aspect
from beacons.ui.shell.words import Words


def on_paper(item: Item, words: Words) -> dict[str, Any]:
    """What ``item/sheet.html`` shows of an item: its options with letters, the templates of its part, and the letters that are right."""
    order = (*class_order(item), *item.beside)
    letters = dict(zip(order, ascii_uppercase, strict=False))
    reasons = {option.id: option.feedback for option in item.options}
    rows = [{"letter": letters[i], "text": words.said(item.words(i)), "feedback": reasons.get(i)} for i in order]
    paper = [f"items/{item.type}/paper.html", "item/paper.html"]
    sides = [
        {"letter": letters[i], "text": words.said(item.words(i)), "told": _told(item.sides(i), words)}
        for i in order
        if not item.traits.keyed
    ]
    found = {"item": item, "paper": paper, "rows": rows, "answer": _answer(item, letters, words)}
    return found | {"sides": sides, "in_common": _told(item.in_common, words)}


def sheet_of(items: Iterable[Item], words: Words) -> list[dict[str, Any]]:
    """What ``item/sheet.html`` shows of items that a class is asked, each under the number that it has on a wall.

    What cannot be asked on paper keeps its place by name alone.
    """
    return [
        {"number": n, **(on_paper(item, words) if item.traits.on_paper else {"item": item, "paper": ()})} for n, item in enumerate(items, 1)
    ]


def _told(aspects: Iterable[Aspect], words: Words) -> list[tuple[str, str]]:
    return [(words.said(one.of), one.text) for one in aspects]


def _answer(item: Item, letters: Mapping[str, str], words: Words) -> str:
    """The letters that fit; with their places, where they are not the order itself, and question by question where there are several."""
    found = [(letters[row.option_id], row.place) for row in what_fits(item)]
    if item.in_turn:
        fitting = [sorted(letters[row.option_id] for row in what_fits(item) if row.option_id in ids) for _, ids in item.in_turn]
        return _joined("print.key_then", [_joined("print.key_or", one, words) for one in fitting], words)
    if item.traits.ordered:
        return " → ".join(letter for letter, _ in found)
    return ", ".join(f"{letter}: {words.said(place.name)}" if place else letter for letter, place in sorted(found, key=lambda one: one[0]))


def _joined(key: str, parts: Iterable[str], words: Words) -> str:
    return reduce(lambda one, other: words.t(key, one=one, other=other), parts)
