"""The class room: what a teacher chooses before a room is opened, and the room's screen."""

from collections.abc import Callable, Sequence
from typing import Any

import streamlit as st

from beacons.ui.classroom import choice as classroom_choice
from beacons.ui.classroom import host_actions, host_screen, host_settings, projector_view
from beacons.ui.shell import nav, render
from beacons.ui.shell.session import session
from beacons.ui.shell.words import t


def room(code: str) -> None:
    """The screen of a room: all of it is the script's."""
    render.show("classroom/host_room.html", code=code)
    host_screen.screen(code)


def set_up() -> None:
    """What it is, the way back into a room that is open, what shall be played and how, and the button that opens."""
    choice, notice = classroom_choice.chosen(), session().screen.take_notice()
    render.show("classroom/host_setup.html")
    if notice:
        render.show("shell/notice.html", text=t(notice))
    host_screen.screen("")
    if choice is None:
        render.show("shell/paragraph.html", text=t("host.no_lessons"))
        nav.link("home", t("empty.to_the_coast"), key="main-to-home")
        return
    if choice.lesson.sensitive == "topic":
        render.show("shell/paragraph.html", text=t("host.sensitive"))
    projector_view.lesson_and_path(choice)
    projector_view.own_quiz(choice)
    _settings()
    st.button(t("host.open"), key="open-room", type="primary", on_click=host_actions.open_room, width="stretch")
    render.show("shell/paragraph.html", text=t("host.kept"))
    projector_view.items(choice)


def _settings() -> None:
    with st.expander(t("host.how"), key="host-how"):
        first = host_settings.READING_SECONDS.index(host_settings.FIRST_READING)
        _radio(t("host.reading"), host_settings.READING_SECONDS, host_settings.reading, host_actions.READING, first)
        _radio(t("host.timer"), host_settings.TIMER_SECONDS, host_settings.timer, host_actions.TIMER)
        _radio(t("host.board_when"), host_settings.BOARDS, host_settings.board, host_actions.BOARD)
        st.checkbox(t("host.ask_sheet"), key=host_actions.SHEET, on_change="ignore")


def _radio(label: str, choices: Sequence[Any], words: Callable[[Any], str], key: str, index: int = 0) -> None:
    st.radio(label, choices, index=index, format_func=words, key=key, on_change="ignore", horizontal=True)
