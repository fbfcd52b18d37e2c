"""Writes Aiken: questions with one right option, and no reasons."""

from collections.abc import Iterable

from beacons.domain.plain import PlainQuestion
from beacons.exchange.aiken.read import ANSWER, OPTION

_NO_BREAK = "\xa0"
_OF_GIFT = ("::", "$CATEGORY:")
"""What a GIFT file begins a line with."""


def write(questions: Iterable[PlainQuestion], title: str) -> bytes:  # noqa: ARG001  # Aiken has no place for a title
    """The questions as an Aiken file; each has one right option."""
    return "\n".join(map(_block, questions)).encode()


def _block(question: PlainQuestion) -> str:
    options = [f"{chr(ord('A') + place)}) {_line(option.text)}" for place, option in enumerate(question.options)]
    return "\n".join([_stem(question.stem), *options, f"ANSWER: {chr(ord('A') + question.right[0])}", ""])


def _line(text: str) -> str:
    return " ".join(text.split())


def _stem(text: str) -> str:
    """One line that is taken for nothing but a stem."""
    line = _line(text)
    is_another = OPTION.fullmatch(line) or ANSWER.fullmatch(line) or line.startswith(_OF_GIFT)
    return _NO_BREAK + line if is_another else line
