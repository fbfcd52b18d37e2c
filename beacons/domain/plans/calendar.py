"""Days as a calendar file (iCalendar, RFC 5545): whole days only, so no time zone is needed and no clock change moves anything.

It takes the few lines below and no library: what a library does beyond them, as zones, repeats and alarms, is not wanted here.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

LONGEST_LINE = 75
"""In bytes; what is longer goes on in the next line after a space."""


@dataclass(frozen=True)
class Entry:
    """A day in a calendar. ``uid`` is the same whenever the file is made anew, so that a calendar changes its entry and adds none."""

    uid: str
    day: date
    title: str
    text: str


def as_calendar(name: str, entries: Iterable[Entry], at: datetime) -> str:
    """The file's text, made at this moment (in UTC)."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Seven Beacons//Term//EN", f"X-WR-CALNAME:{_escaped(name)}"]
    for entry in entries:
        lines += [
            "BEGIN:VEVENT",
            f"UID:{entry.uid}@seven-beacons",
            f"DTSTAMP:{at:%Y%m%dT%H%M%SZ}",
            f"DTSTART;VALUE=DATE:{entry.day:%Y%m%d}",
            f"DTEND;VALUE=DATE:{entry.day + timedelta(days=1):%Y%m%d}",
            f"SUMMARY:{_escaped(entry.title)}",
            f"DESCRIPTION:{_escaped(entry.text)}",
            "TRANSP:TRANSPARENT",
            "END:VEVENT",
        ]
    return "".join(f"{_folded(line)}\r\n" for line in (*lines, "END:VCALENDAR"))


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
