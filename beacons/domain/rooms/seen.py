"""What a class may see when: an item without its key while it is asked, with reasons for all after the reveal. Plain values for JSON."""

from typing import Any

from beacons.domain.attempt import option_order
from beacons.domain.items import Item, Response
from beacons.domain.items.base import NOTHING_WRONG


def asked_by(item: Item, seed: str) -> dict[str, Any]:
    """The item as a class is asked: its options in the order of a seed, nothing that gives the key away."""
    return item.asked(option_order(seed, item))


def reasons(item: Item, response: Response | None) -> list[dict[str, Any]]:
    """After the reveal: every option with its reason and whether it fits; with the learner's own response also how that came out."""
    marks = {mark.option_id: mark for mark in item.score(response).marks} if response is not None else {}
    key = item.score(item.right_response).marks
    rows = []
    for wanted in key:
        option = item.option(wanted.option_id)
        row: dict[str, Any] = {"id": option.id, "text": option.text, "feedback": option.feedback, "fits": wanted.verdict == "right"}
        row |= {"wanted": wanted.wanted} if wanted.wanted else {}
        mine = marks.get(option.id)
        rows.append(row | ({"verdict": mine.verdict, "given": mine.given} if mine else {}))
    return rows + ([_nothing_wrong(item, response)] if item.offers_nothing_wrong else [])


def _nothing_wrong(item: Item, response: Response | None) -> dict[str, Any]:
    """The row of "nothing wrong here"; whoever shows it has the words for it."""
    fits, given = item.right_response == (NOTHING_WRONG,), response == (NOTHING_WRONG,)
    row: dict[str, Any] = {"id": NOTHING_WRONG, "part": "nothing", "text": "", "feedback": "", "fits": fits}
    verdict = ("right" if fits else "wrong") if given else "missed" if fits else "left"
    return row if response is None else {**row, "verdict": verdict, "given": None}
