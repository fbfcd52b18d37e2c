"""Class room: a teacher opens a room for a class with devices, and leads it from here."""

from beacons.ui.classroom import host_actions, host_view

code = host_actions.code_on_screen()
if code:
    host_view.room(code)
else:
    host_view.set_up()
