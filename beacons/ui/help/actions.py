"""What can be done on the help page."""

from beacons.ui.shell.session import session


def choose_country(told: str) -> None:
    """Take the country that was picked in the field, for this visit.

    ``told`` is its code and the turn of the pick: the same pick may be heard again, also after everything was forgotten.
    """
    screen = session().screen
    country, _, turn = told.partition("@")
    if turn and turn != screen.country_turn:
        screen.country, screen.country_turn = country, turn
