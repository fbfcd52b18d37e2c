"""What one device keeps for all who share it: its readers, the talks, the agreement.

A reader is a generated name and a drawn animal, nothing more. Like a reader's progress it lives in the browser only.
"""

from collections.abc import Iterable
from typing import Literal, TypeVar

from pydantic import Field

from beacons.domain.household.together import TalkRecord, Together
from beacons.domain.household.together import merge as merge_rounds
from beacons.domain.model import Model, Slug

MOST_READERS = 8
"""Children on one device: more than a family needs, few enough to find oneself in two taps."""
MOST_TALKS = 300
MOST_ROLLS = 3
"""How often a name may be drawn again: enough to find one that fits, too few to wait for a wish."""

ReviewMonths = Literal[1, 3, 6]
T = TypeVar("T")


class Reader(Model):
    """A child on this device: ids of the word and the animal of the name. ``roll`` says how often it was drawn again."""

    id: Slug
    word: Slug
    animal: Slug
    roll: int = Field(default=0, ge=0, le=MOST_ROLLS)
    at: int = Field(ge=0, description="When this child was added, in seconds since 1970.")


class Agreement(Model):
    """The family's agreement: ids of the sentences that were chosen, and in how many months it is looked at again."""

    chosen: tuple[Slug, ...] = Field(default=(), max_length=200)
    months: ReviewMonths = 3
    at: int = Field(default=0, ge=0, description="When it was last changed, in seconds since 1970; 0 while it never was.")


class Family(Model):
    """What belongs to no single reader. Two copies merge without loss: see ``merge``."""

    current: Slug | None = Field(default=None, description="The reader who was chosen last.")
    current_at: int = Field(default=0, ge=0)
    readers: tuple[Reader, ...] = ()
    removed: tuple[Slug, ...] = Field(default=(), description="Readers who were taken off this device: no old copy brings them back.")
    talks: tuple[TalkRecord, ...] = ()
    together: Together | None = Field(default=None, description="The newest round, open or just ended.")
    agreement: Agreement = Agreement()

    def reader(self, reader_id: str) -> Reader | None:
        """A reader by id, or None."""
        return next((reader for reader in self.readers if reader.id == reader_id), None)

    @property
    def lights(self) -> int:
        """One for each talk that the family had."""
        return len(self.talks)

    def with_current(self, reader_id: str, at: int) -> "Family":
        """The same with another reader chosen, later than the one before. Changes nothing where there is no such reader."""
        later = max(at, self.current_at + 1)
        return self.model_copy(update={"current": reader_id, "current_at": later}) if self.reader(reader_id) else self

    def with_reader(self, reader: Reader) -> "Family":
        """The same with a reader added or renamed. Changes nothing where there are too many, or this one was removed."""
        rest = tuple(r for r in self.readers if r.id != reader.id)
        if reader.id in self.removed or len(rest) >= MOST_READERS:
            return self
        return self.model_copy(update={"readers": _in_order((*rest, reader))})

    def without_reader(self, reader_id: str) -> "Family":
        """The same with a reader taken off this device."""
        readers = tuple(r for r in self.readers if r.id != reader_id)
        return self.model_copy(update={"readers": readers, "removed": tuple(sorted({*self.removed, reader_id}))})

    def with_together(self, together: Together) -> "Family":
        """The same with another round, later than the one before, or with this one brought up to date."""
        before = self.together
        if before and before.id != together.id:
            together = together.model_copy(update={"at": max(together.at, before.at + 1)})
        return self.model_copy(update={"together": together})

    def with_talk(self, talk: TalkRecord) -> "Family":
        """The same with a talk remembered. The same talk twice is one."""
        return self.model_copy(update={"talks": _talks((*self.talks, talk))})

    def with_agreement(self, agreement: Agreement) -> "Family":
        """The same with another agreement."""
        return self.model_copy(update={"agreement": agreement})


def _in_order(readers: Iterable[Reader]) -> tuple[Reader, ...]:
    return tuple(sorted(readers, key=lambda reader: (reader.at, reader.id)))[:MOST_READERS]


def _talks(talks: Iterable[TalkRecord]) -> tuple[TalkRecord, ...]:
    found: dict[str, TalkRecord] = {}
    for talk in talks:
        found[talk.id] = max(talk, found.get(talk.id, talk), key=lambda t: (t.at, t.lesson_id, t.item_id, t.outcome))
    return tuple(sorted(found.values(), key=lambda talk: (talk.at, talk.id))[-MOST_TALKS:])


def merge(one: Family, other: Family) -> Family:
    """Two copies of one family as one. Readers and talks are joined by id; otherwise the later wins.

    Commutative, associative and idempotent, as ``progress.merge``.
    """
    removed = {*one.removed, *other.removed}
    readers: dict[str, Reader] = {}
    for reader in (*one.readers, *other.readers):
        if reader.id not in removed:
            readers[reader.id] = max(reader, readers.get(reader.id, reader), key=lambda r: (r.roll, r.at, r.word, r.animal))
    current_of = max(one, other, key=lambda f: (f.current_at, f.current or ""))
    return Family(
        current=current_of.current,
        current_at=current_of.current_at,
        readers=_in_order(readers.values()),
        removed=tuple(sorted(removed)),
        talks=_talks((*one.talks, *other.talks)),
        together=_newest(one.together, other.together),
        agreement=max(one.agreement, other.agreement, key=lambda a: (a.at, a.model_dump_json())),
    )


def _newest(one: Together | None, other: Together | None) -> Together | None:
    if one is None or other is None:
        return one or other
    return merge_rounds(one, other) if one.id == other.id else max(one, other, key=lambda t: (t.at, t.id))
