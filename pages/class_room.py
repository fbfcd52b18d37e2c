"""Class room: a teacher opens a room for a class with devices, and leads it from here."""

from beacons.ui.classroom import choice as classroom_choice
from beacons.ui.classroom import host_actions, host_view, projector_view
from beacons.ui.own import unheard

code = host_actions.code_on_screen()
if code:
    host_view.room(code)
elif classroom_choice.is_waiting():
    projector_view.waits()
else:
    host_view.set_up()
    unheard.draw()
