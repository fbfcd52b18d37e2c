"""Grown-ups: the adult layer of each lesson, what is kept and why, the state of the content, and the version."""

from beacons.ui import adult_view, current

lesson = current.lesson()
if lesson is None:
    adult_view.overview()
else:
    adult_view.layer(lesson)
adult_view.foot()
