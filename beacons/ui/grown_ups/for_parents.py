"""For a parent, tonight: first replies, what the path covers, what to ask, how this app treats data; and what a child sees of it."""

from beacons.domain.course.talk_questions import TalkQuestion
from beacons.domain.household.for_parents import covered, question_of_the_day, questions_to_ask, to_talk_about, what_fits
from beacons.domain.item import Item
from beacons.domain.path import QUIZ_LENGTH
from beacons.domain.source import with_key
from beacons.ui.grown_ups import cited_code
from beacons.ui.item.talk import said_of
from beacons.ui.shell import nav, render, request
from beacons.ui.shell.reader import who
from beacons.ui.shell.request import run
from beacons.wiring import today


def is_for_child() -> bool:
    """Whether a child looks at what it shows, and at nothing else of this page."""
    return nav.param("show") == nav.SHOWN


def intro() -> None:
    """First replies, one for each situation; then what the rest of this page is, and which child of this device it is about."""
    render.show(
        "grown_ups/for_parents_intro.html",
        words=run().edition.first_words,
        is_told=nav.param("show") == nav.TOLD,
        to_help=nav.href("help"),
        who=_whom_it_is_about(),
        readers=nav.href("readers"),
    )


def _whom_it_is_about() -> who.Named | None:
    """The child who reads on this device now; None where none has read anything yet, so that there is nothing to say of one."""
    reading = who.header()
    return reading if reading and (reading.others or not run().session.progress.is_new) else None


def for_child() -> None:
    """The child's look at what it shows, with a way back to where it came from."""
    render.show("grown_ups/for_parents_look.html", back=nav.way_back() or nav.href("progress"))
    ask()


def covers() -> None:
    """How many questions the chosen path asks on what, in which lessons, and the way to what stands behind each."""
    edition, path = run().edition, request.path()
    if edition.is_empty:
        return
    banks = {lesson.id: bank for lesson in edition.in_order() if (bank := with_key(edition.bank(lesson.id, path)))}
    render.show(
        "grown_ups/for_parents_covers.html",
        course=edition.course,
        path=path,
        each=QUIZ_LENGTH[path],
        clusters=covered(banks),
        counts={lesson_id: len(bank) for lesson_id, bank in banks.items()},
        lessons=edition.lessons,
        href=nav.href,
    )


def ask() -> None:
    """What the child shows, each with what fits and a question for both; else one question of the day."""
    here, day = run(), today()
    shown, items = here.session.progress.shows, to_talk_about(here.session.progress, here.items)
    questions = here.edition.talk_questions
    said = [(item, said_of(item)) for item in items]
    for_items: tuple[TalkQuestion, ...] = questions_to_ask(said, day, questions) if questions else ()
    texts = [question.text for question in for_items] or [""] * len(items)
    render.show(
        "grown_ups/for_parents_ask.html",
        shown=shown,
        talks=[_talk(item, text) for item, text in zip(items, texts, strict=True)],
        of_the_day=question_of_the_day(day, questions).text if questions else "",
        who=who.header(),
        is_for_child=is_for_child(),
    )


def _talk(item: Item, question: str) -> dict[str, object]:
    here = run()
    quiz = here.items.quiz_of(item.id)
    lesson = here.edition.lessons.get(quiz.id) if quiz else None
    return {
        "item": item,
        "fits": what_fits(item),
        "question": question,
        "lesson": lesson,
        "is_sensitive": item.sensitive == "topic" or (lesson is not None and lesson.sensitive == "topic"),
        "href": nav.href("grown_ups", lesson=lesson.id) if lesson else "",
    }


def data() -> None:
    """How this app treats data; folded below it, for each statement and each part of the page the code that does it."""
    facts = cited_code.links(*cited_code.DATA_FACTS)
    cited = [*cited_code.links(cited_code.COVERS, cited_code.SHOWN), *facts]
    render.show("grown_ups/for_parents_data.html", facts=[fact["text"] for fact in facts], cited=cited)
