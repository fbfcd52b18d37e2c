"""Home: the coast with its seven beacons, and the way on."""

from beacons.ui.home import view as home_view
from beacons.ui.quiz import review, six
from beacons.ui.shell.request import run

home_view.headline()
if run().edition.is_empty:
    home_view.nothing_to_show()
    home_view.footer()
else:
    home_view.way_on()
    home_view.path_picker()
    home_view.unreadable()
    with home_view.coast():
        home_view.together()
        review.invitation()
        six.invitation()
