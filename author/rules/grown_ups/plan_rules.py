"""Lesson plans: parts that a class can do in that order and time, questions that it can answer, and nobody's answer seen about harm."""

from collections.abc import Iterator, Mapping
from math import ceil

from author.context import Context, plan_file
from author.finding import Finding
from author.reading.plan_texts import said_to_teachers
from author.reading.prose import holds, words
from beacons.domain.item import Item
from beacons.domain.path import ChildPath
from beacons.domain.plans.plan import PartKind, PathPlan, PlanPart
from beacons.domain.plans.term import meetings, total
from beacons.domain.rooms.way import Forked
from beacons.domain.text import SOURCE_LANGUAGE

STARTER_MINUTES = 5
TERM_MINUTES = 300
WHOLE_COURSE = 7
"""Lessons of a course that is a term."""
QUIZ_ITEMS = (3, 5)
MINUTES_EACH = 2
"""What a question takes with a class, at least; a story is counted by its forks."""
MOST_WORDS = 75
"""In one text of a plan: what is longer is not read before a class."""
LATER_MINUTES = 15
"""Of the second look of the youngest, whose lesson is short."""

NEEDED: dict[ChildPath, tuple[PartKind, ...]] = {
    "7-9": ("starter", "cards", "quiz", "practise", "exit", "home"),
    "10-12": ("starter", "cards", "quiz", "talk", "practise", "exit", "home"),
    "13-16": ("starter", "cards", "quiz", "talk", "practise", "exit", "home"),
}
STAYS_WHOLE: tuple[PartKind, ...] = ("starter", "exit", "home")
ASKS: tuple[PartKind, ...] = ("quiz", "talk", "exit")
SEEN = ("hand", "hands", "thumb", "thumbs", "stand", "stand up", "corner", "corners", "vote", "votes")
"""Words for answers that everybody sees."""


def plan_shape(context: Context) -> Iterator[Finding]:
    """Every part that a lesson needs, in order, short where it must be, and something to leave out when time is short."""
    for file, path, plan in plans(context):
        kinds = tuple(dict.fromkeys(part.kind for part in plan.parts))
        if kinds != NEEDED[path]:
            yield Finding(file, path, "plan-parts", f"needs these parts in this order: {', '.join(NEEDED[path])}")
        if plan.parts[0].minutes != STARTER_MINUTES:
            yield Finding(file, path, "plan-parts", f"the starter takes {STARTER_MINUTES} minutes")
        if not any(part.if_short for part in plan.parts):
            yield Finding(file, path, "plan-short", "no part says what is left out when time is short (if_short)")
        if path == "7-9" and (plan.later is None or plan.later.minutes != LATER_MINUTES):
            yield Finding(file, path, "plan-later", f"a short lesson needs a second look of {LATER_MINUTES} minutes")
        for part in plan.parts:
            yield from _part(file, path, part)


def _part(file: str, path: ChildPath, part: PlanPart) -> Iterator[Finding]:
    where, (least, most) = f"{path} > {part.id}", QUIZ_ITEMS
    if part.kind in STAYS_WHOLE and part.if_short:
        yield Finding(file, where, "plan-short", "starter, exit and home stay whole, however short the time")
    if part.items and part.kind not in ASKS:
        yield Finding(file, where, "plan-items", "asks no question of the quiz: those belong to quiz, talk and exit, or to recall")
    if part.kind == "quiz" and not least <= len(part.items) <= most:
        yield Finding(file, where, "plan-items", f"names {len(part.items)} questions: make it {least} to {most}")
    if part.kind == "exit" and len(part.items) != 1:
        yield Finding(file, where, "plan-items", "asks one question")


def plan_items(context: Context) -> Iterator[Finding]:
    """Questions that a class can answer: each once, of two kinds at least, one of them with the idea of the lesson."""
    for file, path, plan in plans(context):
        items = _items(context, plan)
        twice = sorted({one for one in plan.every_item_id if plan.every_item_id.count(one) > 1})
        if twice:
            yield Finding(file, path, "plan-items", f"stands twice: {', '.join(twice)}")
        for item in items.values():
            if not item.traits.one_screen and not item.traits.forked:
                yield Finding(file, f"{path} > {item.id}", "plan-items", "cannot be asked in a class")
        for item_id in plan.recall:
            if items[item_id].traits.forked:
                yield Finding(file, f"{path} > {item_id}", "plan-story", "takes too long for a starter")
        for part in plan.parts:
            yield from _time(f"{path} > {part.id}", file, part, [items[item_id] for item_id in part.items])
        asked = [items[item_id] for part in plan.parts if part.kind == "quiz" for item_id in part.items]
        if len({item.type for item in asked}) == 1:
            yield Finding(file, path, "plan-items", "all questions of the quiz are of one kind")
        if not any(items[item_id].uses_idea for part in plan.parts for item_id in part.items):
            yield Finding(file, path, "plan-idea", "no question uses the idea of the lesson (uses_idea)")


