"""What was chosen, what fits, and why, in words for two: the same for every item type, and never about who was right."""

from collections.abc import Iterable
from dataclasses import dataclass

from beacons.domain.household.together import Turn, Who
from beacons.domain.item import Item
from beacons.domain.response import Place, Response, Row, Verdict, Wording
from beacons.ui.item.sureness import sureness
from beacons.ui.item.told import Told, both_sides, told
from beacons.ui.shell.words import in_words, t


@dataclass(frozen=True)
class Listed:
    """A response as it is read: texts below a heading for each place, or without one; ``is_ordered`` where their order counts."""

    parts: tuple[tuple[str, tuple[str, ...]], ...]
    is_ordered: bool = False


def role(item: Item, who: Who, turn: Turn | None) -> str | None:
    """Whose part somebody takes, where the item has two: who chooses first takes the first, so that the two swap from turn to turn."""
    return item.role(int(who != turn.first)) if turn else None


def listed(item: Item, response: Response) -> Listed:
    """A response in words."""
    return _listed(item, ((item.words(placed.option_id), placed.place) for placed in item.placed(response)))


def fitting(item: Item) -> Listed:
    """What fits, in words; of an item without a key what there is to share."""
    solution = item.solution()
    if solution is None:
        return Listed(tuple((in_words(one.of), (one.text,)) for one in item.in_common))
    return _listed(item, ((row.text, row.place) for row in solution.fitting))


def _listed(item: Item, given: Iterable[tuple[Wording, Place | None]]) -> Listed:
    """In the order in which they stand, below the names of their places in the order of these; an order needs no names."""
    below: dict[Place | None, tuple[str, ...]] = {}
    for text, place in given:
        where = None if item.traits.ordered else place
        below[where] = (*below.get(where, ()), in_words(text))
    places = sorted(below, key=lambda place: place.number if place else 0)
    return Listed(tuple((in_words(place.name) if place else "", below[place]) for place in places), item.traits.ordered)


def revealed(item: Item) -> dict[str, object]:
    """What is shown of an item once both have chosen: its made-up screen once more, the reasons, and how sure they are."""
    return {
        "mock": item.asked(item.option_ids).get("mock"),
        "rows": reasons(item),
        "in_common": told(one for one in item.in_common if one.text != item.own_question),
        "sureness": sureness([item.source] if item.source else [], item.path),
    }


def reasons(item: Item) -> list[Told]:
    """Every option with its reason, what fits first; without a key what speaks for each, and against it."""
    solution = item.solution()
    if solution is None:
        return both_sides(item)
    rows = [row for row in solution.fitting_first if row.option_id not in item.beside]
    return [Told(_verdict(row), _word(item, row), item.option(row.option_id), []) for row in rows]


def _verdict(row: Row) -> Verdict:
    """Of the option alone, for its looks: as if nobody had chosen it."""
    return "missed" if row.place is None and row.fits else "left"


def _word(item: Item, row: Row) -> str:
    if row.place:
        return in_words(row.place.name)
    if item.traits.means == "answer":
        return t("together.fits") if row.fits else t("together.fits_less")
    return t("together.belongs") if row.fits else t("together.left_alone")
