"""For tonight: what to answer a child who tells, what to ask, how this app treats data; or what a child sees of it."""

from beacons.ui import tonight_view

if tonight_view.is_for_child():
    tonight_view.for_child()
else:
    tonight_view.intro()
    tonight_view.covers()
    tonight_view.ask()
    tonight_view.data()
