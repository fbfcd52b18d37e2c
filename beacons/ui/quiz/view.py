"""Parts of a quiz while it is going on."""

import streamlit as st

from beacons.domain.course.lesson import Lesson
from beacons.domain.item import Item
from beacons.domain.path import QUIZ_LENGTH, ChildPath
from beacons.domain.practice.attempt import Answer, Attempt, option_order
from beacons.domain.practice.mastery import lesson_stars
from beacons.ui.item.view import response_key
from beacons.ui.item.views import VIEWS
from beacons.ui.quiz import actions, starts
from beacons.ui.shell import nav, render
from beacons.ui.shell.request import run
from beacons.ui.shell.session import session
from beacons.ui.shell.words import t

ASKS_HOW_SURE: tuple[ChildPath, ...] = ("10-12", "13-16")
"""Paths that may say how sure they are, if they like: younger children judge that too loosely."""


def start(lesson: Lesson, path: ChildPath) -> None:
    """What comes, and the button that begins."""
    bank = run().items.bank(lesson.id, path)
    count = min(QUIZ_LENGTH[path], len(bank))
    render.show(
        "quiz/start.html",
        lesson=lesson,
        count=count,
        stars=lesson_stars(session().progress, lesson.id),
        is_some=lesson.sensitive != "topic" and any(item.sensitive == "topic" for item in bank),
    )
    st.button(t("quiz.start"), key="start", type="primary", on_click=starts.start_attempt, args=(lesson.id, path), width="stretch")
    nav.link("lesson", t("quiz.to_lesson_of", name=lesson.name), key="to-lesson", lesson=lesson.id)


def item_on_screen(attempt: Attempt) -> None:
    """The item, its options, and after the check what each choice means. In a review each item says which lesson it is from."""
    here = run()
    item, quiz = here.items.item(attempt.item_id or ""), here.items.quiz_of(attempt.item_id or "")
    lesson = here.edition.lessons.get(quiz.id) if quiz else None
    answer = attempt.answer_to(item.id) if item else None
    if item is None or lesson is None or (answer and not item.is_complete(answer.response)):
        _item_is_gone(attempt)
        return
    order = option_order(attempt.id, item)
    _stem(attempt, item, lesson, order)
    _hint(attempt, item)
    VIEWS[item.type].ask(item, order, response_key(attempt.id, item), answer)
    if answer:
        feedback(item, answer)
        _next(attempt, item)
    else:
        _check(attempt, item)
    _aside(attempt, item)


def _stem(attempt: Attempt, item: Item, lesson: Lesson, order: tuple[str, ...]) -> None:
    render.show(
        "quiz/stem.html",
        lesson=lesson,
        item=item,
        place=attempt.number,
        of=len(attempt.asked),
        answer=attempt.answer_to(item.id),
        to_lesson=nav.href("lesson", lesson=lesson.id),
        aloud="" if VIEWS[item.type].ENDS_BY_ITSELF else " ".join([item.stem, *(f"{item.option(i).text}." for i in order)]),
    )


def _hint(attempt: Attempt, item: Item) -> None:
    """Closed until it is wanted; it stays where it is after the check, so that nothing moves."""
    if item.hint and item.id in attempt.hints:
        render.show("quiz/hint.html", text=item.hint)
    elif item.hint:
        st.button(t("quiz.hint"), key="hint-closed", on_click=actions.take_hint, args=(attempt.id, item.id))


def _check(attempt: Attempt, item: Item) -> None:
    view = VIEWS[item.type]
    notice = session().screen.take_notice()
    if notice:
        render.show("shell/notice.html", text=t(notice, count=item.to_give))
    if view.ENDS_BY_ITSELF and not item.is_complete(view.response(item, response_key(attempt.id, item))):
        return
    if item.path in ASKS_HOW_SURE and not view.ENDS_BY_ITSELF:
        _how_sure(attempt, item)
    st.button(t("quiz.check"), key="check", type="primary", on_click=actions.check, args=(attempt.id, item, view), width="stretch")


def _how_sure(attempt: Attempt, item: Item) -> None:
    st.pills(
        t("quiz.how_sure"),
        ("yes", "no"),
        format_func=lambda answer: t(f"quiz.sure_{answer}"),
        key=actions.sure_key(attempt.id, item),
        on_change="ignore",
    )


def feedback(item: Item, answer: Answer) -> None:
    """What the response was worth, in words, and the reason of every option."""
    render.show("quiz/feedback.html", item=item, **reasons(item, answer))


def reasons(item: Item, answer: Answer) -> dict[str, object]:
    """Verdict and the reasons of all options, those that were given first."""
    view, outcome = VIEWS[item.type], item.check(answer.response)
    marks = sorted(outcome.marks, key=lambda mark: mark.given is None and mark.verdict in ("missed", "left"))
    rows = [{"verdict": m.verdict, "word": view.mark_words(item, m), "option": item.option(m.option_id)} for m in marks]
    return {"is_right": outcome.is_right, "verdict": view.verdict(outcome), "rows": rows}


def _next(attempt: Attempt, item: Item) -> None:
    is_last = attempt.number == len(attempt.asked)
    text = t("quiz.to_result") if is_last else t("quiz.next")
    st.button(text, key="next", type="primary", on_click=actions.advance, args=(attempt.id, item.id), width="stretch")


def _aside(attempt: Attempt, item: Item) -> None:
    if attempt.number > 1:
        st.button(t("quiz.look_back"), key="look-back", type="tertiary", on_click=actions.look_back, args=(attempt.id, item.id))
    if item.sensitive == "topic" and attempt.answer_to(item.id) is None:
        st.button(t("gentle.skip_item"), key="skip-item", type="tertiary", on_click=actions.drop_item, args=(attempt.id, item.id))


def _item_is_gone(attempt: Attempt) -> None:
    render.show("shell/message.html", title=t("quiz.gone_title"), text=t("quiz.gone_text"), picture="quiet")
    st.button(t("quiz.next"), key="next", type="primary", on_click=actions.drop_item, args=(attempt.id, attempt.item_id), width="stretch")


def no_quiz() -> None:
    """The lesson has no quiz for this path yet."""
    render.show("shell/message.html", title=t("empty.no_quiz_title"), text=t("empty.no_quiz_text"), picture="quiet")
    nav.link("home", t("empty.to_the_coast"), key="main-to-home")
