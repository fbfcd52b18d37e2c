"""What can be done on the help page."""

from beacons.ui.shell.session import session, widget_value


def choose_country(key: str) -> None:
    """Take the country that stands in the picker of that key, for this visit."""
    session().screen.country = widget_value(key)
