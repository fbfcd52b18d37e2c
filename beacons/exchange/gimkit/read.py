"""Reads Gimkit's table: the right answer, then the wrong ones."""

from beacons.exchange.found import Reading
from beacons.exchange.model import Note
from beacons.exchange.tables.headers import header_of, role_of
from beacons.exchange.tables.questions import Reader
from beacons.exchange.tables.rows import Table


def read(table: Table) -> Reading | None:
    """The questions; None where the header is not Gimkit's."""
    header = header_of(table)
    if header and header.columns.is_right_first:
        return Reader(header.columns).read("gimkit", table, header.row.number, (Note("exchange.right_first"),))
    roles = [{role_of(cell)[0] for cell in row.cells if cell} for row in table.rows[:5]]
    if not header and {"question", "correct"} in roles:
        return Reading("gimkit", refused=Note("exchange.no_wrong_answers"), rows=table.sample)
    return None
