"""What a round of Together can ask: items of a beacon, of all, or of a link, and a question to talk about for each."""

from collections import Counter
from collections.abc import Sequence

from beacons.domain.course.lesson import Lesson
from beacons.domain.course.talk_questions import TalkQuestions, question_for
from beacons.domain.household.together import Together
from beacons.domain.household.together_draw import MOST_NAMED, can_be_shared, can_be_taught, draw_together, to_teach
from beacons.domain.item import Item
from beacons.ui.item.talk import said_of
from beacons.ui.shell import nav, request
from beacons.ui.shell.request import run
from beacons.ui.shell.session import session

TURNS = 4
"""Items of a round: three for both to choose, and one that the child teaches."""


def questions_to_talk_about() -> TalkQuestions | None:
    """All that there are in this tab's language; None where there are none, and so no round."""
    return None if run().edition.is_empty else run().edition.talk_questions


def bank(lesson: Lesson | None) -> tuple[Item, ...]:
    """All items that a round may ask in the chosen path: of one lesson, or of all but what is sensitive."""
    here = run()
    lessons = (lesson,) if lesson else here.edition.in_order()
    path = request.path_lesson(lesson)[0] if lesson else request.path()
    items = (item for one in lessons for item in here.items.bank(one.id, path))
    return tuple(item for item in items if can_be_shared(item, lesson_is_chosen=lesson is not None))


def named(lesson: Lesson | None) -> tuple[Item, ...]:
    """The items that the address names and that two can choose at; sensitive ones only where it names their lesson, too."""
    found = request.items_named()
    return tuple(item for item in found if can_be_shared(item, lesson_is_chosen=_is_of(item, lesson)))[:MOST_NAMED]


def is_gone(found: Sequence[Item]) -> bool:
    """Whether the address names items and none is there. Of own ones nobody can say so before the browser was heard."""
    return bool(nav.param("items")) and not found and session().sync.restored


def _is_of(item: Item, lesson: Lesson | None) -> bool:
    quiz = run().items.quiz_of(item.id)
    return lesson is not None and quiz is not None and quiz.id == lesson.id


def drawn(lesson: Lesson | None, seed: str) -> tuple[Item, ...]:
    """Items for a round, the least talked about first; one that the child can teach among them where there is any."""
    seen, items = Counter(talk.item_id for talk in session().family.talks), bank(lesson)
    found = draw_together(items, TURNS, seed, seen)
    teachable = [item for item in items if can_be_taught(item)]
    if len(found) > 1 and teachable and to_teach(found) is None:
        found = (*found[:-1], *draw_together(teachable, 1, seed, seen))
    return found


def questions(items: Sequence[Item], known: TalkQuestions) -> dict[str, str]:
    """The id of a question for each item: those of its strand that are near to it take turns from talk to talk."""
    family, source = session().family, run().items
    talked_about = (source.item(talk.item_id) for talk in family.talks)
    talks = Counter(item.strand for item in talked_about if item)
    taken, found = _just_talked_about(family.together), {}
    for item in items:
        every = _in_turn(item, talks[item.strand], known)
        found[item.id] = next((question for question in every if question not in taken), every[0])
        taken.add(found[item.id])
    return found


def _just_talked_about(former: Together | None) -> set[str]:
    return {turn.question for turn in former.turns if turn.talk in {"agree", "again"}} if former else set()


def _in_turn(item: Item, talks: int, known: TalkQuestions) -> list[str]:
    """Questions for an item, the nearest first; those equally near in an order of this device's own, with another first after each talk."""
    readers, order, said = session().family.readers, list[str](), said_of(item)
    for _ in known.about(item.strand, item.path):
        order.append(question_for(item.strand, readers[0].id if readers else "", order, known, item.path).id)
    distances = {question.id: question.distance(said) for question in known.about(item.strand, item.path)}
    alike = [[question for question in order if distances[question] == distance] for distance in sorted({*distances.values()})]
    return [question for group in alike for question in group[talks % len(group) :] + group[: talks % len(group)]]
