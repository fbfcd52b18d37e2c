"""How a room goes: what a host can choose, before it is opened and while it runs, and the words for each."""

from typing import Any, get_args

from beacons.domain.rooms.settings import Board
from beacons.ui.shell.words import t, tn

READING_SECONDS = (0, 5, 10, 20, 30)
FIRST_READING = 5
TIMER_SECONDS = (0, 20, 30, 60, 90)
"""The first stands for no timer."""
BOARDS: tuple[Board, ...] = get_args(Board)


def reading(seconds: int) -> str:
    """The time for the stem alone, in words."""
    return tn("host.seconds", seconds) if seconds else t("host.no_reading")


def timer(seconds: int) -> str:
    """The time to answer, in words."""
    return tn("host.seconds", seconds) if seconds else t("host.no_timer")


def board(when: Board) -> str:
    """When the board is shown, in words."""
    return t(f"host.board_{when}")


def choices() -> dict[str, Any]:
    """All of it as the script of a room takes it: what each setting is called, and its values with their words."""
    return {
        "reading": {"label": t("host.reading"), "options": [[seconds, reading(seconds)] for seconds in READING_SECONDS]},
        "timer": {"label": t("host.timer"), "options": [[seconds, timer(seconds)] for seconds in TIMER_SECONDS]},
        "board": {"label": t("host.board_when"), "options": [[when, board(when)] for when in BOARDS]},
    }
