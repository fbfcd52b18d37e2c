"""Family file: take everything along in a file, open one and look before taking it over; what could not be read; forgetting everything."""

from beacons.ui.family import file as family_file
from beacons.ui.family import file_buttons, forget
from beacons.ui.own import unheard
from beacons.ui.shell import nav
from beacons.ui.shell.session import session
from beacons.ui.shell.words import t

notice, opened = session().screen.take_notice(), session().screen.opened
if opened:
    family_file.what_would_change(opened)
else:
    family_file.intro(notice)
    file_buttons.buttons()
    family_file.what_it_holds()
    family_file.unreadable()
    forget.forget(notice)
    nav.link("grown_ups", t("file.to_grown_ups"), key="to-grown-ups-page")
    unheard.draw()
