"""What all readers share: texts made tidy, what they have found, and why they refuse."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import TypeVar

from beacons.domain.plain import PlainOption
from beacons.exchange.model import Draft, LeftOut, Note, Place

T = TypeVar("T")
LIMIT_QUESTIONS = 500
LIMIT_OPTIONS = 20
LIMIT_LETTERS = 5_000
_UNTIDIED = 4 * LIMIT_LETTERS
"""A text longer than this is none of a question, however tidy it is."""

_UNSEEN = dict.fromkeys([0xAD, 0x200B, 0x2060, 0xFEFF, *range(0x202A, 0x202F), *range(0x2066, 0x206A)]) | {
    0xA0: " ",
    0x202F: " ",
    0x2007: " ",
}
"""Soft hyphens, zero-width signs and turns of direction go; joiners stay, since some scripts are written with them."""
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_BLANKS = re.compile(r"[ \t\u3000]+")


class Refused(ValueError):
    """A file that cannot be read; ``note`` says why, and what to do."""

    def __init__(self, note: Note) -> None:
        super().__init__(note.key)
        self.note = note


@dataclass(frozen=True)
class Reading:
    """What a reader makes of a file: its questions in their order, what is to be said of the file, and why it is refused, if it is."""

    format: str
    found: tuple[Draft | LeftOut, ...] = ()
    notes: tuple[Note, ...] = ()
    title: str = ""
    refused: Note | None = None
    rows: tuple[tuple[str, ...], ...] = ()


def few(found: Iterable[T]) -> Iterator[T]:
    """The first of what is found: one more than is read of a file, so that it is known that there is more."""
    return islice(found, LIMIT_QUESTIONS + 1)


def tidy(text: str) -> str:
    """The text in composed form, without unseen and control signs, blanks joined and its edges trimmed; line breaks stay."""
    if len(text) > _UNTIDIED or (text.isascii() and text.isprintable() and "  " not in text):
        return text.strip()
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n")).translate(_UNSEEN)
    lines = [_BLANKS.sub(" ", _CONTROL.sub("", line)).strip() for line in text.split("\n")]
    return "\n".join(lines).strip()


def title_of(text: str) -> str:
    """The beginning of a text, on one line: by it a question is told from others."""
    line = " ".join(text[:1_000].split())
    return line if len(line) <= 60 else line[:59].rstrip() + "…"  # noqa: PLR2004  # a line of a narrow screen, twice


def left_out(name: str, place: Place, why: Note) -> LeftOut:
    """A question that does not come in, named by the beginning of its text."""
    return LeftOut(title_of(name), place, why)


def chosen_from(texts: Iterable[str], right: Iterable[int], reasons: Mapping[int, str] | None = None) -> tuple[PlainOption, ...]:
    """Options of a choice, by their texts, the places of the right ones and the reasons of some."""
    rights, whys = set(right), reasons or {}
    return tuple(PlainOption(text, place in rights, reason=whys.get(place, "")) for place, text in enumerate(texts))
