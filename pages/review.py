"""Review: a mixed set of what is due, over all lessons; one item at a time, then how it went."""

from beacons.ui.progress import mastery
from beacons.ui.quiz import review
from beacons.ui.quiz import view as quiz_view
from beacons.ui.shell import part, request
from beacons.ui.shell.reader import who
from beacons.ui.shell.session import session


def page() -> None:
    """What stands on the page now."""
    attempt = session().progress.open_attempt(None)
    if attempt:
        quiz_view.item_on_screen(attempt)
    elif result := request.result(None):
        review.result(result, mastery.news(result))
    elif review.is_ready():
        review.offer()
    elif session().reader is None:
        who.not_known_yet("review")
    else:
        review.not_yet()


part.draw("review", page)
