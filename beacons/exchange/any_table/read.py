"""Reads any table: by the words of its header, or by columns that somebody has chosen."""

from beacons.exchange.found import Reading
from beacons.exchange.model import Note
from beacons.exchange.tables.headers import Columns, header_of
from beacons.exchange.tables.questions import Reader
from beacons.exchange.tables.rows import Table


def read(table: Table, columns: Columns | None = None, after: int = 0) -> Reading:
    """The questions, below the header or below row ``after``; refused where no header says what is what, and nobody either."""
    if columns:
        return Reader(columns).read("table", table, after)
    header = header_of(table)
    if header is None:
        return Reading("table", refused=Note("exchange.no_columns" if table.sample else "exchange.no_format"), rows=table.sample)
    return Reader(header.columns).read(
        "table", table, header.row.number, (Note("exchange.columns_by_words", {"words": ", ".join(header.words)}),)
    )
