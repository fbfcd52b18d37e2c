"""What a teacher does to open a room for a class and to leave it. All that happens in a room goes over the room's own line."""

import re
import secrets

from beacons.domain.rooms.code import ALPHABET, CODE_LENGTH
from beacons.domain.rooms.room import Room
from beacons.domain.rooms.settings import Settings
from beacons.domain.rooms.way import stories_of
from beacons.ui.classroom import choice as classroom_choice
from beacons.ui.shell import nav
from beacons.ui.shell.session import HEADING, Session, session, widget_value
from beacons.wiring import now, rooms

ROOM = "room"
"""The parameter of the address that names the room on screen by its code. Its secret stands in no address."""
READING, TIMER, BOARD, SHEET = "host-reading", "host-timer", "host-board", "host-sheet"
"""Keys of the widgets in which a teacher chooses how the room goes."""
TRIES = 20
OVER = {"erased": "host.was_erased", "gone": "host.was_gone", "not_here": "host.not_here"}
"""Why a host's screen has nothing more to show, and what is said then."""


_CODE = re.compile(f"[{ALPHABET}]{{{CODE_LENGTH}}}")


def code_on_screen() -> str:
    """The code of the room that the address names; empty where it names none."""
    code = nav.param(ROOM).upper()
    return code if _CODE.fullmatch(code) else ""


def open_room() -> None:
    """Open a room with the chosen items, under a code that nobody has. Code and secret go to this browser and nowhere else."""
    if code_on_screen():
        return  # the second tap of two
    state, choice = session(), classroom_choice.chosen()
    if choice is None or not choice.item_ids:
        state.screen.notice = "host.no_items"
        state.move_focus("notice")
        return
    secret, at = secrets.token_urlsafe(24), 1000 * now()
    made = {"language": state.locale.code, "lesson_id": choice.lesson.id, "path": choice.path, "item_ids": choice.item_ids}
    stories = stories_of(choice.items)
    for _ in range(TRIES):
        room = Room.model_validate({**made, "stories": stories, "code": _a_code(), "since": at, "at": at, "settings": _settings()})
        if rooms().create(room, choice.items, secret):
            state.screen.hosting = (room.code, secret)
            nav.set_param(ROOM, room.code)
            state.move_focus(HEADING)
            return
    state.screen.notice = "host.try_again"
    state.move_focus("notice")


def _a_code() -> str:
    return "".join(secrets.choice(ALPHABET) for _ in range(CODE_LENGTH))


def _settings() -> Settings:
    reading, board = widget_value(READING), widget_value(BOARD)
    chosen = {"reading": reading, "timer": widget_value(TIMER) or None, "board": board, "sheet": bool(widget_value(SHEET))}
    return Settings.model_validate({name: value for name, value in chosen.items() if value is not None})


def secret_is_kept() -> None:
    """The browser has kept the secret: this tab's memory lets go of it."""
    session().screen.hosting = ("", "")


def leave_room(why: str) -> None:
    """The room on screen is over, or this browser does not lead it: back to where a room is opened, with a calm word."""
    state = session()
    _let_go(state)
    state.screen.notice = OVER.get(why, OVER["gone"])
    state.move_focus("notice")


def _let_go(state: Session) -> None:
    state.screen.hosting = ("", "")
    nav.drop_param(ROOM)
