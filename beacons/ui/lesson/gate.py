"""What a sensitive lesson has beside its cards: a calm choice before, and a way out at any time."""

import streamlit as st

from beacons.domain.course.lesson import Lesson
from beacons.domain.path import ChildPath
from beacons.ui.lesson import actions
from beacons.ui.shell import nav, quick_exit, render
from beacons.ui.shell.request import run
from beacons.ui.shell.session import session
from beacons.ui.shell.words import t

TEENS: ChildPath = "13-16"
EASIER: ChildPath = "10-12"


def way_out(lesson: Lesson) -> None:
    """The quick exit, on sensitive lessons only."""
    if lesson.sensitive == "topic":
        quick_exit.link()


def way_out_of_item(lesson: Lesson, item_id: str | None) -> None:
    """The same on a sensitive question of another lesson."""
    item = run().items.item(item_id or "") if lesson.sensitive != "topic" else None
    if item and item.sensitive == "topic":
        quick_exit.link()


def asks_first(lesson: Lesson, place: int) -> bool:
    """Whether the choice comes first: at the first card, until this tab has chosen to read."""
    return lesson.sensitive == "topic" and place == 0 and lesson.id not in session().screen.agreed


def choice(lesson: Lesson, path: ChildPath) -> None:
    """Read now (for teens also: in the easier version), read with a grown-up, or pick another one. None of them costs anything."""
    render.show("shell/message.html", title=t("gentle.title"), text=t("gentle.text"), picture="quiet")
    st.button(t("gentle.now"), key="read-now", on_click=actions.agree_to_read, args=(lesson.id,), width="stretch")
    if path == TEENS and EASIER in lesson.paths:
        st.button(t("gentle.easier"), key="easier", on_click=actions.take_easier_path, args=(lesson.id, EASIER), width="stretch")
    with st.popover(t("gentle.together"), key="read-together", width="stretch"):
        render.show("shell/paragraph.html", text=t("gentle.together_text"))
        st.button(t("gentle.now"), key="read-now-together", type="primary", on_click=actions.agree_to_read, args=(lesson.id,))
    if st.button(t("gentle.other"), key="pick-another", on_click=actions.skip_lesson, args=(lesson.id,), width="stretch"):
        nav.go("home")
