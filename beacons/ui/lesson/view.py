"""Parts of a lesson."""

import streamlit as st

from beacons.domain.course import ChildPath
from beacons.domain.lesson import Card, Lesson, PathLesson
from beacons.domain.safer_internet_day import next_edition
from beacons.ui.help import view
from beacons.ui.quiz import actions
from beacons.ui.shell import nav, render
from beacons.ui.shell.session import session
from beacons.ui.shell.words import long_date, t, tn
from beacons.wiring import library, today


def card(lesson: Lesson, path: ChildPath, part: PathLesson, place: int) -> None:
    """Picture, text and key words of one card; below a help card the help order."""
    shown = part.cards[place]
    words = " ".join(f"{word.word}: {word.means}" for word in shown.words)
    aloud = f"{shown.title}. {shown.text.replace('**', '')} {words}{view.aloud(shown, path)}"
    render.show("lesson/card.html", lesson=lesson, card=shown, place=place + 1, of=len(part.cards), extra=extra_text(shown), aloud=aloud)
    view.below_card(shown, path)


def extra_text(shown: Card) -> str | None:
    """What is computed for a card that says so, below its text."""
    if shown.extra is None:
        return None
    now = today()
    day = next_edition(now)
    days = (day - now).days
    return t("extra.today") if days == 0 else tn("extra.next_safer_internet_day", days, date=long_date(day))


def turn(lesson: Lesson, path: ChildPath, part: PathLesson, place: int) -> None:
    """Back, and on: to the next card, or from the last to the quiz."""
    cards = len(part.cards)
    with st.container(key="turn", horizontal=True):
        if place > 0:
            st.button(t("lesson.back"), key="back", on_click=actions.read_card, args=(lesson.id, path, place - 1, cards), width="stretch")
        if place + 1 < cards:
            st.button(
                t("lesson.next"),
                key="next",
                type="primary",
                on_click=actions.read_card,
                args=(lesson.id, path, place + 1, cards),
                width="stretch",
            )
        elif library().bank(lesson.id, path, session().language):
            nav.link("quiz", t("lesson.to_quiz"), key="main-to-quiz", lesson=lesson.id)
        else:
            nav.link("home", t("empty.to_the_coast"), key="main-to-home")
