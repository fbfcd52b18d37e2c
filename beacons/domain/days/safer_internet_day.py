"""When the next Safer Internet Day is: the Tuesday that falls on 5 to 11 February (all editions since 2009)."""

from datetime import date, timedelta

_TUESDAY = 1


def edition(year: int) -> date:
    """The day in that year."""
    first = date(year, 2, 5)
    return first + timedelta(days=(_TUESDAY - first.weekday()) % 7)


def next_edition(today: date) -> date:
    """The next day from ``today`` on; today itself where it is the day."""
    this_year = edition(today.year)
    return this_year if this_year >= today else edition(today.year + 1)
