"""Quiz: start, one item at a time with its feedback, result."""

from beacons.domain.lesson import Lesson
from beacons.ui import current, empty, gentle_view, part, quiz_view, result_view
from beacons.ui.services import library
from beacons.ui.session import session


def page() -> None:
    """What stands on the page now."""
    lesson = current.lesson()
    if lesson is None:
        empty.no_lesson_chosen()
    else:
        _quiz(lesson)


def _quiz(lesson: Lesson) -> None:
    path, _ = current.path_lesson(lesson)
    attempt = session().progress.open_attempt(lesson.id, path)
    result = current.result(lesson.id)
    gentle_view.way_out(lesson, attempt)
    if not library().bank(lesson.id, path, session().language):
        empty.no_quiz()
    elif attempt:
        quiz_view.item_on_screen(attempt)
    elif result:
        result_view.show(lesson, result)
    else:
        quiz_view.start(lesson, path)


part.draw("quiz", page)
