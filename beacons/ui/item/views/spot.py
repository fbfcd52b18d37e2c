"""Spot: a mock screen whose parts can be ticked, drawn as text and shapes; or a tick that nothing is wrong with it.

The two take each other back in the browser, since a tick costs no run.
"""

import streamlit as st

from beacons.domain.practice.attempt import Answer
from beacons.domain.response import Mark, Outcome, Response, chosen
from beacons.items.spot.item import NOTHING_WRONG, Spot
from beacons.ui.item.view import widget_key
from beacons.ui.shell import render
from beacons.ui.shell.render import label
from beacons.ui.shell.session import widget_value
from beacons.ui.shell.words import t

NOTICE = "quiz.spot_one"
ENDS_BY_ITSELF = False


def ask(item: Spot, order: tuple[str, ...], key: str, answer: Answer | None) -> None:
    """Draw the mock screen, its parts in the order of a real one, and below it the answer that nothing is wrong."""
    given = chosen(answer.response) if answer else ()
    with st.container(key=f"screen-{item.screen}-{key}"):
        render.show("item/screen_title.html", title=item.title, screen=item.screen)
        for option_id in order:
            with st.container(key=f"part-{_part(item, option_id)}-{key}-{option_id}"):
                st.checkbox(
                    label(item.option(option_id).text),
                    value=option_id in given,
                    key=widget_key(f"{key}-{option_id}", answer),
                    on_change="ignore",
                    disabled=answer is not None,
                    width="stretch",
                )
    with st.container(key=f"nothing-wrong-{key}"):
        st.checkbox(
            label(t("quiz.nothing_wrong")),
            value=NOTHING_WRONG in given,
            key=widget_key(f"{key}-{NOTHING_WRONG}", answer),
            on_change="ignore",
            disabled=answer is not None,
            width="stretch",
        )
    render.show("item/taken_back.html")


def _part(item: Spot, option_id: str) -> str:
    return next(option.part for option in item.options if option.id == option_id)


def response(item: Spot, key: str) -> Response:
    """The parts that are ticked now, and whether it is ticked that nothing is wrong. With both it is not complete."""
    return tuple(option_id for option_id in (*item.option_ids, NOTHING_WRONG) if widget_value(f"{key}-{option_id}"))


def verdict(outcome: Outcome) -> str:
    """The outcome in words: how many warnings were found, or that there is none."""
    if not any(mark.verdict in {"right", "missed"} for mark in outcome.marks):
        return t("feedback.nothing_wrong" if outcome.is_right else "feedback.screen_is_fine")
    if outcome.is_right:
        return t("feedback.spotted_all")
    return t("feedback.found", found=outcome.found, possible=outcome.possible)


def mark_words(item: Spot, mark: Mark) -> str:
    """How one part came out, in words."""
    return t(f"mark.part_{mark.verdict}")
