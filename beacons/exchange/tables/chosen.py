"""What the columns of a table hold where no header says it: what looks likely, and what somebody has chosen."""

import re
from collections.abc import Sequence

from beacons.exchange.found import Refused
from beacons.exchange.model import Note
from beacons.exchange.tables.headers import Columns

ROLES = ("", "question", "option", "correct", "right", "reason", "hint", "split")
"""Nothing that is read; the question; an answer; which one is right; the right answer itself; the reason of the answer before it, or of
the right one; the hint; all answers in one cell."""

_KEY = re.compile(r"\(?[A-Za-z\d]\)?\.?(?:[ ,;/&|]+[A-Za-z\d]){0,5}")
_NUMBER = re.compile(r"\d{1,4}[.)]?")
Rows = Sequence[Sequence[str]]


def suggested(rows: Rows) -> tuple[tuple[str, ...], bool]:
    """A role for each column of these rows, to be looked at by somebody, and whether the first row seems to name the columns."""
    width = max(map(len, rows), default=0)
    key = next((column for column in reversed(range(2, width)) if _is_all(_KEY, _column(rows[1:] or rows, column))), None)
    question = next((column for column in range(width) if not _is_all(_NUMBER, _column(rows, column))), 0)
    names_columns = key is not None and len(rows) > 1 and not _is_all(_KEY, _column(rows[:1], key))
    after = key if key is not None and key - question > 2 else width  # noqa: PLR2004  # a choice stands before it: what follows is none of it
    roles = ("question" if n == question else "correct" if n == key else "option" if question < n < after else "" for n in range(width))
    return tuple(roles), names_columns


def chosen(roles: Sequence[str]) -> Columns:
    """The columns by the roles that somebody gave them. Raises ``Refused`` where no question can be made of that."""
    where = {role: [column for column, given in enumerate(roles) if given == role] for role in ROLES}
    question, right, split = (next(iter(where[role]), None) for role in ("question", "right", "split"))
    if question is None:
        raise Refused(Note("exchange.choose_question"))
    if len(where["option"]) + (right is not None) < 2 and split is None:  # noqa: PLR2004  # a choice
        raise Refused(Note("exchange.choose_answers"))
    reasons, general = _reasons(where["option"], where["reason"])
    is_right_first = right is not None and split is None
    return Columns(
        question,
        tuple(where["option"]) if split is None else (),
        right if is_right_first else next(iter(where["correct"]), None),
        reasons={} if is_right_first else reasons,
        reason=next(iter(where["reason"]), None) if is_right_first else general,
        hint=next(iter(where["hint"]), None),
        split=split,
        is_right_first=is_right_first,
    )


def _reasons(options: Sequence[int], reasons: Sequence[int]) -> tuple[dict[int, int], int | None]:
    """By the place of an option the column behind it that holds its reason; and the one that stands behind no option of its own."""
    found: dict[int, int] = {}
    loose: int | None = None
    for column in reasons:
        if column - 1 in options:
            found[options.index(column - 1)] = column
        else:
            loose = column if loose is None else loose
    if len(found) == 1 and len(options) > 1:  # one column for all of them, which happens to stand behind the last
        (loose,) = found.values()
        found = {}
    return found, loose


def _column(rows: Rows, column: int) -> list[str]:
    return [row[column] for row in rows if column < len(row) and row[column]]


def _is_all(pattern: re.Pattern[str], cells: Sequence[str]) -> bool:
    return bool(cells) and all(pattern.fullmatch(cell[:40].strip()) for cell in cells)
