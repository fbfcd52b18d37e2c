"""Sheets for a class of one path, as whole HTML documents: the plan and all that belongs to it, and what parents can see."""

from collections.abc import Mapping
from typing import Any

from beacons.domain.course.edition import Edition
from beacons.domain.course.help import YOUNGEST
from beacons.domain.course.lesson import Lesson
from beacons.domain.item import Item
from beacons.domain.path import CHILD_PATHS, ChildPath
from beacons.ui.grown_ups import home_sheet, plans, statements
from beacons.ui.grown_ups.teaching import teacher_values
from beacons.ui.item.paper import on_paper, sheet_of
from beacons.ui.shell.render import document
from beacons.ui.shell.words import Words

OF_A_PLAN = ("bundle", "lesson-plan", "deputy", "plan-worksheet", "record")
OPEN = "open"
KINDS = (*OF_A_PLAN, OPEN)


def page(kind: str, asked: Mapping[str, str], edition: Edition, origin: str) -> str | None:
    """The document of a kind for the lesson and path asked for; None where there is no such, or no plan for it."""
    lesson = edition.lessons.get(asked.get("lesson", ""))
    path = next((p for p in CHILD_PATHS if lesson and p == asked.get("path") and p in lesson.paths), None)
    if lesson is None or path is None or (kind in OF_A_PLAN and edition.plan(lesson.id, path) is None):
        return None
    values = teacher_values(edition, lesson) | plans.values(edition, lesson, path)
    values |= _open(edition, lesson, path) if kind == OPEN else {}
    values |= _worksheet(edition, values) if kind in ("bundle", "plan-worksheet") else {}
    values |= _bundle(edition, values, path, origin) if kind == "bundle" else {}
    return document(f"grown_ups/print/{kind}.html", edition.locale.code, **values)


def _open(edition: Edition, lesson: Lesson, path: ChildPath) -> dict[str, Any]:
    """Every card, and every item with its key and its reasons."""
    words = Words(edition.locale.code)
    return {"part": lesson.paths[path], "items": [_with_reasons(item, words) for item in edition.bank(lesson.id, path)]}


def _with_reasons(item: Item, words: Words) -> dict[str, Any]:
    """An item as it is on paper with its key; one that is not for paper with all that is said in it."""
    if item.traits.on_paper:
        return on_paper(item, words)
    solution = item.solution()
    told = [
        {"says": words.said(phrase) if (phrase := item.key_words(row)) else "", "text": words.said(row.text), "reason": row.reason}
        for row in (solution.rows if solution else ())
    ]
    return {"item": item, "scenes": getattr(item, "scenes", ()), "told": told}


def _worksheet(edition: Edition, values: Mapping[str, Any]) -> dict[str, Any]:
    """What the class does on paper: the questions of the plan, and apart those of its second look. Both count as on the wall."""
    plan, words, asked = values["plan"], Words(edition.locale.code), values["asked"]
    later = plan.later.items if plan.later else ()
    items, later_items = (sheet_of([asked[i]["item"] for i in ids], words) for ids in (plan.item_ids, later))
    return {"items": items, "later_items": later_items, "youngest": YOUNGEST}


def _bundle(edition: Edition, values: Mapping[str, Any], path: ChildPath, origin: str) -> dict[str, Any]:
    """What goes home, and the statements that the lesson touches with a class of this path."""
    at_home = home_sheet.values(",".join(values["plan"].item_ids), edition, origin) or {"cards": ()}
    of_map = statements.values(edition, values["lesson"], path)
    return {"statement_map": of_map["frameworks"], "signs": of_map["signs"], **at_home}
