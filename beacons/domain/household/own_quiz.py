"""A quiz that somebody wrote on this device: what is kept of it, whole or half done, and two copies of it as one.

What can be played is made of it in ``own_items``. A text may be longer, and an item may have more in it, than can be played: nothing that
was typed or came out of a file is cut.
"""

import unicodedata
from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, StringConstraints, model_validator

from beacons.domain.model import Each, Model, Slug
from beacons.domain.source import OWN
from beacons.domain.traits import WrittenBy

MOST_ITEMS = 40
"""Items of one quiz: as many as a room holds."""
MOST_QUIZZES = 20
"""Quizzes that can be begun on one device; those that come out of a file are all kept."""
LONGEST = 300
"""Letters of a text that can be played."""
LONGEST_KEPT = 5000
"""Letters of a text that are kept until it is shortened."""
_MOST_KEPT = 26
_ROOM = 300_000
"""Letters of a whole quiz: a browser tells its documents up to a bound."""

Form = Literal["one", "some", "order", "boxes", "sides"]
"""How the writer says what is right: one option, several, the order of all, a box for each; or that nothing is."""

_UNSEEN = {"Cc", "Cs", "Cf"}
_JOINERS = "\u200c\u200d"
"""Without these some scripts and pictures of people cannot be written."""


def plain(text: str) -> str:
    """A text in one line, without signs that cannot be seen, and might turn others round."""
    seen = "".join(sign for sign in " ".join(text.split()) if unicodedata.category(sign) not in _UNSEEN or sign in _JOINERS)
    return unicodedata.normalize("NFC", " ".join(seen.split()))


OwnText = Annotated[str, AfterValidator(plain), StringConstraints(max_length=LONGEST_KEPT)]
More = Annotated[dict[Annotated[str, StringConstraints(pattern=r"^[a-z0-9_]{1,20}$")], OwnText], Field(max_length=10)]
"""Texts that only some forms have, by name."""
OwnId = Annotated[Slug, StringConstraints(pattern=f"^{OWN}[a-z0-9-]+$")]
Moment = Annotated[int, Field(ge=0, le=250_000_000_000)]


class OwnOption(Model):
    """An option as it was written: whether it is right, or into which box it belongs, and why."""

    id: Slug
    text: OwnText = ""
    reason: OwnText = ""
    is_right: bool = False
    box: Slug | None = None
    more: More = Field(default_factory=dict)


class OwnBox(Model):
    """A box to sort into."""

    id: Slug
    text: OwnText = ""


class OwnItem(Model):
    """An item as far as it was written. ``copied_from`` is the id of the item of ours that it was made from."""

    id: OwnId
    form: Form | str = Field(pattern=r"^[a-z_]{1,20}$", description="One that this version does not know is kept as it is.")
    stem: OwnText = ""
    hint: OwnText = ""
    options: Each[OwnOption] = Field(default=(), max_length=_MOST_KEPT)
    boxes: Each[OwnBox] = Field(default=(), max_length=_MOST_KEPT)
    more: More = Field(default_factory=dict)
    copied_from: Slug | None = None

    @property
    def all_texts(self) -> tuple[str, ...]:
        """All that was written."""
        of_options = (text for one in self.options for text in (one.text, one.reason, *one.more.values()))
        return (self.stem, self.hint, *of_options, *(box.text for box in self.boxes), *self.more.values())

    @property
    def written(self) -> tuple[OwnOption, ...]:
        """The options that say anything."""
        return tuple(option for option in self.options if option.text)


class OwnQuiz(Model):
    """A quiz. With each change ``revision`` grows by one.

    One that was deleted is an empty one that says so: no old copy brings it back.
    """

    id: OwnId
    revision: int = Field(default=1, ge=1, le=1_000_000_000)
    at: Moment = Field(default=0, description="When it was last changed, in seconds since 1970.")
    made_at: Moment = 0
    by: WrittenBy = "family"
    language: str = Field(default="en", pattern=r"^[A-Za-z-]{2,20}$")
    title: OwnText = ""
    items: Each[OwnItem] = Field(default=(), max_length=MOST_ITEMS)
    is_removed: bool = False

    @model_validator(mode="after")
    def _is_sound(self) -> "OwnQuiz":
        if self.is_removed and (self.items or self.title):
            raise ValueError("a removed quiz holds nothing")
        if sum(len(text) for item in self.items for text in item.all_texts) > _ROOM:
            raise ValueError("more than one quiz can hold")
        return self

    def changed(self, at: int, **changes: object) -> "OwnQuiz":
        """The next revision with these changes; the same one where nothing is another."""
        after = OwnQuiz.model_validate({**dict(self), **changes})
        return self if after == self else after.model_copy(update={"revision": self.revision + 1, "at": max(at, self.at)})

    def removed(self, at: int) -> "OwnQuiz":
        """What stays of it once it is deleted."""
        return OwnQuiz(id=self.id, revision=self.revision + 1, at=max(at, self.at), is_removed=True)

    def again(self, former: "OwnQuiz") -> "OwnQuiz":
        """This one as it comes after a former revision of the same quiz."""
        return self.model_copy(update={"revision": former.revision + 1})


OwnQuizzes = Mapping[str, OwnQuiz]
"""Every quiz of a device by id, with those that were removed."""


def merge(one: OwnQuizzes, other: OwnQuizzes) -> dict[str, OwnQuiz]:
    """Two copies as one: of each quiz the revision that was changed more often, else later.

    Commutative, associative and idempotent, as ``progress.merge``.
    """
    return {quiz_id: max((copies[quiz_id] for copies in (one, other) if quiz_id in copies), key=_along) for quiz_id in {**one, **other}}


def _along(quiz: OwnQuiz) -> tuple[int, int, str]:
    return quiz.revision, quiz.at, quiz.model_dump_json()


def there(quizzes: OwnQuizzes) -> tuple[OwnQuiz, ...]:
    """The quizzes that were not removed, the newest first."""
    return tuple(sorted((quiz for quiz in quizzes.values() if not quiz.is_removed), key=lambda quiz: (-quiz.made_at, quiz.id)))
