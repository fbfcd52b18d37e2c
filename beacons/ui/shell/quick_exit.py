"""A button that leaves at once for a quiet page of our own. Earlier pages may still stand in the history; the help page says so."""

from beacons.ui.shell.component import component
from beacons.ui.shell.render import document
from beacons.ui.shell.words import t
from beacons.wiring import base, languages


def button() -> None:
    """Draw the button, at the same place on every page that has it."""
    component("shell/quick_exit")(key="quick-exit", data={"text": t("quick_exit.leave"), "address": f"{base()}/sea"})


def exit_page() -> str:
    """The quiet page of the quick exit."""
    return document("shell/exit_page.html", next(iter(languages())))
