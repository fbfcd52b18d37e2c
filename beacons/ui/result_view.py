"""The end of a quiz: what is known now, what to look at again, and the choice to stop or go on."""

import streamlit as st

from beacons.domain.attempt import Attempt
from beacons.domain.item import Item
from beacons.domain.lesson import Lesson
from beacons.domain.mastery import by_strand, lesson_stars, stars
from beacons.ui import markup, mastery_view, nav, quiz_starts, quiz_view, shows_view
from beacons.ui.services import library
from beacons.ui.session import session
from beacons.ui.words import t


def show(lesson: Lesson, attempt: Attempt) -> None:
    """The whole result of one attempt."""
    markup.show(
        "result.html",
        lesson=lesson,
        attempt=attempt,
        stars=0 if attempt.is_practice else stars(attempt),
        **counts(attempt),
        talk_card=lesson.adult.talk_cards[attempt.at % len(lesson.adult.talk_cards)],
    )
    shows_view.switch()
    second_look(attempt)
    _stop_or_go_on(lesson, attempt)


def counts(attempt: Attempt) -> dict[str, object]:
    """What an attempt came to: how many were right and partly right, strands known and mastered, and the items to look at again."""
    answered = [(item, answer) for answer in attempt.missed() if (item := _item(answer.item_id)) and item.is_complete(answer.response)]
    return {
        "right": sum(answer.is_right for answer in attempt.answers),
        "partly": sum(0 < (answer.credit or 0) < 1 for answer in attempt.answers),
        "strands": [strand for strand in by_strand(attempt.answers, _item) if strand.known],
        "mastered": mastery_view.news(attempt),
        "course": library().course(session().language),
        "again": [{"item": item, "for_talk": answer.is_sure_but_wrong, **quiz_view.reasons(item, answer)} for item, answer in answered],
    }


def _item(item_id: str) -> Item | None:
    return library().item(item_id, session().language)


def second_look(attempt: Attempt) -> None:
    """The button for only what was missed; none where nothing was."""
    if any(_item(answer.item_id) for answer in attempt.missed()):
        st.button(t("result.only_missed"), key="only-missed", on_click=quiz_starts.practise_missed, args=(attempt,), width="stretch")


def _stop_or_go_on(lesson: Lesson, attempt: Attempt) -> None:
    following = _next_unlit(lesson)
    with st.container(key="stop-or-go-on", horizontal=True):
        nav.link("rest", t("result.enough"), key="enough")
        if following:
            nav.link("lesson", t("result.go_on", name=following.name), key="go-on", lesson=following.id)
        else:
            nav.link("progress", t("result.all_lit"), key="go-on")
    st.button(
        t("result.again"), key="again", type="tertiary", on_click=quiz_starts.start_attempt, args=(lesson.id, attempt.path), width="stretch"
    )


def _next_unlit(lesson: Lesson) -> Lesson | None:
    """The next lesson along the coast that has no star yet and was not passed over, beginning after this one."""
    lessons = library().lessons(session().language)
    start = next((n for n, one in enumerate(lessons) if one.id == lesson.id), 0)
    round_trip = (*lessons[start + 1 :], *lessons[:start])
    progress = session().progress
    return next((one for one in round_trip if not lesson_stars(progress, one.id) and one.id not in progress.skipped), None)
