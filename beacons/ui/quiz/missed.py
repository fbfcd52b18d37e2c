"""The way back to questions that one missed, once their result is left: a calm offer, and none where there are none."""

import streamlit as st

from beacons.domain.course.lesson import Lesson
from beacons.domain.path import QUIZ_LENGTH, ChildPath
from beacons.domain.practice.review import still_missed
from beacons.ui.quiz import starts
from beacons.ui.shell import nav, render, request
from beacons.ui.shell.request import run
from beacons.ui.shell.session import session
from beacons.ui.shell.words import tn


def _count(lesson: Lesson, path: ChildPath) -> int:
    """How many of a lesson would be asked again."""
    return min(len(still_missed(session().progress.answers, run().items.bank(lesson.id, path))), QUIZ_LENGTH[path])


def offer(lesson: Lesson, path: ChildPath) -> None:
    """Below the start of a quiz: the button that asks just these."""
    if count := _count(lesson, path):
        args = (lesson.id, path)
        st.button(tn("missed.again", count), key="missed", on_click=starts.practise_still_missed, args=args, width="stretch")


def way(lesson: Lesson, path: ChildPath) -> None:
    """Below the last card of a lesson: the way to that button."""
    if count := _count(lesson, path):
        nav.link("quiz", tn("missed.again", count), key="to-missed", lesson=lesson.id)


def ways() -> None:
    """On My lights: the way to each lesson with some. Those about harm wait in their own lesson, where a child chooses to go."""
    found = []
    for lesson in run().edition.in_order():
        path, _ = request.path_lesson(lesson)
        if lesson.sensitive != "topic" and (count := _count(lesson, path)):
            found.append((lesson, count))
    if found:
        render.show("quiz/missed.html")
        for lesson, count in found:
            nav.link("quiz", tn("missed.of_lesson", count, name=lesson.name), key=f"missed-{lesson.id}", lesson=lesson.id)
