"""Reads Blooket's table, also where its header got lost."""

import re
from collections.abc import Sequence

from beacons.exchange.found import Reading
from beacons.exchange.model import Note
from beacons.exchange.tables.headers import Columns, header_of
from beacons.exchange.tables.keys import Named, by_number
from beacons.exchange.tables.questions import Reader
from beacons.exchange.tables.rows import Row, Table

_BY_PLACE = Columns(1, (2, 3, 4, 5), 7, time=6)
_TYPED = 9
"""Column J may say that the answer is typed."""
_LEAST = 8


def read(table: Table) -> Reading | None:
    """The questions; None where neither header nor places are Blooket's."""
    header = header_of(table)
    if header and any(re.match(r"question\s*#", cell, re.IGNORECASE) for cell in header.row.cells):
        return Reader(header.columns, _key, typed=_TYPED).read("blooket", table, header.row.number)
    rows = [row for row in table.rows if not row.is_empty]
    if header or not rows or not rows[0].cell(0).casefold().startswith("blooket"):
        return None
    begins = next((row.number for row in rows if _is_question(row)), None)
    if begins is None:
        return None
    return Reader(_BY_PLACE, _key, typed=_TYPED).read("blooket", table, begins - 1, (Note("exchange.columns_by_place"),))


def _is_question(row: Row) -> bool:
    cells = [cell for cell in row.cells[:_LEAST] if cell]
    return len(row.cells) >= _LEAST and len(cells) > 3 and row.cell(0).isdigit() and row.cell(7)[:1].isdigit()  # noqa: PLR2004  # a choice


def _key(cell: str, filled: Sequence[int], _: Sequence[str]) -> Named:
    return by_number(cell, filled)
