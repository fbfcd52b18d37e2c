"""Whole quizzes: enough items, and spread. What gives a key away is for ``guessing_rules``."""

import re
from collections import Counter
from collections.abc import Iterator

from author.context import Context, lesson_file, quiz_file
from author.finding import Finding
from author.reading.writing_rules import LIMITS
from beacons.domain.item import Item
from beacons.domain.path import CHILD_PATHS
from beacons.domain.source import with_key
from beacons.domain.strand import STRANDS
from beacons.domain.text import SOURCE_LANGUAGE

SCENARIO_SHARE = 0.6
LEAST_TYPES = 5
MOST_NAMES_AND_DATES = 2
LEAST_PER_STRAND = 4
_NAME_OR_DATE = re.compile(r"^(who (founded|started|began)|when |in which year|which year)|\b(19|20)\d\d\b", re.IGNORECASE)


def banks(context: Context) -> Iterator[tuple[str, str, tuple[Item, ...]]]:
    """File, path and items of every quiz in every path that its lesson is written for."""
    for lesson in context.lessons():
        for path in lesson.paths:
            yield quiz_file(lesson.id), path, context.library.edition(SOURCE_LANGUAGE).bank(lesson.id, path)


def enough_items(context: Context) -> Iterator[Finding]:
    """A bank large enough to draw from, with scenarios and types enough."""
    for file, path, bank in banks(context):
        items = with_key(bank)
        least = LIMITS[path].items  # type: ignore[index]  # a child path is a reader
        if len(items) < least:
            yield Finding(file, path, "bank", f"has {len(items)} items: at least {least}")
        if not items:
            continue
        scenarios = sum(item.kind == "scenario" for item in items)
        if scenarios < SCENARIO_SHARE * len(items):
            yield Finding(file, path, "scenarios", f"{scenarios} of {len(items)} are scenarios: at least {SCENARIO_SHARE:.0%}")
        if len({item.type for item in items}) < LEAST_TYPES:
            yield Finding(file, path, "types", f"at least {LEAST_TYPES} item types")
        dates = [item.id for item in items if item.kind == "fact" and _NAME_OR_DATE.search(item.stem)]
        if len(dates) > MOST_NAMES_AND_DATES:
            yield Finding(file, path, "names-and-dates", f"{', '.join(dates)}: at most {MOST_NAMES_AND_DATES} ask for a name or a date")


def a_screen_may_be_fine(context: Context) -> Iterator[Finding]:
    """Every path has a screen with nothing wrong, wherever that is offered as an answer: else a child learns that something always is."""
    for file, path, items in banks(context):
        beside = [row.fits for item in items if (found := item.solution()) for row in found.rows if row.option_id in item.beside]
        if beside and not any(beside):
            yield Finding(file, path, "genuine-screen", "on every screen something is wrong: let one be fine (key: [])")


def sensitive_items_are_announced(context: Context) -> Iterator[Finding]:
    """A lesson whose quiz has sensitive items says so before it begins."""
    for lesson in context.lessons():
        quiz = context.library.edition(SOURCE_LANGUAGE).quizzes.get(lesson.id)
        has_some = quiz is not None and any(item.sensitive == "topic" for item in quiz.items)
        if has_some and lesson.sensitive == "none":
            yield Finding(lesson_file(lesson.id), "sensitive", "announced", "its quiz has sensitive items: make it 'some'")
        if not has_some and lesson.sensitive == "some":
            yield Finding(lesson_file(lesson.id), "sensitive", "announced", "its quiz has no sensitive item: make it 'none'")


def every_strand_is_covered(context: Context) -> Iterator[Finding]:
    """Over all lessons of a path every strand has items that count for it."""
    if context.only:
        return
    for path in CHILD_PATHS:
        every = [i for lesson in context.lessons() for i in context.library.edition(SOURCE_LANGUAGE).bank(lesson.id, path)]
        count = Counter(item.strand for item in with_key(every) if not item.about_initiative)
        for strand in STRANDS if every else ():
            if count[strand] < LEAST_PER_STRAND:
                yield Finding("quizzes", path, "strands", f"'{strand}' has {count[strand]} items: at least {LEAST_PER_STRAND}")
