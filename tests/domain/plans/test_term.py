from datetime import UTC, date, datetime

import pytest

from beacons.domain.days.calendar import LONGEST_LINE, Entry, as_calendar
from beacons.domain.plans.plan import LessonPlan
from beacons.domain.plans.term import first_day, meetings, total
from tests.plan_samples import plans

MONDAY = date(2026, 9, 7)
PLANS = {"alpha": LessonPlan.model_validate(plans("alpha"))}


@pytest.mark.parametrize(("weekday", "day"), [(0, MONDAY), (2, date(2026, 9, 9)), (6, date(2026, 9, 13))])
def test_a_term_begins_on_the_first_such_weekday(weekday, day):
    assert first_day(MONDAY, weekday) == day


def test_each_lesson_has_its_week_the_second_look_comes_a_week_later_and_one_more_at_the_end():
    found = meetings(("alpha", "beta"), PLANS, "7-9", MONDAY)
    assert [(one.kind, one.lesson_id, one.day and one.day.isoformat(), one.minutes) for one in found] == [
        ("lesson", "alpha", "2026-09-07", 30),
        ("second_look", "alpha", "2026-09-14", 15),
        ("lesson", "beta", "2026-09-14", 30),
        ("last_look", "", "2026-10-12", 10),
    ]
    assert total(found) == 85
    assert {one.day for one in meetings(("alpha",), PLANS, "7-9")} == {None}
    assert meetings((), PLANS, "7-9", MONDAY) == ()


def unfolded(text: str) -> list[str]:
    return text.replace("\r\n ", "").split("\r\n")[:-1]


def test_a_calendar_has_whole_days_and_says_what_is_done():
    text = as_calendar(
        "A term", [Entry("7-9-lesson-alpha", MONDAY, "Alpha, 30 min", "Read; talk.\nThen sing.")], datetime(2026, 7, 1, 8, tzinfo=UTC)
    )
    assert unfolded(text) == [
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Seven Beacons//Days//EN", "METHOD:PUBLISH", "X-WR-CALNAME:A term",
        "BEGIN:VEVENT", "UID:7-9-lesson-alpha@seven-beacons", "DTSTAMP:20260701T080000Z",
        "DTSTART;VALUE=DATE:20260907", "DTEND;VALUE=DATE:20260908",
        "SUMMARY:Alpha\\, 30 min", "DESCRIPTION:Read\\; talk.\\nThen sing.", "TRANSP:TRANSPARENT", "CLASS:PRIVATE",
        "END:VEVENT", "END:VCALENDAR",
    ]  # fmt: skip


def test_no_line_of_a_calendar_is_too_long_and_no_letter_is_cut_in_two():
    title = "Ein Name mit ü und 海 " * 12
    text = as_calendar("A term", [Entry("one", MONDAY, title, "")], datetime(2026, 7, 1, tzinfo=UTC))
    assert max(len(line.encode()) for line in text.split("\r\n")) <= LONGEST_LINE
    assert f"SUMMARY:{title}" in unfolded(text)
