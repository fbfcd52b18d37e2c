"""Safer Internet Day is the Tuesday that falls on 5 to 11 February."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from beacons.domain.days.safer_internet_day import edition, next_edition

DAY_IN_FEBRUARY = {
    2009: 10,
    2010: 9,
    2011: 8,
    2012: 7,
    2013: 5,
    2014: 11,
    2015: 10,
    2016: 9,
    2017: 7,
    2018: 6,
    2019: 5,
    2020: 11,
    2021: 9,
    2022: 8,
    2023: 7,
    2024: 6,
    2025: 11,
    2026: 10,
    2027: 9,
}
TUESDAY = 1
DAY = timedelta(days=1)
DAYS = st.dates(date(2009, 1, 1), date(9998, 12, 31))


@pytest.mark.parametrize(("year", "day"), DAY_IN_FEBRUARY.items())
def test_the_day_of_each_edition_is_known(year, day):
    assert edition(year) == date(year, 2, day)


@pytest.mark.parametrize(("year", "day"), DAY_IN_FEBRUARY.items())
def test_on_the_day_itself_it_is_today(year, day):
    assert next_edition(date(year, 2, day)) == date(year, 2, day)


@pytest.mark.parametrize(("year", "day"), DAY_IN_FEBRUARY.items())
def test_on_the_day_before_it_is_tomorrow(year, day):
    assert next_edition(date(year, 2, day) - DAY) == date(year, 2, day)


@pytest.mark.parametrize("year", [year for year in DAY_IN_FEBRUARY if year + 1 in DAY_IN_FEBRUARY])
def test_on_the_day_after_it_is_next_year(year):
    assert next_edition(edition(year) + DAY) == date(year + 1, 2, DAY_IN_FEBRUARY[year + 1])


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (date(2025, 12, 31), date(2026, 2, 10)),
        (date(2026, 1, 1), date(2026, 2, 10)),
        (date(2024, 2, 29), date(2025, 2, 11)),
        (date(2028, 2, 29), date(2029, 2, 6)),
        (date(2028, 1, 31), date(2028, 2, 8)),
        (date(2096, 2, 29), date(2097, 2, 5)),
        (date(2100, 2, 28), date(2101, 2, 8)),
    ],
    ids=str,
)
def test_the_turn_of_the_year_and_leap_years_are_no_exception(today, expected):
    assert next_edition(today) == expected


@given(today=DAYS)
def test_it_is_always_a_tuesday_from_5_to_11_february(today):
    found = next_edition(today)
    assert found.weekday() == TUESDAY
    assert date(found.year, 2, 5) <= found <= date(found.year, 2, 11)


@given(today=DAYS)
def test_it_is_never_in_the_past_and_at_most_53_weeks_away(today):
    assert today <= next_edition(today) < today + timedelta(weeks=53)


@given(today=DAYS)
def test_no_edition_is_skipped(today):
    assert next_edition(today + DAY) in (next_edition(today), next_edition(next_edition(today) + DAY))
