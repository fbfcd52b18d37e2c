"""Lesson: one card at a time, then on to the quiz. A sensitive one begins with a calm choice."""

from beacons.ui.lesson import gate
from beacons.ui.lesson import view as lesson_view
from beacons.ui.shell import empty, request

lesson = request.lesson()
if lesson is None:
    empty.no_lesson_chosen()
else:
    path, part = request.path_lesson(lesson)
    place = request.card(len(part.cards))
    gate.way_out(lesson)
    if gate.asks_first(lesson, place):
        gate.choice(lesson, path)
    else:
        lesson_view.card(lesson, path, part, place)
        lesson_view.turn(lesson, path, part, place)
