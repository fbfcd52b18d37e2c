"""What is told of an item once it is answered: how it came out, and the reason of each option."""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from beacons.domain.item import Item, Option
from beacons.domain.response import Aspect, Mark, Response, Verdict
from beacons.ui.item.sureness import sureness
from beacons.ui.shell.session import session
from beacons.ui.shell.words import in_words, words_of


class Told(NamedTuple):
    """What is told of an option: how it came out, in a word too, and where nothing is right or wrong what each side is."""

    verdict: Verdict
    word: str
    option: Option
    sides: list[tuple[str, str]]


def reasons(item: Item, response: Response, order: Sequence[str] = ()) -> dict[str, Any]:
    """The outcome of a response in words, and the reasons of all options: those that were given first, and else as they stand on screen."""
    outcome = item.check(response)
    say = words_of(session().locale.code).said  # asked for once: there are many rows
    marks = _as_read(item, outcome.marks, order)
    rows = [_row(item, m.option_id, m.verdict, say(item.mark_words(m))) for m in marks]
    return {"is_right": outcome.is_right, "verdict": say(item.verdict(outcome)), "rows": rows, "in_common": told(item.in_common)}


def _as_read(item: Item, marks: Sequence[Mark], order: Sequence[str]) -> list[Mark]:
    """Question by question where an item asks several. Where options were put in an order, that order is the answer and stays."""
    turns = {option_id: turn for turn, (_, ids) in enumerate(item.in_turn) for option_id in ids}
    places = {option_id: place for place, option_id in enumerate(order)} if item.traits.shuffled and not item.traits.ordered else {}

    def rank(mark: Mark) -> tuple[int, bool, int]:
        is_given = mark.given is not None or mark.verdict not in ("missed", "left")
        return turns.get(mark.option_id, 0), not is_given, places.get(mark.option_id, len(places))

    return sorted(marks, key=rank)


def both_sides(item: Item) -> list[Told]:
    """All options with what is to be said of each, where nothing is right or wrong."""
    return [_row(item, option_id, "left", "") for option_id in item.option_ids]


def told(aspects: Iterable[Aspect]) -> list[tuple[str, str]]:
    """What is told, each with what it is of."""
    return [(in_words(one.of), one.text) for one in aspects]


def _row(item: Item, option_id: str, verdict: Verdict, word: str) -> Told:
    return Told(verdict, word, item.option(option_id), told(item.sides(option_id)))


def feedback(item: Item, response: Response, order: Sequence[str]) -> dict[str, Any]:
    """The same for the script, which has the texts of the options already and shows them in this order."""
    found = reasons(item, response, order)
    rows = [
        {"id": row.option.id, "verdict": row.verdict, "word": row.word}
        | ({"reason": row.option.reason} if row.option.feedback else {})
        | ({"sides": row.sides} if row.sides else {})
        for row in found["rows"]
    ]
    sure = sureness([item.source] if item.source else [], item.path)
    return {**found, "rows": rows, "means": item.traits.means} | ({"sureness": sure} if sure else {})
