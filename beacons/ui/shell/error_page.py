"""What is shown when something of ours breaks, or cannot work at all: a calm sentence. The log keeps the trace."""

import logging

from beacons.ui.shell import render

LOG = logging.getLogger("beacons")


def show(error: Exception) -> bool:
    """Draw the page of an error. Returns True: the platform's own is not needed."""
    LOG.error("A page broke off", exc_info=error)
    render.show("shell/error_page.html")
    return True


def say_not_served() -> None:
    """Draw the page of a host that runs ``app.py`` as a plain script: it serves no script of ours, so nothing would be kept."""
    render.show("shell/not_served.html")
