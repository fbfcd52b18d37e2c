"""The browser's own side: storage that stays on the device, focus, language and direction."""

import json
import re
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from beacons.domain.family import Family
from beacons.domain.household import Household
from beacons.domain.household import merge as merge_households
from beacons.domain.opening import given_to, is_blank, who, with_readers
from beacons.domain.progress import Progress
from beacons.sync import family_document, progress_document, v1
from beacons.sync.family_document import read_texts
from beacons.sync.jsonl import merge_all
from beacons.ui import family_actions, nav
from beacons.ui.components import registered
from beacons.ui.services import names, new_id, now
from beacons.ui.session import Session, session, widget_value
from beacons.ui.words import direction

_KEY = "browser"
FAMILY, READER, UNREADABLE = "seven-beacons.family", "seven-beacons.reader.", "seven-beacons.aside"
"""Names of the documents in the browser's storage; a reader's id follows ``READER``."""
_ID = re.compile(r"[a-z0-9]{1,20}")
VERSION_1 = "seven-beacons.progress"
"""What version 1 kept: read once, and dropped when it stands in the documents of today."""


def sync() -> None:
    """Draw the component: it keeps what changed, reports what is stored once per page load, and follows links.

    It is drawn before the page, so that an answer is kept before its feedback is seen.
    """
    state = session()
    state.session_id = state.session_id or new_id()
    texts = documents(state) if state.restored else {}
    registered("browser")(
        key=_KEY,
        data={
            "save": tuple(texts.items()),  # no dicts and lists: to see whether they are frames, the platform would load pandas
            "drop": tuple(dropped(state, texts)),
            "replaced": VERSION_1,
            "reader": state.reader_id,
            "restored": state.restored,
            "session_id": state.session_id,
            "last_report": state.last_report,  # lets the script look again after each report, even where the documents stay the same
            "erased": state.erased,
            "focus": state.focus,
            "language": state.language,
            "direction": direction(state.language),
        },
        on_stored_change=_on_stored,
        on_go_change=_on_go,
    )


def documents(state: Session) -> dict[str, str]:
    """The texts to keep, by name; each made anew only where its content is another. None while there is nothing to keep."""
    if is_blank(state.household):
        return {}
    texts = {FAMILY: _text(state, FAMILY, state.family, family_document.to_text)}
    for reader_id in _readers_to_keep(state):
        progress = state.household.of(reader_id)
        texts[READER + reader_id] = _text(state, READER + reader_id, progress, partial(progress_document.to_text, reader_id=reader_id))
    if state.unreadable:
        texts[UNREADABLE] = "\n".join(state.unreadable)
    return texts


def _readers_to_keep(state: Session) -> set[str]:
    """Who reads in this tab, and others whose documents in the storage are not what this tab knows."""
    cleaned = {name.removeprefix(READER) for name in state.discarded}
    others = {reader.id for reader in state.family.readers} & {*state.taken_over, *cleaned}
    return {state.reader_id, *others} - {*state.family.removed}


def dropped(state: Session, texts: Mapping[str, str]) -> list[str]:
    """Names of documents to erase: of readers who were removed, what was thrown away, and what was set aside once that is nothing."""
    names = {*(READER + reader_id for reader_id in state.family.removed), *state.discarded, UNREADABLE}
    return sorted(names - {*texts, VERSION_1})


def _text(state: Session, name: str, content: Any, write: Callable[[Any], str]) -> str:
    saved = state.saved.get(name)
    if saved is None or saved[0] is not content:
        saved = state.saved[name] = (content, write(content))
    return saved[1]


def _on_stored() -> None:
    restore(session(), _value("stored"))


def _on_go() -> None:
    """A link was pressed: another reader is taken at once; the frame follows the link before it draws anything."""
    pressed = _value("go")
    reader_id = pressed.partition("#reader=")[2]
    if reader_id:
        family_actions.choose_reader(reader_id)


