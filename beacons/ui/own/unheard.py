"""What was written in an editor that was closed before the server had heard it: the browser brings it in wherever own quizzes are used."""

import json

from beacons.ui.own import actions
from beacons.ui.shell.component import component
from beacons.ui.shell.session import session, widget_value

_KEY = "unheard"


def draw() -> None:
    """Let the browser tell what it has. Before it was heard which quizzes there are, nobody knows to which it belongs.

    It is drawn all the same, below all else: what came above others later would draw them anew under the hand that presses them.
    """
    heard = session().screen.brought_in if session().sync.restored else None
    data = json.dumps({"heard": heard}, separators=(",", ":")).encode()
    component("own/unheard")(key=_KEY, data=data, on_drafts_change=_told)


def _told() -> None:
    value = widget_value(_KEY)
    actions.bring_in_drafts(str((value.get("drafts") if value else None) or ""))
