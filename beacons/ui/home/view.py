"""Parts of Home."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache

import streamlit as st

from beacons.domain.course.edition import Edition
from beacons.domain.course.lesson import Lesson
from beacons.domain.path import QUIZ_LENGTH, ChildPath
from beacons.domain.practice.carry_on import carry_on
from beacons.domain.practice.mastery import lesson_stars
from beacons.domain.practice.progress import Progress
from beacons.ui.home import actions
from beacons.ui.shell import nav, render, request
from beacons.ui.shell.request import run
from beacons.ui.shell.session import put_widget_value, session
from beacons.ui.shell.words import t, words_of


def headline() -> None:
    """Name and promise of the app, over the coast; bright when all beacons are lit."""
    render.show_made("home/headline.html", is_bright=_all_lit())


def _all_lit() -> bool:
    progress = session().progress
    lessons = run().edition.in_order()
    return bool(lessons) and all(lesson_stars(progress, lesson.id) or lesson.id in progress.skipped for lesson in lessons)


def nothing_to_show() -> None:
    """Said where no lesson is sound."""
    render.show("shell/message.html", title=t("home.empty_title"), text=t("home.empty_text"), picture="not-found")


def way_on() -> None:
    """What was left unfinished, as the main button; nothing for a new reader."""
    found = carry_on(session().progress, request.path(), run().items)
    if found is None:
        return
    if found.lesson_id is None:
        is_review = found.page == "review"
        text = t("home.carry_on_review" if is_review else "home.carry_on_six_screens", place=found.place, of=found.of)
        nav.link(found.page, text, key="carry-on")
    elif lesson := run().edition.lessons.get(found.lesson_id):
        text = t(f"home.carry_on_{found.page}", name=lesson.name, place=found.place, of=found.of)
        text = text if found.place else t("home.carry_on_talk", name=lesson.name)
        params = {"lesson": lesson.id} | ({"card": str(found.place)} if found.page == "lesson" else {})
        nav.link(found.page, text, key="carry-on", **params)


def unreadable() -> None:
    """Said where some of what this browser kept could not be read, with a way for grown-ups to see it."""
    if session().household.unreadable:
        render.show("home/unreadable.html", href=nav.href)


@dataclass(frozen=True)
class Place:
    """A beacon on the coast. ``chapter`` is empty where its lesson tells no part of the story."""

    lesson_id: str
    name: str
    href: str
    stars: int
    state: str
    chapter: str


@contextmanager
def coast() -> Iterator[None]:
    """The seven beacons side by side, each with its name and state; those that tell one story say which chapter they are.

    What is drawn within are ways to what there is besides, side by side below them; the way to what the app is follows. All of it is one
    part of the page, which costs one message.
    """
    with render.gathered() as ways:
        yield
    with render.gathered() as below:
        footer()
    render.show_made("home/coast.html", places=_places(), ways=tuple(ways), below=tuple(below))


def _places() -> tuple[Place, ...]:
    here = run()
    edition, progress = here.edition, here.session.progress
    if progress.is_new and not progress.skipped:
        return _new_places(edition, is_in_address=here.session.language_is_chosen)
    path = request.path()
    return tuple(
        _place(edition, lesson, lesson_stars(progress, lesson.id), _state(progress, lesson, path)) for lesson in edition.in_order()
    )


@lru_cache(maxsize=32)
def _new_places(edition: Edition, *, is_in_address: bool) -> tuple[Place, ...]:  # noqa: ARG001  # the links are others where it is
    """The coast of whoever has done nothing yet: put together once, since a class opens it all at once.

    ``is_in_address`` says whether the language goes along in the links.
    """
    return tuple(_place(edition, lesson, 0, "state.new") for lesson in edition.in_order())


def _place(edition: Edition, lesson: Lesson, stars: int, without: str) -> Place:
    words, chapter = words_of(edition.locale.code), edition.course.chapter(lesson.id)
    state = words.tn("state.stars", stars) if stars else words.t(without)
    said = words.t(f"home.chapter_{chapter}") if chapter else ""
    return Place(lesson.id, lesson.name, nav.href("lesson", lesson=lesson.id), stars, state, said)


def _state(progress: Progress, lesson: Lesson, wanted: ChildPath) -> str:
    """Key of what is said of a beacon without a star."""
    path = request.nearest_path(lesson, wanted)
    if progress.place(lesson.id, path) or progress.attempts_at(lesson.id, path):
        return "state.started"
    return "state.skipped" if lesson.id in progress.skipped else "state.new"


def path_picker() -> None:
    """How much to read, chosen by picture, name and a word on how long it is; nobody is asked an age. Hidden where there is only one."""
    paths = run().edition.paths()
    if len(paths) < 2:  # noqa: PLR2004  # two make a choice
        return
    course = run().edition.course
    put_widget_value("path", request.path())
    st.radio(
        t("path.question"),
        paths,
        format_func=lambda path: render.label(course.paths[path].name),
        captions=[render.label(t(f"path.extent_{path}")) for path in paths],
        key="path",
        on_change=actions.choose_path,
        args=("path",),
        horizontal=True,
        width="stretch",
    )
    extents = tuple((QUIZ_LENGTH[path], extent) for path, extent in run().edition.extents.items())
    render.show_made("home/extent.html", extents=extents)


def together() -> None:
    """The way to what a child and a grown-up do with one device."""
    nav.link("together", t("home.together"), key="to-together")


def footer() -> None:
    """The way to what the app is and where its facts come from."""
    nav.link("about", t("menu.about"), key="to-about")
