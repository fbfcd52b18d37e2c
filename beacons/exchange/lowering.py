"""Lowers items to plain questions, which any quiz program can hold."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from beacons.domain.item import Item
from beacons.domain.plain import Kind, PlainOption, PlainQuestion
from beacons.domain.response import Place, Row, Wording

Say = Callable[[Wording], str]
"""Puts a wording into the language of whoever takes the questions along."""


def lowered(item: Item, say: Say) -> tuple[PlainQuestion, ...]:
    """An item as plain questions, each with an id that stays the same; none where there is no key, so that nobody can say what is right."""
    made = item.plain(say)
    questions = _by_solution(item, say) if made is None else made
    tags = tuple(tag for tag in (item.path, item.strand, item.source) if tag)
    return tuple(replace(question, id=question.id or item.id, hint=question.hint or item.hint or "", tags=tags) for question in questions)


def _by_solution(item: Item, say: Say) -> tuple[PlainQuestion, ...]:
    """The one question that the solution says, with all that the item shows beside its options."""
    solution = item.solution()
    if solution is None:
        return ()
    rows, places = solution.rows, {row.place.id: row.place for row in solution.rows if row.place}
    stem = "\n".join((item.stem, *([] if places else _shown(item))))
    if item.traits.ordered:
        return (PlainQuestion("order", stem, tuple(_option(row, say) for row in sorted(rows, key=_number))),)
    if places:
        boxes = tuple(say(place.name) for place in sorted(places.values(), key=lambda place: place.number))
        return (PlainQuestion("sort", stem, tuple(_option(row, say, _name(row.place, say)) for row in rows), boxes),)
    kind: Kind = "choice" if item.traits.one_of_many or sum(row.fits for row in rows) < 2 else "choose_n"  # noqa: PLR2004  # several
    return (PlainQuestion(kind, stem, tuple(_option(row, say) for row in rows)),)


def _shown(item: Item) -> Iterator[str]:
    """Texts of its own that the item shows while it asks, beside its options: what a message says, what a screen is called."""
    for text_id, text in item.texts():
        name, *below = text_id.split("/")
        parts = item.shows.get(name)
        if name != "options" and parts is not None and (not parts or not below or below[-1] in parts):
            yield text


def _option(row: Row, say: Say, box: str = "") -> PlainOption:
    return PlainOption(say(row.text), row.fits and not row.place, box, row.reason or "")


def _number(row: Row) -> int:
    return row.place.number if row.place else 0


def _name(place: Place | None, say: Say) -> str:
    return say(place.name) if place else ""
