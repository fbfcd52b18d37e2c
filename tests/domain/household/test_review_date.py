"""The day on which a family looks at its agreement again."""

from datetime import date

import pytest

from beacons.domain.days.review_date import months_later


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        ("2026-11-22", 1, "2026-12-22"),
        ("2026-11-22", 3, "2027-02-22"),
        ("2026-11-22", 6, "2027-05-22"),
        ("2026-12-01", 1, "2027-01-01"),
        ("2026-06-30", 6, "2026-12-30"),
    ],
)
def test_it_is_the_same_day_of_a_later_month_also_beyond_the_year(day, months, later):
    assert months_later(date.fromisoformat(day), months) == date.fromisoformat(later)


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        ("2027-01-31", 1, "2027-02-28"),
        ("2028-01-31", 1, "2028-02-29"),
        ("2026-11-30", 3, "2027-02-28"),
        ("2026-08-31", 6, "2027-02-28"),
        ("2026-03-31", 3, "2026-06-30"),
        ("2028-02-29", 6, "2028-08-29"),
    ],
)
def test_where_the_month_is_shorter_it_is_its_last_day(day, months, later):
    assert months_later(date.fromisoformat(day), months) == date.fromisoformat(later)
