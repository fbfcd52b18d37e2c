"""The end of a quiz: what is known now, what to look at again, and the choice to stop or go on."""

import streamlit as st

from beacons.domain.attempt import Attempt
from beacons.domain.lesson import Lesson
from beacons.domain.mastery import by_strand, lesson_stars, stars
from beacons.ui import actions, markup, nav, quiz_view
from beacons.ui.services import library
from beacons.ui.session import session
from beacons.ui.words import t


def show(lesson: Lesson, attempt: Attempt) -> None:
    """The whole result of one attempt."""
    quiz = library().quiz(lesson.id, session().language)
    if quiz is None:
        return
    missed = [(item, answer) for answer in attempt.missed() if (item := quiz.item(answer.item_id)) and item.is_complete(answer.response)]
    markup.show(
        "result.html",
        lesson=lesson,
        attempt=attempt,
        stars=0 if attempt.is_practice else stars(attempt),
        right=sum(answer.is_right for answer in attempt.answers),
        partly=sum(0 < answer.credit < 1 for answer in attempt.answers),
        strands=[strand for strand in by_strand(attempt.answers, quiz.item) if strand.known],
        course=library().course(session().language),
        again=[{"item": item, "for_talk": answer.is_sure_but_wrong, **quiz_view.reasons(item, answer)} for item, answer in missed],
        talk_card=lesson.adult.talk_cards[attempt.at % len(lesson.adult.talk_cards)],
    )
    if missed:
        st.button(t("result.only_missed"), key="only-missed", on_click=actions.practise_missed, args=(attempt,), width="stretch")
    _stop_or_go_on(lesson, attempt)


def _stop_or_go_on(lesson: Lesson, attempt: Attempt) -> None:
    following = _next_unlit(lesson)
    with st.container(key="stop-or-go-on", horizontal=True):
        nav.link("rest", t("result.enough"), key="enough")
        if following:
            nav.link("lesson", t("result.go_on", name=following.name), key="go-on", lesson=following.id)
        else:
            nav.link("progress", t("result.all_lit"), key="go-on")
    st.button(
        t("result.again"), key="again", type="tertiary", on_click=actions.start_attempt, args=(lesson.id, attempt.path), width="stretch"
    )


def _next_unlit(lesson: Lesson) -> Lesson | None:
    """The next lesson along the coast that has no star yet and was not passed over, beginning after this one."""
    lessons = library().lessons(session().language)
    start = next((n for n, one in enumerate(lessons) if one.id == lesson.id), 0)
    round_trip = (*lessons[start + 1 :], *lessons[:start])
    progress = session().progress
    return next((one for one in round_trip if not lesson_stars(progress, one.id) and one.id not in progress.skipped), None)
