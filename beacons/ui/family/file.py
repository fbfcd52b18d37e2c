"""The family file: what it is, what opening one would change, and what of this browser's storage could not be read."""

from collections.abc import Iterator

import streamlit as st

from beacons.domain.household.family import MOST_READERS, Family
from beacons.domain.household.family_file import Changes, ReaderChange, changes
from beacons.domain.household.household import Household
from beacons.ui.family import actions, forget
from beacons.ui.shell import nav, render
from beacons.ui.shell.reader.who import name_of
from beacons.ui.shell.session import session
from beacons.ui.shell.words import t, tn


def intro(notice: str | None) -> None:
    """What the file is for, and what just happened."""
    render.show("family/file.html")
    if notice and not forget.is_its_own(notice):
        render.show("shell/notice.html", text=t(notice))


def what_it_holds() -> None:
    """What stands in the file, what does not, and how to keep it."""
    render.show("family/file_holds.html")


def what_would_change(file: Household) -> None:
    """The file that was opened, child by child, and the choice to take it over."""
    found = changes(session().household, file)
    readers = [(one.reader.animal, name_of(one.reader), list(_of_reader(one))) for one in found.readers]
    of_all = list(_of_all(found, session().family))
    unread = tn("file.unread", found.unread) if found.unread else ""
    render.show("family/file_changes.html", readers=readers, of_all=of_all, unread=unread, are_none=found.are_none)
    if found.without_room:
        render.show("shell/paragraph.html", text=tn("file.without_room", found.without_room, most=MOST_READERS))
        nav.link("readers", t("file.to_readers"), key="to-readers-page")
    _choice(found)


def _choice(found: Changes) -> None:
    leave, take = actions.close_file, actions.take_over_file
    if found.are_none:
        st.button(t("file.close"), type="primary", on_click=leave, key="leave-as-it-is", width="stretch")
        return
    with st.container(key="file-choice", horizontal=True):
        st.button(t("file.take_over"), type="primary", on_click=take, key="take-over", disabled=found.without_room > 0, width="stretch")
        st.button(t("file.leave"), on_click=leave, key="leave-as-it-is", width="stretch")


def _of_reader(change: ReaderChange) -> Iterator[str]:
    if change.is_new:
        yield t("file.new_reader")
    elif change.is_the_same:
        yield t("file.nothing_new" if change.is_in_file else "file.not_in_file")
    if change.more_answers:
        yield tn("file.new_answers" if change.is_new else "file.more_answers", change.more_answers)
    if change.stars_after != change.stars_before:
        yield (
            tn("file.new_stars", change.stars_after)
            if change.is_new
            else t("file.more_stars", before=change.stars_before, after=change.stars_after)
        )
    if change.has_more and not change.is_new and not change.more_answers:
        yield t("file.more")


def _of_all(found: Changes, here: Family) -> Iterator[str]:
    if found.new_talks:
        yield tn("file.new_talks", found.new_talks)
    if found.changes_agreement:
        yield t("file.newer_agreement" if here.agreement.at else "file.new_agreement")
    if found.new_quizzes:
        yield tn("file.new_quizzes", found.new_quizzes)
    if found.changed_quizzes:
        yield tn("file.changed_quizzes", found.changed_quizzes)
    if found.changes_round:
        yield t("file.round")


def unreadable() -> None:
    """What of this browser's storage could not be read: how much, the lines themselves, and a button to throw them away."""
    lines = session().household.unreadable
    if lines:
        render.show("family/unreadable.html", lines=lines)
        st.button(t("aside.drop"), key="drop-aside", on_click=actions.discard_unreadable)
