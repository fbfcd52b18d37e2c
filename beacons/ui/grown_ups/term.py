"""A term with all lessons, for the printer and for a calendar."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from itertools import groupby
from typing import Any

from beacons.domain.course.edition import Edition
from beacons.domain.days.calendar import Entry, as_calendar
from beacons.domain.path import CHILD_PATHS, ChildPath
from beacons.domain.plans.term import Meeting, first_day, meetings, total
from beacons.ui.shell.render import document
from beacons.ui.shell.words import Words, date_in, language_asked
from beacons.wiring import library, now

WEEKDAYS = range(5)


def page(asked: Mapping[str, str], edition: Edition) -> str | None:
    """The term of a path as a document: with days, where the address says when it begins. None where there is no such path."""
    path, first = _path(asked, edition), _first_day(asked)
    if path is None:
        return None
    language = edition.locale.code
    found = meetings([lesson.id for lesson in edition.in_order()], dict(edition.plans), path, first)
    values: dict[str, Any] = {
        "path": path,
        "course": edition.course,
        "weeks": _weeks(found, edition, path, language),
        "hours": _hours(total(found), Words(language)),
        "start": asked.get("start", "") if first else "",
        "weekday": first.weekday() if first else 0,
        "weekdays": [(day, Words(language).t(f"term.weekday_{day}")) for day in WEEKDAYS],
    }
    return document("grown_ups/print/term.html", language, **values)


def calendar(asked: Mapping[str, str]) -> str | None:
    """The same as a calendar file; None where the address lacks the path or the day."""
    language = language_asked(asked)
    edition, words = library().edition(language), Words(language)
    path, first = _path(asked, edition), _first_day(asked)
    if path is None or first is None:
        return None
    found = meetings([lesson.id for lesson in edition.in_order()], dict(edition.plans), path, first)
    entries = [
        Entry(f"{path}-{one.kind.replace('_', '-')}-{one.lesson_id or 'all'}", one.day, _title(one, edition, words), _text(one, words))
        for one in found
        if one.day
    ]
    return as_calendar(words.t("term.of", ages=path.replace("-", "–")), entries, datetime.fromtimestamp(now(), UTC))


def _path(asked: Mapping[str, str], edition: Edition) -> ChildPath | None:
    return next((path for path in CHILD_PATHS if path == asked.get("path") and path in edition.paths()), None)


def _first_day(asked: Mapping[str, str]) -> date | None:
    try:
        start = date.fromisoformat(asked.get("start", ""))
        return first_day(start, int(asked.get("weekday", start.weekday())) % 7) if start.year < date.max.year else None
    except ValueError:
        return None


def _hours(minutes: int, words: Words) -> str:
    return words.t("term.hours", hours=minutes // 60, minutes=minutes % 60)


def _title(one: Meeting, edition: Edition, words: Words) -> str:
    name = edition.lessons[one.lesson_id].name if one.lesson_id else ""
    return words.t(f"term.{one.kind}", name=name, minutes=one.minutes)


def _text(one: Meeting, words: Words) -> str:
    return words.t(f"term.{one.kind}_what")


def _weeks(found: tuple[Meeting, ...], edition: Edition, path: ChildPath, language: str) -> list[dict[str, Any]]:
    """Week by week: the day, what is done, and what may be left out."""
    words = Words(language)
    return [
        {"week": week, "day": date_in(language, day) if day else "", "meetings": [_meeting(one, edition, path, words) for one in of_week]}
        for (week, day), of_week in ((at, list(one)) for at, one in groupby(found, key=lambda one: (one.week, one.day)))
    ]


def _meeting(one: Meeting, edition: Edition, path: ChildPath, words: Words) -> dict[str, Any]:
    is_lesson = one.kind == "lesson"
    return {
        "title": _title(one, edition, words),
        "takes_away": edition.course.one_thing[one.lesson_id].said if is_lesson else "",
        "plan": edition.plan(one.lesson_id, path) if is_lesson else None,
        "lesson_id": one.lesson_id if is_lesson else "",
        "what": "" if is_lesson else _text(one, words),
    }
