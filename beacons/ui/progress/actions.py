"""What a child decides about its lights."""

from beacons.ui.shell.session import session, widget_value
from beacons.wiring import now


def show_grown_up(key: str) -> None:
    """Show a grown-up on this device what the child may want to talk about, or no longer."""
    state = session()
    state.progress = state.progress.with_shows(shows=bool(widget_value(key)), at=now())
