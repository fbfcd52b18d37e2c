"""The state of one browser tab: the only module that touches ``st.session_state``."""

from dataclasses import dataclass, field
from typing import Any

import streamlit as st

from beacons.domain.library import SOURCE_LANGUAGE
from beacons.domain.progress import Progress

_KEY = "session"


@dataclass
class Session:
    """What a tab knows. Scores are in ``progress``; ids and plain values only, never content."""

    language: str = SOURCE_LANGUAGE
    language_is_chosen: bool = False
    """Whether the address named the language, so that it goes along from page to page."""
    progress: Progress = field(default_factory=Progress)
    is_restored: bool = False
    """Whether the browser's own storage has been read and merged into ``progress``."""
    heard: int = 0
    """Number of the browser's last report on its storage: each is heard once."""
    forgotten: int = 0
    """How often "forget everything" was pressed: tells the browser to empty its storage."""
    saved: tuple[Progress, str] | None = None
    """The progress that was last put into a document for the browser, and that document."""
    taps: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Steps tapped so far in ordering items, by item id."""
    agreed: set[str] = field(default_factory=set)
    """Sensitive lessons that this tab has chosen to read."""
    notice: str | None = None
    """Key of a text to show once beside the button that was pressed."""
    focus: str = ""
    """Id of the element that takes the focus, followed by a turn, so that the same element can take it again."""

    def move_focus(self, target: str) -> None:
        """Let the element of that id take the focus once this run is drawn."""
        turn = int(self.focus.rpartition("@")[2] or 0) + 1
        self.focus = f"{target}@{turn}"

    def forget(self) -> None:
        """Let go of everything that the reader did."""
        self.progress = Progress()
        self.taps = {}
        self.agreed = set()


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
