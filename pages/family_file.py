"""Family file: take everything along in a file, open one and look before taking it over; what could not be read; forgetting everything."""

from beacons.ui import actions, family_file_view, forget_view, nav
from beacons.ui.components import family_file
from beacons.ui.session import session
from beacons.ui.words import t

notice, opened = actions.take_notice(), session().screen.opened
if opened:
    family_file_view.what_would_change(opened)
else:
    family_file_view.intro(notice)
    family_file.buttons()
    family_file_view.what_it_holds()
    family_file_view.unreadable()
    forget_view.forget(notice)
    nav.link("grown_ups", t("file.to_grown_ups"), key="to-grown-ups-page")
