"""The words of the stage, on which ``wall/stage.js`` draws one item for a whole class, for the projector and for the host of a room."""

from beacons.items import ITEM_TYPES
from beacons.wiring import catalogs


def words(language: str) -> dict[str, str]:
    """What the stage itself says; blanks are filled in by the script."""
    catalog = catalogs()[language]
    sides = {f"aspect.{name}": text for name, text in catalog.group("aspect").items()}
    of_types = {key: catalog.unfilled(key) for made in ITEM_TYPES.values() for key in made.on_wall}
    return (
        catalog.group("stage")
        | sides
        | of_types
        | {says: catalog.unfilled(says) for made in ITEM_TYPES.values() for says, _ in made.in_turn}
        | {"gentle": catalog.unfilled("gentle.item"), "nothing_wrong": catalog.unfilled("quiz.nothing_wrong")}
    )
