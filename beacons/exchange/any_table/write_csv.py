"""Writes our own table as csv, for programs that read no workbook. No cell of it can become a formula.

Where a semicolon separates, a spreadsheet opens it as one column: for people there is the workbook.
"""

import csv
import io
from collections.abc import Iterable

from beacons.domain.plain import PlainQuestion
from beacons.exchange.any_table.write import rows
from beacons.exchange.tables.rows import harmless


def write(questions: Iterable[PlainQuestion], title: str) -> bytes:  # noqa: ARG001  # a table has no place for a title
    """The questions as csv in UTF-8 with its mark, so that spreadsheets read its letters."""
    made = io.StringIO()
    csv.writer(made).writerows([harmless(cell) for cell in row] for row in rows(questions))
    return made.getvalue().encode("utf-8-sig")
