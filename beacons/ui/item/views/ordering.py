"""Ordering: tap the steps one after the other; nothing is dragged."""

import streamlit as st

from beacons.domain.practice.attempt import Answer
from beacons.domain.response import Mark, Outcome, Response
from beacons.items.ordering.item import Ordering
from beacons.ui.item import taps
from beacons.ui.item.view import widget_key
from beacons.ui.shell.render import label
from beacons.ui.shell.session import session
from beacons.ui.shell.words import t

NOTICE = "quiz.tap_all_steps"
ENDS_BY_ITSELF = False


def ask(item: Ordering, order: tuple[str, ...], key: str, answer: Answer | None) -> None:
    """Draw the steps in this order, each with the number it was given; they never move."""
    given = tuple(answer.response) if answer else session().screen.taps.get(item.id, ())
    with st.container(key=f"steps-{key}"):
        for option_id in order:
            number = str(given.index(option_id) + 1) if option_id in given else "–"
            st.button(
                t("ordering.step", number=number, text=label(item.option(option_id).text)),
                key=widget_key(f"{key}-{option_id}", answer),
                on_click=taps.tap_step,
                args=(item, option_id),
                disabled=answer is not None,
                width="stretch",
            )


def response(item: Ordering, key: str) -> Response:
    """The steps tapped so far, in their order."""
    return session().screen.taps.get(item.id, ())


def verdict(outcome: Outcome) -> str:
    """The outcome in words: how many steps are in their place."""
    if outcome.is_right:
        return t("feedback.right_order")
    return t("feedback.in_place", found=outcome.found, possible=outcome.possible)


def mark_words(item: Ordering, mark: Mark) -> str:
    """The place of a step, in words."""
    return t(f"mark.step_{mark.verdict}", wanted=mark.wanted, given=mark.given)
