"""Review: a mixed set of what is due, over all lessons; one item at a time, then how it went."""

from beacons.ui import current, part, quiz_view, review_view
from beacons.ui.session import session


def page() -> None:
    """What stands on the page now."""
    attempt = session().progress.open_attempt(None)
    result = current.result(None)
    if attempt:
        quiz_view.item_on_screen(attempt)
    elif result:
        review_view.result(result)
    elif review_view.is_ready():
        review_view.offer()
    else:
        review_view.not_yet()


part.draw("review", page)
