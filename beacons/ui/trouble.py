"""What is shown when something breaks, of ours or of the host: a calm sentence. The log keeps the trace."""

import logging

from beacons.ui import markup
from beacons.ui.words import t

LOG = logging.getLogger("beacons")


def show(error: Exception) -> bool:
    """Draw the page of an error. Returns True: the platform's own is not needed."""
    LOG.error("A page broke off", exc_info=error)
    markup.show("trouble.html")
    return True


def show_that_host_cannot_serve() -> None:
    """Draw the one sentence of a host that runs ``app.py`` as a plain script: without routes there are neither files nor headers."""
    markup.show("paragraph.html", text=t("trouble.plain_script"))
