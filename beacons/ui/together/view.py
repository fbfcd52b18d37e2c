"""Together, from the start of a round until both have chosen: whose the device is, and the choice that the other does not see."""

from functools import partial
from zlib import crc32

import streamlit as st

from beacons.domain.course.lesson import Lesson
from beacons.domain.household.together import Together, Who
from beacons.domain.item import Item
from beacons.domain.option_order import option_order
from beacons.domain.source import is_own
from beacons.ui.item.view import Answering, Button, Screen, draw, written_by
from beacons.ui.shell import nav, quick_exit, render
from beacons.ui.shell.request import run
from beacons.ui.shell.session import session
from beacons.ui.shell.words import t
from beacons.ui.together import actions as together_actions
from beacons.ui.together import choice as together_choice
from beacons.ui.together import words


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
        quick_exit.link()


def nothing_here() -> None:
    """Said where there is not a single item for two, or nothing to talk about."""
    render.show("shell/message.html", title=t("together.empty_title"), text=t("together.empty_text"), picture="quiet")
    nav.link("home", t("empty.to_the_coast"), key="main-to-home")


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
        head = render.here("together/choose.html", who=who, role=words.role(item, who, together.turn), **look(together, item))
        _options(together, item, who, head, t("together.my_choice"))


def teaching(together: Together, item: Item) -> None:
    """The grown-up says what many people believe; the child chooses, openly, what fits better."""
    known, turn = together_choice.questions_to_talk_about(), together.turn
    if known and turn and turn.says:
        prompts = sorted(known.teach_prompts, key=lambda prompt: prompt.id)
        prompt = prompts[crc32(together.id.encode()) % len(prompts)].text
        says = item.option(turn.says).text
        head = render.here("together/teach.html", says=says, prompt=prompt, is_lit=_is_lit(together), **look(together, item))
        _options(together, item, "child", head, t("together.fits_better"))


def look(together: Together, item: Item) -> dict[str, object]:
    """What the templates of a turn need: round, item, and the lesson whose colour it has."""
    quiz = run().items.quiz_of(item.id)
    return {"together": together, "item": item, "hue": quiz.hue if quiz else "", "by": written_by(item)}


def _options(together: Together, item: Item, who: Who, head: str, button: str) -> None:
    """What one of the two may choose: nothing of it shows to the other, whose response is another one."""
    skip = Button("skip-item", t("gentle.skip_item"), partial(together_actions.drop, together.id, item.id))
    leave = Button("leave", t("together.leave"), partial(together_actions.leave, together.id))
    draw(
        Screen(
            item=item,
            order=option_order(together.id, item),
            of=f"{together.id}-{who}",
            head=head,
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
