"""How a round of Together begins, is carried on, and stops."""

from typing import Literal

import streamlit as st

from beacons.domain.course.lesson import Lesson
from beacons.domain.household.together import Together, lights
from beacons.ui.shell import nav, render
from beacons.ui.shell.help_order import in_short
from beacons.ui.shell.request import run
from beacons.ui.shell.session import session
from beacons.ui.shell.words import t
from beacons.ui.together import actions as together_actions
from beacons.ui.together import choice as together_choice
from beacons.ui.together.actions import MIXED


def preview(lesson: Lesson) -> None:
    """Before a sensitive lesson a grown-up looks at the background; then they begin, or take another beacon."""
    render.show("together/preview.html", lesson=lesson)
    nav.link("grown_ups", t("together.read_background"), key="main-to-background", lesson=lesson.id)
    given = (_former(), lesson.id, tuple(item.id for item in together_choice.named(lesson)))
    with st.container(key="begin-or-not", horizontal=True):
        st.button(t("together.have_read"), key="begin", on_click=together_actions.begin, args=given, width="stretch")
        st.button(t("together.another_beacon"), key="another-beacon", on_click=together_actions.another_beacon, width="stretch")


def _former() -> str:
    together = session().family.together
    return together.id if together else ""


def is_stopped() -> bool:
    """Whether a round was just left."""
    return nav.param("show") == together_actions.STOPPED and session().family.together is not None


def goodbye() -> None:
    """A warm word for the two who stop for now: what they did, the way back in, and the way out."""
    together = session().family.together
    if together is None:
        return
    render.show("together/stopped.html", done=together.place, lights=lights(together), **in_short(together.path))
    if not _carry_on(_open_round()):
        nav.link("together", t("together.another_round"), key="main-to-together")
    nav.link("rest", t("result.enough"), key="to-rest")


def start(lesson: Lesson | None) -> None:
    """What it is, the family's lanterns, what it shall be about, and the button that begins or carries on."""
    named = together_choice.named(lesson)
    render.show("together/start.html", lights=session().family.lights, named=len(named), is_gone=together_choice.is_gone(named))
    named_ids = tuple(item.id for item in named)
    open_round = _open_round()
    is_other = bool(named and open_round and not _is_of(open_round, named_ids))
    if not is_other:
        _carry_on(open_round)
    key = "" if named else _beacon_picker(lesson)
    st.button(
        t("together.begin_anew") if open_round else t("together.begin"),
        key="begin",
        type="secondary" if open_round and not is_other else "primary",
        on_click=together_actions.begin if named else together_actions.begin_picked,
        args=(_former(), None, named_ids) if named else (_former(), key),
        width="stretch",
    )
    if is_other:
        _carry_on(open_round, is_main=False)


def _open_round() -> Together | None:
    """The round that was begun and not ended, where its questions are still there."""
    together = session().family.together
    left = together.turns[together.place :] if together else ()
    return together if any(run().items.quiz_of(turn.item_id) for turn in left) else None


def _is_of(together: Together, item_ids: tuple[str, ...]) -> bool:
    """Whether a round asks nothing but these: who comes with other questions came for those."""
    return {turn.item_id for turn in together.turns} <= set(item_ids)


def _carry_on(together: Together | None, *, is_main: bool = True) -> bool:
    """The way back into the round that is open, as the main button or another; whether there is one."""
    if together is None:
        return False
    text = t("together.carry_on", place=together.place + 1, of=len(together.turns))
    kind: Literal["primary", "secondary"] = "primary" if is_main else "secondary"
    st.button(text, key="carry-on-round", type=kind, on_click=together_actions.carry_on, args=(together.id,), width="stretch")
    return True


def _beacon_picker(lesson: Lesson | None) -> str:
    """All beacons that have items for two, and a mix of them; the key under which the choice stands."""
    names = {one.id: render.label(one.name) for one in run().edition.in_order() if together_choice.bank(one)}
    chosen = lesson.id if lesson and lesson.id in names else MIXED
    options, key = (MIXED, *names), f"together-about-{chosen}"
    st.radio(
        t("together.about"),
        options,
        index=options.index(chosen),
        format_func=lambda one: names.get(one) or render.label(t("together.mixed")),
        key=key,
        on_change="ignore",
        width="stretch",
    )
    render.show("together/beacon_pictures.html", key=key, options=options, lesson_ids=tuple(names))
    return key
