"""For tonight: what to answer a child who tells, what to ask, how this app treats data; or what a child sees of it."""

from beacons.ui.grown_ups import tonight

if tonight.is_for_child():
    tonight.for_child()
else:
    tonight.intro()
    tonight.covers()
    tonight.ask()
    tonight.data()
