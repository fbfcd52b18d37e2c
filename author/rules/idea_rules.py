"""The initiative carries its quiz, and what a quiz asks has been taught: items are tied to the card or the fact that prepares them.

A path of a quiz is asked for both as soon as one of its items names its card.
"""

from collections.abc import Iterator

from author.context import Context, quiz_file
from author.finding import Finding
from beacons.domain.item import Item
from beacons.domain.path import ChildPath
from beacons.domain.source import with_key
from beacons.domain.text import SOURCE_LANGUAGE

LEAST_IDEAS: dict[ChildPath, int] = {"7-9": 4, "10-12": 5, "13-16": 6}
MOST_RECALL = 1
"""Items of one quiz and path that ask for a fact."""


def the_idea_carries_the_quiz(context: Context) -> Iterator[Finding]:
    """Enough scenes use the initiative's idea, and hardly any item asks for a date, a number or a name."""
    for file, path, bank, _ in _tied(context):
        items = with_key(bank)
        ideas = sum(item.uses_idea or item.about_initiative for item in items)
        if ideas < LEAST_IDEAS[path]:
            yield Finding(file, path, "idea", f"{ideas} items use the idea of the initiative: at least {LEAST_IDEAS[path]}")
        recall = [item.id for item in items if item.kind == "fact"]
        if len(recall) > MOST_RECALL:
            yield Finding(file, path, "recall", f"{', '.join(recall)}: at most {MOST_RECALL} asks for a fact")


def every_item_is_prepared(context: Context) -> Iterator[Finding]:
    """A card of its path, or a fact, prepares each item."""
    for file, _, items, cards in _tied(context):
        for item in items:
            if item.card and item.card not in cards:
                yield Finding(file, item.id, "card", f"'{item.card}' is no card of its path: {', '.join(cards)}")
            if not item.card and not item.source:
                yield Finding(file, item.id, "prepared", "name the card or the fact that prepares it")


def _tied(context: Context) -> Iterator[tuple[str, ChildPath, tuple[Item, ...], tuple[str, ...]]]:
    """File, path, items and ids of cards of every quiz whose items name their cards."""
    for lesson, path, part in context.path_lessons():
        items = context.library.edition(SOURCE_LANGUAGE).bank(lesson.id, path)
        if any(item.card for item in with_key(items)):
            yield quiz_file(lesson.id), path, items, tuple(card.id for card in part.cards)
