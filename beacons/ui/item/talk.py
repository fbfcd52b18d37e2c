"""What a question to talk about after an item goes by: the item's own words, in the language in which such questions name theirs."""

from beacons.domain.item import Item
from beacons.domain.text import SOURCE_LANGUAGE
from beacons.wiring import library


def said_of(item: Item) -> str:
    """What an item asks and offers, in English where it is of the course; an own item in its own words."""
    english = library().edition(SOURCE_LANGUAGE).item(item.id) or item
    return " ".join([english.stem, *(option.text for option in english.options)])
