"""What a class gave: one answer for each learner and item, and what it comes to."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from beacons.domain.item import Item
from beacons.domain.response import Response, credit, is_right
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
    def credit(self) -> Fraction | None:
        """Share of the item that was earned, from 0 to 1; None where there was nothing to earn."""
        return credit(self.earned, self.possible)

    @property
    def is_right(self) -> bool:
        """Whether all of it was right."""
        return is_right(self.earned, self.possible)


@dataclass(frozen=True)
class NewAnswer:
    """An answer on its way to the disk, with the code of the room that it is given in."""

    code: str
    answer: RoomAnswer


@dataclass(frozen=True)
class Totals:
    """An item as a class answered it: how many answered, how many were wholly right, the mean credit, and how often each option.

    ``credit`` is None where there is nothing to earn.
    ``counts`` is by option id; where options go into boxes or places, by option id and then box id or place from 1.
    """

    item_id: str
    answered: int
    right: int
    credit: Fraction | None
    counts: Mapping[str, int]
    placed: Mapping[str, Mapping[str, int]]


def totals(item: Item, answers: Iterable[RoomAnswer]) -> Totals:
    """What the class gave to one item. Never who gave what."""
    mine = [answer for answer in answers if answer.item_id == item.id]
    counts: Counter[str] = Counter()
    places: dict[str, Counter[str]] = {option_id: Counter() for option_id in item.option_ids}
    for placed in (placed for answer in mine for placed in item.placed(answer.response)):
        counts[placed.option_id] += 1
        if placed.place:
            places[placed.option_id][placed.place.id] += 1
    right = sum(answer.is_right for answer in mine)
    return Totals(item.id, len(mine), right, _mean(item, mine), dict(counts), {o: dict(c) for o, c in places.items() if c})


def _mean(item: Item, answers: Sequence[RoomAnswer]) -> Fraction | None:
    credits_ = [answer.credit or Fraction(0) for answer in answers]
    return (sum(credits_, Fraction(0)) / len(credits_) if credits_ else Fraction(0)) if item.traits.keyed else None


def hardest(items: Sequence[Item], answers: Sequence[RoomAnswer]) -> tuple[Totals, ...]:
    """Totals of the items with a key that were answered, the hardest first: by mean credit, then fewer wholly right, then by id."""
    found = [totals(item, answers) for item in items]
    hard = [(one.credit, Fraction(one.right, one.answered), one.item_id, one) for one in found if one.answered and one.credit is not None]
    return tuple(one for *_, one in sorted(hard, key=lambda known: known[:3]))


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
        scores[answer.learner_id] = scores.get(answer.learner_id, Fraction(0)) + (answer.credit or 0)
    present = [learner for learner in learners if not learner.removed]
    ordered = sorted(present, key=lambda learner: (-scores.get(learner.id, Fraction(0)), learner.at, learner.id))
    rows: list[Standing] = []
    for n, learner in enumerate(ordered, 1):
        score = scores.get(learner.id, Fraction(0))
        rank = rows[-1].rank if rows and rows[-1].score == score else n
        rows.append(Standing(rank, learner, score))
    return tuple(rows)
