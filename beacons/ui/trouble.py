"""What is shown when something of ours breaks: a calm sentence and a way on. The log keeps the trace."""

import logging

from beacons.ui import markup

LOG = logging.getLogger("beacons")


def show(error: Exception) -> bool:
    """Draw the page of an error. Returns True: the platform's own is not needed."""
    LOG.error("A page broke off", exc_info=error)
    markup.show("trouble.html")
    return True
