"""Days as a calendar file (iCalendar, RFC 5545): whole days, or a time of day without a zone, so no clock change moves anything.

It takes the few lines below and no library: what a library does beyond them, as zones and repeats, is not wanted here.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

LONGEST_LINE = 75
"""In bytes; what is longer goes on in the next line after a space."""


@dataclass(frozen=True)
class Entry:
    """A day in a calendar, or with ``at`` a few ``minutes`` of it, by the clock of whoever keeps it, with a reminder.

    With the same ``uid`` whenever the file is made anew, a calendar changes its entry and adds none.
    """

    uid: str
    day: date
    title: str
    text: str
    at: time | None = None
    minutes: int = 10


def as_calendar(name: str, entries: Iterable[Entry], at: datetime) -> str:
    """The file's text, made at this moment (in UTC)."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Seven Beacons//Days//EN", "METHOD:PUBLISH", f"X-WR-CALNAME:{_escaped(name)}"]
    for entry in entries:
        lines += [
            "BEGIN:VEVENT",
            f"UID:{entry.uid}@seven-beacons",
            f"DTSTAMP:{at:%Y%m%dT%H%M%SZ}",
            *_when(entry),
            f"SUMMARY:{_escaped(entry.title)}",
            f"DESCRIPTION:{_escaped(entry.text)}",
            "TRANSP:TRANSPARENT",
            "CLASS:PRIVATE",
            *_reminder(entry),
            "END:VEVENT",
        ]
    return "".join(f"{_folded(line)}\r\n" for line in (*lines, "END:VCALENDAR"))


def _when(entry: Entry) -> Iterator[str]:
    """With neither zone nor Z, six o'clock is six o'clock wherever the calendar is opened."""
    if entry.at is None:
        yield f"DTSTART;VALUE=DATE:{entry.day:%Y%m%d}"
        yield f"DTEND;VALUE=DATE:{entry.day + timedelta(days=1):%Y%m%d}"
    else:
        yield f"DTSTART:{datetime.combine(entry.day, entry.at):%Y%m%dT%H%M%S}"
        yield f"DURATION:PT{entry.minutes}M"


def _reminder(entry: Entry) -> Iterator[str]:
    """At the time itself. A whole day has none: it would ring at midnight."""
    if entry.at is not None:
        yield from ("BEGIN:VALARM", "ACTION:DISPLAY", "TRIGGER:PT0S", f"DESCRIPTION:{_escaped(entry.title)}", "END:VALARM")


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def _folded(line: str) -> str:
    """No line is longer than allowed, and no letter is cut in two."""
    folded, length = "", 0
    for letter in line:
        size = len(letter.encode())
        if length + size > LONGEST_LINE:
            folded, length = folded + "\r\n ", 1
        folded, length = folded + letter, length + size
    return folded
