"""What may be seen when: an item without its key while it is asked, with reasons for all after the reveal.

These are plain values for JSON. Whatever leaves for a device before the reveal is made here, and holds neither key nor feedback.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from beacons.domain.attempt import option_order
from beacons.domain.items import Item, Response
from beacons.domain.items.base import NOTHING_WRONG
from beacons.domain.rooms.answers import RoomAnswer, Standing, Totals
from beacons.domain.rooms.room import Room


def asked(item: Item, room: Room) -> dict[str, Any]:
    """The item as it is asked in this room: one order of options for everybody, nothing that gives the key away."""
    return asked_by(item, room.code)


def asked_by(item: Item, seed: str) -> dict[str, Any]:
    """The item as a class is asked: its options in the order of a seed, nothing that gives the key away."""
    return item.asked(option_order(seed, item))


def stem_only(item: Item) -> dict[str, Any]:
    """The item during the reading time: no options yet."""
    return {"id": item.id, "type": item.type, "stem": item.stem, "sensitive": item.sensitive}


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


def counts(totals: Totals, *, total_only: bool) -> dict[str, Any]:
    """Totals of an item for the big screen. ``total_only``: on sensitive items nobody sees how often which option was chosen."""
    found: dict[str, Any] = {"answered": totals.answered, "right": totals.right}
    return found if total_only else {**found, "options": dict(totals.counts), "placed": {o: dict(c) for o, c in totals.placed.items()}}


def standings(rows: Iterable[Standing], names: Mapping[str, str], most: int = 5) -> list[dict[str, Any]]:
    """The first ranks of a board, by nickname."""
    return [{"rank": row.rank, "name": names[row.learner.id], "score": float(row.score)} for row in rows if row.rank <= most]


def own(answer: RoomAnswer | None) -> dict[str, Any] | None:
    """A learner's own answer while it may not be judged yet: what was given, nothing of what it earned."""
    return None if answer is None else {"item": answer.item_id, "response": answer.response}
