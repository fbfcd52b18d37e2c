"""When a strand counts as mastered, and the record of it.

The record carries the criterion by which it was earned. A later version of the app may ask for more: what was earned stays.
"""

from collections.abc import Iterable

from pydantic import Field

from beacons.domain.model import Model
from beacons.domain.strand import STRANDS, Strand


class Criterion(Model):
    """At least ``met`` different items of a strand were answered, and of their last answers ``percent`` were wholly right."""

    met: int = Field(ge=1, le=999)
    percent: int = Field(ge=1, le=100)

    @property
    def least_right(self) -> int:
        """How many of the first ``met`` items must be right."""
        return -(-self.met * self.percent // 100)


CRITERION = Criterion(met=5, percent=80)
"""Four of five: common in mastery learning (Bloom 1968 and later took 80 to 90 %), and no strand has fewer items in a path."""


class StrandMastery(Model):
    """A strand mastered under a criterion: first ``at``, last ``again_at``, both in seconds since 1970."""

    strand: Strand
    criterion: Criterion
    at: int = Field(ge=0)
    again_at: int = Field(ge=0)


def is_mastered(known: int, answered: int, criterion: Criterion = CRITERION) -> bool:
    """Whether so many wholly right of so many answered items reach the criterion."""
    return answered >= criterion.met and 100 * known >= criterion.percent * answered


def merge(one: Iterable[StrandMastery], other: Iterable[StrandMastery]) -> tuple[StrandMastery, ...]:
    """All records, one for each strand and criterion: first at the earliest, again at the latest. In the order of the strands."""
    found: dict[tuple[Strand, Criterion], StrandMastery] = {}
    for record in (*one, *other):
        key = (record.strand, record.criterion)
        known = found.get(key, record)
        update = {"at": min(known.at, record.at), "again_at": max(known.again_at, record.again_at)}
        found[key] = record.model_copy(update=update)
    return tuple(sorted(found.values(), key=lambda r: (STRANDS.index(r.strand), r.criterion.met, r.criterion.percent)))
