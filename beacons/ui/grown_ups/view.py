"""The pages for parents and teachers."""

import streamlit as st

from beacons import __version__
from beacons.domain.course.lesson import Lesson
from beacons.ui.grown_ups import plans
from beacons.ui.grown_ups.teaching import teacher_values
from beacons.ui.shell import nav, render
from beacons.ui.shell.request import run
from beacons.ui.shell.words import t
from beacons.wiring import library


def overview() -> None:
    """What this is for adults, the two doors, a door to each lesson, and what is kept."""
    render.show("grown_ups/overview.html")
    plans.doors()
    if not run().edition.is_empty:
        render.show("grown_ups/lessons.html")
        with st.container(key="doors"):
            for lesson in run().edition.in_order():
                nav.link("grown_ups", lesson.full_name, key=f"door-{lesson.id}", lesson=lesson.id)
        render.show("grown_ups/paths.html", course=run().edition.course, paths=run().edition.paths())
    render.show("grown_ups/privacy.html")


def state_of_content() -> None:
    """What is wrong with the content, and the way to where it comes from."""
    if library().problems:
        render.show("grown_ups/content_problems.html", problems=library().problems)
    nav.link("about", t("menu.about"), key="to-about")


def foot() -> None:
    """Which version this is, for whoever reports something about it."""
    render.show("grown_ups/version.html", version=__version__)


def layer(lesson: Lesson) -> None:
    """The adult layer of one lesson, and the way to what the child sees."""
    values = teacher_values(run().edition, lesson)
    render.show("grown_ups/layer.html", **values)
    with st.expander(t("teacher.title"), key="teacher"):
        render.show("grown_ups/teacher.html", **values)
    render.show("grown_ups/print_links.html", **values)
    with st.container(key="adult-doors", horizontal=True):
        nav.link("lesson", t("grown_ups.see_lesson"), key="see-lesson", lesson=lesson.id)
        nav.link("projector", t("grown_ups.show_class"), key="show-class", lesson=lesson.id)
        nav.link("class_room", t("grown_ups.play_live"), key="play-live", lesson=lesson.id)
        nav.link("together", t("grown_ups.play_together"), key="play-together", lesson=lesson.id)
        nav.link("grown_ups", t("grown_ups.plan"), key="to-plan", lesson=lesson.id, show=plans.PLAN)
        nav.link("grown_ups", t("grown_ups.take_along"), key="to-take-along", lesson=lesson.id, show="export")
        nav.link("my_quizzes", t("grown_ups.my_quizzes"), key="write-quiz")
        nav.link("grown_ups", t("grown_ups.all_lessons"), key="all-lessons")
