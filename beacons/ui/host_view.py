"""The class room: what a teacher chooses before a room is opened, and the room's screen."""

import re
from typing import get_args

import streamlit as st

from beacons.domain.rooms.room import ALPHABET, CODE_LENGTH, Board
from beacons.ui import actions, class_choice, host_actions, markup, nav, projector_view
from beacons.ui.components import host
from beacons.ui.words import t, tn

READING_SECONDS = (0, 3, 5, 10, 15, 20, 30)
FIRST_READING = 5
TIMER_SECONDS = (0, 20, 30, 45, 60, 90)
"""The first stands for no timer."""
BOARDS: tuple[Board, ...] = get_args(Board)
_CODE = re.compile(f"[{ALPHABET}]{{{CODE_LENGTH}}}")


def code_on_screen() -> str:
    """The code of the room that the address names; empty where it names none."""
    code = nav.param(host_actions.ROOM).upper()
    return code if _CODE.fullmatch(code) else ""


def room(code: str) -> None:
    """The screen of a room: all of it is the script's."""
    markup.show("host_room.html", code=code)
    host.screen(code)


def set_up() -> None:
    """What it is, the way back into a room that is open, what shall be played and how, and the button that opens."""
    choice, notice = class_choice.chosen(), actions.take_notice()
    markup.show("host_setup.html")
    if notice:
        markup.show("notice.html", text=t(notice))
    host.screen("")
    if choice is None:
        markup.show("paragraph.html", text=t("host.no_lessons"))
        nav.link("home", t("empty.to_the_coast"), key="main-to-home")
        return
    if choice.lesson.sensitive == "topic":
        markup.show("paragraph.html", text=t("host.sensitive"))
    projector_view.lesson_and_path(choice)
    _settings()
    st.button(t("host.open"), key="open-room", type="primary", on_click=host_actions.open_room, width="stretch")
    markup.show("paragraph.html", text=t("host.kept"))
    projector_view.items(choice)


def _settings() -> None:
    with st.expander(t("host.how"), key="host-how"):
        st.radio(
            t("host.reading"),
            READING_SECONDS,
            index=READING_SECONDS.index(FIRST_READING),
            format_func=lambda seconds: tn("host.seconds", seconds) if seconds else t("host.no_reading"),
            key=host_actions.READING,
            on_change="ignore",
            horizontal=True,
        )
        st.radio(
            t("host.timer"),
            TIMER_SECONDS,
            format_func=lambda seconds: tn("host.seconds", seconds) if seconds else t("host.no_timer"),
            key=host_actions.TIMER,
            on_change="ignore",
            horizontal=True,
        )
        st.radio(t("host.board_when"), BOARDS, format_func=_board, key=host_actions.BOARD, on_change="ignore", horizontal=True)
        st.checkbox(t("host.ask_sheet"), key=host_actions.SHEET, on_change="ignore")


def _board(when: Board) -> str:
    return t(f"host.board_{when}")
