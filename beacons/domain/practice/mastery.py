"""What is known by now: stars of a lesson, results by strand. Nothing here is ever lost or summed over attempts."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from beacons.domain.practice.attempt import Answer, Attempt
from beacons.domain.practice.criterion import CRITERION, StrandMastery, is_mastered
from beacons.domain.practice.progress import Progress
from beacons.domain.source import ItemSource
from beacons.domain.strand import STRANDS, Strand

MOST_STARS = 3
STAR_SHARES = (Fraction(0), Fraction(6, 10), Fraction(9, 10))
"""Share of the score from which the first, second and third star shine: the first is for having gone the whole way."""


@dataclass(frozen=True)
class StrandResult:
    """Of the items of a strand that were answered, how many were wholly right the last time."""

    strand: Strand
    known: int
    answered: int


def finished(attempts: Iterable[Attempt]) -> tuple[Attempt, ...]:
    """The whole ones among the attempts."""
    return tuple(a for a in attempts if a.is_whole)


def best(attempts: Iterable[Attempt]) -> Attempt | None:
    """The whole attempt with the highest share (the later of equals), or None."""
    return max(finished(attempts), key=lambda a: (a.share, a.at, a.id), default=None)


def last(attempts: Iterable[Attempt]) -> Attempt | None:
    """The newest whole attempt, or None."""
    return max(finished(attempts), key=lambda a: (a.at, a.id), default=None)


def stars(attempt: Attempt | None) -> int:
    """0 to 3 stars for a whole attempt; 0 for none, for one that is still open, and for practice."""
    if attempt is None or not attempt.is_whole:
        return 0
    earned = attempt.share
    return sum(earned >= share for share in STAR_SHARES)


def lesson_stars(progress: Progress, lesson_id: str) -> int:
    """The most stars ever earned in a lesson, in whichever path: changing the path loses nothing."""
    return stars(best(progress.attempts_at(lesson_id)))


def next_unlit(progress: Progress, lesson_ids: Sequence[str], after: str = "") -> str | None:
    """The next lesson along the coast that has no star yet and was not passed over, beginning after one; None where all are lit."""
    start = lesson_ids.index(after) + 1 if after in lesson_ids else 0
    round_trip = (*lesson_ids[start:], *lesson_ids[:start])
    return next((one for one in round_trip if not lesson_stars(progress, one) and one not in progress.skipped), None)


def by_strand(answers: Iterable[Answer], items: ItemSource) -> tuple[StrandResult, ...]:
    """Results of each strand that was met. The later answer to an item counts; items about an initiative, or without a key, do not."""
    newest: dict[str, Answer] = {}
    for answer in sorted(answers, key=lambda a: a.at):
        newest[answer.item_id] = answer
    met: dict[Strand, list[bool]] = {}
    for item_id, answer in newest.items():
        asked = items.item(item_id)
        if asked is not None and asked.strand and not asked.about_initiative and answer.possible:
            met.setdefault(asked.strand, []).append(answer.is_right)
    return tuple(StrandResult(s, sum(met[s]), len(met[s])) for s in STRANDS if s in met)


def newly_mastered(answers: Iterable[Answer], items: ItemSource, at: int) -> tuple[StrandMastery, ...]:
    """A record for each strand that reaches today's criterion at this moment (seconds since 1970)."""
    reached = (result.strand for result in by_strand(answers, items) if is_mastered(result.known, result.answered))
    return tuple(StrandMastery(strand=strand, criterion=CRITERION, at=at, again_at=at) for strand in reached)


def mastered_in(attempt: Attempt, progress: Progress, items: ItemSource) -> tuple[StrandMastery, ...]:
    """The records of strands of which the attempt got an item right, and that stood as mastered when it ended."""
    end = max((answer.at for answer in attempt.answers), default=attempt.at)
    then = {result.strand: result for result in by_strand((a for a in progress.answers if a.at <= end), items)}
    got = {result.strand for result in by_strand(attempt.answers, items) if result.known}
    return tuple(
        record
        for record in progress.mastered
        if record.strand in got & then.keys() and is_mastered(then[record.strand].known, then[record.strand].answered, record.criterion)
    )
