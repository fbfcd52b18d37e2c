"""A link that leaves at once for a quiet page of our own. Back doesn't lead to what was left; the browser's list of pages names it."""

from beacons.ui.shell.render import document, show_made
from beacons.wiring import base, languages


def link() -> None:
    """Draw it, at the same place on every page that has it. Its page is at hand before it is wanted (``leaving.js``)."""
    show_made("shell/quick_exit.html", sea=f"{base()}/sea")


def exit_page() -> str:
    """The quiet page of the quick exit."""
    return document("shell/exit_page.html", next(iter(languages())))
