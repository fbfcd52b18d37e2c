"""How much of an own quiz can be played, in words."""

from beacons.domain.household.own_item import needs
from beacons.domain.household.own_quiz import OwnQuiz
from beacons.ui.shell.words import t, tn


def share(quiz: OwnQuiz) -> str:
    """So many of so many can be played; the others need somebody."""
    count = len(quiz.items)
    need = sum(bool(needs(item)) for item in quiz.items)
    if not count:
        return t("own.no_items")
    return tn("own.share", need, can=count - need, of=count) if need else tn("own.all_can_be_played", count)
