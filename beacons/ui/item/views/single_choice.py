"""Single choice: a list of large radio buttons."""

import streamlit as st

from beacons.domain.item import Option
from beacons.domain.practice.attempt import Answer
from beacons.domain.response import Mark, Outcome, Response, chosen
from beacons.items.single_choice.item import SingleChoice
from beacons.ui.item.view import widget_key
from beacons.ui.shell.render import label, picture
from beacons.ui.shell.session import widget_value
from beacons.ui.shell.words import t

NOTICE = "quiz.choose_first"
ENDS_BY_ITSELF = False


def ask(item: SingleChoice, order: tuple[str, ...], key: str, answer: Answer | None) -> None:
    """Draw the options in this order; after the check they stay where they are and show what was chosen."""
    st.radio(
        label(item.stem),
        order,
        index=order.index(chosen(answer.response)[0]) if answer else None,
        format_func=lambda option_id: _with_picture(item.option(option_id)),
        key=widget_key(key, answer),
        on_change="ignore",
        disabled=answer is not None,
        label_visibility="collapsed",
        width="stretch",
    )


def _with_picture(option: Option) -> str:
    text = label(option.text)
    return f"![]({picture('scenes', option.picture)}) {text}" if option.picture else text


def response(item: SingleChoice, key: str) -> Response:
    """What is chosen now."""
    value = widget_value(key)
    return (str(value),) if value else ()


def verdict(outcome: Outcome) -> str:
    """The outcome in words."""
    return t("feedback.right") if outcome.is_right else t("feedback.other")


def mark_words(item: SingleChoice, mark: Mark) -> str:
    """How one option came out, in words."""
    return t(f"mark.{mark.verdict}")
