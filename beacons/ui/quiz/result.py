"""The end of a quiz: what is known now, what to look at again, and the choice to stop or go on."""

import streamlit as st

from beacons.domain.course.lesson import Lesson
from beacons.domain.practice.attempt import Attempt
from beacons.domain.practice.mastery import by_strand, next_unlit, stars
from beacons.ui.item.told import reasons
from beacons.ui.quiz import starts
from beacons.ui.shell import nav, render
from beacons.ui.shell.request import run
from beacons.ui.shell.session import session
from beacons.ui.shell.words import t


def show(lesson: Lesson, attempt: Attempt, mastered: list[str]) -> None:
    """What one attempt came to, with the topics that it mastered."""
    render.show(
        "quiz/result.html",
        lesson=lesson,
        attempt=attempt,
        stars=0 if attempt.purpose == "practice" else stars(attempt),
        **counts(attempt),
        mastered=mastered,
        one_thing=run().edition.course.one_thing[lesson.id],
        talk_card=lesson.adult.talk_cards[attempt.at % len(lesson.adult.talk_cards)],
    )


def way_on(lesson: Lesson, attempt: Attempt) -> None:
    """A second look at what was missed, and the choice to stop or go on."""
    second_look(attempt)
    _stop_or_go_on(lesson, attempt)


def counts(attempt: Attempt) -> dict[str, object]:
    """What an attempt came to: how many were right and partly right, strands known and asked, and the items to look at again."""
    here = run()
    missed = [(here.items.item(answer.item_id), answer) for answer in attempt.missed()]
    answered = [(item, answer) for item, answer in missed if item and item.is_complete(answer.response)]
    strands = by_strand(attempt.answers, here.items)
    return {
        "right": sum(answer.is_right for answer in attempt.answers),
        "partly": sum(0 < answer.earned < answer.possible for answer in attempt.answers),
        "strands": [strand for strand in strands if strand.known],
        "also": [strand for strand in strands if not strand.known],
        "course": here.edition.course,
        "again": [{"item": item, "for_talk": answer.is_sure_but_wrong, **reasons(item, answer.response)} for item, answer in answered],
    }


def second_look(attempt: Attempt) -> None:
    """The button for only what was missed; none where nothing was."""
    items = run().items
    if any(items.item(answer.item_id) for answer in attempt.missed()):
        st.button(t("result.only_missed"), key="only-missed", on_click=starts.practise_missed, args=(attempt,), width="stretch")


def _stop_or_go_on(lesson: Lesson, attempt: Attempt) -> None:
    edition = run().edition
    following = edition.lessons.get(next_unlit(session().progress, [one.id for one in edition.in_order()], lesson.id) or "")
    with nav.side_by_side():
        nav.link("rest", t("result.enough"), key="enough")
        if following:
            nav.link("lesson", t("result.go_on", name=following.name), key="go-on", lesson=following.id)
        else:
            nav.link("progress", t("result.all_lit"), key="go-on")
    st.button(
        t("result.again"), key="again", type="tertiary", on_click=starts.start_attempt, args=(lesson.id, attempt.path), width="stretch"
    )
