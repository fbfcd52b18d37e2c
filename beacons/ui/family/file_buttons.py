"""Two buttons for a family file: to save it, and to open one. Both work in the browser; no file is uploaded."""

from beacons.sync.family_document import to_file
from beacons.sync.jsonl import LARGEST_TEXT
from beacons.ui.family import actions
from beacons.ui.shell.component import component
from beacons.ui.shell.session import session, widget_value
from beacons.ui.shell.words import t

_KEY = "family-file"


def buttons() -> None:
    """Draw the buttons; the file holds all that this tab knows. Nothing can be saved before the browser's storage was heard."""
    state = session()
    component("family/file")(
        key=_KEY,
        data={
            "file": to_file(state.household) if state.sync.restored else "",
            "largest": LARGEST_TEXT,
            "name": "seven-beacons",
            "save": t("file.save"),
            "open": t("file.open"),
            "saved": t("file.saved", name="{name}"),
            "too_large": t("file.too_large"),
            "unreadable": t("file.unreadable"),
            "waits": t("file.waits"),
            "heard": state.screen.file_turn,
        },
        on_text_change=_on_text,
    )


def _on_text() -> None:
    """A file was opened: its text is looked at, and nothing of it is kept but what is taken over."""
    value = widget_value(_KEY)
    turn, _, text = str((value.get("text") if value else None) or "").partition("\n")
    if turn:
        actions.hear_file(turn, text)
