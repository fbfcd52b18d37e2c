"""Projector: lesson, path and items for a class; then one question at a time on the wall, or the slides of the lesson."""

from beacons.ui.classroom import choice as classroom_choice
from beacons.ui.classroom import projector_view
from beacons.ui.help import view as help_view
from beacons.ui.own import unheard
from beacons.ui.shell import error_page, nav

choice = classroom_choice.chosen()
if classroom_choice.is_waiting():
    projector_view.waits()
elif choice is None:
    error_page.no_lesson_chosen()
elif nav.param("show") == "questions" and choice.items:
    projector_view.questions(choice)
elif nav.param("show") == "slides":
    projector_view.slides(choice, help_view.slide(choice.path))
else:
    projector_view.intro(choice)
    projector_view.lesson_and_path(choice)
    projector_view.own_quiz(choice)
    projector_view.ways_on(choice)
    projector_view.items(choice)
    unheard.draw()
