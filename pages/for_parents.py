"""For tonight: what to do if something has happened, whom to call, what to ask, how data is treated; or what a child sees of it."""

from beacons.ui.grown_ups import cases, for_parents
from beacons.ui.help import view as help_view

if for_parents.is_for_child():
    for_parents.for_child()
else:
    cases.on_page()
    help_view.services_for_grown_ups()
    for_parents.intro()
    for_parents.covers()
    for_parents.ask()
    for_parents.data()
