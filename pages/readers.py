"""Readers: the children of this device. Who is here, somebody else, one more."""

from beacons.ui.family import readers
from beacons.ui.shell.session import session

if session().reader is None:
    readers.not_known_yet()
else:
    readers.who_is_here()
    readers.others()
    readers.removal()
