"""Grown-ups: the adult layer of each lesson, what is kept and why, the state of the content, and the version."""

from beacons.ui.family import forget
from beacons.ui.grown_ups import papers
from beacons.ui.grown_ups import view as grown_ups_view
from beacons.ui.shell import request
from beacons.ui.shell.session import session

lesson = request.lesson()
if lesson is None:
    grown_ups_view.overview()
    papers.ways()
    forget.forget(session().screen.take_notice())
    grown_ups_view.state_of_content()
else:
    grown_ups_view.layer(lesson)
    papers.of_lesson(lesson)
grown_ups_view.foot()
