"""What is shown in the place of a page: something of ours broke, cannot work, or is not there. A calm sentence; the log keeps the trace."""

import logging

from beacons.ui.shell import nav, render
from beacons.ui.shell.render import document
from beacons.ui.shell.words import t

LOG = logging.getLogger("beacons")


def show(error: Exception) -> bool:
    """Draw the page of an error. Returns True: the platform's own is not needed."""
    LOG.error("A page broke off", exc_info=error)
    render.show("shell/error_page.html")
    return True


def say_not_served() -> None:
    """Draw the page of a host that runs ``app.py`` as a plain script: it serves no script of ours, so nothing would be kept."""
    render.show("shell/not_served.html")


def unknown(language: str, *, is_proxied: bool = False) -> str:
    """The page of an address that nobody has. ``is_proxied``: it may be one below a path that nobody told the app."""
    return document("shell/unknown.html", language, is_proxied=is_proxied)


def no_lesson_chosen() -> None:
    """The address names no lesson, or one that is not there."""
    render.show("shell/message.html", title=t("empty.no_lesson_title"), text=t("empty.no_lesson_text"), picture="not-found")
    nav.link("home", t("empty.to_the_coast"), key="main-to-home")
