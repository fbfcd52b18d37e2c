"""Lesson: one card at a time, then on to the quiz. A sensitive one begins with a calm choice."""

from beacons.ui import current, empty, gentle_view, lesson_view

lesson = current.lesson()
if lesson is None:
    empty.no_lesson_chosen()
else:
    path, part = current.path_lesson(lesson)
    place = current.card(len(part.cards))
    gentle_view.way_out(lesson)
    if gentle_view.asks_first(lesson, place):
        gentle_view.choice(lesson, path)
    else:
        lesson_view.card(lesson, path, part, place)
        lesson_view.turn(lesson, path, part, place)
