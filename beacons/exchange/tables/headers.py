"""Finds the header of a table, and what each of its columns holds."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from beacons.exchange.tables.rows import Row, Table
from beacons.exchange.tables.words import ROLES

LOOKED_AT = 30
"""So many rows are looked through for a header."""


@dataclass(frozen=True)
class Columns:
    """Which column, counted from 0, holds what. ``options`` in their order; of an own choice ``split`` holds all options of a row.

    ``is_right_first``: ``correct`` holds the text of the right option, and ``options`` the others.
    """

    question: int
    options: tuple[int, ...] = ()
    correct: int | None = None
    reasons: dict[int, int] = field(default_factory=dict, hash=False)
    boxes: dict[int, int] = field(default_factory=dict, hash=False)
    reason: int | None = None
    general: int | None = None
    hint: int | None = None
    kind: int | None = None
    time: int | None = None
    split: int | None = None
    is_right_first: bool = False

    def __post_init__(self) -> None:
        """Raises ``ValueError`` where there is nothing to choose from."""
        if len(self.options) + self.is_right_first < 2 and self.split is None:  # noqa: PLR2004  # a choice
            raise ValueError("needs at least two columns of options")


@dataclass(frozen=True)
class Header:
    """A header that was found: its row, its columns, and the words by which they were known."""

    row: Row
    columns: Columns
    words: tuple[str, ...]


def header_of(table: Table) -> Header | None:
    """The first row that names a question and its options; None where there is none."""
    for row in table.rows[:LOOKED_AT]:
        if columns := columns_of(row.cells):
            used = (columns.question, *columns.options, columns.correct)
            return Header(row, columns, tuple(head(row.cell(column)) for column in used if column is not None))
    return None


def head(cell: str) -> str:
    """The words of a header before what it explains."""
    return " ".join(re.split(r"[(\[–:]|\s-\s|\n", cell[:200], maxsplit=1)[0].replace("#", "").replace("_", " ").split())


def role_of(cell: str) -> tuple[str, str]:
    """What a header says its column holds, and its number or letter; both may be empty."""
    if cell.rstrip().endswith("#"):
        return "number", ""
    words = unicodedata.normalize("NFKC", head(cell)).casefold().rstrip(".:?*").strip()
    if re.fullmatch(r"[a-z]|\d{1,2}", words):
        return "bare", words
    if words in ROLES:
        return ROLES[words], ""
    counted = re.fullmatch(r"(.+?)(?:[\s.-]*(\d{1,2})|[\s.-]+([a-z]))", words)
    return (ROLES.get(counted[1], ""), counted[2] or counted[3]) if counted else ("", "")


def columns_of(cells: Iterable[str]) -> Columns | None:
    """What the columns below a row hold, if it is a header; else None."""
    roles = [role_of(cell) for cell in cells]
    where: dict[str, list[int]] = {}
    for column, (role, _) in enumerate(roles):
        where.setdefault(role, []).append(column)
    question = next(iter(where.get("question", ())), None)
    if question is None:
        return None
    options, loose = _options(roles, where)
    correct = next(iter(where.get("correct", loose)), None)
    if not options and correct is not None and where.get("wrong"):
        return Columns(question, tuple(where["wrong"]), correct, is_right_first=True, **_beside(roles, where, ()))
    if len(options) < 2:  # noqa: PLR2004  # a choice
        return None
    return Columns(question, tuple(options), correct, **_beside(roles, where, tuple(options)))


def _options(roles: list[tuple[str, str]], where: dict[str, list[int]]) -> tuple[list[int], list[int]]:
    """Columns of options, and those that say "answer" beside them: the key."""
    numbered = [column for column in where.get("option", []) if roles[column][1]]
    bare = where.get("bare", [])
    loose = [column for column in where.get("option", []) if column not in numbered]
    if len(numbered) > 1:
        return numbered, loose
    if [roles[column][1] for column in bare[:2]] in (["a", "b"], ["1", "2"]):
        return bare, loose
    return (loose, []) if len(loose) > 1 else ([], loose)


def _beside(roles: list[tuple[str, str]], where: dict[str, list[int]], options: tuple[int, ...]) -> dict[str, Any]:
    """Reasons and boxes by the place of their option, and the columns of which there is one."""
    found: dict[str, Any] = {
        "reasons": _of_options(roles, where.get("reason", []), options),
        "boxes": _of_options(roles, where.get("box", []), options),
    }
    loose = [column for column in where.get("reason", []) if not roles[column][1]]
    found["reason"] = loose[0] if loose else None
    return found | {name: where[name][0] for name in ("general", "hint", "kind", "time") if name in where}


def _of_options(roles: list[tuple[str, str]], columns: list[int], options: tuple[int, ...]) -> dict[int, int]:
    """By the place of the option: the column with the same number or letter."""
    named = {roles[column][1]: column for column in columns if roles[column][1]}
    return {place: named[roles[option][1]] for place, option in enumerate(options) if roles[option][1] in named}
