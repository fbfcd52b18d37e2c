"""What the page for tonight says about data, and the code that does it: which file, and which name in it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from beacons.root import PROGRAM
from beacons.ui.shell.render import document
from beacons.ui.shell.session import session
from beacons.ui.shell.words import language_asked, t
from beacons.wiring import base


@dataclass(frozen=True)
class Cited:
    """A statement, by the key of its text, and the code that makes it true: a file, and the name that is defined there."""

    text: str
    file: str
    symbol: str


COVERS = Cited("for_parents.covers_title", "beacons/domain/household/for_parents.py", "covered")
SHOWN = Cited("for_parents.ask_title", "beacons/domain/household/for_parents.py", "to_talk_about")
DATA_FACTS = (
    Cited("for_parents.data_nobody", "beacons/domain/household/family.py", "Reader"),
    Cited("for_parents.data_browser", "beacons/ui/shell/sync.js", "write"),
    Cited("for_parents.data_server", "beacons/ui/shell/session.py", "Session"),
    Cited("for_parents.data_hosts", "beacons/serve/security_headers.py", "content_security_policy"),
    Cited("for_parents.data_shows", "beacons/domain/household/for_parents.py", "to_talk_about"),
    Cited("for_parents.data_review", "beacons/domain/practice/review.py", "review_set"),
    Cited("for_parents.data_voice", "beacons/ui/shell/voice.js", "voice"),
    Cited("for_parents.data_file", "beacons/sync/family_document.py", "to_file"),
    Cited("for_parents.data_forget", "beacons/ui/shell/sync.js", "eraseAll"),
)
CITED_FILES = frozenset(cited.file for cited in (COVERS, SHOWN, *DATA_FACTS))
"""The files that are shown at their own address. There are no others."""
_DEFINES = ("def", "class", "const")
"""Words before a name that is defined, in Python and in the browser's script."""


@lru_cache(maxsize=len(CITED_FILES))
def lines_of(file: str) -> tuple[str, ...]:
    """The lines of a cited file, read once per process like the program itself; none where no such file of ours is there."""
    place = PROGRAM / file
    if place.resolve() != PROGRAM.resolve() / file or not place.is_file():
        return ()
    return tuple(place.read_text(encoding="utf-8").splitlines())


def line_of(cited: Cited) -> int | None:
    """The number, from 1, of the line that defines the name; None where the file or the name is gone."""
    defined = re.compile(rf"\s*(?:{'|'.join(_DEFINES)})\s+{re.escape(cited.symbol)}\b")
    return next((number for number, line in enumerate(lines_of(cited.file), 1) if defined.match(line)), None)


def links(*cited: Cited) -> list[dict[str, str]]:
    """What the page says of each, and the way to its code; an empty address where the file or the name is gone."""
    return [{"text": t(one.text), **_link(one)} for one in cited]


def _link(cited: Cited) -> dict[str, str]:
    number = line_of(cited)
    if number is None:
        return {"href": "", "code": ""}
    name = cited.file.rpartition("/")[2]
    return {
        "href": f"{base()}/code/{cited.file}?lang={session().locale.code}#L{number}",
        "code": t("for_parents.code", file=name, line=number),
    }


def page(file: str, asked: Mapping[str, str]) -> str | None:
    """The document that shows a cited file with numbered lines, in the language asked for; None for anything else."""
    lines = lines_of(file) if file in CITED_FILES else ()
    return document("grown_ups/code.html", language_asked(asked), file=file, lines=lines) if lines else None
