"""Pages for the printer, as whole HTML documents: of a path, of a lesson, of a class, and of the course."""

from collections.abc import Mapping
from typing import Any

from beacons.domain.course.edition import Edition
from beacons.domain.course.help import YOUNGEST
from beacons.domain.course.lesson import Lesson
from beacons.domain.path import CHILD_PATHS, QUIZ_LENGTH, ChildPath
from beacons.domain.practice.draw import draw, draw_to_talk
from beacons.ui.grown_ups import cases, home_sheet, plan_sheets, statements, term
from beacons.ui.grown_ups.teaching import teacher_values
from beacons.ui.item.paper import sheet_of
from beacons.ui.shell.help_order import help_order
from beacons.ui.shell.render import document
from beacons.ui.shell.words import Words, language_asked
from beacons.wiring import library, read_in

OF_A_PATH = ("handout", "worksheet", "certificate")
KINDS = (*OF_A_PATH, "plan", "coverage")
HOME_SHEET, STATEMENTS, CASES, TERM = "home-sheet", "statements", "tonight", "term"
BRIEFING = "briefing"
"""Of a sensitive lesson alone."""


def page(kind: str, asked: Mapping[str, str], origin: str = "") -> str | None:
    """The document of a kind for the lesson, path and language asked for; None where there is no such.

    ``origin`` is where this app was found, for addresses that are read on paper. A sheet says the day where its reader is: in ``zone``.
    """
    with read_in(asked.get("zone", "")):
        return _page(kind, asked, origin)


def _page(kind: str, asked: Mapping[str, str], origin: str) -> str | None:
    language = language_asked(asked)
    edition = library().edition(language)
    if kind == HOME_SHEET:
        values = home_sheet.values(asked.get("items", ""), edition, origin)
        return document("grown_ups/print/home-sheet.html", language, **values) if values else None
    if kind == CASES:
        values = cases.on_paper(asked, edition)
        return document("grown_ups/print/cases.html", language, **values) if values else None
    if kind == TERM:
        return term.page(asked, edition)
    if kind in plan_sheets.KINDS:
        return plan_sheets.page(kind, asked, edition, origin)
    return _of_the_course(kind, asked, edition) or _of_lesson(kind, asked, edition)


def _of_the_course(kind: str, asked: Mapping[str, str], edition: Edition) -> str | None:
    """A paper, or the map of statements: of the lesson that was asked for, else whole."""
    language, paper = edition.locale.code, edition.papers.get(kind)
    if paper:
        return document("grown_ups/print/paper_sheet.html", language, paper=paper)
    lesson_id = asked.get("lesson", "")
    if kind != STATEMENTS or (lesson_id and lesson_id not in edition.lessons):
        return None
    lesson = edition.lessons.get(lesson_id)
    of_path = statements.path_of(lesson, asked.get("path", ""))
    return document("grown_ups/print/statements.html", language, **statements.values(edition, lesson, of_path))


def _of_lesson(kind: str, asked: Mapping[str, str], edition: Edition) -> str | None:
    lesson = edition.lessons.get(asked.get("lesson", ""))
    path = next((p for p in CHILD_PATHS if p == asked.get("path")), None)
    is_briefing = kind == BRIEFING and lesson is not None and lesson.teacher is not None and bool(lesson.teacher.briefing)
    if not (kind in KINDS or is_briefing) or lesson is None or (kind in OF_A_PATH and path not in lesson.paths):
        return None
    values = _of_path(edition, lesson, path) if path and kind in OF_A_PATH else {}
    return document(f"grown_ups/print/{kind}.html", edition.locale.code, **teacher_values(edition, lesson), **values)


def _of_path(edition: Edition, lesson: Lesson, path: ChildPath) -> dict[str, Any]:
    bank = [item for item in edition.bank(lesson.id, path) if item.traits.on_paper]
    seed = f"sheet-{lesson.id}"
    items = (*draw(bank, (), QUIZ_LENGTH[path], 0, seed), *draw_to_talk(bank, (), seed))
    return {
        "path": path,
        "youngest": YOUNGEST,
        "part": lesson.paths[path],
        "one_thing": edition.course.one_thing[lesson.id],
        "items": sheet_of(items, Words(edition.locale.code)),
        "help": help_order(edition, path),
    }
