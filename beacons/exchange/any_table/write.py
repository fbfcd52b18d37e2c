"""Writes our own table as a workbook: a reason beside each option. It opens right in every country."""

from collections.abc import Iterable

from beacons.domain.plain import PlainQuestion
from beacons.exchange.tables.sheet import Cell, workbook

_LEAST_OPTIONS = 5
TEMPLATE = ("question", *(f"{word} {number}" for number in range(1, 6) for word in ("option", "reason")), "correct", "hint")
"""The header that somebody fills in by hand."""


def write(questions: Iterable[PlainQuestion], title: str) -> bytes:  # noqa: ARG001  # a table has no place for a title
    """The questions as a workbook."""
    header, *others = rows(questions)
    cells: list[list[Cell]] = [[cell or None for cell in row] for row in (header, *others)]
    return workbook("Questions", cells, (14, 60, *(30 for _ in header[2:])), is_text=True)


def rows(questions: Iterable[PlainQuestion]) -> list[list[str]]:
    """The header, and a row for each question."""
    every = list(questions)
    most = max([_LEAST_OPTIONS, *(len(question.options) + len(_spare(question)) for question in every)])
    has_boxes = any(question.boxes for question in every)
    words = ("option", "reason", "box") if has_boxes else ("option", "reason")
    header = [
        "kind",
        "question",
        *(f"{word} {number}" for number in range(1, most + 1) for word in words),
        "correct",
        "hint",
        "general reason",
    ]
    return [header, *(_row(question, most, has_boxes=has_boxes) for question in every)]


def _spare(question: PlainQuestion) -> list[str]:
    """Boxes into which nothing belongs: each stands beside no option."""
    return [box for box in question.boxes if box not in {option.box for option in question.options}]


def _row(question: PlainQuestion, most: int, *, has_boxes: bool) -> list[str]:
    cells: list[str] = []
    for option in question.options:
        cells += [option.text, option.reason, *([option.box] if has_boxes else [])]
    for box in _spare(question):
        cells += ["", "", box]
    cells += [""] * ((3 if has_boxes else 2) * (most - len(question.options) - len(_spare(question))))
    kind = "choose any" if question.kind == "choice" and len(question.right) > 1 else question.kind
    key = ",".join(str(place + 1) for place in question.right)
    return [kind, question.stem, *cells, key, question.hint, question.general_reason]
