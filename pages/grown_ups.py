"""Grown-ups: two doors, at home and in class; layer and plans of each lesson; what is kept, the state of the content, and the version."""

from beacons.ui.family import forget
from beacons.ui.grown_ups import papers, plans
from beacons.ui.grown_ups import view as grown_ups_view
from beacons.ui.shell import nav, request
from beacons.ui.shell.session import session
from beacons.ui.take_along import view as take_along

lesson, show = request.lesson(), nav.param("show")
if lesson and show == plans.PLAN:
    plans.plan_of(lesson)
elif lesson and show == take_along.SHOW:
    take_along.of_lesson(lesson)
elif lesson:
    grown_ups_view.layer(lesson)
    papers.of_lesson(lesson)
elif show == plans.HOME:
    plans.at_home()
elif show == plans.CLASS:
    plans.in_class()
else:
    grown_ups_view.overview()
    papers.ways()
    forget.forget(session().screen.take_notice())
    grown_ups_view.state_of_content()
grown_ups_view.foot()
