"""Says what a component has told without making a class for it each time: a click on an item took a twentieth of its time for that.

What the platform's state has for a component is what it keeps, together with what it tells in this run. The platform gives that out
as a dictionary that may be written to, of a class that it defines anew whenever anybody looks, itself included: five times a click. Our
pages only read it, so a plain dictionary does. Where the platform is not the one known here, its own way stays.
"""

from collections.abc import Callable
from typing import Any

import streamlit
from streamlit.components.v2.bidi_component import main

from beacons.serve.platform import KNOWN

Present = Callable[[object, Any], object]
_MAKER = "make_bidi_component_presenter"


def present_plainly(version: str = streamlit.__version__) -> None:
    """From here on components of this process are told of as plain dictionaries: what is written into one is kept nowhere."""
    if version in KNOWN and hasattr(main, _MAKER):
        setattr(main, _MAKER, _presenter)


def _presenter(events_id: str, *_: object) -> Present:
    """Of the component whose events stand below this id. Raises nothing: a value that is no dictionary is said as it is."""

    def present(kept: object, state: Any) -> object:
        return {**_told(events_id, state), **kept} if isinstance(kept, dict) else kept

    return present


def _told(events_id: str, state: Any) -> dict[str, Any]:
    """The values of what has happened, by the name of the event; empty in a run in which nothing has."""
    widgets = state._new_widget_state  # noqa: SLF001  # as the platform's own
    if events_id not in widgets.states or events_id not in widgets.widget_metadata:
        return {}
    told = widgets[events_id]
    events = [told] if isinstance(told, dict) else told if isinstance(told, list) else []
    return {one["event"]: one.get("value") for one in events if isinstance(one, dict) and isinstance(one.get("event"), str)}
