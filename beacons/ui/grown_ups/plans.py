"""The plan of a lesson for a class, and the two doors that lead there: at home, and in class."""

from typing import Any

import streamlit as st

from beacons.domain.course.edition import Edition
from beacons.domain.course.lesson import Lesson
from beacons.domain.path import CHILD_PATHS, ChildPath
from beacons.domain.plans.plan import PartKind, answering
from beacons.ui.shell import nav, render, request
from beacons.ui.shell.request import run
from beacons.ui.shell.words import t

HOME, CLASS, PLAN = "home", "class", "plan"
"""What the page for grown-ups may be asked to show."""


def values(edition: Edition, lesson: Lesson, path: ChildPath) -> dict[str, Any]:
    """What templates need of a lesson with a class of one path. Without a plan there is only the lesson."""
    plan = edition.plan(lesson.id, path)
    shared = {"lesson": lesson, "path": path, "course": edition.course, "teaching": edition.teaching, "plan": plan}
    if plan is None:
        return shared
    later = plan.later.items if plan.later else ()
    found = {item_id: _asked(edition, item_id, kind) for item_id, kind in plan.asked()}
    found |= {item_id: _asked(edition, item_id, "quiz") for item_id in later}
    return {
        **shared,
        "lead": edition.plans[lesson.id],
        "asked": found,
        "sensitive": [one["item"] for one in found.values() if one["item"].sensitive == "topic"],
        "items": ",".join(plan.item_ids),
        "later": ",".join(later),
    }


def _asked(edition: Edition, item_id: str, kind: PartKind) -> dict[str, Any]:
    item = edition.item(item_id)
    if item is None:
        raise KeyError(item_id)  # a plan is read only where all its items are
    return {"item": item, "how": answering(item, kind)}


def plan_of(lesson: Lesson) -> None:
    """The plan for the path that the address names, with all that a teacher opens beside it."""
    path = path_asked(lesson)
    of_plan = values(run().edition, lesson, path)
    render.show("grown_ups/plan_head.html", **of_plan)
    at = {"lesson": lesson.id, "path": path}
    at_items = {**at, "items": of_plan["items"]} if of_plan["plan"] else at
    with st.container(key="plan-ways", horizontal=True):
        nav.link("projector", t("plan.slides"), key="plan-slides", show="slides", **at)
        nav.link("projector", t("plan.wall"), key="main-to-wall", **at_items)
        nav.link("class_room", t("plan.room"), key="plan-room", **at_items)
        nav.link("statements", t("statements.of_lesson_link"), key="plan-statements", **at)
    render.show("grown_ups/plan_papers.html", **of_plan)
    if of_plan["plan"]:
        on_wall = nav.href("projector", show="questions", **at, items=of_plan["later"])
        render.show("grown_ups/plan.html", later_on_wall=on_wall, **of_plan)
    with st.container(key="plan-on", horizontal=True):
        for other in (one for one in CHILD_PATHS if one in lesson.paths and one != path):
            nav.link("grown_ups", ages(other), key=f"plan-{other}", lesson=lesson.id, path=other, show=PLAN)
        nav.link("grown_ups", t("plan.background"), key="plan-background", lesson=lesson.id)
        nav.link("grown_ups", t("plan.all"), key="plan-all", show=CLASS)


def path_asked(lesson: Lesson) -> ChildPath:
    """The path that the address names, where the lesson has it; else the one that is read here."""
    asked = nav.param("path")
    return next((path for path in lesson.paths if path == asked), request.path_lesson(lesson)[0])


def ages(path: ChildPath) -> str:
    """A path as a teacher looks for it: by the age it was written for."""
    return t("plan.ages", ages=path.replace("-", "–"))


def doors() -> None:
    """At home, and in class: the two ways on from here; below them what is looked for most."""
    with st.container(key="two-doors", horizontal=True):
        for show in (HOME, CLASS):
            render.show("grown_ups/door.html", href=nav.href("grown_ups", show=show), show=show)
    with st.container(key="door-ways", horizontal=True):
        with st.container(key="home-ways"):
            _family_ways()
        with st.container(key="class-ways-on"):
            nav.link("projector", t("grown_ups.projector"), key="to-projector")
            nav.link("class_room", t("grown_ups.play_live"), key="to-class-room")
            _way_to_write()


def at_home() -> None:
    """All that a family uses together, and what a child of theirs is shown."""
    render.show("grown_ups/at_home.html")
    _family_ways()
    render.show("grown_ups/open_books.html", **_of_course())
    nav.link("grown_ups", t("plan.up"), key="to-grown-ups")


def _way_to_write() -> None:
    nav.link("my_quizzes", t("grown_ups.my_quizzes"), key="to-my-quizzes", by="teacher")


def _family_ways() -> None:
    nav.link("for_parents", t("grown_ups.for_parents"), key="main-to-for-parents")
    nav.link("together", t("grown_ups.together"), key="to-together")
    nav.link("agreement", t("grown_ups.agreement"), key="to-agreement")
    nav.link("family_file", t("grown_ups.family_file"), key="to-family-file")


def in_class() -> None:
    """Each lesson in each path, in the order of the course; then the course of a term."""
    edition = run().edition
    render.show("grown_ups/in_class.html")
    for lesson in edition.in_order():
        with st.container(key=f"class-{lesson.id}", horizontal=True):
            render.show("grown_ups/class_lesson.html", lesson=lesson, one=edition.course.one_thing.get(lesson.id))
            for path in (one for one in CHILD_PATHS if one in lesson.paths):
                nav.link("grown_ups", ages(path), key=f"plan-{lesson.id}-{path}", lesson=lesson.id, path=path, show=PLAN)
    render.show("grown_ups/term_papers.html", **_of_course())
    _way_to_write()
    nav.link("grown_ups", t("plan.up"), key="to-grown-ups")


def _of_course() -> dict[str, Any]:
    edition = run().edition
    return {"lessons": edition.in_order(), "paths": edition.paths(), "course": edition.course}
