"""Grown-ups: the adult layer of each lesson, what is kept and why, and the state of the content."""

from beacons.ui import adult_view, current

lesson = current.lesson()
if lesson is None:
    adult_view.overview()
else:
    adult_view.layer(lesson)
