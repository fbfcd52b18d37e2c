"""Reads Kahoot's workbook, wherever its header stands."""

from collections.abc import Sequence

from beacons.exchange.found import Reading
from beacons.exchange.tables.headers import header_of
from beacons.exchange.tables.keys import Named, by_number
from beacons.exchange.tables.questions import Reader
from beacons.exchange.tables.rows import Table


def read(table: Table) -> Reading | None:
    """The questions; None where the header is not Kahoot's."""
    header = header_of(table)
    if not header or not any("max" in cell and "characters" in cell for cell in header.row.cells):
        return None
    return Reader(header.columns, _key).read("kahoot", table, header.row.number)


def _key(cell: str, filled: Sequence[int], _: Sequence[str]) -> Named:
    return by_number(cell, filled)
