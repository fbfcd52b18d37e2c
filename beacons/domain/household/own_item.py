"""An item that somebody wrote, as far as it was written: its texts, what is right, and when it was changed."""

import unicodedata
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, StringConstraints

from beacons.domain.model import Each, Model, Slug
from beacons.domain.source import OWN

LONGEST = 300
"""Letters of a text that can be played."""
LONGEST_KEPT = 5000
"""Letters of a text that are kept until it is shortened."""
_MOST_KEPT = 26

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
Count = Annotated[int, Field(ge=0, le=1_000_000_000)]
Stamp = tuple[Moment, Count]
"""When something of a quiz was changed, in seconds since 1970, and as which revision of it: of two the later is the greater."""
NEVER: Stamp = (0, 0)


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
    """An item as far as it was written. ``copied_from`` is the id of the item of ours that it was made from.

    ``made`` says when it came into its quiz, and at which place: items that no order names stand by it.
    """

    id: OwnId
    changed: Stamp = NEVER
    made: Stamp = NEVER
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

    @property
    def bare(self) -> "OwnItem":
        """What was written alone, whenever that was."""
        return self.model_copy(update={"changed": NEVER, "made": NEVER})

    def dated(self, changed: Stamp, made: Stamp) -> "OwnItem":
        """The same as it was changed and came in then."""
        return self.model_copy(update={"changed": changed, "made": made})
