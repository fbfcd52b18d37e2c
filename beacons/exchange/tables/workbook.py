"""Rows of a workbook. Values as they were last worked out; no formula is worked out here, and nothing in it is followed."""

import io
import re
import warnings
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any

from beacons.exchange.found import Refused, tidy
from beacons.exchange.model import Note
from beacons.exchange.tables.rows import LIMIT_COLUMNS, LIMIT_ROWS, Row, Table
from beacons.exchange.tables.zips import Zip

MOST_SHEETS = 20
MOST_TAGS, MOST_TAGS_OF_CELLS = 60_000, 600_000
MOST_CELLS = 60_000
"""Of one sheet: ten times what five hundred questions take."""


def from_workbook(data: bytes) -> tuple[Table, ...]:
    """The sheets that hold anything. Raises ``Refused`` where it cannot be read, or holds nothing."""
    inside = Zip(data)
    _refuse_what_takes_long(inside)
    notes = tuple(_said(inside))
    from openpyxl import load_workbook  # noqa: PLC0415  # forty thousand lines that no page needs

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
            tables = [table for sheet in book.worksheets[:MOST_SHEETS] if (table := _table(sheet, notes)).rows]
        except Refused:
            raise
        except Exception as broken:  # whatever a workbook made by hand can make its library raise
            raise Refused(Note("exchange.workbook_broken")) from broken
    if not tables:
        raise Refused(Note("exchange.empty_workbook"))
    return tuple(tables)


def _refuse_what_takes_long(inside: Zip) -> None:
    """Raises ``Refused`` where a part has more in it than any sheet of questions: the library makes an object of every tag."""
    for name in sorted(inside.names):
        if name.startswith("xl/") and name.endswith((".xml", ".rels")):
            tags = inside.read(name).count(b"<")
            if tags > (MOST_TAGS_OF_CELLS if re.match(r"xl/(worksheets/|sharedStrings)", name) else MOST_TAGS):
                raise Refused(Note("exchange.too_many_cells", {"most": MOST_CELLS}))


def _said(inside: Zip) -> Iterator[Note]:
    sheets = [inside.read(name) for name in sorted(inside.names) if re.fullmatch(r"xl/worksheets/[^/]+\.xml", name)]
    hidden = sum(len(re.findall(rb"<row [^>]*hidden=\"(?:1|true)\"", sheet)) for sheet in sheets)
    formulas = sum(sheet.count(b"<f>") + sheet.count(b"<f ") for sheet in sheets)
    if hidden:
        yield Note("exchange.hidden_rows", count=hidden)
    if formulas:
        yield Note("exchange.formulas", count=formulas)


def _table(sheet: Any, notes: tuple[Note, ...]) -> Table:
    sheet.reset_dimensions()
    rows: list[Row] = []
    dates = cells_read = 0
    for number, cells in enumerate(sheet.iter_rows(max_row=LIMIT_ROWS + 1, max_col=LIMIT_COLUMNS, values_only=True), 1):
        cells_read += sum(value is not None for value in cells)
        if number > LIMIT_ROWS:
            raise Refused(Note("exchange.too_many_rows", {"most": LIMIT_ROWS}))
        if cells_read > MOST_CELLS:
            raise Refused(Note("exchange.too_many_cells", {"most": MOST_CELLS}))
        rows.append(Row(number, tuple(_text(value) for value in cells)))
        dates += sum(isinstance(value, (date, datetime, time)) for value in cells)
    while rows and rows[-1].is_empty:
        rows.pop()
    return Table(tuple(rows), (*notes, Note("exchange.dates", count=dates)) if dates else notes)


def _text(value: object) -> str:
    """A cell as somebody reads it: whole numbers without a point."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:  # noqa: PLR2004  # beyond it floats have no units
        return str(int(value))
    return tidy(str(value))
