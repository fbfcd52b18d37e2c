"""Sets of six screens, real ones and tricks mixed: what a set asks, and what one or two of them came to, always on both sides."""

import random
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from beacons.domain.item import Item
from beacons.domain.paired import PairedItem, whole_pairs
from beacons.domain.practice.attempt import Attempt
from beacons.domain.source import ItemSource

SIX_SCREENS = "six-screens"
"""Stands for a lesson in attempts at a set; no lesson is called so, and none shines by it."""
SIX = 6
GENUINE = (2, 3, 4)
"""How many of a set are real: drawn, so that counting does not help."""
LEAST_PAIRS = SIX
"""Whole pairs that a path needs before a set is offered: each screen of it then comes from a pair of its own."""
MOST_OF_SIX, SOME_OF_SIX = 5, 3
"""Of six alike: from how many on these are most, or some. Whoever guesses has most of both once in eighty times."""


def is_enough(bank: Iterable[Item]) -> bool:
    """Whether a path has screens enough for a set."""
    return len(whole_pairs(bank)) >= LEAST_PAIRS


def draw_six(bank: Sequence[Item], lessons: Mapping[str, str], before: Sequence[Attempt], seed: str) -> tuple[PairedItem, ...]:
    """The six screens of a set, in the order of asking; none where there are too few. ``lessons`` says of each item which it is from.

    ``before`` are earlier sets, the oldest first. Two, three or four are real; every second set makes up for the one before it, so that
    two in a row add up to six and six. At each step comes a screen whose pair was met least, then one that was asked least itself, of a
    lesson that was drawn least in this set; what is then equal is decided by the seed. No pair comes twice in a set.
    """
    pairs = whole_pairs(bank)
    if len(pairs) < LEAST_PAIRS:
        return ()
    chance = random.Random(seed)  # noqa: S311  # a selection of questions, no secret
    rest = [half for halves in pairs.values() for half in halves.values()]
    chance.shuffle(rest)
    met = Counter(item_id for attempt in before for item_id in attempt.asked)
    wanted = _how_many_real(before, {half.id: half.genuine for half in rest}, chance)
    left, drawn = {True: wanted, False: SIX - wanted}, list[PairedItem]()
    while len(drawn) < SIX:
        from_lesson = Counter(lessons.get(one.id) for one in drawn)
        chosen = min(
            (half for half in rest if left[half.genuine]),
            key=lambda half: (sum(met[one.id] for one in pairs[half.pair].values()), met[half.id], from_lesson[lessons.get(half.id)]),
        )
        left[chosen.genuine] -= 1
        drawn.append(chosen)
        rest = [half for half in rest if half.pair != chosen.pair]
    chance.shuffle(drawn)
    return tuple(drawn)


def _how_many_real(before: Sequence[Attempt], genuine: Mapping[str, bool], chance: random.Random) -> int:
    """A number by chance in the first set of two; in the second what is missing to six, where the first can still be counted."""
    drawn = chance.choice(GENUINE)
    if len(before) % 2 == 0:
        return drawn
    first = before[-1].item_ids
    missing = SIX - sum(genuine.get(item_id, False) for item_id in first)
    return missing if missing in GENUINE and all(item_id in genuine for item_id in first) else drawn


@dataclass(frozen=True)
class Tally:
    """Of the tricks how many were taken for tricks, and of the real ones how many for real. Whoever did not say is not counted."""

    tricks: int
    spotted: int
    real: int
    trusted: int

    @property
    def is_both(self) -> bool:
        """Whether it is of two sets: six of each."""
        return self.tricks == self.real == SIX

    @property
    def left_out_all_real(self) -> bool:
        """Whether every screen was taken for a trick."""
        return self.trusted == 0 and self.spotted == self.tricks and self.real > 0


def tally(attempts: Iterable[Attempt], items: ItemSource) -> Tally:
    """What these attempts say of each screen. What is done then does not count here: checking is never wrong."""
    said: list[tuple[bool, bool]] = []
    for answer in (answer for attempt in attempts for answer in attempt.answers):
        item = items.item(answer.item_id)
        if isinstance(item, PairedItem) and (says := item.says_real(answer.response)) is not None:
            said.append((item.genuine, says))
    tricks, real = [taken for genuine, taken in said if not genuine], [taken for genuine, taken in said if genuine]
    return Tally(len(tricks), sum(not taken for taken in tricks), len(real), sum(real))


def two_sets(sets: Sequence[Attempt], attempt: Attempt) -> tuple[Attempt, ...]:
    """The set and, where it is the second of two, the one before it. ``sets`` are all sets of the path, the oldest first."""
    place = next((n for n, one in enumerate(sets) if one.id == attempt.id), 0)
    return tuple(sets[place - place % 2 : place + 1]) if sets else (attempt,)


Saying = Literal["apart", "stopped", "trusting", "some", "mixed"]


def saying(found: Tally) -> Saying | None:
    """What two sets come to in words; None for less, which says nothing yet. Never a share, a rank or a star."""
    if not found.is_both:
        return None
    level = {
        ("most", "most"): "apart",
        ("most", "some"): "stopped",
        ("most", "few"): "stopped",
        ("some", "most"): "trusting",
        ("few", "most"): "trusting",
        ("some", "some"): "some",
    }
    return level.get((_level(found.spotted), _level(found.trusted)), "mixed")  # type: ignore[return-value]


def _level(count: int) -> str:
    return "most" if count >= MOST_OF_SIX else "some" if count >= SOME_OF_SIX else "few"
