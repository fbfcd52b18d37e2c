"""Calendar files as another program reads them: of a term, and of the second look at an agreement."""

from datetime import date, datetime, timedelta
from typing import Any

import icalendar
import pytest

from beacons.ui.agreement import second_look
from beacons.ui.grown_ups import term
from tests.shipped import english
from tests.there import there

SECOND_LOOK = {"day": "2026-12-28"}
FILES = {
    "term": lambda: term.calendar({"path": "10-12", "start": "2026-09-05", "weekday": "1"}),
    "second look": lambda: second_look.calendar(SECOND_LOOK),
}


def read(text: str | None) -> Any:
    return icalendar.Calendar.from_ical(there(text))


@pytest.mark.parametrize("name", FILES)
def test_another_program_reads_every_entry_and_finds_nothing_wrong(name):
    calendar = read(FILES[name]())
    assert calendar.errors == []
    assert (calendar["version"], calendar["method"]) == ("2.0", "PUBLISH")
    events = calendar.walk("VEVENT")
    assert events
    assert [event for event in events if event.errors or not (event["summary"] and event["uid"] and event["dtstamp"])] == []
    assert not [event for event in events if {"ATTENDEE", "ORGANIZER", "RRULE", "GEO", "LOCATION"} & set(event)]
    assert {(event["class"], event["transp"]) for event in events} == {("PRIVATE", "TRANSPARENT")}


def test_a_term_is_whole_days_so_no_zone_moves_them():
    days = [event.decoded("dtstart") for event in read(FILES["term"]()).walk("VEVENT")]
    assert days[0] == date(2026, 9, 8)
    assert {type(day) for day in days} == {date}


def test_the_second_look_is_at_six_in_the_evening_wherever_the_family_is():
    (event,) = read(FILES["second look"]()).walk("VEVENT")
    assert event.decoded("dtstart") == datetime(2026, 12, 28, 18)  # noqa: DTZ001  # no zone: six o'clock stays six o'clock
    assert event.decoded("duration") == timedelta(minutes=10)
    (alarm,) = event.walk("VALARM")
    assert (alarm["action"], alarm.decoded("trigger")) == ("DISPLAY", timedelta(0))
    assert alarm["description"]


def test_whoever_sees_the_familys_calendar_reads_of_no_agreement_and_no_lesson():
    text = there(FILES["second look"]()).lower()
    assert not [word for word in ("agree", "safe", "online", "promise", "http") if word in text]
    assert not [lesson.id for lesson in english().in_order() if lesson.name.lower() in text]


def test_two_files_for_one_day_have_nothing_by_which_they_could_be_known():
    first, second = (read(FILES["second look"]()).walk("VEVENT")[0]["uid"] for _ in range(2))
    assert first != second
    assert "2026" not in first + second


@pytest.mark.parametrize("day", ["", "2026-02-30", "tomorrow", "<b>"])
def test_without_a_day_there_is_no_file(day):
    assert second_look.calendar({"day": day}) is None
