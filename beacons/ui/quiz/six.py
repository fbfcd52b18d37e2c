"""Real or trick: sets of six screens over all lessons, and what they came to, on both sides. An offer, where a path has screens enough."""

import streamlit as st

from beacons.domain.path import ChildPath
from beacons.domain.practice.attempt import Attempt
from beacons.domain.practice.six import SIX_SCREENS, saying, tally, two_sets
from beacons.ui.quiz import result as quiz_result
from beacons.ui.quiz import starts
from beacons.ui.quiz.screens import is_offered
from beacons.ui.shell import nav, render, request
from beacons.ui.shell.request import run
from beacons.ui.shell.words import t

COUNTED_IN_WORDS: tuple[ChildPath, ...] = ("10-12", "13-16")
"""Paths that read their counts; younger children see them as lanterns."""


def is_ready() -> bool:
    """Whether the path on screen has screens enough for a set."""
    return is_offered(request.path())


def invitation() -> None:
    """On Home: the way to a set; nothing where the path has too few screens."""
    if is_ready():
        nav.link("six_screens", t("six.invitation"), key="to-six-screens")


def offer() -> None:
    """What comes, and the button that begins."""
    render.show("quiz/six_offer.html")
    st.button(t("six.start"), key="start", type="primary", on_click=starts.start_six, args=(request.path(),), width="stretch")
    nav.link("home", t("empty.to_the_coast"), key="to-coast")


def too_few() -> None:
    """Said where the path has too few screens."""
    render.show("shell/message.html", title=t("six.too_few_title"), text=t("six.too_few_text"), picture="quiet")
    nav.link("home", t("empty.to_the_coast"), key="main-to-home")


def result(attempt: Attempt, mastered: list[str]) -> None:
    """What one set came to, or two; never a star, and real screens count as much as tricks. Then the choice to stop or go on."""
    here = run()
    sets = here.session.progress.attempts_at(SIX_SCREENS, attempt.path)
    both = tally(two_sets(sets, attempt), here.items)
    found = both if both.is_both else tally((attempt,), here.items)
    may_play_on = is_offered(attempt.path)
    render.show(
        "quiz/six_result.html",
        found=found,
        saying=saying(found),
        counted=attempt.path in COUNTED_IN_WORDS,
        may_play_on=may_play_on,
        mastered=mastered,
        again=quiz_result.counts(attempt)["again"],
    )
    if may_play_on:
        st.button(t("six.again"), key="again", on_click=starts.start_six, args=(attempt.path,), width="stretch")
    with nav.side_by_side():
        nav.link("rest", t("result.enough"), key="enough")
        nav.link("home", t("empty.to_the_coast"), key="go-on")
