"""Pages for the printer, as whole HTML documents: handout, worksheet, certificate, lesson plan, coverage, home sheet."""

from collections.abc import Iterable, Mapping
from string import ascii_uppercase
from typing import Any

from beacons.domain.course.edition import Edition
from beacons.domain.course.lesson import Lesson
from beacons.domain.household.for_parents import what_fits
from beacons.domain.item import Item
from beacons.domain.option_order import option_order
from beacons.domain.path import CHILD_PATHS, QUIZ_LENGTH, ChildPath
from beacons.domain.practice.draw import draw, draw_to_talk
from beacons.domain.response import Aspect
from beacons.ui.grown_ups import home_sheet
from beacons.ui.grown_ups.teaching import teacher_values
from beacons.ui.shell.help_order import help_order
from beacons.ui.shell.render import document
from beacons.ui.shell.words import Words
from beacons.wiring import languages, library

OF_A_PATH = ("handout", "worksheet", "certificate")
KINDS = (*OF_A_PATH, "plan", "coverage")
HOME_SHEET = "home-sheet"


def page(kind: str, asked: Mapping[str, str], origin: str = "") -> str | None:
    """The document of a kind for the lesson, path and language asked for; None where there is no such.

    ``origin`` is where this app was found, for addresses that are read on paper.
    """
    language = asked.get("lang", "") if asked.get("lang", "") in languages() else next(iter(languages()))
    edition = library().edition(language)
    if kind == HOME_SHEET:
        values = home_sheet.values(asked.get("items", ""), edition, origin)
        return document("grown_ups/print/home-sheet.html", language, **values) if values else None
    return _of_lesson(kind, asked, edition)


def _of_lesson(kind: str, asked: Mapping[str, str], edition: Edition) -> str | None:
    lesson = edition.lessons.get(asked.get("lesson", ""))
    path = next((p for p in CHILD_PATHS if p == asked.get("path")), None)
    if kind not in KINDS or lesson is None or (kind in OF_A_PATH and path not in lesson.paths):
        return None
    values = _of_path(edition, lesson, path) if path and kind in OF_A_PATH else {}
    return document(f"grown_ups/print/{kind}.html", edition.locale.code, **teacher_values(edition, lesson), **values)


def _of_path(edition: Edition, lesson: Lesson, path: ChildPath) -> dict[str, Any]:
    bank = [item for item in edition.bank(lesson.id, path) if item.traits.on_paper]
    seed = f"sheet-{lesson.id}"
    items = (*draw(bank, (), QUIZ_LENGTH[path], 0, seed), *draw_to_talk(bank, (), seed))
    return {
        "part": lesson.paths[path],
        "one_thing": edition.course.one_thing[lesson.id],
        "items": [_on_paper(item, Words(edition.locale.code)) for item in items],
        "help": help_order(edition, path),
    }


def _on_paper(item: Item, words: Words) -> dict[str, Any]:
    order = (*option_order("sheet", item), *item.beside)
    letters = dict(zip(order, ascii_uppercase, strict=False))
    reasons = {option.id: option.feedback for option in item.options}
    rows = [{"letter": letters[i], "text": words.said(item.words(i)), "feedback": reasons.get(i)} for i in order]
    paper = [f"items/{item.type}/paper.html", "grown_ups/print/paper.html"]
    sides = [
        {"letter": letters[i], "text": words.said(item.words(i)), "told": _told(item.sides(i), words)}
        for i in order
        if not item.traits.keyed
    ]
    found = {"item": item, "paper": paper, "rows": rows, "answer": _answer(item, letters, words)}
    return found | {"sides": sides, "in_common": _told(item.in_common, words)}


def _told(aspects: Iterable[Aspect], words: Words) -> list[tuple[str, str]]:
    return [(words.said(one.of), one.text) for one in aspects]


def _answer(item: Item, letters: Mapping[str, str], words: Words) -> str:
    """The letters that fit; with their places, where they are not the order itself."""
    found = [(letters[row.option_id], row.place) for row in what_fits(item)]
    if item.traits.ordered:
        return " → ".join(letter for letter, _ in found)
    return ", ".join(f"{letter}: {words.said(place.name)}" if place else letter for letter, place in sorted(found, key=lambda one: one[0]))
