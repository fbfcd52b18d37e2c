"""The mixed review: what is due, over all lessons. An offer, never a nag."""

from datetime import UTC, date, datetime

import streamlit as st
from babel.dates import format_date

from beacons.domain.practice.attempt import Attempt
from beacons.domain.practice.review import is_offered, next_review, review_set
from beacons.ui.quiz import result as quiz_result
from beacons.ui.quiz import starts
from beacons.ui.shell import nav, render, request
from beacons.ui.shell.request import run
from beacons.ui.shell.words import date_locale, long_date, t, tn
from beacons.wiring import today

NEXT_WEEK = 7
"""From this many days on a weekday alone would be read as the one before."""


def is_ready() -> bool:
    """Whether a review is on offer now, or one is still open."""
    here = run()
    progress = here.session.progress
    return progress.open_attempt(None) is not None or is_offered(progress.answers, here.items, here.now)


def see_you() -> str:
    """When the next review will be there, in words; empty where nothing was answered yet."""
    return _when(_due())


def _due() -> int | None:
    here = run()
    return next_review(here.session.progress.answers, here.items, here.now)


def _when(due: int | None) -> str:
    if due is None:
        return ""
    return t("review.ready_now") if due <= run().now else t("review.see_you", day=_day(_date(due), _days_until(due)))


def _date(due: int) -> date:
    """What is due is there from the beginning of its day in Greenwich: in the east some hours later, in the west the evening before."""
    return datetime.fromtimestamp(due, UTC).date()


def _days_until(due: int) -> int:
    return (_date(due) - today()).days


def _day(day: date, days: int) -> str:
    if days <= 1:
        return t("review.tomorrow" if days else "review.later_today")
    return t("review.on_day", day=format_date(day, "EEEE", locale=date_locale()) if days < NEXT_WEEK else long_date(day))


def next_one() -> None:
    """One quiet line: when the next review will be there, or the way to it once it is; nothing where nothing was answered yet."""
    if is_ready():
        nav.link("review", t("review.ready_now"), key="to-review")
    elif text := see_you():
        render.show("shell/paragraph.html", text=text)


def offer() -> None:
    """What comes, and the button that begins."""
    here = run()
    count = len(review_set(here.session.progress.answers, here.items, here.now))
    render.show("quiz/review_offer.html", count=count)
    st.button(t("review.start"), key="start", type="primary", on_click=starts.start_review, args=(request.path(),), width="stretch")
    nav.link("home", t("empty.to_the_coast"), key="to-coast")


def not_yet() -> None:
    """Said where nothing is due: when something will be, and the way to the coast."""
    due = _due()
    is_later_today = due is not None and _days_until(due) == 0
    title = t("review.later_title" if is_later_today else "review.not_yet_title")
    render.show("shell/message.html", title=title, text=_when(due) or t("review.nothing_yet"), picture="quiet")
    nav.link("home", t("empty.to_the_coast"), key="main-to-home")


def result(attempt: Attempt, mastered: list[str]) -> None:
    """What the review came to, when the next will be there, and the choice to stop or go on."""
    render.show("quiz/review_result.html", attempt=attempt, see_you=see_you(), mastered=mastered, **quiz_result.counts(attempt))
    quiz_result.second_look(attempt)
    with nav.side_by_side():
        nav.link("rest", t("result.enough"), key="enough")
        nav.link("home", t("empty.to_the_coast"), key="go-on")


def invitation() -> None:
    """On Home: the way to a review that is ready; nothing where none is."""
    here = run()
    progress = here.session.progress
    if progress.attempts and progress.open_attempt(None) is None and is_offered(progress.answers, here.items, here.now):
        count = len(review_set(progress.answers, here.items, here.now))
        nav.link("review", tn("review.invitation", count), key="to-review")
