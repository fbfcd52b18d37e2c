"""Lesson: one card at a time, or the same idea as another path tells it; then on to the quiz. A sensitive one begins with a calm choice."""

from beacons.ui.help import view as help_view
from beacons.ui.lesson import gate
from beacons.ui.lesson import view as lesson_view
from beacons.ui.quiz import missed
from beacons.ui.shell import error_page, request

lesson = request.lesson()
if lesson is None:
    error_page.no_lesson_chosen()
else:
    path, part = request.path_lesson(lesson)
    place = request.card(len(part.cards))
    gate.way_out(lesson)
    if gate.asks_first(lesson, place):
        gate.choice(lesson, path)
    elif other := lesson_view.looked_at(lesson, path):
        card = lesson.paths[other].cards[part.counterpart(place, lesson.paths[other])]
        lesson_view.other_card(lesson, path, place, other, help_view.aloud(card, other))
        help_view.below_card(card, other)
        lesson_view.way_back(lesson, place)
    else:
        card = part.cards[place]
        lesson_view.card(lesson, path, place, help_view.aloud(card, path))
        help_view.below_card(card, path)
        lesson_view.turn(lesson, path, part, place)
        if place + 1 == len(part.cards):
            missed.way(lesson, path)
