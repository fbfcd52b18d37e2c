"""What a class may see when: an item without its key while it is asked, with reasons for all after the reveal. Plain values for JSON."""

from typing import NotRequired, cast

from typing_extensions import TypedDict

from beacons.domain.item import Item
from beacons.domain.practice.attempt import option_order
from beacons.domain.response import Row


class OptionAsked(TypedDict):
    """An option while it is asked. Of what is offered beside the options the page has the words."""

    id: str
    text: str
    picture: NotRequired[str]
    part: NotRequired[str]


class Box(TypedDict):
    """Where a thing may belong."""

    id: str
    text: str


class Asked(TypedDict):
    """An item while it is asked. During the reading time it has no options yet."""

    id: str
    type: str
    stem: str
    sensitive: str
    hint: NotRequired[str]
    give: NotRequired[int]
    options: NotRequired[list[OptionAsked]]
    boxes: NotRequired[list[Box]]
    screen: NotRequired[str]
    title: NotRequired[str]


class Reason(TypedDict):
    """An option after the reveal. ``wanted`` is the box or the place where it belongs."""

    id: str
    text: str
    feedback: str
    fits: bool
    wanted: NotRequired[str]
    part: NotRequired[str]


def asked_by(item: Item, seed: str) -> Asked:
    """The item as a class is asked: its options in the order of a seed, nothing that gives the key away."""
    return cast("Asked", item.asked(option_order(seed, item)))


def reasons(item: Item) -> list[Reason]:
    """After the reveal: every option with its reason and whether it fits.

    What is offered beside the options comes last, and whoever shows it has the words for it. Empty where there is no key.
    """
    solution = item.solution()
    return [_beside(row) if row.option_id in item.beside else _of_option(row) for row in (solution.rows if solution else ())]


def _of_option(row: Row) -> Reason:
    found: Reason = {"id": row.option_id, "text": str(row.text), "feedback": row.reason or "", "fits": row.fits}
    if row.place:
        found["wanted"] = row.place.id
    return found


def _beside(row: Row) -> Reason:
    return {"id": row.option_id, "part": "nothing", "text": "", "feedback": "", "fits": row.fits}
