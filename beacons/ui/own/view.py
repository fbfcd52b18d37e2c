"""Own quizzes as a list, and what stands around the editor of one."""

import streamlit as st

from beacons.domain.household.own_quiz import MOST_QUIZZES, OwnQuiz, there
from beacons.domain.household.together_draw import MOST_NAMED, can_be_shared
from beacons.ui.own import actions
from beacons.ui.own.share import share
from beacons.ui.shell import nav, render
from beacons.ui.shell.request import run
from beacons.ui.shell.session import session
from beacons.ui.shell.words import long_date, t
from beacons.wiring import day_of


def intro() -> None:
    """What this is, and what just happened."""
    render.show("own/intro.html")
    _notice()


def begin() -> None:
    """The button that begins a quiz, where there is room for one. Before the browser was heard, nobody can say so."""
    if not session().sync.restored:
        return
    if len(there(session().household.quizzes)) < MOST_QUIZZES:
        st.button(t("own.begin"), key="begin-quiz", type="primary", on_click=actions.begin_quiz, width="stretch")
    else:
        render.show("shell/paragraph.html", text=t("own.full", count=MOST_QUIZZES))


def quizzes() -> None:
    """Every quiz of this device, and all that can be done with each."""
    if not session().sync.restored:
        return
    found = there(session().household.quizzes)
    for quiz in found:
        _quiz(quiz)
    if not found:
        render.show("shell/paragraph.html", text=t("own.none"))
    nav.link("family_file", t("grown_ups.family_file"), key="to-family-file")
    nav.link("grown_ups", t("file.to_grown_ups"), key="to-grown-ups-page")


def _notice() -> None:
    notice, deleted = session().screen.take_notice(), session().screen.deleted
    if notice:
        render.show("shell/notice.html", text=t(notice))
    elif deleted:
        render.show("shell/notice.html", text=t("own.deleted"))
        st.button(t("own.undo"), key="bring-back", on_click=actions.bring_back)


def _quiz(quiz: OwnQuiz) -> None:
    with st.container(key=f"quiz-{quiz.id}"):
        day = t("own.changed_on", date=long_date(day_of(quiz.at)))
        render.show("own/quiz.html", title=title_of(quiz), by=by(quiz), share=share(quiz), day=day)
        with st.container(key=f"ways-{quiz.id}", horizontal=True):
            nav.link("my_quizzes", t("own.edit"), key=f"edit-{quiz.id}", quiz=quiz.id)
            ways_to_play(quiz)
            st.button(t("own.copy"), key=f"copy-{quiz.id}", type="tertiary", on_click=actions.copy_quiz, args=(quiz.id,))
            st.button(t("own.delete"), key=f"delete-{quiz.id}", type="tertiary", on_click=actions.delete_quiz, args=(quiz.id,))


def ways_to_play(quiz: OwnQuiz) -> None:
    """Links to all that can be done with a quiz; none where nothing of it can be played, and to Together where two can choose."""
    bank = run().items.bank(quiz.id, "7-9")
    if not bank:
        return
    nav.link("my_quizzes", t("own.play"), key=f"play-{quiz.id}", quiz=quiz.id, show="play")
    nav.link("my_quizzes", t("own.print"), key=f"print-{quiz.id}", quiz=quiz.id, show="paper")
    nav.link("my_quizzes", t("own.take_out"), key=f"take-out-{quiz.id}", quiz=quiz.id, show="export")
    nav.link("projector", t("own.wall"), key=f"wall-{quiz.id}", quiz=quiz.id)
    nav.link("class_room", t("own.live"), key=f"live-{quiz.id}", quiz=quiz.id)
    items = [item.id for item in bank if can_be_shared(item)]
    if items:
        nav.link("together", t("own.together"), key=f"together-{quiz.id}", items=",".join(items[:MOST_NAMED]))


def title_of(quiz: OwnQuiz) -> str:
    """The name of a quiz; where it has none yet, that it has none."""
    return quiz.title or t("own.untitled")


def by(quiz: OwnQuiz) -> str:
    """Who wrote it."""
    return t("own.by_teacher" if quiz.by == "teacher" else "own.by_family")


def gone() -> None:
    """The quiz that the address names is not here. Until the browser was heard, nobody can say so."""
    if session().sync.restored:
        render.show("shell/message.html", title=t("page.my_quizzes"), text=t("own.gone"), picture="quiet")
        nav.link("my_quizzes", t("own.to_list"), key="main-to-my-quizzes")
    else:
        render.show("own/intro.html")


def around(quiz: OwnQuiz) -> None:
    """What stands above the editor: the name of the page, the ways to play and back."""
    render.show("own/head.html", title=title_of(quiz))
    notice = session().screen.take_notice()
    if notice:
        render.show("shell/notice.html", text=t(notice))
    with st.container(key="own-ways", horizontal=True):
        nav.link("my_quizzes", t("own.to_list"), key="to-my-quizzes")
        nav.link("my_quizzes", t("own.take"), key="take-one", quiz=quiz.id, show="take")
        ways_to_play(quiz)
