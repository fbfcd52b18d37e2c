"""What is worth seeing again, and when: a mixed set over all lessons, computed anew from the answers and never stored."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache

from fsrs import Card, Rating, Scheduler

from beacons.domain.item import Item
from beacons.domain.paired import without_pair
from beacons.domain.practice.attempt import Answer
from beacons.domain.practice.draw import Spread
from beacons.domain.source import ItemSource

REVIEW_LENGTH = 5
"""Items in one set: a few minutes, in every path."""
REPLAYED = 8
"""Newest answers to an item that its schedule rests on: older ones seldom move it."""
LEAST_DUE = 3
"""Items that make a set worth offering at once; fewer wait for company."""
LONGEST_WAIT = 2
"""Days that a due item waits for company before it is offered alone."""
DAY = 86_400
"""Seconds of a day."""
AHEAD = 60 * DAY
"""Who answered later than so long from now had a clock that was wrong."""

_SCHEDULER = Scheduler(
    desired_retention=0.9,
    # Without steps every interval is whole days, at least one: nobody is called back within minutes.
    learning_steps=(),
    relearning_steps=(),
    # Half a year: what is learnt in a school year comes back within it.
    maximum_interval=180,
    # Chance would let two copies of one progress disagree.
    enable_fuzzing=False,
)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_LAST_DAY = (datetime(9999, 1, 1, tzinfo=UTC) - _EPOCH).days
"""Later moments are taken as this day: a stored answer is foreign input, and ``datetime`` ends a year after it."""


@dataclass(frozen=True)
class _Scheduled:
    """An item that was answered, and the moment from which it is due."""

    item: Item
    due_at: int
    was_sure_but_wrong: bool

    @property
    def order(self) -> tuple[bool, int, str]:
        return not self.was_sure_but_wrong, self.due_at, self.item.id


def rating(answer: Answer) -> Rating:
    """How well the item was known, in the four steps of FSRS. With the hint open it is Hard, however sure it felt."""
    if not answer.is_right:
        return Rating.Again
    if answer.hinted:
        return Rating.Hard
    return Rating.Easy if answer.sure else Rating.Good


def by_item(answers: Iterable[Answer]) -> dict[str, tuple[Answer, ...]]:
    """The history of each item that has something to earn: its answers in the order given, by item id."""
    histories: dict[str, list[Answer]] = {}
    for answer in (answer for answer in answers if answer.possible):
        histories.setdefault(answer.item_id, []).append(answer)
    return {item_id: tuple(history) for item_id, history in histories.items()}


def due_at(history: tuple[Answer, ...]) -> int:
    """When the item of this history is due, in seconds since 1970. The history holds at least one answer, in any order.

    The newest ``REPLAYED`` answers go through FSRS 6 (Ye and others 2022) in the order of time; one that stands there twice counts
    once. Days are those of UTC, both for what lies between two answers and for what is due: an item is due from the beginning of
    its day, so a child who plays after school is not told "in two hours", and the next afternoon is a day later.
    """
    replayed = sorted({(answer.at, rating(answer)) for answer in history})[-REPLAYED:]
    return _due_day(tuple((min(at // DAY, _LAST_DAY), int(rated)) for at, rated in replayed)) * DAY


@lru_cache(maxsize=8192)
def _due_day(ratings: tuple[tuple[int, int], ...]) -> int:
    """The day, counted from 1970, on which an item is due that was rated so on these days."""
    # The number and the date are given, since a card that takes its own waits a millisecond for each.
    card = Card(card_id=0, due=_EPOCH)
    for day, rated in ratings:
        card, _ = _SCHEDULER.review_card(card, Rating(rated), _EPOCH + timedelta(days=day))
    last_day, last_rated = ratings[-1]
    if last_rated == Rating.Again:
        # Without relearning steps FSRS lets an item that was long known rest for days or even weeks after a slip.
        return last_day + 1
    return (card.due - _EPOCH).days


def is_for_review(item: Item) -> bool:
    """Whether a mixed set may ask it: not where it is about people who harm children.

    Such an item is met only by a child who chose its lesson and passed the calm choice before it. Items about an initiative are
    asked: they were learnt too.
    """
    return item.sensitive != "topic"


def due(answers: Iterable[Answer], items: ItemSource, now: int) -> tuple[Item, ...]:
    """Items that are due: those last answered surely but wrongly first, then the longest overdue.

    ``now`` is in seconds since 1970.
    """
    return tuple(entry.item for entry in _due(answers, items, now))


def review_set(answers: Iterable[Answer], items: ItemSource, now: int, length: int = REVIEW_LENGTH) -> tuple[Item, ...]:
    """``length`` items that are due (fewer where fewer are), in the order of asking.

    At each step first come items that were answered surely but wrongly, since such an error tends to return (Butler and others
    2011), then those whose strand, type and card were chosen least, then the longest overdue. They are asked in a mix of strands,
    since neighbours that differ help to tell similar things apart (Chen, Paas and Sweller 2021). Of a pair one half is asked.
    """
    rest, chosen = list(_due(answers, items, now)), list[_Scheduled]()
    while rest and len(chosen) < length:
        spread = Spread([entry.item for entry in chosen])
        following = min(rest, key=lambda entry: (not entry.was_sure_but_wrong, *spread.of(entry.item)))
        left = {item.id for item in without_pair((entry.item for entry in rest), following.item)}
        rest = [entry for entry in rest if entry.item.id in left]
        chosen.append(following)
    return interleaved([entry.item for entry in chosen])


def interleaved(items: Sequence[Item]) -> tuple[Item, ...]:
    """The same items with as few neighbours of one strand as can be; where strands are equally frequent, in the order given."""
    rest, mixed = list(items), list[Item]()
    while rest:
        left = Counter(item.strand for item in rest)
        before = mixed[-1].strand if mixed else None
        following = min(rest, key=lambda item: (item.strand == before, -left[item.strand]))
        rest.remove(following)
        mixed.append(following)
    return tuple(mixed)


def still_missed(answers: Iterable[Answer], bank: Iterable[Item]) -> tuple[Item, ...]:
    """The items of one bank whose newest answer was not wholly right, in the order in which a review would ask them.

    Whoever looks at them is in their lesson, so those about people who harm children are among them. Answers to them are answers like
    any other: they move what is due.
    """
    histories = by_item(answers)
    met = (_scheduled(item, histories[item.id]) for item in bank if item.id in histories)
    return tuple(entry.item for entry in sorted(met, key=lambda entry: entry.order) if _newest(histories[entry.item.id]).is_missed)


def is_offered(answers: Iterable[Answer], items: ItemSource, now: int) -> bool:
    """Whether a set is offered: ``LEAST_DUE`` items are due, or one has been for ``LONGEST_WAIT`` days. A calm offer, not a call."""
    moment = _offered_from(_schedule(answers, items, now))
    return moment is not None and moment <= now


def next_review(answers: Iterable[Answer], items: ItemSource, now: int) -> int | None:
    """When a set will be offered if nothing else is answered, in seconds since 1970: ``now`` if one is, None if nothing can be due."""
    moment = _offered_from(_schedule(answers, items, now))
    return None if moment is None else max(moment, now)


def _offered_from(entries: Sequence[_Scheduled]) -> int | None:
    moments = sorted(entry.due_at for entry in entries)
    if not moments:
        return None
    return min([moments[0] + LONGEST_WAIT * DAY, *moments[LEAST_DUE - 1 : LEAST_DUE]])


def _due(answers: Iterable[Answer], items: ItemSource, now: int) -> tuple[_Scheduled, ...]:
    return tuple(sorted((entry for entry in _schedule(answers, items, now) if entry.due_at <= now), key=lambda entry: entry.order))


def _schedule(answers: Iterable[Answer], items: ItemSource, now: int) -> tuple[_Scheduled, ...]:
    """All items that were answered, are still there, and may be in a mixed set.

    What was answered by a clock that was ahead counts as long ago: else nothing of it would come again until that day.
    """
    past = (answer if answer.at < now + AHEAD else answer.model_copy(update={"at": 0}) for answer in answers)
    found = ((items.item(item_id), history) for item_id, history in by_item(past).items())
    return tuple(_scheduled(asked, history) for asked, history in found if asked is not None and is_for_review(asked))


def _scheduled(item: Item, history: tuple[Answer, ...]) -> _Scheduled:
    return _Scheduled(item, due_at(history), _newest(history).is_sure_but_wrong)


def _newest(history: tuple[Answer, ...]) -> Answer:
    return max(history, key=lambda answer: (answer.at, rating(answer), answer.is_sure_but_wrong))
