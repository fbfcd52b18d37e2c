"""Parts of a lesson."""

import streamlit as st

from beacons.domain.course.lesson import Lesson, PathLesson
from beacons.domain.path import ChildPath
from beacons.ui.lesson import actions
from beacons.ui.shell import nav, render
from beacons.ui.shell.request import run
from beacons.ui.shell.words import extra_text, t


def card(lesson: Lesson, part: PathLesson, place: int, more_aloud: str) -> None:
    """Picture, text and key words of one card; ``more_aloud`` is what is read aloud of all that the page shows below it."""
    shown = part.cards[place]
    words = " ".join(f"{word.word}: {word.means}" for word in shown.words)
    aloud = f"{shown.title}. {shown.text.replace('**', '')} {words}{more_aloud}"
    render.show("lesson/card.html", lesson=lesson, card=shown, place=place + 1, of=len(part.cards), extra=extra_text(shown), aloud=aloud)


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
        elif run().items.bank(lesson.id, path):
            nav.link("quiz", t("lesson.to_quiz"), key="main-to-quiz", lesson=lesson.id)
        else:
            nav.link("home", t("empty.to_the_coast"), key="main-to-home")
