"""The text that a browser keeps: a line for each thing, so that a broken line takes nothing else with it.

A document begins with a header line, which says what it is and in which version; every other line is a JSON object of one
name and one value. A text may hold several documents. Whoever has the browser can write into it, so nothing here trusts it.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from pydantic_core import to_json

FORMAT = "seven-beacons"
VERSION = 2
"""Of the documents that are written now. What version 1 wrote is read by ``v1``."""
LARGEST_TEXT = 3_000_000
"""Letters of a text that are read at all: more than a family file needs, in which as many children as can be did all they can, and whose
own quizzes are as long as any that a person writes."""

T = TypeVar("T")


@dataclass(frozen=True)
class Record:
    """One line: a name and its value, and the line as it stood."""

    name: str
    value: Any
    raw: str


@dataclass
class Document:
    """The lines below one header. ``about`` is what the header says: format, kind, version, and what the kind adds.

    A header that is broken says nothing: so its lines are not taken for those of the document before it. ``raw`` is its line.
    """

    about: Mapping[str, Any]
    raw: str
    records: list[Record] = field(default_factory=list)

    @property
    def kind(self) -> tuple[object, object]:
        """Kind and version."""
        return self.about.get("kind"), self.about.get("version")


def header(kind: str, **about: Any) -> str:
    """The first line of a document of this kind."""
    return _json({"format": FORMAT, "kind": kind, "version": VERSION, **about})


def line(name: str, value: Any) -> str:
    """One thing of a document. The same value always gives the same line."""
    return _json({name: value})


def _json(value: Any) -> str:
    """Compact, in the letters that there are. Numbers without end are in no model, and what is read is refused with one."""
    try:
        return to_json(value).decode()
    except ValueError:  # half a letter, which this way cannot write
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def read(text: str) -> tuple[list[Document], list[str]]:
    """The documents of a text, and the lines that are none of ours: no JSON, cut off, or before any header."""
    documents: list[Document] = []
    unreadable = [] if len(text) <= LARGEST_TEXT else [text[LARGEST_TEXT : LARGEST_TEXT + 200]]
    for raw in text[:LARGEST_TEXT].removeprefix("\ufeff").split("\n"):  # which editors put before a file
        value = _value(raw)
        if isinstance(value, dict) and value.get("format") == FORMAT:
            documents.append(Document(value, raw))
        elif isinstance(value, dict) and len(value) == 1 and documents:
            documents[-1].records.append(Record(*next(iter(value.items())), raw))
        elif FORMAT in raw or raw.startswith('{"format"'):
            documents.append(Document({}, raw))
        elif raw.strip():
            unreadable.append(raw)
    return documents, unreadable


def _value(raw: str) -> Any:
    """None also for what JSON can say and no document could keep: half a letter, or a number without end."""
    try:
        value = json.loads(raw)
        json.dumps(value, ensure_ascii=False, allow_nan=False).encode()
    except (ValueError, RecursionError):
        return None
    return value


def merge_all(parts: list[T], merge: Callable[[T, T], T]) -> T:
    """All parts as one, two by two: each is merged a few times only, so that many take no longer than they must."""
    while len(parts) > 1:
        pairs = zip(parts[::2], parts[1::2], strict=False)
        parts = [merge(one, other) for one, other in pairs] + parts[len(parts) // 2 * 2 :]
    return parts[0]
