"""Quiz: start, one item at a time with its feedback, result."""

from beacons.domain.course.lesson import Lesson
from beacons.ui.lesson import gate
from beacons.ui.progress import mastery, shows
from beacons.ui.quiz import result as quiz_result
from beacons.ui.quiz import view as quiz_view
from beacons.ui.shell import error_page, part, request
from beacons.ui.shell.request import run
from beacons.ui.shell.session import session


def page() -> None:
    """What stands on the page now."""
    lesson = request.lesson()
    if lesson is None:
        error_page.no_lesson_chosen()
    else:
        _quiz(lesson)


def _quiz(lesson: Lesson) -> None:
    path, _ = request.path_lesson(lesson)
    attempt = session().progress.open_attempt(lesson.id, path)
    if attempt:
        gate.way_out_of_item(lesson, attempt.item_id)
    if not run().items.bank(lesson.id, path):
        quiz_view.no_quiz()
    elif attempt:
        quiz_view.item_on_screen(attempt)
    elif result := request.result(lesson.id):
        quiz_result.show(lesson, result, mastery.news(result))
        shows.switch()
        quiz_result.way_on(lesson, result)
    else:
        quiz_view.start(lesson, path)


chosen = request.lesson()
if chosen:
    gate.way_out(chosen)  # it stays while the part below is drawn alone
part.draw("quiz", page)
