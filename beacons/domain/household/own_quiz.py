"""A quiz that somebody wrote on this device: what is kept of it, whole or half done.

What can be played is made of it in ``own_items``; two copies are made one in ``own_merge``. A text may be longer, and an item may have more
in it, than can be played: nothing that was typed or came out of a file is cut.
"""

from collections.abc import Iterable, Mapping

from pydantic import Field, ValidationInfo, field_validator, model_validator

from beacons.domain.household.own_item import NEVER, Moment, OwnId, OwnItem, OwnText, Stamp
from beacons.domain.model import Each, Model
from beacons.domain.traits import WrittenBy

MOST_ITEMS = 40
"""Items of one quiz: as many as a room holds."""
MOST_ITEMS_KEPT = 400
"""Items that are kept where several devices have added to one quiz, until somebody takes some out."""
MOST_QUIZZES = 20
"""Quizzes that can be begun on one device; those that come out of a file are all kept."""
_ROOM = 300_000
"""Letters of a whole quiz: a browser tells its documents up to a bound."""


class OwnQuiz(Model):
    """A quiz. With each change ``revision`` grows by one, and what was changed says so by its stamp.

    One that was deleted is an empty one that says so: no old copy brings it back. A document without stamps has one for all of it: when
    the quiz was last changed.
    """

    id: OwnId
    revision: int = Field(default=1, ge=1, le=1_000_000_000)
    at: Moment = Field(default=0, description="When it was last changed, in seconds since 1970.")
    made_at: Moment = 0
    by: WrittenBy = "family"
    language: str = Field(default="en", pattern=r"^[A-Za-z-]{2,20}$")
    title: OwnText = ""
    items: Each[OwnItem] = Field(default=(), max_length=MOST_ITEMS_KEPT)
    is_removed: bool = False
    titled: Stamp = Field(default=NEVER, validate_default=True)
    signed: Stamp = Field(default=NEVER, validate_default=True, description="When who wrote it was last changed.")
    ordered: Stamp = Field(default=NEVER, validate_default=True)
    order: tuple[OwnId, ...] | None = Field(default=None, max_length=MOST_ITEMS_KEPT, description="None: as the items stand.")
    taken_out: dict[OwnId, Stamp] = Field(default_factory=dict, description="Items that are gone, and since when.")
    emptied: Stamp = Field(default=NEVER, validate_default=True, description="When it was last deleted: nothing from before is in it.")

    @field_validator("titled", "signed", "ordered")
    @classmethod
    def _known_since(cls, stamp: Stamp, info: ValidationInfo) -> Stamp:
        return _last(info) if stamp == NEVER else stamp

    @field_validator("emptied")
    @classmethod
    def _removed_since(cls, stamp: Stamp, info: ValidationInfo) -> Stamp:
        return _last(info) if info.data.get("is_removed") else stamp

    @field_validator("items")
    @classmethod
    def _dated(cls, items: tuple[OwnItem, ...], info: ValidationInfo) -> tuple[OwnItem, ...]:
        made_at = info.data.get("made_at", 0)
        return tuple(one if one.changed != NEVER else one.dated(_last(info), (made_at, place)) for place, one in enumerate(items))

    @model_validator(mode="after")
    def _is_sound(self) -> "OwnQuiz":
        if self.is_removed and (self.items or self.title):
            raise ValueError("a removed quiz holds nothing")
        if not self.has_room:
            raise ValueError("more than one quiz can hold")
        return self

    @property
    def has_room(self) -> bool:
        """Whether all of it can be kept as one document."""
        return len(self.items) <= MOST_ITEMS_KEPT and sum(len(text) for item in self.items for text in item.all_texts) <= _ROOM

    @property
    def stamp(self) -> Stamp:
        """When it was last changed, whatever of it."""
        return self.at, self.revision

    @property
    def in_order(self) -> tuple[str, ...]:
        """Ids of items as they were last put in order, those too that are gone by now."""
        return _ids(self.items) if self.order is None else self.order

    def changed(self, at: int, **changes: object) -> "OwnQuiz":
        """The next revision with these changes; the same one where nothing is another. What is as it was keeps its stamp."""
        told = OwnQuiz.model_validate({**dict(self), **changes})
        stamp = (max(at, self.at), self.revision + 1)
        known = {item.id: item for item in self.items}
        items = tuple(_kept(item, known.get(item.id), place, stamp) for place, item in enumerate(told.items))
        ids, gone = _ids(items), {**self.taken_out, **dict.fromkeys(known, stamp)}
        is_as_it_was = _ids(arranged(items, self.in_order)) == ids
        after = told.model_copy(
            update={
                "items": items,
                "titled": self.titled if told.title == self.title else stamp,
                "signed": self.signed if told.by == self.by else stamp,
                "ordered": self.ordered if is_as_it_was else stamp,
                "order": short_order(self.in_order if is_as_it_was else ids, items),
                "taken_out": {one: gone[one] for one in sorted(gone) if one not in ids},
            }
        )
        return self if after == self else after.model_copy(update={"revision": stamp[1], "at": stamp[0]})

    def removed(self, at: int) -> "OwnQuiz":
        """What stays of it once it is deleted."""
        about = {"id": self.id, "made_at": self.made_at, "language": self.language, "is_removed": True}
        return OwnQuiz.model_validate({**about, "revision": self.revision + 1, "at": max(at, self.at)})

    def again(self, former: "OwnQuiz") -> "OwnQuiz":
        """This one, all of it, as it comes after a former revision of the same quiz."""
        stamp = (max(self.at, former.at), former.revision + 1)
        items = tuple(item.dated(stamp, item.made) for item in self.items)
        stamps: dict[str, object] = dict.fromkeys(("titled", "signed", "ordered"), stamp)
        known: dict[str, object] = {"items": items, "order": None, "taken_out": {}, "emptied": former.emptied}
        return self.model_copy(update={**stamps, **known, "revision": stamp[1], "at": stamp[0]})

    def copied(self, quiz_id: str, title: str, item_ids: Iterable[str], at: int) -> "OwnQuiz":
        """Another quiz with the same words, whose items have these ids."""
        items = [item.bare.model_copy(update={"id": item_id}) for item, item_id in zip(self.items, item_ids, strict=True)]
        about = {"id": quiz_id, "at": at, "made_at": at, "by": self.by, "language": self.language, "title": title}
        return OwnQuiz.model_validate({**about, "items": items})


