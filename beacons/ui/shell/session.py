"""The state of one browser tab: the only module that touches ``st.session_state``."""

import threading
from dataclasses import dataclass, field, replace
from typing import Any, Literal, NamedTuple

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from beacons.domain.household.family import Family, Reader
from beacons.domain.household.household import Household
from beacons.domain.household.opening import given_to
from beacons.domain.household.own_quiz import OwnQuiz
from beacons.domain.practice.progress import Progress
from beacons.domain.response import Response
from beacons.domain.text import SOURCE, Locale
from beacons.sync.sync import Sync
from beacons.wiring import new_id

_KEY = "session"
HEADING = "h1"
"""In place of an id: the heading of the page that comes, whichever id that has. The script knows it."""

Who = tuple[str, tuple[Reader, ...]]
"""The reader's id, and all readers of the device."""


def _new_sync() -> Sync:
    return Sync(new_id())


class SaidOf(NamedTuple):
    """A line that is said of questions from elsewhere, and which question of which own quiz it is about, if it is about one."""

    text: str
    title: str = ""
    quiz_id: str = ""
    item_id: str = ""


class CameIn(NamedTuple):
    """What was said of questions from elsewhere: of which own quizzes, or of none where nothing was taken over."""

    quiz_ids: tuple[str, ...] = ()
    groups: tuple[tuple[str, tuple[SaidOf, ...]], ...] = ()
    """Sentences with the lines that belong below each."""
    heard: tuple[str, int] = ("", 0)
    """The tab that told of them, and which time it was."""
    rows: tuple[tuple[str, ...], ...] = ()
    """The first rows of a table whose columns are to be chosen."""
    encoding: str = ""
    """The encoding that is to be looked at."""
    question: str = ""
    """What is asked about it."""


@dataclass
class Screen:
    """What is half done in a tab and kept nowhere: it is gone with the tab."""

    opened: Household | None = None
    """A family file that was opened and is looked at before it is taken over."""
    file_turn: str = ""  # which opening of one was heard last
    agreed: set[str] = field(default_factory=set)
    """Sensitive lessons that this tab has chosen to read."""
    country: str | None = None
    """Picked for helplines. Kept for this visit only: on a shared device it would be a trace of having looked for help."""
    country_turn: str = ""  # which pick of a country was heard last
    hosting: tuple[str, str] = ("", "")
    """Code and secret of the room that was just opened in this tab, until the browser has kept them."""
    heard: tuple[str, int] = ("", 0)
    """The editor of an own quiz that was heard last, and the number of what it told."""
    brought_in: tuple[str, int, tuple[str, ...]] = ("", 0, ())  # as heard, but of drafts of closed editors; and of which quizzes they were
    deleted: OwnQuiz | None = None
    """The own quiz that was deleted last, until it is brought back or the tab is closed."""
    came_in: CameIn = field(default_factory=CameIn)
    """What was said of questions that came from elsewhere."""
    tried: dict[str, Response] = field(default_factory=dict)
    """What was given when an own quiz was tried, by the id of the item."""
    gave_way: tuple[str, ...] = ()
    """Ids of the child who reads here from before the browser told who it is: what is half chosen may stand below them."""
    taken_off: Literal["", "to_say", "said"] = ""
    """Whether the child who was reading here was taken off this device elsewhere, and whether the page that says it has been drawn."""
    notice: str | None = None
    """Key of a text to show once beside the button that was pressed."""
    here: str = ""
    """Address of the page on screen."""
    before: str = ""
    """Address of the page before it; empty where this is the first."""
    focus: str = ""
    """Id of the element that takes the focus, followed by a turn, so that the same element can take it again."""

    def arrive(self, address: str) -> None:
        """Be at this address from now on. Another card or show of the same page leaves the page before it as it was."""
        if address.partition("?")[0] != self.here.partition("?")[0]:
            self.before = self.here
        self.here = address

    def take_notice(self) -> str | None:
        """The notice to show now; it is shown once."""
        notice, self.notice = self.notice, None
        return notice


@dataclass
class Session:
    """What a tab knows. Scores are in ``household``; ids and plain values only, never content."""

    locales: tuple[Locale, ...] = (SOURCE,)
    """In which languages this tab reads. One, as yet."""
    language_is_chosen: bool = False
    """Whether the address named the language, so that it goes along from page to page."""
    household: Household = field(default_factory=Household)
    """Everything that this device keeps, as far as this tab knows."""
    reader_id: str = ""
    """Who is reading in this tab; empty until the browser's own storage has been heard, and so is the owner of what is done by then."""
    sync: Sync = field(default_factory=_new_sync)
    """What this tab knows of the browser's storage."""
    screen: Screen = field(default_factory=Screen)
    """What is half done in it."""
    waited: int = 0
    """How often a run was given up until the browser's own storage was heard."""

    @property
    def locale(self) -> Locale:
        """The language in which the interface speaks."""
        return self.locales[0]

    @property
    def family(self) -> Family:
        """What belongs to no single reader."""
        return self.household.family

    @family.setter
    def family(self, family: Family) -> None:
        self.household = replace(self.household, family=family)

    @property
    def progress(self) -> Progress:
        """What the reader of this tab did."""
        return self.household.of(self.reader_id)

    @progress.setter
    def progress(self, progress: Progress) -> None:
        if self.screen.taken_off != "to_say":  # else whoever pressed cannot know yet that another one reads now
            self.household = self.household.with_progress(self.reader_id, progress)

    @property
    def reader(self) -> Reader | None:
        """Who is reading; None until the browser's own storage has been heard."""
        return self.family.reader(self.reader_id)

    @property
    def who(self) -> Who:
        """Who is reading, and who else may."""
        return self.reader_id, self.family.readers

    def take(self, household: Household, reader_id: str) -> None:
        """Know this household from now on, with this reader in front of the screen. What was nobody's yet is this reader's."""
        self.household, self.reader_id = given_to(household, reader_id), reader_id

    def move_focus(self, target: str) -> None:
        """Let the element of that id take the focus once this run is drawn."""
        turn = int(self.screen.focus.rpartition("@")[2] or 0) + 1
        self.screen.focus = f"{target}@{turn}"

    def forget(self) -> None:
        """Let go of everything that anybody did. Language and turns go on, which say nothing of that; ``sync`` forgets by itself."""
        screen = Screen(focus=self.screen.focus, country_turn=self.screen.country_turn)
        self.household, self.reader_id, self.screen, self.waited = Household(), "", screen, 0


_run = threading.local()


def session() -> Session:
    """The state of this tab, made on first use. A run asks for it some thirty times, and the platform takes its time: it is asked once."""
    run = get_script_run_ctx(suppress_warning=True)
    if run is None or getattr(_run, "now", None) is not run:
        _run.now, _run.session = run, _of_tab()
    found: Session = _run.session
    return found


def _of_tab() -> Session:
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
