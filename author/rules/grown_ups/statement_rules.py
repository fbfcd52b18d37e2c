"""What the course says of others' frameworks is true: cards and items are there, and no mark says more than they carry."""

from collections.abc import Iterator

from author.context import Context
from author.finding import Finding
from beacons.domain.course.edition import Edition
from beacons.domain.papers.framework import Framework, Group, Mark, Statement
from beacons.domain.text import SOURCE_LANGUAGE

Where = tuple[str, str]
"""A lesson and a path."""


def statements_stand(context: Context) -> Iterator[Finding]:
    """Every card and item that a statement names is there, in a path of its group."""
    for file, group, statement, edition in _statements(context):
        for card in statement.cards:
            if _path_of_card(edition, card) not in group.paths:
                yield Finding(file, statement.place, "gone", f"no card of {', '.join(group.paths)} is at '{card}'")
        for item_id in statement.items:
            item = edition.item(item_id)
            if item is None or item.path not in group.paths:
                yield Finding(file, statement.place, "gone", f"no item of {', '.join(group.paths)} is called '{item_id}'")


def marks_are_carried(context: Context) -> Iterator[Finding]:
    """Asked only where an item asks what a card of its lesson and path teaches; what is not met names nothing, and says why."""
    for file, _, statement, edition in _statements(context):
        problem = _what_is_wrong(statement, edition)
        if problem:
            yield Finding(file, statement.place, "mark", problem)


def no_statement_is_missing(context: Context) -> Iterator[Finding]:
    """All statements of a numbered group, in order, and in no group more than it has."""
    for one in _frameworks(context):
        for group in one.groups:
            places, wanted = [s.place for s in group.statements], group.wanted_places()
            if wanted and places != wanted:
                odd = sorted(set(wanted) ^ set(places)) or places
                yield Finding(_file(one.id), group.id, "missing", f"wants {wanted[0]} to {wanted[-1]} in order: look at {', '.join(odd)}")
            if len(places) > group.count:
                yield Finding(_file(one.id), group.id, "missing", f"has {len(places)} statements, and the framework {group.count}")


def _what_is_wrong(statement: Statement, edition: Edition) -> str | None:
    asked = {_where_of_item(edition, item_id) for item_id in statement.items}
    problems: dict[Mark, tuple[tuple[bool, str], ...]] = {
        "not": (
            (bool(statement.cards or statement.items), "'not' names cards or items: take them out, or say 'touched'"),
            (not statement.lacks, "'not' needs 'lacks': say why"),
        ),
        "touched": ((not (statement.cards or statement.items), "'touched' names neither card nor item: say 'not'"),),
        "taught": (
            (not statement.cards, "'taught' names no card"),
            (bool(statement.items), "'taught' names items: is it asked?"),
        ),
        "taught-and-asked": (
            (
                not asked & {(place.lesson, place.path) for place in statement.places()},
                "says asked, and no item asks it in the lesson and path of one of its cards",
            ),
        ),
    }
    return next((problem for is_so, problem in problems[statement.mark] if is_so), None)


def _statements(context: Context) -> Iterator[tuple[str, Group, Statement, Edition]]:
    edition = context.library.edition(SOURCE_LANGUAGE)
    for one in _frameworks(context):
        for group in one.groups:
            for statement in group.statements:
                yield _file(one.id), group, statement, edition


def _frameworks(context: Context) -> tuple[Framework, ...]:
    """Like all that belongs to no lesson, not looked at where one lesson is asked for."""
    return () if context.only else tuple(context.library.edition(SOURCE_LANGUAGE).frameworks.values())


def _file(framework_id: str) -> str:
    return f"content/frameworks/{framework_id}.yaml"


def _path_of_card(edition: Edition, card: str) -> str | None:
    lesson_id, path, name = (*card.split("/"), "", "")[:3]
    lesson = edition.lessons.get(lesson_id)
    cards = {one.id for p, part in lesson.paths.items() if p == path for one in part.cards} if lesson else set()
    return path if name in cards else None


def _where_of_item(edition: Edition, item_id: str) -> Where | None:
    item, quiz = edition.item(item_id), edition.quiz_of(item_id)
    return (quiz.id, str(item.path)) if item and quiz else None
