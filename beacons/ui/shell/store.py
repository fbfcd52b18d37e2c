"""The browser's own side: storage that stays on the device, focus, language and direction."""

import threading
import time
from collections.abc import Callable
from typing import Any

import streamlit as st

from beacons.sync.report import Report
from beacons.sync.sync import Newcomer
from beacons.ui.shell import nav, request
from beacons.ui.shell.component import component
from beacons.ui.shell.reader import actions
from beacons.ui.shell.session import HEADING, Session, session, widget_value
from beacons.wiring import names, new_id, now

_KEY = "browser"
_PAUSE, _PATIENCE = 0.25, 8
"""Seconds in which a browser that is there can tell what it has stored, and how often they are waited for."""

OF_ONE_CHILD = ("lesson", "quiz", "review", "six_screens", "progress")
"""Pages that are about one child: what is pressed there counts for that child alone."""


def sync() -> None:
    """Draw the component: it keeps what changed, reports what is stored once per page load, and follows links.

    It is drawn before the page, so that an answer is kept before its feedback is seen.
    """
    component("shell/store")(key=_KEY, data=_told(), on_stored_change=_on_stored, on_go_change=_on_go)
    state, has_been_here = session(), bool(_value("stored"))
    if has_been_here and not state.sync.restored:
        _wait_until_heard(state)


def _told() -> dict[str, Any]:
    """What the script is told in a run. No dicts and lists stand in it: to see whether they are frames, the platform would load pandas."""
    state = session()
    state.sync, orders = state.sync.orders(state.household, state.reader_id)
    language = {"language": state.locale.code, "direction": state.locale.direction}
    return {**vars(orders), **language, "focus": state.screen.focus, "path": request.path()}


_run = threading.local()


def sync_beside(draw: Callable[[], None]) -> None:
    """Draw a part of a page without the component, which stays as it is; what its script is to be told comes with the item in that part.

    So a press on an item costs a message less. Where no item is drawn, a component does nothing else than to tell it.
    """
    _run.told = _told()
    try:
        draw()
        told = told_beside()
    finally:
        _run.told = None
    if told:
        component("shell/told")(key="told", data=told)


def told_beside() -> dict[str, Any] | None:
    """What is to be told beside an item that is drawn now; it is told once."""
    told: dict[str, Any] | None = getattr(_run, "told", None)
    _run.told = None
    return told


def _wait_until_heard(state: Session) -> None:
    """Do without the rest of this run where a page that was open already has come to a server that knows nothing of it.

    Drawn before the browser's storage was heard, the page would be that of somebody new, and what was ticked on it would be gone.
    """
    if state.waited < _PATIENCE:
        state.waited += 1
        time.sleep(_PAUSE)
        st.rerun()


def _on_stored() -> None:
    report = Report.read(_value("stored"))
    if report:
        hear(session(), report)


def hear(state: Session, report: Report) -> None:
    """Let the session know what the browser has stored; where another tab has forgotten everything, this one does too."""
    heard = state.sync.hear(report, state.household, state.reader_id, Newcomer(new_id(), names(), now()))
    if heard.has_forgotten:
        state.forget()
    elif heard.reader_id != state.reader_id:
        if state.reader_id:  # what was agreed to was another child's
            state.screen.agreed = set()
        state.screen.gave_way = () if heard.was_taken_off else (*state.screen.gave_way, state.reader_id)
    if heard.was_taken_off or state.screen.taken_off:  # a report that follows may still come from the page that was left
        state.screen.taken_off = "to_say"
    state.sync, state.household, state.reader_id = heard.sync, heard.household, heard.reader_id
    state.screen.notice = state.screen.notice or heard.notice


def received(told: object) -> None:
    """Take note of the documents that a page has to keep, as its scripts tell it beside something else (``receipt`` of ``sync.js``)."""
    match told:
        case [str(session_id), int(number)]:
            state = session()
            state.sync = state.sync.received(session_id, number)


def _on_go() -> None:
    """A link was pressed: another reader is taken at once; the frame follows the link before it draws anything."""
    pressed = _value("go")
    reader_id = pressed.partition("#reader=")[2]
    if reader_id:
        actions.choose_reader(reader_id)


def follow_link() -> None:
    """Leave for the page of the link that was pressed, if one was. What is named after ``#`` takes the focus there, else the heading."""
    address, _, target = _value("go").partition("#")
    if address:
        session().move_focus(target if target and "=" not in target else HEADING)
        nav.follow(address)


def follow_taken_off(page: str) -> None:
    """Leave a page that is about one child where that child was taken off elsewhere: the page that it leads to says so.

    It is left as often as a report runs it once more meanwhile. On other pages the name in the header is enough.
    """
    screen = session().screen
    if screen.taken_off == "to_say":  # what was agreed to in the very message that told of it was agreed to by nobody who is here
        screen.agreed = set()
    if screen.taken_off and page == "readers":
        screen.taken_off = "said"
    elif screen.taken_off == "to_say" and page in OF_ONE_CHILD:
        session().move_focus("notice")
        nav.go("readers")
    else:
        screen.taken_off = ""


def _value(name: str) -> str:
    value = widget_value(_KEY)
    return str(value.get(name) or "") if value else ""
