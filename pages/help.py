"""Help: who to tell. People first, then steps, then services."""

from beacons.ui import html
from beacons.ui.services import library
from beacons.ui.session import session

html.show("help.html", advice=library().help(session().language))
