"""Rows of a table, from text."""

import csv
import io
from dataclasses import dataclass

from beacons.exchange.found import Refused, tidy
from beacons.exchange.model import Note

LIMIT_ROWS = 5_000
LIMIT_COLUMNS = 60
_LEAST_COLUMNS = 3
"""Of a table of questions: what is asked, and two things to choose from, or all of them and the key."""
_FORMULA = "=+-@\t\r"


@dataclass(frozen=True)
class Row:
    """A row with its number, counted from 1."""

    number: int
    cells: tuple[str, ...]

    def cell(self, column: int | None) -> str:
        """What stands in a column; empty where there is none."""
        return self.cells[column] if column is not None and 0 <= column < len(self.cells) else ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands in it."""
        return not any(self.cells)


@dataclass(frozen=True)
class Table:
    """The rows of a table, what is to be said of it, and what separates its cells where it is text."""

    rows: tuple[Row, ...]
    notes: tuple[Note, ...] = ()
    delimiter: str = ""

    @property
    def sample(self) -> tuple[tuple[str, ...], ...]:
        """The first rows that hold anything, for choosing columns; none where the rows are those of a text and no table's."""
        filled = [row.cells for row in self.rows if not row.is_empty]
        widths = {len(cells) for cells in filled}
        is_sure = self.delimiter in {"", "\t"} or len(widths) == 1
        return tuple(filled[:6]) if is_sure and max(widths, default=0) >= _LEAST_COLUMNS else ()

    @property
    def first(self) -> int:
        """The number of the first row that holds anything; 0 where none does."""
        return next((row.number for row in self.rows if not row.is_empty), 0)


def clean(cell: str) -> str:
    """A cell's text: tidy, and without the apostrophe that keeps a text from becoming a formula."""
    text = tidy(cell)
    return text[1:] if text.startswith("'") and (text.lstrip("'")[:1] or " ") in _FORMULA else text


def harmless(text: str) -> str:
    """The text as a cell that no spreadsheet takes for a formula; ``clean`` brings it back."""
    return f"'{text}" if (text.lstrip("'")[:1] or " ") in _FORMULA else text


def from_text(text: str) -> Table:
    """The rows of separated values. Raises ``Refused`` where a quote is never closed, or where there are too many."""
    delimiter = _delimiter(text)
    raw, notes = _parsed(text, delimiter)
    if len(raw) > LIMIT_ROWS:
        raise Refused(Note("exchange.too_many_rows", {"most": LIMIT_ROWS}))
    rows = tuple(Row(number, tuple(clean(cell) for cell in cells[:LIMIT_COLUMNS])) for number, cells in enumerate(raw, 1))
    return Table(rows, notes, delimiter)


def _delimiter(text: str) -> str:
    """Which of comma, semicolon and tab separates: the one that stands most often outside quotes in the first lines."""
    outside, is_quoted, lines = dict.fromkeys(",;\t", 0), False, 0
    for sign in text[:20_000]:
        if sign == '"':
            is_quoted = not is_quoted
        elif not is_quoted and sign in outside:
            outside[sign] += 1
        elif not is_quoted and sign == "\n":
            lines += 1
            if lines > 10 and any(outside.values()):  # noqa: PLR2004  # enough to tell
                break
    if outside["\t"] and outside["\t"] >= lines:
        return "\t"
    return max(outside, key=lambda sign: outside[sign])


def _parsed(text: str, delimiter: str) -> tuple[list[list[str]], tuple[Note, ...]]:
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if _quotes_matter(text, delimiter):
        try:
            return _rows(text, delimiter, is_strict=True), ()
        except csv.Error:
            pass
    lenient, line = _lenient(text, delimiter)
    return lenient, (Note("exchange.odd_quotes", {"line": line}),)


def _quotes_matter(text: str, delimiter: str) -> bool:
    """Always but in pasted lists with tabs, whose texts may begin with a quote of their own."""
    return delimiter != "\t" or text.count('"') % 2 == 0


def _rows(text: str, delimiter: str, *, is_strict: bool) -> list[list[str]]:
    csv.field_size_limit(2_000_000)
    return list(csv.reader(io.StringIO(text), delimiter=delimiter, strict=is_strict))


def _lenient(text: str, delimiter: str) -> tuple[list[list[str]], int]:
    """The rows all the same, and the line on which quotes are odd. Raises ``Refused`` where rows of it run into one another."""
    reader = csv.reader(io.StringIO(text), delimiter=delimiter, strict=True)
    good = last = 0
    try:
        for _ in reader:
            good, last = good + 1, reader.line_num
    except csv.Error:
        pass
    rows = _rows(text, delimiter, is_strict=False)
    swallowed = [row for row in rows[good:] if any(cell.count("\n") > 3 and delimiter in cell for cell in row)]  # noqa: PLR2004  # a long text
    if swallowed:
        raise Refused(Note("exchange.broken_quotes", {"line": last + 1}))
    return rows, last + 1
