"""Papers for a school's file and for whoever asks: what is known, what is kept; and the ways to all of them."""

import streamlit as st

from beacons.domain.course.lesson import Lesson
from beacons.ui.grown_ups import statements
from beacons.ui.shell import nav, render
from beacons.ui.shell.request import run
from beacons.ui.shell.words import t


def show(paper_id: str) -> None:
    """A paper, with the way to print it and back. Where its file is broken, the way back alone."""
    paper = run().edition.papers.get(paper_id)
    render.show("grown_ups/paper.html", paper=paper, paper_id=paper_id)
    nav.link("grown_ups", t("file.to_grown_ups"), key="to-grown-ups")


def statement_map(lesson: Lesson | None) -> None:
    """What frameworks ask for and what of it is here, or what of it one lesson touches; and the ways on."""
    path = statements.path_of(lesson, nav.param("path"))
    render.show("grown_ups/statements.html", **statements.values(run().edition, lesson, path))
    if lesson:
        nav.link("statements", t("statements.all"), key="all-statements")
        nav.link("grown_ups", t("statements.to_lesson"), key="to-layer", lesson=lesson.id)
    else:
        nav.link("grown_ups", t("file.to_grown_ups"), key="to-grown-ups")


def ways() -> None:
    """From the grown-ups' page to the map of statements and the papers."""
    render.show("grown_ups/papers_title.html")
    with st.container(key="papers"):
        nav.link("statements", t("statements.link"), key="to-statements")
        nav.link("evidence", t("papers.evidence"), key="to-evidence")
        nav.link("data_protection", t("papers.data_protection"), key="to-data-protection")


def of_lesson(lesson: Lesson) -> None:
    """From a lesson's layer to what of the frameworks it touches."""
    nav.link("statements", t("statements.of_lesson_link"), key="to-statements", lesson=lesson.id)
