"""The pages for parents and teachers."""

import streamlit as st

from beacons.domain.lesson import Lesson
from beacons.ui import actions, markup, nav
from beacons.ui.services import library
from beacons.ui.session import session
from beacons.ui.teaching import sources, teacher_values
from beacons.ui.words import t
from beacons.web.delivery import routes_are_served


def overview() -> None:
    """What this is for adults, a door to each lesson, what is kept, and what is wrong with the content."""
    markup.show("adult_overview.html")
    if not library().is_empty:
        with st.container(key="doors"):
            for lesson in library().lessons(session().language):
                nav.link("grown_ups", lesson.full_name, key=f"door-{lesson.id}", lesson=lesson.id)
        markup.show("adult_paths.html", course=library().course(session().language), paths=library().paths())
    markup.show("adult_privacy.html")
    if actions.take_notice() == "grown_ups.forgotten":
        markup.show("notice.html", text=t("grown_ups.forgotten"))
    with st.popover(t("grown_ups.forget"), key="forget"):
        markup.show("paragraph.html", text=t("grown_ups.forget_text"))
        st.button(t("grown_ups.forget_now"), key="forget-now", type="primary", on_click=actions.forget_everything)
    if library().problems:
        markup.show("content_problems.html", problems=library().problems)
    nav.link("about", t("menu.about"), key="to-about")


def layer(lesson: Lesson) -> None:
    """The adult layer of one lesson, and the way to what the child sees."""
    markup.show("adult_layer.html", lesson=lesson, facts=sources(lesson, session().language))
    values = teacher_values(lesson, session().language)
    with st.expander(t("teacher.title"), key="teacher"):
        markup.show("teacher.html", **values)
    if routes_are_served():
        markup.show("print_links.html", **values)
    with st.container(key="adult-doors", horizontal=True):
        nav.link("lesson", t("grown_ups.see_lesson"), key="see-lesson", lesson=lesson.id)
        nav.link("grown_ups", t("grown_ups.all_lessons"), key="all-lessons")
