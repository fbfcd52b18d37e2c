"""What a session wants of a browser's storage."""

from dataclasses import dataclass

from beacons.sync.documents import VERSION_1
from beacons.sync.sent import NOTHING, Edit, Whole


@dataclass(frozen=True)
class Orders:
    """What the browser is to do. Plain values in tuples: they go over the wire as they stand."""

    session_id: str
    last_report: int
    """Lets the browser look again after each report, even where the documents stay the same."""
    erased: int
    restored: bool
    reader: str
    """Who reads in this tab."""
    number: int = NOTHING
    """Of the documents to keep: the page says it once it has them."""
    since: int = NOTHING
    """Number of those that the edits among them rest on."""
    keep: tuple[Whole | Edit, ...] = ()
    erase: tuple[str, ...] = ()
    """Names of documents."""
    replaced: str = VERSION_1
    """Name of the document that goes once all of ``keep`` is really kept."""
