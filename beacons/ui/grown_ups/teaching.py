"""What the pages and sheets for teachers show of a lesson."""

from collections import Counter
from typing import Any

from beacons.domain.course.edition import Edition
from beacons.domain.course.facts import Fact
from beacons.domain.course.help import YOUNGEST
from beacons.domain.course.lesson import Lesson
from beacons.domain.papers.framework import crosswalk
from beacons.domain.path import CHILD_PATHS
from beacons.domain.strand import STRANDS
from beacons.ui.grown_ups.statements import in_order
from beacons.ui.shell.help_order import help_order
from beacons.wiring import library


def sources(edition: Edition, lesson: Lesson) -> list[Fact]:
    """The facts that a lesson and its quiz rest on, in reading order."""
    quiz = edition.quizzes.get(lesson.id)
    of_items = (item.source for item in quiz.items if item.source) if quiz else ()
    return [library().facts[fact_id] for fact_id in dict.fromkeys((*lesson.fact_ids(), *of_items))]


def all_sources(edition: Edition) -> list[tuple[Lesson, list[Fact], set[str]]]:
    """The same of every lesson, with the ids of those whose source an earlier one of them names already: on paper each is told once."""
    known: set[str] = set()
    found = []
    for lesson in edition.in_order():
        facts, again = sources(edition, lesson), set[str]()
        for fact in facts:
            if str(fact.source.url) in known:
                again.add(fact.id)
            known.add(str(fact.source.url))
        found.append((lesson, facts, again))
    return found


def teacher_values(edition: Edition, lesson: Lesson) -> dict[str, Any]:
    """What the teacher's templates need: strands with their counts per path, names, frameworks, sources, and the help order."""
    quiz = edition.quizzes.get(lesson.id)
    counts = Counter((item.strand, item.path) for item in quiz.items) if quiz else Counter()
    paths = [path for path in CHILD_PATHS if path in lesson.paths]
    rows = [{"strand": strand, "counts": [counts[strand, path] for path in paths]} for strand in STRANDS]
    return {
        "lesson": lesson,
        "paths": paths,
        "planned": [path for path in paths if edition.plan(lesson.id, path)],
        "strands": [row for row in rows if any(row["counts"])],
        "course": edition.course,
        "follow_ups": edition.talk_questions.follow_ups if edition.talk_questions else {},
        "teaching": edition.teaching,
        "frameworks": in_order(edition),
        "crosswalk": crosswalk(edition.frameworks.values()),
        "facts": sources(edition, lesson),
        "of_help": help_order(edition, YOUNGEST),
    }
