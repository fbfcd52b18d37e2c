"""Home: the coast with its seven beacons, and the way on."""

from beacons.ui import home_view
from beacons.ui.services import library

home_view.headline()
if library().is_empty:
    home_view.nothing_to_show()
else:
    home_view.way_on()
    home_view.path_picker()
    home_view.unreadable()
    home_view.coast()
    home_view.doors()
home_view.footer()
