"""Questions out of rows, once it is known what each column holds."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from beacons.domain.plain import PlainOption, PlainQuestion
from beacons.exchange.found import Reading, chosen_from, few, left_out
from beacons.exchange.model import Draft, LeftOut, Note, Place
from beacons.exchange.tables.headers import Columns
from beacons.exchange.tables.keys import Named, by_any
from beacons.exchange.tables.rows import Row, Table
from beacons.exchange.tables.words import KINDS

Key = Callable[[str, Sequence[int], Sequence[str]], Named]
"""Reads the cell of a key, given the numbers of the columns that hold an option and the texts of these."""


def _doubtful(cell: str, filled: Sequence[int], texts: Sequence[str]) -> Named:
    """The key where numbers may begin at 0: only letters and texts count."""
    is_number = cell.replace(",", "").replace(";", "").replace(" ", "").isdigit()
    return (frozenset(), Note("exchange.key_zero")) if is_number else by_any(cell, filled, texts)


@dataclass(frozen=True)
class Reader:
    """Reads the rows below a header. ``typed`` is a column that may say that the answer is typed."""

    columns: Columns
    key: Key = by_any
    typed: int | None = None

    def read(self, name: str, table: Table, after: int, notes: tuple[Note, ...] = ()) -> Reading:
        """The questions below row ``after``, which is counted from 1; 0 where there is no header."""
        rows = [row for row in table.rows if row.number > after]
        while rows and self._is_bare(rows[-1]):
            rows.pop()
        empty = sum(row.is_empty for row in rows)
        sure = replace(self, key=_doubtful) if self._key_counts_from_zero(rows) else self
        found = tuple(few(sure._found(rows)))  # noqa: SLF001  # of another of its kind
        said = [*table.notes, *notes, *self._of_all(rows, empty)]
        return Reading(name, found, tuple(said), rows=table.sample)

    def _key_counts_from_zero(self, rows: list[Row]) -> bool:
        """Whether two keys are 0: then counting begins at 0, or the file is mixed up, and no number in it is sure any more."""
        return self.key is by_any and sum(row.cell(self.columns.correct) == "0" for row in rows) > 1

    def _is_bare(self, row: Row) -> bool:
        """Whether a row holds no question: templates number rows that nobody has filled."""
        return not row.cell(self.columns.question) and not any(row.cell(column) for column in self.columns.options)

    def _of_all(self, rows: list[Row], empty: int) -> Iterator[Note]:
        if empty:
            yield Note("exchange.empty_rows", count=empty)
        if self.columns.time is not None:
            yield Note("exchange.no_clock")
        asked = (self.columns.question, *self.columns.options)
        formulas = sum(row.cell(column)[:1] in {*"=+-@"} for row in rows for column in asked)
        if formulas:
            yield Note("exchange.formula_texts", count=formulas)

    def _found(self, rows: list[Row]) -> Iterator[Draft | LeftOut]:
        for row in rows:
            if not self._is_bare(row):
                yield self._question(row)
            elif not row.is_empty and any(cell and not cell.replace(".", "").isdigit() for cell in row.cells):
                yield left_out(" ".join(filter(None, row.cells)), Place("row", row.number), Note("exchange.text_only"))

    def _question(self, row: Row) -> Draft | LeftOut:
        stem, place = row.cell(self.columns.question), Place("row", row.number)
        kind = KINDS.get(" ".join(row.cell(self.columns.kind).casefold().split()), "choice")
        if row.cell(self.typed).casefold().startswith("typ"):
            kind = "out_typed"
        filled = self._filled(row)
        if kind.startswith("out_"):
            return left_out(stem, place, Note(f"exchange.{kind}"))
        if len(filled) + self.columns.is_right_first * bool(row.cell(self.columns.correct)) < 2:  # noqa: PLR2004  # a choice
            return left_out(stem, place, Note("exchange.out_one_answer" if filled or self.columns.is_right_first else "exchange.text_only"))
        if kind == "order":
            return self._draft(row, "order", tuple(PlainOption(text, reason=self._reason(row, n)) for n, text in filled))
        if kind == "sort":
            return self._sort(row, filled)
        return self._choice(row, filled, is_any=kind == "any")

    def _filled(self, row: Row) -> list[tuple[int, str]]:
        """Options with the number of their column; empty ones between them close up."""
        if self.columns.split is not None:
            cell = row.cell(self.columns.split)
            parts = cell.split("\n" if "\n" in cell else "|" if "|" in cell else ";")
            return list(enumerate((part.strip() for part in parts if part.strip()), 1))
        return [(n, row.cell(column)) for n, column in enumerate(self.columns.options, 1) if row.cell(column)]

    def _reason(self, row: Row, number: int) -> str:
        return row.cell(self.columns.reasons.get(number - 1))

    def _sort(self, row: Row, filled: list[tuple[int, str]]) -> Draft:
        options = tuple(PlainOption(text, box=row.cell(self.columns.boxes.get(n - 1)), reason=self._reason(row, n)) for n, text in filled)
        made = self._draft(row, "sort", options)
        boxes = (row.cell(column) for column in self.columns.boxes.values())  # those too beside which no option stands
        return replace(made, question=replace(made.question, boxes=tuple(dict.fromkeys(box for box in boxes if box))))

    def _choice(self, row: Row, filled: list[tuple[int, str]], *, is_any: bool) -> Draft:
        numbers, texts = [n for n, _ in filled], [text for _, text in filled]
        cell = row.cell(self.columns.correct)
        if self.columns.is_right_first:
            texts, (right, doubt) = [cell, *texts], (frozenset({0}), None)
        else:
            right, doubt = self.key(cell, numbers, texts)
        needs = (doubt,) if doubt and doubt.key != "exchange.need_key" else ()
        reasons = {place: self._reason(row, n) for place, n in enumerate(numbers)}
        options = chosen_from(texts, right, reasons)
        made = self._draft(row, "choose_n" if len(right) > 1 and not is_any else "choice", options)
        return self._explained(replace(made, needs=needs), row.cell(self.columns.reason))

    @staticmethod
    def _explained(draft: Draft, reason: str) -> Draft:
        """One explanation for a whole question is the reason of its one right option; else it stays with the question."""
        question = draft.question
        if not reason:
            return draft
        if len(question.right) != 1 or question.options[question.right[0]].reason:
            return replace(draft, question=replace(question, general_reason=reason))
        options = tuple(replace(option, reason=reason) if option.right else option for option in question.options)
        note = Note("exchange.reason_of_right", place=draft.place)
        return replace(draft, question=replace(question, options=options), notes=(*draft.notes, note))

    def _draft(self, row: Row, kind: str, options: tuple[PlainOption, ...]) -> Draft:
        columns, made = self.columns, PlainQuestion("choice", row.cell(self.columns.question), options)
        general = row.cell(columns.general) or (row.cell(columns.reason) if kind in {"order", "sort"} else "")
        question = replace(made, kind=kind, hint=row.cell(columns.hint), general_reason=general)  # type: ignore[arg-type]
        return Draft(question, Place("row", row.number))
