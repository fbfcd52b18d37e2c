"""Writes Kahoot's workbook: header in row 8, questions below it."""

from collections.abc import Iterable

from beacons.domain.plain import PlainQuestion
from beacons.exchange.tables.sheet import Cell, workbook

HEADER = (
    None,
    "Question - max 120 characters",
    "Answer 1 - max 75 characters",
    "Answer 2 - max 75 characters",
    "Answer 3 - max 75 characters",
    "Answer 4 - max 75 characters",
    "Time limit (sec) – 5, 10, 20, 30, 60, 90, 120, or 240 secs",
    "Correct answer(s) - choose at least one",
)
_LONG = 200
_CALM, _CALMER = 60, 120
"""Seconds: our quizzes have no clock, and nobody should have to hurry."""


def write(questions: Iterable[PlainQuestion], title: str) -> bytes:
    """The questions as a workbook that Kahoot takes in."""
    rows: list[tuple[Cell, ...]] = [(None, title or None), *[(None,)] * 6, HEADER]
    rows += [_row(number, question) for number, question in enumerate(questions, 1)]
    return workbook("Sheet1", rows, (6, 60, 30, 30, 30, 30, 12, 12))


def _row(number: int, question: PlainQuestion) -> tuple[Cell, ...]:
    texts = [option.text for option in question.options]
    empty: list[Cell] = [None] * (4 - len(texts))
    seconds = _CALMER if len(question.stem) + sum(map(len, texts)) > _LONG else _CALM
    right = [place + 1 for place in question.right]
    return (number, question.stem, *texts, *empty, seconds, right[0] if len(right) == 1 else ",".join(map(str, right)))
