"""Rounds of Together in each of their phases, over shipped items; and a family in front of them."""

from typing import Any

from beacons.domain.household.family import Family
from beacons.domain.household.together import Talk, TalkRecord, Together, Who
from beacons.domain.item import Item
from tests.builders import KEYED_TYPES, a_round, with_choices
from tests.pages.tab import Tab, a_tab, shipped
from tests.there import there

FOR_BOTH, OTHER, TAUGHT = shipped(), shipped(skip=1), shipped(skip=2)
SHARED = tuple(kind for kind in KEYED_TYPES if shipped(kind).traits.one_screen)
"""Item types at which two can choose."""


def at_round(together: Together | None, page: str = "together", *, talks: tuple[TalkRecord, ...] = (), **params: str) -> Tab:
    """A tab whose family is in this round, and has it on screen."""
    family = Family(together=together, talks=talks)
    given = {"round": together.id} | params if together and "round" not in params else params
    return a_tab(family=family).open(page, **{name: value for name, value in given.items() if value})


def begun(*items: Item, **changes: Any) -> Together:
    """A round that was just begun: two for both, and one to teach."""
    return a_round(*(items or (FOR_BOTH, OTHER, TAUGHT)), **changes)


def taken(*items: Item) -> Together:
    """The child has the device."""
    together = begun(*items)
    return together.take(there(together.turn).item_id, "child")


def revealed(item: Item = FOR_BOTH, *responses: Any) -> Together:
    """Both have chosen at the first item."""
    return with_choices(begun(item, OTHER, TAUGHT), item, *responses)


def to_teach() -> Together:
    """The last turn: the child teaches."""
    return with_choices(begun(FOR_BOTH, TAUGHT), FOR_BOTH).talked(FOR_BOTH.id, "agree")


def taught() -> Together:
    """The child has taught."""
    return with_choices(to_teach(), TAUGHT)


def over(first: Talk = "agree", last: Talk = "again") -> Together:
    """A round of two turns that went like this."""
    return with_choices(with_choices(begun(FOR_BOTH, TAUGHT), FOR_BOTH).talked(FOR_BOTH.id, first), TAUGHT).talked(TAUGHT.id, last)


def with_gone(together: Together) -> Together:
    """The round as it stands where the item on screen has been taken out of the quiz since."""
    turns = [turn.model_copy(update={"item_id": "gone-since"}) if turn == together.turn else turn for turn in together.turns]
    return together.model_copy(update={"turns": tuple(turns)})


def give(tab: Tab, item: Item, who: Who, response: Any) -> Tab:
    """Choose for a person at the item on screen, and say that it is the choice."""
    together = there(tab.session.family.together)
    assert there(tab.screen)["of"].endswith(f"/{together.id}-{who}/{item.id}")
    return tab.give(response).click("choose")
