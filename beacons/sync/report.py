"""What a browser tells of its storage."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from beacons.sync.sent import NOTHING


@dataclass(frozen=True)
class Report:
    """One report. It is the readers' own and foreign input: what it says is checked, merged, and never believed blindly."""

    turn: int
    """Its number in that window: each is heard once."""
    session_id: str
    """For whom it is: it tells what is news to that session."""
    erased: int
    """How often the browser has erased everything when that session wanted it."""
    texts: Mapping[str, str]
    """Documents by name, as far as they are news."""
    gone: frozenset[str]
    """Names of documents that the session knows and that are no longer there."""
    here: str
    """Who read in this tab before it was loaded anew."""
    is_empty: bool
    """Whether nothing at all is stored."""
    has_erased: bool
    """Whether it follows on the wish to erase everything."""
    received: int
    """Number of the documents that the page has from that session."""

    @classmethod
    def read(cls, text: str) -> "Report | None":
        """The report that a text holds; None where it is none."""
        try:
            told = json.loads(text)
            return cls(
                turn=int(told["turn"]),
                session_id=str(told["session_id"]),
                erased=int(told["erased"]),
                texts={str(name): str(document) for name, document in dict(told["texts"]).items()},
                gone=frozenset(map(str, told.get("gone", ()))),
                here=str(told["here"]),
                is_empty=bool(told.get("empty")),
                has_erased=bool(told.get("has_erased")),
                received=int(told.get("received", NOTHING)),
            )
        except (ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError):
            return None
