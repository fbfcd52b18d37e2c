"""An own quiz as it is tried by whoever wrote it, and as a sheet to print. Nothing of it is counted or kept."""

from dataclasses import replace
from functools import partial

import streamlit as st

from beacons.domain.household.own_quiz import MOST_ITEMS, OwnQuiz
from beacons.domain.item import Item
from beacons.domain.option_order import option_order
from beacons.ui.item.paper import sheet_of
from beacons.ui.item.told import feedback
from beacons.ui.item.view import Answering, Button, Screen, draw
from beacons.ui.own import actions
from beacons.ui.own.view import by, title_of
from beacons.ui.shell import nav, render, request
from beacons.ui.shell.component import component
from beacons.ui.shell.request import run
from beacons.ui.shell.session import session
from beacons.ui.shell.words import t, words_of


def _items(quiz: OwnQuiz) -> tuple[Item, ...]:
    return run().items.bank(quiz.id, request.path())


def item_on_screen(quiz: OwnQuiz) -> None:
    """One item after the other, as a child sees it; then the way to begin again."""
    items = _items(quiz)
    _dress()
    if not items:
        render.show("shell/message.html", title=title_of(quiz), text=t("own.play_none"), picture="quiet")
        nav.link("my_quizzes", t("own.to_editor"), key="main-to-editor", quiz=quiz.id)
        return
    place = request.card(len(items))
    _draw(quiz, items, place)
    with st.container(key="own-ways", horizontal=True):
        nav.link("my_quizzes", t("own.to_editor"), key="to-editor", quiz=quiz.id)
        nav.link("my_quizzes", t("own.to_list"), key="to-my-quizzes")


def _draw(quiz: OwnQuiz, items: tuple[Item, ...], place: int) -> None:
    item, notice = items[place], session().screen.take_notice()
    response = session().screen.tried.get(item.id)
    head = render.here("own/play.html", item=item, title=title_of(quiz), by=by(quiz), place=place + 1, of=len(items))
    shown = Screen(item=item, order=option_order(quiz.id, item), of=quiz.id, head=head, hint=item.hint)
    if response is not None and item.is_complete(response):
        draw(replace(shown, given=response, feedback=feedback(item, response, shown.order), next=_next(quiz, items, place)))
    else:
        words = t("own.play_check" if item.traits.keyed else "together.my_choice")
        check = Answering("check", words, partial(actions.check, item))
        draw(replace(shown, answering=check, is_incomplete=notice is not None))


def _next(quiz: OwnQuiz, items: tuple[Item, ...], place: int) -> Button:
    if place + 1 < len(items):
        return Button("next", t("own.play_next"), partial(actions.show_item, quiz.id, place + 2))
    return Button("again", t("own.play_again"), partial(actions.try_again, quiz.id))


def paper(quiz: OwnQuiz) -> None:
    """All that can be played, or what the address names of it and of ours, as a sheet with its key. It is printed from this page."""
    asked = tuple(request.items_named())[:MOST_ITEMS] or _items(quiz)
    items = sheet_of(asked, words_of(session().locale.code))
    who = by(quiz) if all(item.written_by for item in asked) else t("own.and_ours", by=by(quiz))
    _dress()
    render.show("own/paper.html", items=items, title=title_of(quiz), by=who)
    with st.container(key="own-ways", horizontal=True):
        nav.link("my_quizzes", t("own.to_editor"), key="to-editor", quiz=quiz.id)


def _dress() -> None:
    component("own/dress")(key="own-dress")
