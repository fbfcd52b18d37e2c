"""How the course meets frameworks of others, for the page and the sheet: whole, or only what one lesson touches."""

from collections.abc import Iterable
from typing import Any

from beacons.domain.course.edition import Edition
from beacons.domain.course.lesson import Lesson
from beacons.domain.papers.framework import CardPlace, Framework, Statement, Touched, touched_by
from beacons.domain.path import CHILD_PATHS, ChildPath

SIGNS = {"taught-and-asked": "●", "taught": "◐", "touched": "○", "not": "–"}
"""A sign beside the words of each mark, for whoever looks down the sheet."""
FIRST = "rshe-england"
"""The framework that stands first; the others follow by name."""


def in_order(edition: Edition) -> list[Framework]:
    """All frameworks, England's first."""
    return sorted(edition.frameworks.values(), key=lambda one: (one.id != FIRST, one.name))


def path_of(lesson: Lesson | None, asked: str) -> ChildPath | None:
    """The path that was asked for, where the lesson has it; None for all of them."""
    return next((path for path in CHILD_PATHS if lesson and path == asked and path in lesson.paths), None)


def values(edition: Edition, lesson: Lesson | None, path: ChildPath | None = None) -> dict[str, Any]:
    """What the templates need: of each framework its groups with their statements, and where cards and items stand.

    With a path, only what a class of that path meets in the lesson.
    """
    shown = [_framework(edition, one, lesson, path) for one in in_order(edition)]
    return {"lesson": lesson, "path": path, "frameworks": [one for one in shown if one["groups"]], "signs": SIGNS}


def _framework(edition: Edition, framework: Framework, lesson: Lesson | None, path: ChildPath | None) -> dict[str, Any]:
    touched = _touched(edition, framework, lesson, path)
    groups = [(group, [_row(edition, touched[s.id]) for s in group.statements if s.id in touched]) for group in framework.groups]
    return {
        "framework": framework,
        "counts": framework.counts(),
        "whole": len(framework.statements()),
        "touched": len(touched),
        "groups": [{"group": group, "rows": rows} for group, rows in groups if rows],
    }


def _touched(edition: Edition, framework: Framework, lesson: Lesson | None, path: ChildPath | None) -> dict[str, Touched]:
    if lesson is None:
        return {s.id: _whole(s) for s in framework.statements()}
    quiz = edition.quizzes.get(lesson.id)
    items = {item.id for item in quiz.items if path in (None, item.path)} if quiz else ()
    found = touched_by(framework, lesson.id, items, path or "")
    return {one.statement.id: one for one in found}


def _whole(statement: Statement) -> Touched:
    return Touched(statement, tuple(statement.places()), statement.items)


def _row(edition: Edition, touched: Touched) -> dict[str, Any]:
    return {"statement": touched.statement, "taught": list(_cards(edition, touched.cards)), "asked": list(_items(edition, touched.items))}


def _cards(edition: Edition, places: Iterable[CardPlace]) -> Iterable[dict[str, Any]]:
    """The cards that are there, each with its lesson and path; one that is gone is the linter's to name."""
    for place in places:
        lesson = edition.lessons.get(place.lesson)
        parts = {path: part for path, part in lesson.paths.items() if path == place.path} if lesson else {}
        for path, part in parts.items():
            yield from ({"unit": card, "text": card.title, "lesson": lesson, "path": path} for card in part.cards if card.id == place.card)


def _items(edition: Edition, item_ids: Iterable[str]) -> Iterable[dict[str, Any]]:
    for item_id in item_ids:
        item, quiz = edition.item(item_id), edition.quiz_of(item_id)
        if item and quiz:
            yield {"unit": item, "text": item.stem, "lesson": edition.lessons[quiz.id], "path": item.path}
