"""What a reader can do on Home."""

from beacons.ui.shell.session import session, widget_value
from beacons.wiring import now


def choose_path(key: str) -> None:
    """Take the path that stands in the picker of that key."""
    state, path = session(), widget_value(key)
    if path:
        state.progress = state.progress.with_path(path, now())
