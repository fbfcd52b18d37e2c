"""Parts of a lesson."""

from typing import Any

import streamlit as st

from beacons.domain.course.lesson import Card, Lesson, PathLesson
from beacons.domain.path import ChildPath
from beacons.ui.item.sureness import sureness
from beacons.ui.lesson import actions
from beacons.ui.shell import nav, render
from beacons.ui.shell.help_order import help_here
from beacons.ui.shell.request import run
from beacons.ui.shell.words import extra_text, t

TITLE = "card-title"
"""Id of a card's heading, which takes the focus when another card comes."""


def looked_at(lesson: Lesson, path: ChildPath) -> ChildPath | None:
    """The path of which the address asks for the same idea's card, where it is next to the reader's own."""
    return next((other for other in lesson.neighbours(path) if other and other == nav.param("path")), None)


def card(lesson: Lesson, path: ChildPath, place: int, more_aloud: str) -> None:
    """Picture, text and key words of one card, and the ways to the same idea in a shorter and a longer path.

    ``more_aloud`` is what is read aloud of all that the page shows below it.
    """
    part = lesson.paths[path]
    place_said = t("lesson.place", place=place + 1, of=len(part.cards))
    ways = [
        (text, text.replace("lesson.", ""), _address(lesson, place, path=other))
        for text, other in zip(("lesson.shorter", "lesson.longer"), lesson.neighbours(path), strict=True)
        if other
    ]
    _draw(lesson, part.cards[place], path, more_aloud, place=place_said, ways=ways, done=100 * (place + 1) // len(part.cards))


def other_card(lesson: Lesson, path: ChildPath, place: int, other: ChildPath, more_aloud: str) -> None:
    """What another path says where the reader's own has the card at this place. Nothing of it is remembered."""
    shown = lesson.paths[other].cards[lesson.paths[path].counterpart(place, lesson.paths[other])]
    told = t("lesson.as_told", name=run().edition.course.paths[other].name)
    _draw(lesson, shown, other, more_aloud, place=told, ways=[], done=None)


def way_back(lesson: Lesson, place: int) -> None:
    """From the card of another path to one's own."""
    with st.container(key="turn", horizontal=True):
        nav.link("lesson", t("lesson.own_card"), key="main-to-own-card", focus=TITLE, lesson=lesson.id, card=str(place + 1))


def _address(lesson: Lesson, place: int, **params: str) -> str:
    return f"{nav.href('lesson', lesson=lesson.id, card=str(place + 1), **params)}#{TITLE}"


def _draw(lesson: Lesson, shown: Card, path: ChildPath, more_aloud: str, **around: Any) -> None:
    words = " ".join(f"{word.word}: {word.means}" for word in shown.words)
    render.show(
        "lesson/card.html",
        lesson=lesson,
        card=shown,
        extra=extra_text(shown),
        aloud=f"{shown.title}. {shown.text.replace('**', '')} {words}{more_aloud}",
        sureness=sureness(shown.sources, path),
        order=help_here(path) if shown.about == "help" else None,
        **around,
    )


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
