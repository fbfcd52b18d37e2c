"""The pages for parents and teachers."""

import streamlit as st

from beacons.domain.facts import Fact
from beacons.domain.lesson import Lesson
from beacons.ui import actions, html, nav
from beacons.ui.services import library
from beacons.ui.session import session
from beacons.ui.words import t


def sources(lesson: Lesson) -> list[Fact]:
    """The facts that a lesson and its quiz rest on, in reading order."""
    quiz = library().quiz(lesson.id, session().language)
    of_items = (item.source for item in quiz.items if item.source) if quiz else ()
    ids = dict.fromkeys((*lesson.fact_ids(), *of_items))
    return [library().facts[fact_id] for fact_id in ids]


def overview() -> None:
    """What this is for adults, a door to each lesson, what is kept, and what is wrong with the content."""
    html.show("adult_overview.html")
    if not library().is_empty:
        with st.container(key="doors"):
            for lesson in library().lessons(session().language):
                nav.link("grown_ups", lesson.full_name, key=f"door-{lesson.id}", lesson=lesson.id)
        html.show("adult_paths.html", course=library().course(session().language), paths=library().paths())
    html.show("adult_privacy.html")
    notice = actions.take_notice()
    if notice:
        html.show("notice.html", text=t(notice))
    with st.popover(t("grown_ups.forget"), key="forget"):
        html.show("forget.html")
        st.button(t("grown_ups.forget_now"), key="forget-now", type="primary", on_click=actions.forget_everything)
    if library().problems:
        html.show("content_problems.html", problems=library().problems)
    nav.link("about", t("menu.about"), key="to-about")


def layer(lesson: Lesson) -> None:
    """The adult layer of one lesson, and the way to what the child sees."""
    with st.container(key=f"hue-{lesson.id}"):
        html.show("adult_layer.html", lesson=lesson, facts=sources(lesson))
        with st.container(key="adult-doors", horizontal=True):
            nav.link("lesson", t("grown_ups.see_lesson"), key="see-lesson", lesson=lesson.id)
            nav.link("grown_ups", t("grown_ups.all_lessons"), key="all-lessons")
