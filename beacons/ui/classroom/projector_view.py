"""A class before the wall: what a teacher chooses, and the stage that shows it."""

import streamlit as st

from beacons.domain.household.own_quiz import OwnQuiz, there
from beacons.domain.household.together_draw import MOST_NAMED, can_be_shared
from beacons.domain.item import Item
from beacons.domain.rooms.class_set import by_strand, other_of_strand
from beacons.domain.source import is_own
from beacons.ui.classroom import choice_actions, projector_screen
from beacons.ui.classroom.choice import ClassChoice, in_address
from beacons.ui.shell import nav, render
from beacons.ui.shell.request import run
from beacons.ui.shell.session import put_widget_value
from beacons.ui.shell.words import t, tn


def intro(choice: ClassChoice) -> None:
    """What it is; before a lesson on harm to children, calmly, what to do first."""
    render.show("classroom/projector_intro.html", lesson=choice.lesson, help=nav.href("help"))


def lesson_and_path(choice: ClassChoice) -> None:
    """Which lesson, and how much there is to read."""
    edition = run().edition
    names = {lesson.id: lesson.name for lesson in edition.in_order()}
    put_widget_value("class-lesson", choice.lesson.id)
    st.selectbox(
        t("projector.lesson"),
        tuple(names),
        format_func=lambda lesson_id: names[lesson_id],
        key="class-lesson",
        filter_mode=None,
        on_change=choice_actions.choose_lesson,
        args=("class-lesson",),
    )
    paths = edition.course.paths
    put_widget_value("class-path", choice.path)
    st.radio(
        t("projector.path"),
        tuple(choice.lesson.paths),
        format_func=lambda path: t("projector.path_of_ages", name=render.label(paths[path].name), ages=path.replace("-", "–")),
        key="class-path",
        on_change=choice_actions.choose_path,
        args=(choice.lesson.id, "class-path"),
        horizontal=True,
    )


def own_quiz(choice: ClassChoice) -> None:
    """Which own quiz goes along, where this device has any of which something can be played."""
    names = {quiz.id: quiz.title or t("own.untitled") for quiz in there(run().session.household.quizzes)}
    playable = [quiz_id for quiz_id in names if run().items.bank(quiz_id, choice.path)]
    if nav.param("quiz") and choice.own is None:
        render.show("shell/paragraph.html", text=t("own.gone"))
    if playable:
        put_widget_value("class-quiz", choice.own.id if choice.own else "")
        st.selectbox(
            t("projector.own"),
            ("", *playable),
            format_func=lambda quiz_id: names.get(quiz_id) or t("projector.no_own"),
            key="class-quiz",
            filter_mode=None,
            on_change=choice_actions.choose_quiz,
            args=("class-quiz",),
        )


def waits() -> None:
    """What stands there until the browser has told of the own quiz that the address names."""
    render.show("classroom/projector_waits.html", title=t("page.projector"))


def ways_on(choice: ClassChoice) -> None:
    """The button that begins, and the slides."""
    count = len(choice.items)
    with st.container(key="class-ways", horizontal=True):
        if count:
            nav.link("projector", tn("projector.begin", count), key="main-to-stage", show="questions", **choice.params)
        nav.link("projector", t("projector.slides"), key="to-slides", show="slides", **choice.params)
        if choice.own and count:
            _elsewhere(choice, choice.own)
    if not count:
        render.show("shell/notice.html", text=t("projector.none") if choice.bank else t("projector.no_bank"))


def _elsewhere(choice: ClassChoice, own: OwnQuiz) -> None:
    """An own quiz with ours mixed in, also on paper and for two; there as many as a round holds."""
    nav.link("my_quizzes", t("projector.on_paper"), key="set-on-paper", quiz=own.id, show="paper", items=in_address(choice.item_ids))
    shared = [item.id for item in choice.items if can_be_shared(item)][:MOST_NAMED]
    if shared:
        nav.link("together", t("projector.together"), key="set-together", items=in_address(shared))


def items(choice: ClassChoice) -> None:
    """All that the bank holds for a class, by strand: a tick puts it in, a swap takes another of the same strand."""
    if not choice.bank:
        return
    course = run().edition.course
    render.show("classroom/projector_items.html", count=len(choice.items), most=choice.most, is_own=bool(choice.own))
    if choice.own:
        render.show("classroom/projector_strand.html", strand="own", name=choice.own.title or t("own.untitled"))
        for item in choice.bank:
            if is_own(item.id):
                _item(choice, item)
    for strand, of_strand in by_strand(choice.bank).items():
        render.show("classroom/projector_strand.html", strand=strand, name=course.strands[strand].adult)
        for item in of_strand:
            _item(choice, item)


def _item(choice: ClassChoice, item: Item) -> None:
    key, is_in = f"pick-{item.id}", item.id in choice.item_ids
    noted = _noted(item)
    note = f" ({t(noted)})" if noted else ""
    put_widget_value(key, is_in)
    with st.container(key=f"class-item-{item.id}"):
        st.checkbox(
            f"{render.label(item.stem)}{note}",
            key=key,
            on_change=choice_actions.pick,
            args=(item.id, key),
            disabled=not is_in and len(choice.item_ids) >= choice.most,
        )
        if is_in and item.strand and other_of_strand(choice.item_ids, item.id, choice.bank):
            st.button(t("projector.swap"), key=f"swap-{item.id}", type="tertiary", on_click=choice_actions.swap, args=(item.id,))


def _noted(item: Item) -> str:
    """The key of what a teacher should know of an item before it is chosen; empty where that is nothing."""
    if item.sensitive == "topic":
        return "projector.sensitive"
    if item.traits.forked:
        return "projector.forked"
    return "" if item.traits.keyed else "projector.to_talk_about"


def questions(choice: ClassChoice) -> None:
    """The stage with the chosen items."""
    _waiting(choice)
    projector_screen.questions(choice)


def slides(choice: ClassChoice, help_slide: dict[str, str] | None) -> None:
    """The stage with the cards of the lesson, and the slide of the help order."""
    _waiting(choice)
    projector_screen.slides(choice, help_slide)


def _waiting(choice: ClassChoice) -> None:
    """What stands there until the browser's own side has drawn the stage over it."""
    render.show("classroom/projector_waits.html", title=choice.lesson.name)
    nav.link("projector", t("projector.leave"), key="leave-stage", **choice.params)
