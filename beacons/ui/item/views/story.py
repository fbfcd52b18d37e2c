"""Story: the scene on screen, its choices as buttons, and the way that led here."""

import streamlit as st

from beacons.domain.practice.attempt import Answer
from beacons.domain.response import Mark, Outcome, Response, chosen
from beacons.items.story.item import Story
from beacons.ui.item import taps
from beacons.ui.shell import render
from beacons.ui.shell.render import label
from beacons.ui.shell.session import session
from beacons.ui.shell.words import t

NOTICE = "quiz.finish_story"
ENDS_BY_ITSELF = True


def ask(item: Story, order: tuple[str, ...], key: str, answer: Answer | None) -> None:
    """Draw the consequence of the last choice, the scene, and its choices; at an ending, the way back to the last fork."""
    way = chosen(answer.response) if answer else session().screen.taps.get(item.id, ())
    scene = item.scene_after(way) or item.scenes[0]
    last = item.choice(way[-1]) if way else None
    choices = [f"{item.option(option_id).text}." for option_id in scene.options]
    aloud = " ".join([last.reason if last else item.stem, scene.text, *choices])
    render.show("item/scene.html", scene=scene, last=last, answered=answer is not None, aloud=aloud)
    with st.container(key=f"steps-{key}-{scene.id}"):
        for option_id in scene.options:
            st.button(
                label(item.choice(option_id).text),
                key=f"{key}-{option_id}",
                on_click=taps.take,
                args=(item, option_id),
                width="stretch",
            )
    if way and not answer:
        st.button(t("story.back_to_fork"), key="back-to-fork", type="tertiary", on_click=taps.back_to_fork, args=(item,))


def response(item: Story, key: str) -> Response:
    """The way taken so far."""
    return session().screen.taps.get(item.id, ())


def verdict(outcome: Outcome) -> str:
    """The outcome in words: how many of the choices helped."""
    if outcome.is_right:
        return t("feedback.story_all")
    return t("feedback.story", found=outcome.found, possible=outcome.possible)


def mark_words(item: Story, mark: Mark) -> str:
    """What a choice on the way was, in words."""
    return t(f"mark.story_{mark.verdict}")
