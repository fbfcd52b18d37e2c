"""A workbook of texts and numbers, in which no text is ever a formula."""

import io
from collections.abc import Iterable, Sequence

Cell = str | int | None
TEXT = "@"
"""How spreadsheets name the format of a cell that takes what is typed as it is."""


def workbook(name: str, rows: Iterable[Sequence[Cell]], widths: Sequence[int] = (), *, is_text: bool = False) -> bytes:
    """A workbook with one sheet of these rows; None is an empty cell.

    ``is_text``: what somebody types over a text stays one, too; else a key "1,3" becomes a number, and an option "1/2" a day.
    """
    from openpyxl import Workbook  # noqa: PLC0415  # forty thousand lines that no page needs
    from openpyxl.utils import get_column_letter  # noqa: PLC0415

    book = Workbook()
    book.remove(book.worksheets[0])
    sheet = book.create_sheet(name)
    for row, cells in enumerate(rows, 1):
        for column, value in enumerate(cells, 1):
            if value is not None:
                cell = sheet.cell(row, column, value)
                if isinstance(value, str):
                    cell.data_type = "s"  # else a text that begins with "=" is a formula, and "#N/A" an error
                    cell.number_format = TEXT if is_text else cell.number_format
    for column, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()
