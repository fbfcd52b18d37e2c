"""Our own questions to begin from: of one lesson and path, each with a button that takes it into the quiz."""

import streamlit as st

from beacons.domain.household.own_quiz import MOST_ITEMS, OwnQuiz
from beacons.domain.path import ChildPath
from beacons.ui.own import actions
from beacons.ui.shell import nav, render, request
from beacons.ui.shell.request import run
from beacons.ui.shell.words import t


def choose(quiz: OwnQuiz) -> None:
    """Pick a lesson and a path, then an item of theirs."""
    render.show("own/take.html")
    nav.link("my_quizzes", t("own.to_editor"), key="to-editor", quiz=quiz.id)
    if run().edition.is_empty:
        return
    if len(quiz.items) >= MOST_ITEMS:
        render.show("shell/paragraph.html", text=t("own.take_full", count=MOST_ITEMS))
        return
    for item in run().edition.bank(*_bank()):
        if item.own_form:
            with st.container(key=f"take-{item.id}"):
                render.show("own/take_item.html", item=item, screen=item.asked(item.option_ids).get("mock"))
                st.button(t("own.take_this"), key=f"take-this-{item.id}", on_click=actions.take_item, args=(quiz.id, item.id))


def _bank() -> tuple[str, ChildPath]:
    """The lesson and the path that are picked."""
    edition = run().edition
    lessons = {lesson.id: lesson.name for lesson in edition.in_order()}
    first = request.lesson()
    place = list(lessons).index(first.id) if first else 0
    lesson_id = st.selectbox(
        t("projector.lesson"), tuple(lessons), index=place, format_func=lambda one: lessons[one], key="take-lesson", filter_mode=None
    )
    lesson = edition.lessons[lesson_id]
    paths, nearest = tuple(lesson.paths), request.path_lesson(lesson)[0]
    names = {path: render.label(edition.course.paths[path].name) for path in paths}
    place = paths.index(nearest)
    path = st.radio(t("projector.path"), paths, index=place, format_func=lambda one: names[one], key="take-path", horizontal=True)
    return lesson_id, path or nearest
