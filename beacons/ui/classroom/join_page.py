"""The pupils' page: one document for every code, with the words that its script says."""

from functools import lru_cache
from string import ascii_uppercase, digits
from typing import Any

from beacons.domain.catalog import Catalog
from beacons.domain.course.names import ANIMALS
from beacons.domain.item import Item
from beacons.domain.rooms.code import ALPHABET, CODE_LENGTH
from beacons.domain.rooms.learner import MOST_ROLLS
from beacons.items import ITEM_TYPES
from beacons.ui.shell import render
from beacons.ui.shell.component import ASSETS
from beacons.ui.shell.words import Words
from beacons.wiring import catalogs

SCRIPT = "ui/classroom/join/join.js"
SAID = ("join", "feedback", "mark", "aspect", "quiz", "item", "read_aloud")
"""Groups of what the script says, with the blanks still open; what a type says comes to that."""
STYLE = "ui/item/choices.css"


@lru_cache(maxsize=32)
def page(language: str) -> str:
    """The document in a language."""
    first, *others = ASSETS.with_imports(SCRIPT)
    scripts = {"script": first, "further": others, "style": ASSETS.address(STYLE)}
    return render.document("classroom/join.html", language, never=_never(), known=_known(language), **scripts)


def _never() -> str:
    """Letters and digits that no code holds."""
    return ", ".join(sign for sign in ascii_uppercase + digits if sign not in ALPHABET)


def _known(language: str) -> dict[str, Any]:
    """What the script must know: words, addresses of the animals' pictures, and what a code is made of."""
    catalog, tn = catalogs()[language], Words(language).tn
    return {
        "words": {f"{group}.{name}": text for group in SAID for name, text in catalog.group(group).items()} | _said_by_types(catalog),
        "types": {name: _type(name, made) for name, made in ITEM_TYPES.items() if made.traits.one_screen or made.traits.forked},
        "rolls": [tn("join.roll", left) for left in range(1, MOST_ROLLS + 1)],
        "animals": {animal: render.picture("animals", animal) for animal in ANIMALS},
        "alphabet": ALPHABET,
        "length": CODE_LENGTH,
    }


def _said_by_types(catalog: Catalog) -> dict[str, str]:
    return {key: catalog.unfilled(key) for made in ITEM_TYPES.values() for key in (made.lacks, *made.on_screen)}


def _type(name: str, made: type[Item]) -> dict[str, Any]:
    """What the script must know of an item type: ``ItemType`` in ``join/types.d.ts``."""
    return {
        "draw": ASSETS.address(f"items/{name}/draw.js"),
        "lacks": Item.lacks if made.traits.forked else made.lacks,  # a scene of a story is one choice
        "isCounted": made.traits.says_how_many,
        "isInOrder": made.traits.ordered,
        "means": made.traits.means,
        "beside": {choice_id: phrase.key for choice_id, phrase in made.beside.items()},
    }