def follow_link() -> None:
    """Leave for the page of the link that was pressed, if one was."""
    pressed = _value("go")
    if pressed:
        nav.follow(pressed.partition("#")[0])


def _value(name: str) -> str:
    value = widget_value(_KEY)
    return str(value.get(name) or "") if value else ""


def restore(state: Session, reported: str) -> None:
    """Merge what the browser has stored into what this tab knows. Nothing of either is lost, nothing counts twice.

    A report of an empty storage after the first means that another tab was told to forget everything: this one forgets too.
    """
    try:
        report = json.loads(reported)
        turn, here, texts = int(report["turn"]), str(report["here"]), dict(report["texts"])
        gone, erased = {*map(str, report.get("gone", ()))}, int(report.get("erased", state.erased))
    except (ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError):
        return
    if turn <= state.last_report or erased < state.erased:
        return  # the platform tells an old report again when the page changes; one from before the forgetting must not undo it
    if report.get("session_id", state.session_id) != state.session_id:
        return  # it says what is news to a session of a server that is gone: this one has to hear everything
    state.last_report = turn
    if report.get("has_erased"):
        state.notice = state.notice or "grown_ups.forgotten"  # it was said before the browser had done it
    elif report.get("empty") and state.restored:
        state.forget()
        here = ""  # not even the name comes back
    if UNREADABLE in gone:
        state.unreadable = ()  # another tab threw it away
    _take_in(state, {str(name): str(text) for name, text in texts.items()}, gone, here)
    state.restored = True


def _take_in(state: Session, texts: dict[str, str], gone: set[str], here: str) -> None:
    found = _read(state, texts)
    if _was_forgotten(state, found.family, gone):
        state.forget()
        here, found = "", _read(state, texts)
    _join(state, found, here)


def _was_forgotten(state: Session, found: Family, gone: set[str]) -> bool:
    """Whether everything was forgotten, and something new begun, while this tab slept: its reader's document is gone, but not removed."""
    return state.restored and READER + state.reader_id in gone and bool(found.readers) and state.reader_id not in found.removed


def _read(state: Session, texts: dict[str, str]) -> Household:
    documents = {name: read_texts(text) for name, text in texts.items() if name not in {UNREADABLE, VERSION_1}}
    state.damaged |= {name for name, found in documents.items() if found.unreadable}
    lines = tuple(filter(None, texts.get(UNREADABLE, "").split("\n")))
    found = merge_all([Household(unreadable=lines), *documents.values()], merge_households)
    progress, unreadable = v1.read(texts.get(VERSION_1, ""))
    old = {who(found.family) if found.family.readers else state.reader_id or new_id(): progress} if progress != Progress() else {}
    return merge_households(found, Household(Family(), old, tuple(unreadable)))


def _join(state: Session, found: Household, here: str) -> None:
    """Until this tab's reader was seen in the storage, what is done here belongs to the reader who is found there."""
    mine, early = state.household, Progress()
    if not state.reader_id or _makes_way(state, found.family):
        nameless = state.family.model_copy(update={"readers": ()})
        mine, early = Household(nameless, unreadable=state.unreadable), state.progress
    household = merge_households(mine, found)
    first = state.reader_id or (here if _ID.fullmatch(here) else "")  # a new server gives the same name again
    first = first if first and first not in household.family.removed else new_id()
    household = with_readers(household, first, names(), now())
    reader_id = who(household.family, state.reader_id, here)
    state.reader_found = state.reader_found or found.family.reader(reader_id) is not None
    state.take(given_to(household, reader_id, early), reader_id)


def _makes_way(state: Session, found: Family) -> bool:
    """Whether this tab's one reader, of whom nobody has heard yet, gives way to those who are found. One who was removed is known."""
    is_only_here = not state.reader_found and len(state.family.readers) == 1 and state.reader_id not in found.removed
    return is_only_here and bool(found.readers) and not found.reader(state.reader_id)
