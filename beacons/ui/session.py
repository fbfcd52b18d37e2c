"""The state of one browser tab: the only module that touches ``st.session_state``."""

from dataclasses import dataclass, field, fields
from typing import Any

import streamlit as st

from beacons.domain.family import Family, Reader
from beacons.domain.household import Household
from beacons.domain.library import SOURCE_LANGUAGE
from beacons.domain.progress import Progress

_KEY = "session"
GOES_ON = frozenset({"language", "language_is_chosen", "session_id", "last_report", "erased", "focus"})
"""What "forget everything" leaves: nothing of it says what anybody did."""


@dataclass
class Session:
    """What a tab knows. Scores are in ``progress``; ids and plain values only, never content."""

    language: str = SOURCE_LANGUAGE
    language_is_chosen: bool = False
    """Whether the address named the language, so that it goes along from page to page."""
    family: Family = field(default_factory=Family)
    reader_id: str = ""
    """Who is reading in this tab; empty until the browser's own storage has been heard."""
    progress: Progress = field(default_factory=Progress)
    """What this reader did."""
    others: dict[str, Progress] = field(default_factory=dict)
    """What the other readers of this device did, by reader id."""
    unreadable: tuple[str, ...] = ()
    """Lines of the browser's storage that could not be read."""
    damaged: frozenset[str] = frozenset()
    """Names of the documents in which such lines stood."""
    discarded: frozenset[str] = frozenset()
    """Names of those whose unreadable lines were thrown away: each is written anew or, where it holds nothing that is known, erased."""
    reader_found: bool = False
    """Whether this tab's reader was seen in the browser's storage. Until then what is done belongs to whoever is found there."""
    restored: bool = False
    """Whether the browser's own storage has been read and merged into what this tab knows."""
    session_id: str = ""
    """A random id of this state: tells the browser when it speaks with another one, which knows nothing yet."""
    last_report: int = 0
    """Number of the browser's last report on its storage: each is heard once."""
    erased: int = 0
    """How often "forget everything" was pressed: tells the browser to empty its storage."""
    saved: dict[str, tuple[object, str]] = field(default_factory=dict)
    """What was last put into a document for the browser, and that document, by the document's name."""
    taken_over: frozenset[str] = frozenset()
    """Readers who read in this tab before, or came out of a family file: they are kept although another one reads now."""
    opened: Household | None = None
    """A family file that was opened and is looked at before it is taken over."""
    taps: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Steps tapped so far in ordering items, by item id."""
    agreed: set[str] = field(default_factory=set)
    """Sensitive lessons that this tab has chosen to read."""
    country: str | None = None
    """Picked for helplines. Kept for this visit only: on a shared device it would be a trace of having looked for help."""
    hosting: tuple[str, str] = ("", "")
    """Code and secret of the room that was just opened in this tab, until the browser has kept them."""
    notice: str | None = None
    """Key of a text to show once beside the button that was pressed."""
    focus: str = ""
    """Id of the element that takes the focus, followed by a turn, so that the same element can take it again."""

    @property
    def reader(self) -> Reader | None:
        """Who is reading; None until the browser's own storage has been heard."""
        return self.family.reader(self.reader_id)

    @property
    def household(self) -> Household:
        """Everything that this device keeps, as far as this tab knows."""
        mine = {self.reader_id: self.progress} if self.reader_id else {}
        return Household(self.family, {**self.others, **mine}, self.unreadable)

    def take(self, household: Household, reader_id: str) -> None:
        """Know this household from now on, with this reader in front of the screen."""
        self.family, self.unreadable, self.reader_id = household.family, household.unreadable, reader_id
        self.progress = household.of(reader_id)
        self.others = {other: progress for other, progress in household.progress.items() if other != reader_id}

    def move_focus(self, target: str) -> None:
        """Let the element of that id take the focus once this run is drawn."""
        turn = int(self.focus.rpartition("@")[2] or 0) + 1
        self.focus = f"{target}@{turn}"

    def forget(self) -> None:
        """Let go of everything that anybody did, as a tab that was just opened; language and turns go on."""
        fresh = Session()
        for name in [one.name for one in fields(self) if one.name not in GOES_ON]:
            setattr(self, name, getattr(fresh, name))


def session() -> Session:
    """The state of this tab, made on first use."""
    try:
        state: Session = st.session_state[_KEY]
    except KeyError:
        state = st.session_state[_KEY] = Session()
    return state


def put_widget_value(key: str, value: Any) -> None:
    """Let the widget of that key, which is not drawn yet in this run, show a value."""
    st.session_state[key] = value


def widget_value(key: str) -> Any:
    """What stands in the widget of that key now; None where it is not drawn."""
    return st.session_state.get(key)
