"""Sorting: each thing has its boxes beside it; tap one."""

import streamlit as st

from beacons.domain.practice.attempt import Answer
from beacons.domain.response import Mark, Outcome, Response, in_boxes
from beacons.items.sorting.item import Sorting
from beacons.ui.item.view import widget_key
from beacons.ui.shell.render import label
from beacons.ui.shell.session import widget_value
from beacons.ui.shell.words import t

NOTICE = "quiz.sort_all"
ENDS_BY_ITSELF = False


def ask(item: Sorting, order: tuple[str, ...], key: str, answer: Answer | None) -> None:
    """Draw the things in this order, each with all boxes."""
    boxes = tuple(box.id for box in item.boxes)
    names = {box.id: label(box.text) for box in item.boxes}
    given = in_boxes(answer.response) if answer else {}
    with st.container(key=f"things-{key}"):
        for option_id in order:
            st.radio(
                label(item.option(option_id).text),
                boxes,
                index=boxes.index(given[option_id]) if answer else None,
                format_func=names.__getitem__,
                key=widget_key(f"{key}-{option_id}", answer),
                on_change="ignore",
                disabled=answer is not None,
                horizontal=True,
                width="stretch",
            )


def response(item: Sorting, key: str) -> Response:
    """The box of each thing that has one by now."""
    given = {option_id: widget_value(f"{key}-{option_id}") for option_id in item.option_ids}
    return {option_id: str(box) for option_id, box in given.items() if box}


def verdict(outcome: Outcome) -> str:
    """The outcome in words: how many things are in their box."""
    if outcome.is_right:
        return t("feedback.right_sorted")
    return t("feedback.in_place", found=outcome.found, possible=outcome.possible)


def mark_words(item: Sorting, mark: Mark) -> str:
    """The box of a thing, in words."""
    names = {box.id: box.text for box in item.boxes}
    return t(f"mark.box_{mark.verdict}", wanted=names[str(mark.wanted)], given=names[str(mark.given)])
