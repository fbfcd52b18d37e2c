"""For tonight: what to answer a child who tells, what to ask, how this app treats data; or what a child sees of it."""

from beacons.ui.grown_ups import for_parents

if for_parents.is_for_child():
    for_parents.for_child()
else:
    for_parents.intro()
    for_parents.covers()
    for_parents.ask()
    for_parents.data()
