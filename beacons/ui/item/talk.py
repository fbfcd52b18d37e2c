"""What a question to talk about after an item goes by: the item's own words, in the language in which such questions name theirs."""

from beacons.domain.course.talk_questions import said_by
from beacons.domain.item import Item
from beacons.wiring import in_english


def said_of(item: Item) -> str:
    """What an item asks and offers, in English where it is of the course; an own item in its own words."""
    return said_by(in_english(item))
