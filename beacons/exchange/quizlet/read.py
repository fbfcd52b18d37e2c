"""Reads what Quizlet copies out: a term, a tab, its meaning. What is wrong is for somebody to write."""

from beacons.domain.plain import PlainOption, PlainQuestion
from beacons.exchange.found import Reading, few
from beacons.exchange.model import Draft, Note, Place
from beacons.exchange.tables.headers import header_of
from beacons.exchange.tables.rows import Row, Table

_A_PAIR = 2


def read(table: Table) -> Reading | None:
    """The terms as questions without wrong answers; None where they are not two columns with a tab between."""
    rows = [row for row in table.rows if not row.is_empty]
    pairs = rows and all(len([cell for cell in row.cells if cell]) == _A_PAIR and row.cell(0) and row.cell(1) for row in rows)
    if table.delimiter != "\t" or not pairs or header_of(table):
        return None
    return Reading("quizlet", tuple(map(_term, few(rows))), (*table.notes, Note("exchange.terms_only")), rows=table.sample)


def _term(row: Row) -> Draft:
    question = PlainQuestion("choice", row.cell(0), (PlainOption(row.cell(1), right=True),))
    return Draft(question, Place("row", row.number))
