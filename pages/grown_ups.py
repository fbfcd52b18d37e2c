"""Grown-ups: the adult layer of each lesson, what is kept and why, the state of the content, and the version."""

from beacons.ui.grown_ups import view as grown_ups_view
from beacons.ui.shell import request

lesson = request.lesson()
if lesson is None:
    grown_ups_view.overview()
else:
    grown_ups_view.layer(lesson)
grown_ups_view.foot()
