"""Questions for other programs: what is lost in the format that is picked, and the button that saves the file."""

import json
from base64 import b64encode
from collections.abc import Iterable
from dataclasses import replace

import streamlit as st

from beacons.domain.course.lesson import Lesson
from beacons.domain.household.own_quiz import OwnQuiz
from beacons.domain.item import Item
from beacons.domain.path import ChildPath
from beacons.exchange.takeaway import from_items, take_along
from beacons.exchange.targets import TARGETS, FormatName
from beacons.exchange.words import losses_of, title_of_lesson
from beacons.ui.shell import nav, render, request
from beacons.ui.shell.component import component
from beacons.ui.shell.request import run
from beacons.ui.shell.session import session
from beacons.ui.shell.words import in_words, t
from beacons.wiring import catalogs, now

SHOW = "export"
"""What a page is asked to show."""


def of_quiz(quiz: OwnQuiz) -> None:
    """An own quiz, as far as it can be played."""
    title = quiz.title or t("own.untitled")
    render.show("take_along/intro.html", title=title, lead=t("own.take_out_lead"))
    nav.link("my_quizzes", t("own.to_editor"), key="to-editor", quiz=quiz.id)
    _format_and_file(run().items.bank(quiz.id, request.path()), title)


def of_lesson(lesson: Lesson) -> None:
    """Our questions of one lesson, for the path that is picked."""
    render.show("take_along/intro.html", title=lesson.name, lead=t("take_along.lead"))
    nav.link("grown_ups", t("take_along.to_lesson"), key="to-lesson", lesson=lesson.id)
    path = _path(lesson)
    title = title_of_lesson(lesson.name, run().edition.course.paths[path].name, path, catalogs()[session().locale.code])
    _format_and_file(run().items.bank(lesson.id, path), title)


def _path(lesson: Lesson) -> ChildPath:
    paths = run().edition.course.paths
    nearest = request.path_lesson(lesson)[0]
    chosen = st.radio(
        t("projector.path"),
        tuple(lesson.paths),
        index=tuple(lesson.paths).index(nearest),
        format_func=lambda path: t("projector.path_of_ages", name=render.label(paths[path].name), ages=path.replace("-", "–")),
        key="take-along-path",
        horizontal=True,
    )
    return chosen or nearest


def _format_and_file(items: Iterable[Item], title: str) -> None:
    names: dict[str, str] = {name: f"{target.program} ({target.suffix})" for name, target in TARGETS.items()}
    name: FormatName = st.radio(t("own.format"), tuple(TARGETS), format_func=lambda one: names[one], key="own-format") or "gift"
    made = take_along(from_items(items, in_words), title, name, now())
    texts = catalogs()[session().locale.code]
    of_all, of_each = (tuple(losses_of(part, texts)) for part in (replace(made, losses=()), replace(made, notes=())))
    render.show("take_along/losses.html", of_all=of_all, of_each=of_each)
    if made.data:
        file = f"{_plain(title)}{made.suffix}"
        told = {"label": t("own.save_as", name=file), "saved": t("file.saved", name=file), "name": file}
        data = json.dumps({**told, "data": b64encode(made.data).decode()}, ensure_ascii=False)
        component("take_along/save")(key="take-along-file", data=data.encode())


def _plain(title: str) -> str:
    """A title as the name of a file."""
    return "-".join("".join(sign if sign.isalnum() else " " for sign in title).split())[:60] or "quiz"
