"""A button that leaves at once for a quiet page of our own. Back doesn't lead to what was left; the browser's list of pages names it."""

from beacons.ui.shell.component import component
from beacons.ui.shell.render import asset, document
from beacons.ui.shell.words import t
from beacons.wiring import base, languages


def button() -> None:
    """Draw the button, at the same place on every page that has it."""
    files = " ".join((f"{base()}/sea", asset("print.css"), asset("pictures/quiet.svg")))
    component("shell/quick_exit")(key="quick-exit", data={"text": t("quick_exit.leave"), "sea": files})


def exit_page() -> str:
    """The quiet page of the quick exit."""
    return document("shell/exit_page.html", next(iter(languages())))
