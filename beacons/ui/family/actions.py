"""What can be done about the children of this device and the family's file."""

from dataclasses import replace

from beacons.domain.household.family import MOST_READERS, MOST_ROLLS
from beacons.domain.household.family_file import changes, taken_over
from beacons.domain.household.opening import a_reader, who
from beacons.sync.family_document import read_file, was_ours
from beacons.ui.shell.reader.actions import begin_with_another, choose_reader
from beacons.ui.shell.session import session
from beacons.wiring import names, new_id, now


def add_reader() -> None:
    """Another child, with a name of its own, who reads from now on; nothing where there is no room."""
    state = session()
    if len(state.family.readers) < MOST_READERS:
        made = a_reader(new_id(), names(), state.family, now())
        state.family = state.family.with_reader(made)
        choose_reader(made.id)
        state.move_focus("reader-name")


def draw_name_again() -> None:
    """Another generated name for the child who is reading, as often as there are rolls."""
    state = session()
    reader = state.reader
    if reader and reader.roll < MOST_ROLLS:
        drawn = a_reader(reader.id, names(), state.family, reader.at, reader.roll + 1)
        state.family = state.family.with_reader(drawn)
        state.move_focus("reader-name")


def remove_reader(reader_id: str) -> None:
    """Take a child and all that it did off this device. After the last one somebody new begins."""
    state = session()
    if state.family.reader(reader_id):
        state.household = state.household.without_reader(reader_id)
        if state.reader_id == reader_id:
            begin_with_another(state)
        state.screen.notice = "readers.removed"
        state.move_focus("notice")


def hear_file(turn: str, text: str) -> None:
    """Look at a family file, which the page tells until it is heard, once."""
    if session().screen.file_turn != turn:
        session().screen.file_turn = turn
        open_file(text)


def open_file(text: str) -> None:
    """Look at a family file: nothing is changed yet."""
    state = session()
    state.screen.opened = read_file(text, names(), now())
    if state.screen.opened is None:
        state.screen.notice = "file.broken" if was_ours(text) else "file.none_of_ours"
    state.move_focus("file-changes" if state.screen.opened else "notice")


def close_file() -> None:
    """Leave everything as it is."""
    state = session()
    if state.screen.opened is not None:
        state.screen.opened, state.screen.notice = None, "file.left"
        state.move_focus("notice")


def take_over_file() -> None:
    """Merge the file that was opened into what this device keeps; nothing where it holds more children than there is room for."""
    state = session()
    if state.screen.opened is None or changes(state.household, state.screen.opened).without_room:
        return
    household = taken_over(state.household, state.screen.opened)
    state.sync = state.sync.taking_over(household)
    state.take(household, who(household.family, state.reader_id))
    state.screen.opened, state.screen.notice = None, "file.taken_over"
    state.move_focus("notice")


def discard_unreadable() -> None:
    """Throw away what could not be read."""
    state = session()
    if state.household.unreadable:
        state.household, state.sync = replace(state.household, unreadable=()), state.sync.discarding()
        state.screen.notice = "aside.dropped"
        state.move_focus("notice")


def forget_everything() -> None:
    """Empty this tab and all that the browser keeps of this app: storage and cookies."""
    state = session()
    state.forget()
    state.sync = state.sync.erasing()
    begin_with_another(state)
    state.screen.notice = "grown_ups.forgotten"
    state.move_focus("notice")
