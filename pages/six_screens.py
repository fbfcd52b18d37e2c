"""Real or trick: six screens over all lessons, one at a time, then how it went with real ones and with tricks."""

from beacons.domain.practice.six import SIX_SCREENS
from beacons.ui.progress import mastery
from beacons.ui.quiz import six
from beacons.ui.quiz import view as quiz_view
from beacons.ui.shell import part, request
from beacons.ui.shell.session import session


def page() -> None:
    """What stands on the page now."""
    attempt = session().progress.open_attempt(SIX_SCREENS, request.path())
    if attempt:
        quiz_view.item_on_screen(attempt)
    elif result := request.result(SIX_SCREENS):
        six.result(result, mastery.news(result))
    elif six.is_ready():
        six.offer()
    else:
        six.too_few()


part.draw("six_screens", page)
