"""The second look at the agreement, four weeks after it was made: in a calendar, on the sheet, or not at all."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import Literal

import streamlit as st

from beacons.domain.days.calendar import Entry, as_calendar
from beacons.ui.shell import render
from beacons.ui.shell.session import session, widget_value
from beacons.ui.shell.words import Words, language_asked, long_date, t
from beacons.wiring import base, day_of, new_id, now

AFTER = timedelta(weeks=4)
EVENING = time(18)
MINUTES = 10
Choice = Literal["calendar", "paper", "no"]
CHOICES: tuple[Choice, ...] = ("calendar", "paper", "no")
_KEY = "agreement-second-look"


def last_change() -> date:
    """When the agreement was changed last: today where it never was, or where a clock that went wrong says a day to come."""
    moment = now()
    return day_of(min(session().family.agreement.at or moment, moment))


def day() -> date | None:
    """Four weeks after the last change; None once that day has come."""
    found = last_change() + AFTER
    return found if found > day_of(now()) else None


def is_due() -> bool:
    """Whether something was agreed, and four weeks have gone by since."""
    return bool(session().family.agreement.chosen) and day() is None


def offer() -> None:
    """Three ways, none of them chosen; the calendar file where it is wanted. Nothing of it is kept."""
    on = day()
    if on is None:
        return
    st.radio(
        t("agreement.second_look", day=long_date(on)),
        CHOICES,
        index=None,
        format_func=lambda choice: t(f"agreement.look_in_{choice}"),
        key=_KEY,
        horizontal=True,
    )
    if widget_value(_KEY) in (None, "no"):
        return
    href = f"{base()}/second-look.ics?day={on.isoformat()}&lang={session().locale.code}"
    render.show("agreement/second_look.html", choice=widget_value(_KEY), href=href)


def on_sheet() -> str:
    """The day in words, where the family wants it on the sheet; else nothing."""
    on = day()
    return long_date(on) if on and widget_value(_KEY) == "paper" else ""


def calendar(asked: Mapping[str, str]) -> str | None:
    """The file for the day that the address names; None where it names none.

    A family's calendar is seen by others: no name stands in it, nothing of what was agreed, and each file has an id by chance.
    """
    try:
        on = date.fromisoformat(asked.get("day", ""))
    except ValueError:
        return None
    words = Words(language_asked(asked))
    entry = Entry(new_id(), on, words.t("calendar.title", minutes=MINUTES), words.t("calendar.text"), EVENING, MINUTES)
    return as_calendar(entry.title, [entry], datetime.fromtimestamp(now(), UTC))
