"""Reads Wayground's workbook: eight columns or eleven, with a row below the header that explains it."""

from collections.abc import Sequence

from beacons.exchange.found import Reading
from beacons.exchange.model import Note
from beacons.exchange.tables.headers import Header, header_of
from beacons.exchange.tables.keys import Named, by_number
from beacons.exchange.tables.questions import Reader
from beacons.exchange.tables.rows import Row, Table

_EXPLAINS = ("(required)", "question type", "first option", "(needed)", "(may be empty)", "text of the question", "multiple choice if")


def read(table: Table) -> Reading | None:
    """The questions; None where the header is not Wayground's."""
    header = header_of(table)
    if not header or not _is_theirs(header):
        return None
    below = next((row for row in table.rows if row.number == header.row.number + 1), None)
    if below is None or not _explains(below):
        return Reader(header.columns, _key).read("wayground", table, header.row.number)
    said = Note("exchange.row_explains", {"row": below.number})
    return Reader(header.columns, _key).read("wayground", table, below.number, (said,))


def _is_theirs(header: Header) -> bool:
    said = {cell.casefold() for cell in header.row.cells}
    return {"question text", "question type", "option 1"} <= said


def _explains(row: Row) -> bool:
    text = " ".join(row.cells).casefold()
    return sum(words in text for words in _EXPLAINS) > 1


def _key(cell: str, filled: Sequence[int], _: Sequence[str]) -> Named:
    return by_number(cell, filled)
