"""Readers: the children of this device. Who is here, somebody else, one more."""

from beacons.ui import readers_view
from beacons.ui.session import session

if session().reader is None:
    readers_view.not_known_yet()
else:
    readers_view.who_is_here()
    readers_view.others()
    readers_view.removal()
