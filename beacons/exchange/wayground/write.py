"""Writes Wayground's workbook, with eleven columns as in its template of 2025."""

from collections.abc import Iterable

from beacons.domain.plain import PlainQuestion
from beacons.exchange.tables.sheet import Cell, workbook

HEADER = (
    "Question Text",
    "Question Type",
    *(f"Option {number}" for number in range(1, 6)),
    "Correct Answer",
    "Time in seconds",
    "Image Link",
    "Answer explanation",
)
_SECONDS = 60


def write(questions: Iterable[PlainQuestion], title: str) -> bytes:  # noqa: ARG001  # the template has no place for a title
    """The questions as a workbook that Wayground takes in."""
    return workbook("Create a Quiz", [HEADER, *map(_row, questions)], (60, 18, 30, 30, 30, 30, 30, 14, 14, 14, 60))


def _row(question: PlainQuestion) -> tuple[Cell, ...]:
    texts = [option.text for option in question.options]
    empty: list[Cell] = [None] * (5 - len(texts))
    right = [place + 1 for place in question.right]
    kind = "Multiple Choice" if question.kind == "choice" else "Checkbox"
    reason = next((option.reason for option in question.options if option.reason), None)
    return (question.stem, kind, *texts, *empty, right[0] if len(right) == 1 else ",".join(map(str, right)), _SECONDS, None, reason)