def _last(info: ValidationInfo) -> Stamp:
    """What a document of one stamp says of each part: it was changed when the quiz was, or before."""
    return info.data.get("at", 0), info.data.get("revision", 1)


def _ids(items: Iterable[OwnItem]) -> tuple[str, ...]:
    return tuple(item.id for item in items)


def _kept(told: OwnItem, known: OwnItem | None, place: int, stamp: Stamp) -> OwnItem:
    if known is None:
        return told.dated(stamp, (stamp[0], place))
    return known if told.bare == known.bare else told.dated(stamp, known.made)


def arranged(items: Iterable[OwnItem], order: tuple[str, ...]) -> tuple[OwnItem, ...]:
    """Items in this order; those that it does not name come after it, as they came in."""
    places = {item_id: place for place, item_id in enumerate(order)}
    return tuple(sorted(items, key=lambda item: (places.get(item.id, len(order)), item.made, item.id)))


def short_order(order: tuple[str, ...], items: Iterable[OwnItem]) -> tuple[str, ...] | None:
    """An order as it is kept: None where the items stand so, and it names no other."""
    return None if order == _ids(items) else order


OwnQuizzes = Mapping[str, OwnQuiz]
"""Every quiz of a device by id, with those that were removed."""


def there(quizzes: OwnQuizzes) -> tuple[OwnQuiz, ...]:
    """The quizzes that were not removed, the newest first."""
    return tuple(sorted((quiz for quiz in quizzes.values() if not quiz.is_removed), key=lambda quiz: (-quiz.made_at, quiz.id)))
