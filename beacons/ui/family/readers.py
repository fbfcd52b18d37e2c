"""The children of this device, on the page that lists them."""

import streamlit as st

from beacons.domain.household.family import MOST_READERS, MOST_ROLLS, Reader
from beacons.domain.household.family_file import all_stars
from beacons.ui.family import actions as family_actions
from beacons.ui.shell import nav, render
from beacons.ui.shell.reader.who import Named, name_of
from beacons.ui.shell.session import session
from beacons.ui.shell.words import t


def _named(reader: Reader, *others: Reader) -> Named:
    stars = all_stars(session().household.of(reader.id))
    return Named(reader.id, reader.animal, name_of(reader), stars, tuple(_named(other) for other in others))


def who_is_here() -> None:
    """The child who is reading, with another name if this one does not fit."""
    notice, reader = session().screen.take_notice(), session().reader
    if session().screen.taken_off:
        notice = "readers.taken_off" if len(session().family.readers) > 1 else "readers.taken_off_alone"
    if notice:
        render.show("shell/notice.html", text=t(notice))
    if reader is None:
        return
    render.show("family/reader.html", reader=_named(reader))
    left = MOST_ROLLS - reader.roll
    if left:
        st.button(t("readers.again", count=left), key="draw-again", on_click=family_actions.draw_name_again, width="stretch")
    nav.link("home", t("readers.that_is_me"), key="main-to-home")


def others() -> None:
    """The other children, and a place for one more."""
    state = session()
    rest = [reader for reader in state.family.readers if reader.id != state.reader_id]
    if rest:
        render.show("family/readers.html", readers=[_named(reader) for reader in rest], href=nav.href)
    if len(state.family.readers) < MOST_READERS:
        st.button(t("readers.add"), key="add-reader", on_click=family_actions.add_reader, width="stretch")
    else:
        render.show("shell/paragraph.html", text=t("readers.full", count=MOST_READERS))


def removal() -> None:
    """For a grown-up: take one child off this device, after one question."""
    with st.expander(t("readers.remove_title"), key="remove-readers"):
        render.show("shell/paragraph.html", text=t("readers.remove_text"))
        nav.link("family_file", t("readers.to_family_file"), key="to-family-file")
        for reader in session().family.readers:
            if st.checkbox(t("readers.remove", name=name_of(reader)), key=f"remove-{reader.id}"):
                _sure_to_remove(reader)


def _sure_to_remove(reader: Reader) -> None:
    render.show("shell/paragraph.html", text=t("readers.remove_sure", name=name_of(reader)))
    st.button(t("readers.remove_now"), key=f"remove-now-{reader.id}", on_click=family_actions.remove_reader, args=(reader.id,))
