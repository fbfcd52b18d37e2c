"""A link that leaves at once for a quiet page of our own. Back doesn't lead to what was left; the browser's list of pages names it."""

from beacons.ui.shell.render import asset, document, show_made
from beacons.wiring import base, languages


def link() -> None:
    """Draw it, at the same place on every page that has it. Its page is at hand before it is wanted (``store.js``)."""
    files = " ".join((f"{base()}/sea", asset("print.css"), asset("pictures/quiet.svg")))
    show_made("shell/quick_exit.html", files=files)


def exit_page() -> str:
    """The quiet page of the quick exit."""
    return document("shell/exit_page.html", next(iter(languages())))
