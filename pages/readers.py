"""Readers: the children of this device. Who is here, somebody else, one more."""

from beacons.ui.family import readers
from beacons.ui.shell.reader import who
from beacons.ui.shell.session import session

if session().reader is None:
    who.not_known_yet("readers")
else:
    readers.who_is_here()
    readers.others()
    readers.removal()
