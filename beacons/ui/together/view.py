"""Together, up to the moment when both have chosen: how it begins, whose the device is, and the choice that the other does not see."""

from functools import partial
from typing import Literal
from zlib import crc32

import streamlit as st

from beacons.domain.course.lesson import Lesson
from beacons.domain.household.together import Together, Who, lights
from beacons.domain.item import Item
from beacons.domain.option_order import option_order
from beacons.domain.source import is_own
from beacons.ui.item.view import Answering, Button, Screen, draw, written_by
from beacons.ui.shell import nav, quick_exit, render
from beacons.ui.shell.help_order import in_short
from beacons.ui.shell.request import run
from beacons.ui.shell.session import session
from beacons.ui.shell.words import t
from beacons.ui.together import actions as together_actions
from beacons.ui.together import choice as together_choice
from beacons.ui.together import words
from beacons.ui.together.actions import MIXED


def on_screen() -> Together | None:
    """The round that the address names."""
    together = session().family.together
    return together if together and together.id == nav.param(together_actions.ROUND) else None


def item_of(together: Together) -> Item | None:
    """The item of the turn on screen; None where it is gone from the quiz, or is no longer what it was."""
    turn = together.turn
    item = run().items.item(turn.item_id) if turn else None
    if turn is None or item is None or (turn.says and turn.says not in item.option_ids):
        return None
    return item if all(item.is_complete(response) for response in turn.responses.values()) else None


def way_out(together: Together | None, lesson: Lesson | None) -> None:
    """The quick exit, wherever something sensitive is on screen."""
    about = run().edition.lessons.get(together.lesson_id or "") if together else lesson
    item = item_of(together) if together else None
    if (about and about.sensitive == "topic") or (item and item.sensitive == "topic"):
        quick_exit.button()


def nothing_here() -> None:
    """Said where there is not a single item for two, or nothing to talk about."""
    render.show("shell/message.html", title=t("together.empty_title"), text=t("together.empty_text"), picture="quiet")
    nav.link("home", t("empty.to_the_coast"), key="main-to-home")


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
    if not _carry_on():
        nav.link("together", t("together.another_round"), key="main-to-together")
    nav.link("rest", t("result.enough"), key="to-rest")


def start(lesson: Lesson | None) -> None:
    """What it is, the family's lanterns, what it shall be about, and the button that begins or carries on."""
    named = together_choice.named(lesson)
    render.show("together/start.html", lights=session().family.lights, named=len(named), is_gone=together_choice.is_gone(named))
    named_ids = tuple(item.id for item in named)
    is_open = _open_round() is not None
    is_other = bool(named and is_open and not _is_of(named_ids))
    if not is_other:
        _carry_on()
    key = "" if named else _beacon_picker(lesson)
    st.button(
        t("together.begin_anew") if is_open else t("together.begin"),
        key="begin",
        type="secondary" if is_open and not is_other else "primary",
        on_click=together_actions.begin if named else together_actions.begin_picked,
        args=(_former(), None, named_ids) if named else (_former(), key),
        width="stretch",
    )
    if is_other:
        _carry_on(is_main=False)


def _open_round() -> Together | None:
    """The round that was begun and not ended, where its questions are still there."""
    together = session().family.together
    left = together.turns[together.place :] if together else ()
    return together if any(run().items.quiz_of(turn.item_id) for turn in left) else None


def _is_of(item_ids: tuple[str, ...]) -> bool:
    """Whether the open round asks nothing but these: who comes with other questions came for those."""
    together = _open_round()
    return together is not None and {turn.item_id for turn in together.turns} <= set(item_ids)


def _carry_on(*, is_main: bool = True) -> bool:
    """The way back into a round that is open, as the main button or another; whether there is one."""
    together = _open_round()
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


def hand_over(together: Together) -> None:
    """Pass the device to the one who chooses next. Nothing of the item stands here."""
    who, turn = together.whose_turn, together.turn
    if who and turn:
        render.show("together/pass.html", who=who, is_lit=_is_lit(together))
        args = (together.id, turn.item_id, who)
        st.button(t("together.have_it"), key="take", type="primary", on_click=together_actions.take, args=args, width="stretch")
        aside(together)


def _is_lit(together: Together) -> bool:
    """Whether a talk has just lit a lantern."""
    before, now = together.turns[together.place - 1] if together.place else None, together.turn
    return bool(before and now and not now.responses and before.talk in {"agree", "again"} and not is_own(before.item_id))


def choice(together: Together, item: Item) -> None:
    """The item, for one pair of eyes only."""
    who = together.whose_turn
    if who:
        render.show("together/choose.html", who=who, role=words.role(item, who, together.turn), **look(together, item))
        _options(together, item, who, t("together.my_choice"))


def teaching(together: Together, item: Item) -> None:
    """The grown-up says what many people believe; the child chooses, openly, what fits better."""
    known, turn = together_choice.questions_to_talk_about(), together.turn
    if known and turn and turn.says:
        prompts = sorted(known.teach_prompts, key=lambda prompt: prompt.id)
        prompt = prompts[crc32(together.id.encode()) % len(prompts)].text
        says = item.option(turn.says).text
        render.show("together/teach.html", says=says, prompt=prompt, is_lit=_is_lit(together), **look(together, item))
        _options(together, item, "child", t("together.fits_better"))


def look(together: Together, item: Item) -> dict[str, object]:
    """What the templates of a turn need: round, item, and the lesson whose colour it has."""
    quiz = run().items.quiz_of(item.id)
    return {"together": together, "item": item, "hue": quiz.hue if quiz else "", "by": written_by(item)}


def _options(together: Together, item: Item, who: Who, button: str) -> None:
    """What one of the two may choose: nothing of it shows to the other, whose response is another one."""
    skip = Button("skip-item", t("gentle.skip_item"), partial(together_actions.drop, together.id, item.id))
    leave = Button("leave", t("together.leave"), partial(together_actions.leave, together.id))
    draw(
        Screen(
            item=item,
            order=option_order(together.id, item),
            of=f"{together.id}-{who}",
            answering=Answering("choose", button, partial(together_actions.choose, together.id, item, who)),
            is_incomplete=session().screen.take_notice() is not None,
            aside=[skip, leave] if item.sensitive == "topic" else [leave],
        )
    )


def aside(together: Together) -> None:
    """Beside the way on: stop for now."""
    st.button(t("together.leave"), key="leave", type="tertiary", on_click=together_actions.leave, args=(together.id,))


def item_is_gone(together: Together) -> None:
    """The item on screen is no longer in the quiz: a calm sentence, and on."""
    render.show("shell/message.html", title=t("quiz.gone_title"), text=t("quiz.gone_text"), picture="quiet")
    if together.turn:
        args = (together.id, together.turn.item_id)
        st.button(t("quiz.next"), key="next", type="primary", on_click=together_actions.drop, args=args, width="stretch")
