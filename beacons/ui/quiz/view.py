"""Parts of a quiz while it is going on."""

from functools import partial

import streamlit as st

from beacons.domain.course.lesson import Lesson
from beacons.domain.item import Item
from beacons.domain.option_order import option_order
from beacons.domain.path import QUIZ_LENGTH, ChildPath
from beacons.domain.practice.attempt import Answer, Attempt
from beacons.domain.practice.mastery import lesson_stars
from beacons.domain.practice.six import SIX_SCREENS
from beacons.domain.source import place_among, with_key
from beacons.ui.item.told import feedback
from beacons.ui.item.view import Answering, Button, Screen, draw
from beacons.ui.quiz import actions, missed, starts
from beacons.ui.shell import nav, render
from beacons.ui.shell.request import run
from beacons.ui.shell.session import session
from beacons.ui.shell.words import t

ASKS_HOW_SURE: tuple[ChildPath, ...] = ("10-12", "13-16")
"""Paths that may say how sure they are, if they like: younger children judge that too loosely."""


def start(lesson: Lesson, path: ChildPath) -> None:
    """What comes, and the button that begins."""
    bank = run().items.bank(lesson.id, path)
    keyed = with_key(bank)
    render.show(
        "quiz/start.html",
        lesson=lesson,
        count=min(QUIZ_LENGTH[path], len(keyed)),
        has_talk=len(keyed) < len(bank),
        stars=lesson_stars(session().progress, lesson.id),
        is_some=lesson.sensitive != "topic" and any(item.sensitive == "topic" for item in bank),
    )
    st.button(t("quiz.start"), key="start", type="primary", on_click=starts.start_attempt, args=(lesson.id, path), width="stretch")
    missed.offer(lesson, path)
    nav.link("lesson", t("quiz.to_lesson_of", name=lesson.name), key="to-lesson", lesson=lesson.id)


def item_on_screen(attempt: Attempt) -> None:
    """The item, its options, and after the check what each choice means. In a review each item says which lesson it is from.

    In a set of six screens the way back is to the coast.
    """
    here = run()
    item, quiz = here.items.item(attempt.item_id or ""), here.items.quiz_of(attempt.item_id or "")
    lesson = here.edition.lessons.get(quiz.id) if quiz else None
    answer = attempt.answer_to(item.id) if item else None
    if item is None or lesson is None or (answer and not item.is_complete(answer.response)):
        _item_is_gone(attempt)
        return
    _draw(attempt, item, answer, _head(attempt, item, lesson, answer))


def _head(attempt: Attempt, item: Item, lesson: Lesson, answer: Answer | None) -> str:
    place, of = place_among(attempt.asked, item.id, run().items)
    to_lesson = "" if attempt.quiz_id == SIX_SCREENS else nav.href("lesson", lesson=lesson.id)  # a set is from all lessons
    said = {"item": item, "place": place, "of": of, "answer": answer}
    return render.here("quiz/stem.html", lesson=lesson, to_lesson=to_lesson, to_coast=nav.href("home"), **said)


def _draw(attempt: Attempt, item: Item, answer: Answer | None, head: str) -> None:
    """The item itself. A hint is closed until it is wanted, and stays where it is after the check, so that nothing moves."""
    is_open, notice = item.id in attempt.hints, session().screen.take_notice()
    order = option_order(attempt.id, item)
    shown = partial(
        Screen,
        item=item,
        order=order,
        of=attempt.id,
        head=head,
        hint=item.hint if is_open else None,
        closed=_hint(attempt, item) if item.hint and not is_open else None,
        aside=_aside(attempt, item, answer),
    )
    if answer:
        draw(shown(given=answer.response, feedback=feedback(item, answer.response, order), next=_next(attempt, item)))
    else:
        words = t("quiz.check" if item.traits.keyed else "together.my_choice")
        check = Answering("check", words, partial(actions.check, attempt.id, item), holds=True)
        draw(shown(answering=check, sure=_how_sure(item), is_incomplete=notice is not None))


def _hint(attempt: Attempt, item: Item) -> Button:
    return Button("hint-closed", t("quiz.hint"), partial(actions.take_hint, attempt.id, item.id))


def _how_sure(item: Item) -> dict[str, object] | None:
    if item.path not in ASKS_HOW_SURE or not item.traits.one_screen or not item.traits.keyed:
        return None
    return {"question": t("quiz.how_sure"), "answers": [(answer, t(f"quiz.sure_{answer}")) for answer in ("yes", "no")]}


def _next(attempt: Attempt, item: Item) -> Button:
    is_last = attempt.number == len(attempt.asked)
    return Button("next", t("quiz.to_result") if is_last else t("quiz.next"), partial(actions.advance, attempt.id, item.id))


def _aside(attempt: Attempt, item: Item, answer: Answer | None) -> list[Button]:
    buttons = []
    if attempt.number > 1:
        buttons.append(Button("look-back", t("quiz.look_back"), partial(actions.look_back, attempt.id, item.id)))
    if answer is None and (item.sensitive == "topic" or not item.traits.keyed):
        buttons.append(Button("skip-item", t("gentle.skip_item"), partial(actions.drop_item, attempt.id, item.id)))
    return buttons


def _item_is_gone(attempt: Attempt) -> None:
    render.show("shell/message.html", title=t("quiz.gone_title"), text=t("quiz.gone_text"), picture="quiet")
    st.button(t("quiz.next"), key="next", type="primary", on_click=actions.drop_item, args=(attempt.id, attempt.item_id), width="stretch")


def no_quiz() -> None:
    """The lesson has no quiz for this path yet."""
    render.show("shell/message.html", title=t("empty.no_quiz_title"), text=t("empty.no_quiz_text"), picture="quiet")
    nav.link("home", t("empty.to_the_coast"), key="main-to-home")