def _time(where: str, file: str, part: PlanPart, items: list[Item]) -> Iterator[Finding]:
    """Time for what a part asks; a story goes fork by fork, which nobody can do alone on a card."""
    if part.kind == "exit" and any(item.traits.forked for item in items):
        yield Finding(file, where, "plan-story", "nobody can go through a story alone: ask another question last")
    needed = sum(map(minutes_of, items))
    if needed > part.minutes:
        yield Finding(file, where, "plan-minutes", f"asks for {needed} minutes, and has {part.minutes}")


def minutes_of(item: Item) -> int:
    """What an item takes with a class: a story a good minute for each fork on its longest way, and more for what helped."""
    return ceil(1.5 + 1.25 * _forks(item.leads, "")) if isinstance(item, Forked) else MINUTES_EACH


def _forks(leads: Mapping[str, tuple[str, ...]], after: str) -> int:
    return 1 + max(_forks(leads, one) for one in leads[after]) if leads[after] else 0


def plan_recall(context: Context) -> Iterator[Finding]:
    """What is recalled has been asked in an earlier lesson; only the first lesson has nothing to recall."""
    edition = context.library.edition(SOURCE_LANGUAGE)
    order = [lesson.id for lesson in edition.in_order()]
    for written in context.lesson_plans():
        file, earlier = plan_file(written.lesson), order[: order.index(written.lesson)]
        for path, plan in written.paths.items():
            quizzes = [quiz.id for item_id in plan.recall if (quiz := edition.quiz_of(item_id))]
            if any(quiz not in earlier for quiz in quizzes):
                yield Finding(file, path, "plan-recall", f"recalls no earlier lesson: {', '.join(quizzes)}")
            if earlier and not plan.recall:
                yield Finding(file, path, "plan-recall", "name one or two questions of an earlier lesson (recall)")


def plan_term(context: Context) -> Iterator[Finding]:
    """With a plan for each lesson, a path makes a term course of five hours."""
    edition = context.library.edition(SOURCE_LANGUAGE)
    lessons = [lesson.id for lesson in edition.in_order()]
    for path in edition.paths() if context.only is None else ():
        if all(edition.plan(lesson_id, path) for lesson_id in lessons):
            minutes = total(meetings(lessons, dict(edition.plans), path))
            if minutes < TERM_MINUTES and len(lessons) >= WHOLE_COURSE:
                yield Finding("content/plans", path, "plan-term", f"the term has {minutes} minutes: make it {TERM_MINUTES} at least")


def nobody_is_seen(context: Context) -> Iterator[Finding]:
    """Where a question is about harm, or is the last one, nobody answers so that others see it."""
    for file, path, plan in plans(context):
        items = _items(context, plan)
        for part in plan.parts:
            if part.kind == "exit" or any(items[item_id].sensitive == "topic" for item_id in part.items):
                seen = [word for word in SEEN if holds(part.what, word)]
                if seen:
                    yield Finding(file, f"{path} > {part.id}", "plan-seen", f"'{seen[0]}': here nobody shows an answer to the class")


def plan_texts(context: Context) -> Iterator[Finding]:
    """Short texts, and a record that speaks as the child does."""
    for file, path, plan in plans(context):
        for where, text in said_to_teachers(plan):
            if len(words(text)) > MOST_WORDS:
                yield Finding(file, f"{path} > {where}", "length", f"has more than {MOST_WORDS} words")
        for line in plan.record:
            if not line.text.startswith("I can "):
                yield Finding(file, f"{path} > record > {line.id}", "record", "begins with 'I can'")


def plans(context: Context) -> Iterator[tuple[str, ChildPath, PathPlan]]:
    """File, path and plan of each lesson that has one."""
    for plan in context.lesson_plans():
        for path, of_path in plan.paths.items():
            yield plan_file(plan.lesson), path, of_path


def _items(context: Context, plan: PathPlan) -> dict[str, Item]:
    """The items of a plan by id: without them it would not have been read."""
    edition = context.library.edition(SOURCE_LANGUAGE)
    return {item_id: item for item_id in plan.every_item_id if (item := edition.item(item_id))}
