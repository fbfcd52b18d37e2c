"""Writes our own table: a reason beside each option. A workbook, as a csv opens as one column where a semicolon separates."""

from collections.abc import Iterable

from beacons.domain.plain import PlainQuestion
from beacons.exchange.tables.sheet import Cell, workbook

_LEAST_OPTIONS = 5
TEMPLATE = ("question", *(f"{word} {number}" for number in range(1, 6) for word in ("option", "reason")), "correct", "hint")
"""The header that somebody fills in by hand."""


def write(questions: Iterable[PlainQuestion], title: str) -> bytes:  # noqa: ARG001  # a table has no place for a title
    """The questions as a workbook."""
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
    rows: list[list[Cell]] = [[*header], *(_row(question, most, has_boxes=has_boxes) for question in every)]
    return workbook("Questions", rows, (14, 60, *(30 for _ in header[2:])), is_text=True)


def _spare(question: PlainQuestion) -> list[str]:
    """Boxes into which nothing belongs: each stands beside no option."""
    return [box for box in question.boxes if box not in {option.box for option in question.options}]


def _row(question: PlainQuestion, most: int, *, has_boxes: bool) -> list[Cell]:
    cells: list[str] = []
    for option in question.options:
        cells += [option.text, option.reason, *([option.box] if has_boxes else [])]
    for box in _spare(question):
        cells += ["", "", box]
    cells += [""] * ((3 if has_boxes else 2) * (most - len(question.options) - len(_spare(question))))
    kind = "choose any" if question.kind == "choice" and len(question.right) > 1 else question.kind
    key = ",".join(str(place + 1) for place in question.right)
    return [cell or None for cell in (kind, question.stem, *cells, key, question.hint, question.general_reason)]
