"""The browser's own side: storage that stays on the device, focus, language and direction."""

import json

from beacons.domain.progress import from_document, merge, to_document
from beacons.ui.components import registered
from beacons.ui.session import Session, session, widget_value
from beacons.ui.words import direction


def sync() -> None:
    """Draw the component: it reports what is stored once per page load, and keeps what changes."""
    state = session()
    registered("browser")(
        key="browser",
        data={
            "save": to_document(state.progress) if state.is_restored else "",
            "restored": state.is_restored,
            "forgotten": state.forgotten,
            "focus": state.focus,
            "language": state.language,
            "direction": direction(state.language),
        },
        on_stored_change=lambda: restore(state, _reported()),
    )


def _reported() -> str:
    value = widget_value("browser")
    return str(value.get("stored") or "") if value else ""


def restore(state: Session, reported: str) -> None:
    """Merge what the browser has stored into what this tab knows. Nothing of either is lost, nothing counts twice.

    An empty report after the first means that another tab was told to forget everything: this one forgets too.
    """
    try:
        text = str(json.loads(reported)["text"])
    except (ValueError, KeyError, TypeError):
        return
    stored = from_document(text)
    if stored is not None:
        state.progress = merge(state.progress, stored)
    elif state.is_restored and not text:
        state.progress = type(state.progress)()
    state.is_restored = True
