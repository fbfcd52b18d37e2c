"""Own quizzes out of files of other programs, and into such: what came in, and what a format loses, is said before anything else."""

import json
from base64 import b64encode
from collections.abc import Callable

import streamlit as st

from beacons.domain.household.own_quiz import OwnQuiz
from beacons.exchange.door import MOST_BYTES
from beacons.exchange.takeaway import from_items, take_along
from beacons.exchange.targets import TARGETS, FormatName
from beacons.exchange.words import losses_of
from beacons.ui.own import exchange_actions
from beacons.ui.own.view import title_of
from beacons.ui.shell import nav, render, request
from beacons.ui.shell.component import component
from beacons.ui.shell.request import run
from beacons.ui.shell.session import session, widget_value
from beacons.ui.shell.words import in_words, t
from beacons.wiring import catalogs, now

_KEY, _ACCEPT = "own-files", ".gift,.txt,.xml,.xlsx,.csv,.tsv,.json,.yaml"


def bring_in() -> None:
    """The button that reads a file into a new quiz."""

    def told() -> None:
        value = widget_value(_KEY)
        exchange_actions.bring_in(str((value.get("file") if value else None) or ""))

    _files(t("own.bring_in"), told)
    render.show("own/bring_in.html")


def report(quiz: OwnQuiz) -> None:
    """What came in when this quiz was made of a file, until it is put away."""
    quiz_id, lines = session().screen.report
    if quiz_id == quiz.id:
        render.show("own/report.html", lines=lines)
        st.button(t("own.report_seen"), key="report-seen", on_click=exchange_actions.put_report_away)


def refusal() -> None:
    """Why a file could not be read at all."""
    quiz_id, lines = session().screen.report
    if not quiz_id and lines:
        render.show("own/report.html", lines=lines)


def take_out(quiz: OwnQuiz) -> None:
    """The formats of other programs: what is lost in the one that is picked, and the button that saves the file."""
    render.show("own/take_out.html", title=title_of(quiz))
    nav.link("my_quizzes", t("own.to_editor"), key="to-editor", quiz=quiz.id)
    names: dict[str, str] = {name: f"{target.program} ({target.suffix})" for name, target in TARGETS.items()}
    name: FormatName = st.radio(t("own.format"), tuple(TARGETS), format_func=lambda one: names[one], key="own-format") or "gift"
    made = take_along(from_items(run().items.bank(quiz.id, request.path()), in_words), title_of(quiz), name, now())
    render.show("own/report.html", lines=tuple(losses_of(made, catalogs()[session().locale.code])))
    if made.data:
        file = f"{_plain(title_of(quiz))}{made.suffix}"
        _files(t("own.save_as", name=file), lambda: None, b64encode(made.data).decode(), file)


def _plain(title: str) -> str:
    """A title as the name of a file."""
    return "-".join("".join(sign if sign.isalnum() else " " for sign in title).split())[:60] or "quiz"


def _files(label: str, told: Callable[[], None], data: str = "", name: str = "") -> None:
    words = {"label": label, "too_large": t("own.file_too_large"), "saved": t("file.saved", name=name), "news": ""}
    values = {**words, "accept": _ACCEPT, "most": MOST_BYTES, "data": data, "name": name}
    component("own/files")(key=_KEY, data=json.dumps(values, ensure_ascii=False).encode(), on_file_change=told)
