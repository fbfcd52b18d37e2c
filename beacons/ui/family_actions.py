"""What can be done about the children of this device and the family's file. Changes the session, as ``actions`` does."""

from dataclasses import replace

from beacons.domain.family import MOST_READERS, MOST_ROLLS
from beacons.domain.family_file import changes, taken_over
from beacons.domain.opening import a_reader, who, with_readers
from beacons.sync.family_document import read_file
from beacons.ui.services import names, new_id, now
from beacons.ui.session import Session, session, widget_value


def choose_reader(reader_id: str) -> None:
    """Let another child of this device read in this tab; a child who is not there changes nothing."""
    state = session()
    if state.family.reader(reader_id):
        state.family = state.family.with_current(reader_id, now())
        _sit_down(state, reader_id)


def _sit_down(state: Session, reader_id: str) -> None:
    if reader_id != state.reader_id:
        state.sync = state.sync.keeping(state.reader_id)
        state.take(state.household, reader_id)
        state.screen.taps, state.screen.agreed = {}, set()


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


def begin_with_another(state: Session) -> None:
    """Let the child read who was chosen last of those that are left, or somebody new where nobody is."""
    household = with_readers(state.household, new_id(), names(), now())
    state.take(household, who(household.family))
    state.screen.taps, state.screen.agreed = {}, set()


def show_grown_up(key: str) -> None:
    """Show a grown-up on this device what the child may want to talk about, or no longer."""
    state = session()
    state.progress = state.progress.with_shows(shows=bool(widget_value(key)), at=now())


def open_file(text: str) -> None:
    """Look at a family file: nothing is changed yet."""
    state = session()
    state.screen.opened = read_file(text, names(), now())
    if state.screen.opened is None:
        state.screen.notice = "file.none_of_ours"
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
    state.sync = state.sync.taking_over(reader.id for reader in household.family.readers)
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
