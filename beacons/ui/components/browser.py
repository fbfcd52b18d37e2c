"""The browser's own side: storage that stays on the device, focus, language and direction."""

import json

from beacons.domain.progress import from_document, merge, to_document
from beacons.ui import nav
from beacons.ui.components import registered
from beacons.ui.session import Session, session, widget_value
from beacons.ui.words import direction

_KEY = "browser"


def sync() -> None:
    """Draw the component: it reports what is stored once per page load, keeps what changes, and follows links."""
    state = session()
    registered("browser")(
        key=_KEY,
        data={
            "save": _document(state) if state.is_restored else "",
            "restored": state.is_restored,
            "heard": state.heard,  # lets the script look again after each report, even where the document stays the same
            "forgotten": state.forgotten,
            "focus": state.focus,
            "language": state.language,
            "direction": direction(state.language),
        },
        on_stored_change=_on_stored,
        on_go_change=_on_go,
    )


def _document(state: Session) -> str:
    """The text to keep, made anew only where the progress is another."""
    if state.saved is None or state.saved[0] is not state.progress:
        state.saved = (state.progress, to_document(state.progress))
    return state.saved[1]


def _on_stored() -> None:
    restore(session(), _value("stored"))


def _on_go() -> None:
    """A link was pressed: the frame follows it before it draws anything."""


def follow_link() -> None:
    """Leave for the page of the link that was pressed, if one was."""
    pressed = _value("go")
    if pressed:
        nav.follow(pressed)


def _value(name: str) -> str:
    value = widget_value(_KEY)
    return str(value.get(name) or "") if value else ""


def restore(state: Session, reported: str) -> None:
    """Merge what the browser has stored into what this tab knows. Nothing of either is lost, nothing counts twice.

    An empty report after the first means that another tab was told to forget everything: this one forgets too.
    """
    try:
        report = json.loads(reported)
        text, turn = str(report["text"]), int(report["turn"])
    except (ValueError, KeyError, TypeError):
        return
    if turn <= state.heard:
        return  # the platform tells an old report again when the page changes
    state.heard = turn
    stored = from_document(text)
    if stored is not None:
        state.progress = merge(state.progress, stored)
    elif state.is_restored and not text:
        state.forget()
    state.is_restored = True
