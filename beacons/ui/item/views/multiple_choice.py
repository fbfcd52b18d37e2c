"""Multiple choice: a list of large buttons that stay pressed."""

import streamlit as st

from beacons.domain.practice.attempt import Answer
from beacons.domain.response import Mark, Outcome, Response
from beacons.items.multiple_choice.item import MultipleChoice
from beacons.ui.item.view import widget_key
from beacons.ui.shell.render import label
from beacons.ui.shell.session import widget_value
from beacons.ui.shell.words import t

NOTICE = "quiz.choose_so_many"
ENDS_BY_ITSELF = False


def ask(item: MultipleChoice, order: tuple[str, ...], key: str, answer: Answer | None) -> None:
    """Draw the options in this order; after the check they stay where they are and show what was chosen."""
    st.pills(
        label(item.stem),
        order,
        selection_mode="multi",
        default=list(answer.response) if answer else None,
        format_func=lambda option_id: label(item.option(option_id).text),
        key=widget_key(key, answer),
        on_change="ignore",
        disabled=answer is not None,
        label_visibility="collapsed",
        width="stretch",
    )


def response(item: MultipleChoice, key: str) -> Response:
    """What is chosen now, in the file's order."""
    chosen = widget_value(key) or ()
    return tuple(option_id for option_id in item.option_ids if option_id in chosen)


def verdict(outcome: Outcome) -> str:
    """The outcome in words: how many were found."""
    if outcome.is_right:
        return t("feedback.right_all", possible=outcome.possible)
    return t("feedback.found", found=outcome.found, possible=outcome.possible)


def mark_words(item: MultipleChoice, mark: Mark) -> str:
    """How one option came out, in words."""
    return t(f"mark.{mark.verdict}")
