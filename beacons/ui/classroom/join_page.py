"""The pupils' page: one document for every code, with the words that its script says."""

from functools import lru_cache
from string import ascii_uppercase, digits
from typing import Any

from beacons.domain.course.names import ANIMALS
from beacons.domain.rooms.learner import MOST_ROLLS
from beacons.domain.rooms.room import ALPHABET, CODE_LENGTH
from beacons.ui.shell import render
from beacons.ui.shell.component import ASSETS
from beacons.ui.shell.words import Words
from beacons.wiring import catalogs

SCRIPT = "ui/classroom/join/join.js"
SAID = ("join", "feedback", "mark", "quiz")
"""Groups of what the script says, with the blanks still open."""


@lru_cache(maxsize=32)
def page(language: str) -> str:
    """The document in a language."""
    first, *others = ASSETS.with_imports(SCRIPT)
    scripts = {"script": first, "further": others}
    return render.document("classroom/join.html", language, never=_never(), known=_known(language), **scripts)


def _never() -> str:
    """Letters and digits that no code holds."""
    return ", ".join(sign for sign in ascii_uppercase + digits if sign not in ALPHABET)


def _known(language: str) -> dict[str, Any]:
    """What the script must know: words, addresses of the animals' pictures, and what a code is made of."""
    catalog, tn = catalogs()[language], Words(language).tn
    return {
        "words": {f"{group}.{name}": text for group in SAID for name, text in catalog.group(group).items()},
        "rolls": [tn("join.roll", left) for left in range(1, MOST_ROLLS + 1)],
        "animals": {animal: render.picture("animals", animal) for animal in ANIMALS},
        "alphabet": ALPHABET,
        "length": CODE_LENGTH,
    }
