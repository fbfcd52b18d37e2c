"""What a class gave: one answer for each learner and item, and what it comes to."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from beacons.domain.items import Item, Response
from beacons.domain.items.base import placed
from beacons.domain.rooms.learner import Learner


@dataclass(frozen=True, slots=True)
class RoomAnswer:
    """One learner's first complete response to one item, scored as in solo play. ``at`` in milliseconds since 1970."""

    item_id: str
    learner_id: str
    response: Response
    earned: int
    possible: int
    at: int

    @property
    def credit(self) -> Fraction:
        """Share of the item that was earned, from 0 to 1."""
        return Fraction(self.earned, self.possible)


@dataclass(frozen=True)
class NewAnswer:
    """An answer on its way to the disk, with the code of the room that it is given in."""

    code: str
    answer: RoomAnswer


@dataclass(frozen=True)
class Totals:
    """An item as a class answered it: how many answered, how many were wholly right, the mean credit, and how often each option.

    ``counts`` is by option id; where options go into boxes or places, by option id and then box id or place from 1.
    """

    item_id: str
    answered: int
    right: int
    credit: Fraction
    counts: Mapping[str, int]
    placed: Mapping[str, Mapping[str, int]]


def totals(item: Item, answers: Iterable[RoomAnswer]) -> Totals:
    """What the class gave to one item. Never who gave what."""
    mine = [answer for answer in answers if answer.item_id == item.id]
    counts = Counter(option for answer in mine for option in answer.response)
    places: dict[str, Counter[str]] = {option_id: Counter() for option_id in item.option_ids}
    for answer in mine:
        for option_id, where in _where(item, answer.response).items():
            places[option_id][where] += 1
    credit = sum((answer.credit for answer in mine), Fraction(0)) / len(mine) if mine else Fraction(0)
    right = sum(answer.earned == answer.possible for answer in mine)
    return Totals(item.id, len(mine), right, credit, dict(counts), {o: dict(c) for o, c in places.items() if c})


def _where(item: Item, response: Response) -> Mapping[str, str]:
    if item.key_is_ordered:
        return {option_id: str(n) for n, option_id in enumerate(response, 1)}
    return placed(response)


def hardest(items: Sequence[Item], answers: Sequence[RoomAnswer]) -> tuple[Totals, ...]:
    """Totals of the items that were answered, the hardest first: by mean credit, then fewer wholly right, then by id."""
    found = [totals(item, answers) for item in items]
    return tuple(sorted((one for one in found if one.answered), key=lambda t: (t.credit, Fraction(t.right, t.answered), t.item_id)))


@dataclass(frozen=True)
class Standing:
    """A place on the board: equal scores share a rank, and the next rank counts all before it (1, 1, 3)."""

    rank: int
    learner: Learner
    score: Fraction


def board(learners: Iterable[Learner], answers: Sequence[RoomAnswer]) -> tuple[Standing, ...]:
    """All who are in, by the sum of their credits: never by speed."""
    scores: dict[str, Fraction] = {}
    for answer in answers:
        scores[answer.learner_id] = scores.get(answer.learner_id, Fraction(0)) + answer.credit
    present = [learner for learner in learners if not learner.removed]
    ordered = sorted(present, key=lambda learner: (-scores.get(learner.id, Fraction(0)), learner.at, learner.id))
    rows: list[Standing] = []
    for n, learner in enumerate(ordered, 1):
        score = scores.get(learner.id, Fraction(0))
        rank = rows[-1].rank if rows and rows[-1].score == score else n
        rows.append(Standing(rank, learner, score))
    return tuple(rows)
