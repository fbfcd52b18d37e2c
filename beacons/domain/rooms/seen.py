"""What a class may see when: an item without its key while it is asked, with reasons for all after the reveal. Plain values for JSON."""

from typing import Any

from beacons.domain.item import Item
from beacons.domain.practice.attempt import option_order
from beacons.domain.response import Mark, Response, Row


def asked_by(item: Item, seed: str) -> dict[str, Any]:
    """The item as a class is asked: its options in the order of a seed, nothing that gives the key away."""
    return item.asked(option_order(seed, item))


def reasons(item: Item, response: Response | None) -> list[dict[str, Any]]:
    """After the reveal: every option with its reason and whether it fits; with the learner's own response also how that came out.

    What is offered beside the options comes last, and whoever shows it has the words for it. Empty where there is no key.
    """
    solution = item.solution()
    marks = {mark.option_id: mark for mark in item.check(response).marks} if response is not None else {}
    given = {placed.option_id for placed in item.placed(response)} if response is not None else None
    rows = solution.rows if solution else ()
    return [_beside(row, given) if row.option_id in item.beside else _of_option(row, marks.get(row.option_id)) for row in rows]


def _of_option(wanted: Row, mine: Mark | None) -> dict[str, Any]:
    row: dict[str, Any] = {"id": wanted.option_id, "text": wanted.text, "feedback": wanted.reason or "", "fits": wanted.fits}
    row |= {"wanted": wanted.place.id} if wanted.place else {}
    return row | ({"verdict": mine.verdict, "given": mine.given} if mine else {})


def _beside(wanted: Row, given: set[str] | None) -> dict[str, Any]:
    row: dict[str, Any] = {"id": wanted.option_id, "part": "nothing", "text": "", "feedback": "", "fits": wanted.fits}
    if given is None:
        return row
    is_given = wanted.option_id in given
    return {**row, "verdict": ("right" if is_given else "missed") if wanted.fits else "wrong" if is_given else "left", "given": None}
