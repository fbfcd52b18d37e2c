"""Questions from elsewhere: the box to paste into, files to drop or to choose, and what was said of what came in."""

import json
from typing import Any

import streamlit as st

from beacons.domain.household.own_quiz import OwnQuiz
from beacons.exchange.any_table.write import TEMPLATE
from beacons.exchange.decoding import NAMES
from beacons.exchange.door import MOST_BYTES
from beacons.exchange.tables.chosen import ROLES, suggested
from beacons.exchange.words import Line
from beacons.ui.bring_in import actions, kept
from beacons.ui.shell import nav, render, request
from beacons.ui.shell.component import component
from beacons.ui.shell.session import CameIn, SaidOf, session, widget_value
from beacons.ui.shell.words import t, words_of
from beacons.wiring import catalogs

SHOW = "bring-in"
"""What the page of own quizzes is asked to show."""
_KEY, _REPORT_KEY, _ACCEPT = "bring-in", "came-in-kept", ".gift,.txt,.xml,.xlsx,.csv,.tsv,.json,.yaml"


def way() -> None:
    """The way to it from the list of own quizzes."""
    nav.link("my_quizzes", t("bring_in.way"), key="to-bring-in", show=SHOW, by=request.writer())


def draw() -> None:
    """A box to paste into, with files beside it; what is wrong is said there."""
    render.show("bring_in/intro.html")

    def told() -> None:
        value = widget_value(_KEY)
        actions.bring_in(str((value.get("questions") if value else None) or ""))

    data = json.dumps(_told(), ensure_ascii=False, separators=(",", ":"))
    component("bring_in/bring_in")(key=_KEY, data=data.encode(), on_questions_change=told)
    with st.expander(t("bring_in.formats_title"), key="bring-in-formats"):
        render.show("bring_in/formats.html")
    nav.link("my_quizzes", t("own.to_list"), key="to-my-quizzes")


def report(quiz: OwnQuiz) -> None:
    """What came in when this quiz was made, until it is put away; each line about a question of it leads to that one in the editor."""
    came_in = session().screen.came_in
    if quiz.id in came_in.quiz_ids:
        tab, turn = came_in.heard
        render.show("bring_in/report.html", groups=came_in.groups, way=_way, taken=f"{tab}-{turn}")
        st.button(t("bring_in.seen"), key="report-seen", on_click=actions.put_report_away)
    _keep(quiz)


def _way(line: SaidOf) -> str:
    """Where a question stands that a line is about; empty where it is about none, or that one is gone."""
    quiz = session().household.quizzes.get(line.quiz_id)
    is_there = quiz and any(item.id == line.item_id for item in quiz.items)
    return nav.href("my_quizzes", quiz=line.quiz_id, items=line.item_id) + "#own-stem" if is_there else ""


def _keep(quiz: OwnQuiz) -> None:
    """Have the tab keep what was said, and hear it from there after a reload."""
    came_in = session().screen.came_in

    def told() -> None:
        value = widget_value(_REPORT_KEY)
        actions.take_up_report(str((value.get("report") if value else None) or ""))

    text = kept.text_of(came_in) if quiz.id in came_in.quiz_ids else ""
    data = json.dumps({"quiz": quiz.id, "kept": text, "is_over": came_in != CameIn() and not came_in.quiz_ids})
    component("bring_in/report")(key=_REPORT_KEY, data=data.encode(), on_report_change=told)


def _told() -> dict[str, Any]:
    came_in, words = session().screen.came_in, words_of(session().locale.code)
    roles, has_heading = suggested(came_in.rows)
    codes = {name: code for code, name in NAMES.items()}
    return {
        "words": catalogs()[session().locale.code].group("bring_in_box"),
        "most": MOST_BYTES,
        "accept": _ACCEPT,
        "template": TEMPLATE,
        "heard": came_in.heard,
        "groups": ()
        if came_in.quiz_ids
        else [(sentence, [Line(line.text, line.title).whole for line in lines]) for sentence, lines in came_in.groups],
        "rows": came_in.rows,
        "roles": roles,
        "has_heading": has_heading,
        "role_names": [(role, words.t(f"bring_in.role_{role or 'nothing'}")) for role in ROLES],
        "question": came_in.question,
        "encoding": codes.get(came_in.encoding, ""),
        "encodings": [(code, name) for code, name in NAMES.items()],
    }
