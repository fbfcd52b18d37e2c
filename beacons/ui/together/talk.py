"""Together, once both have chosen: the two choices with the reasons, the talk, and what the family takes along."""

import streamlit as st

from beacons.domain.course.talk_questions import question_for
from beacons.domain.household.together import Talk, Together, Turn, Who, agreed, lights, to_talk_again
from beacons.domain.household.together_draw import TAKING_TURNS
from beacons.domain.item import Item
from beacons.ui.item.talk import said_of
from beacons.ui.shell import nav, render
from beacons.ui.shell.help_order import in_short
from beacons.ui.shell.request import run
from beacons.ui.shell.session import session
from beacons.ui.shell.words import t
from beacons.ui.together import actions, choice, view, words

OUTCOMES: tuple[tuple[Talk, str], ...] = (
    ("agree", "together.talk_agree"),
    ("again", "together.talk_again"),
    ("passed", "together.talk_passed"),
)
"""How a talk went, and what the button says."""


def both(together: Together, item: Item) -> None:
    """Both choices side by side, why each option fits or does not, and the question to talk about."""
    turn, responses = together.turn, together.visible_responses
    if turn is None:
        return
    choices: dict[Who, words.Listed] = {who: words.listed(item, responses[who]) for who in TAKING_TURNS if who in responses}
    render.show(
        "together/reveal.html",
        says=item.option(turn.says).text if turn.says else "",
        choices=choices,
        roles={who: words.role(item, who, turn) for who in choices},
        **_asked(turn, item),
        **in_short(together.path) | ({} if item.sensitive == "topic" else {"help": None}),
        **words.revealed(item),
        **view.look(together, item),
    )
    with st.container(key="talk-outcome"):
        for outcome, text in OUTCOMES:
            args = (together.id, item.id, outcome)
            st.button(t(text), key=f"talk-{outcome}", on_click=actions.talked, args=args, width="stretch")
    view.aside(together)


def _asked(turn: Turn, item: Item) -> dict[str, str]:
    """The question of a turn, another one of its strand where it is no longer there; and what the grown-up does after the answer."""
    known = choice.questions_to_talk_about()
    if known is None or item.own_question:
        return {"question": item.own_question or "", "follow_up": ""}
    found = next((question for question in known.about(item.strand, item.path) if question.id == turn.question), None)
    question = found or question_for(item.strand, turn.item_id, (), known, item.path, said_of(item))
    return {"question": question.text, "follow_up": known.follow_ups[question.follow_up]}


def end(together: Together) -> None:
    """The lanterns of this round, what the two agree on and what they want to talk about again, as a card for the fridge, too."""
    agree = [{"stem": item.stem, "fits": words.fitting(item)} for turn in agreed(together) if (item := _item(turn))]
    again = [{"stem": item.stem, **_asked(turn, item)} for turn in to_talk_again(together) if (item := _item(turn))]
    values = {"agree": agree, "again": again, "lights": lights(together), "all_lights": session().family.lights}
    render.show("together/end.html", **values, **in_short(together.path))
    with nav.side_by_side():
        nav.link("rest", t("result.enough"), key="enough")
        nav.link("together", t("together.another_round"), key="go-on", **({"lesson": together.lesson_id} if together.lesson_id else {}))
    nav.link("agreement", t("together.to_agreement"), key="to-agreement")


def _item(turn: Turn) -> Item | None:
    """The item of a turn that is over; None where it is gone, or is no longer what it was."""
    item = run().items.item(turn.item_id)
    return item if item and all(item.is_complete(response) for response in turn.responses.values()) else None
