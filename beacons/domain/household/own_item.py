"""An item that somebody wrote, as far as it was written: its texts, what is right, when it was changed, and what it still needs."""

import unicodedata
from collections.abc import Callable
from typing import Annotated, Literal, get_args

from pydantic import AfterValidator, Field, StringConstraints

from beacons.domain.model import Each, Model, Slug
from beacons.domain.paired import CHECK, CHOICES, MOST_PARTS, SCREEN, Part, Screen
from beacons.domain.response import Phrase
from beacons.domain.source import OWN

LEAST_OPTIONS = 2
MOST_OPTIONS, MOST_THINGS, MOST_BOXES = 6, 10, 6
"""Options to choose from; things to put in order or to sort; boxes."""
LONGEST, LONGEST_SCREEN = 300, 500
"""Letters of a text that can be played, and of all that stands on a made-up screen, which a wall shows at once."""
LONGEST_KEPT = 5000
"""Letters of a text that are kept until it is shortened."""
MOST_KEPT = 26
"""Options, boxes or parts of an item that are kept until some are taken out."""

Form = Literal["one", "some", "order", "boxes", "sides", "screen"]
"""How the writer says what is right: one option, several, the order of all, a box for each, that nothing is, or if a screen is real."""

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


class OwnPart(Model):
    """A part of a made-up screen, from top to bottom: ``part`` says what it is."""

    id: Slug
    part: Annotated[str, StringConstraints(pattern=r"^[a-z_]{1,20}$")]
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
    options: Each[OwnOption] = Field(default=(), max_length=MOST_KEPT)
    boxes: Each[OwnBox] = Field(default=(), max_length=MOST_KEPT)
    screen: str | None = Field(default=None, pattern=r"^[a-z_]{1,20}$", description="What kind of screen is made up, where one is.")
    parts: Each[OwnPart] = Field(default=(), max_length=MOST_KEPT)
    more: More = Field(default_factory=dict)
    copied_from: Slug | None = None

    @property
    def all_texts(self) -> tuple[str, ...]:
        """All that was written."""
        of_options = (text for one in self.options for text in (one.text, one.reason, *one.more.values()))
        of_parts = (*(part.text for part in self.parts), *(box.text for box in self.boxes))
        return (self.stem, self.hint, *of_parts, *of_options, *self.more.values())

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


def most_options(form: str) -> int:
    """How many options an item of a form can have; of a screen how many parts it can show."""
    return MOST_PARTS if form == "screen" else MOST_THINGS if form in {"order", "boxes"} else MOST_OPTIONS


def needs(item: OwnItem) -> tuple[Phrase, ...]:
    """What keeps an item from being played, in words; empty where it can be."""
    found = [] if item.stem else [Phrase("own.needs_stem")]
    found += [] if item.form == "screen" else _needs_options(len(item.written), most_options(item.form))
    long = [text for text in item.all_texts if len(text) > LONGEST]
    found += [Phrase("own.needs_shorter", {"count": str(len(long[0])), "most": str(LONGEST), "begin": long[0][:30]})] if long else []
    return (*found, *_KEYS.get(item.form, _unknown)(item))


def _needs_options(count: int, most: int) -> list[Phrase]:
    found = [Phrase("own.needs_options", {"count": str(LEAST_OPTIONS)})] if count < LEAST_OPTIONS else []
    return found + ([Phrase("own.needs_fewer", {"count": str(count), "most": str(most)})] if count > most else [])


def right(item: OwnItem) -> tuple[str, ...]:
    """Ids of the options that were said to be right."""
    return tuple(option.id for option in item.written if option.is_right)


def _needs_one(item: OwnItem) -> tuple[Phrase, ...]:
    return () if len(right(item)) == 1 else (Phrase("own.needs_key_one"),)


def _needs_some(item: OwnItem) -> tuple[Phrase, ...]:
    return () if right(item) else (Phrase("own.needs_key_some"),)


def _needs_boxes(item: OwnItem) -> tuple[Phrase, ...]:
    boxes = [box.id for box in item.boxes if box.text]
    found = [] if len(boxes) >= LEAST_OPTIONS else [Phrase("own.needs_boxes", {"count": str(LEAST_OPTIONS)})]
    found += [Phrase("own.needs_fewer_boxes", {"count": str(len(boxes)), "most": str(MOST_BOXES)})] if len(boxes) > MOST_BOXES else []
    homeless = next((option for option in item.written if option.box not in boxes), None)
    return (*found, *([Phrase("own.needs_box", {"begin": homeless.text[:30]})] if homeless else []))


ROLES = ("role_1", "role_2")
COMMON = ("values", "floor", "question")
SIDES = ("gains", "pays", "reason_for", "reason_against")
"""Texts of a form in which nothing is right: in whose place two choose, what both share, and what is to be said of each option."""


def _needs_sides(item: OwnItem) -> tuple[Phrase, ...]:
    found = [] if all(item.more.get(name) for name in ROLES) else [Phrase("own.needs_roles")]
    found += [] if all(option.more.get(name) for option in item.written for name in SIDES) else [Phrase("own.needs_sides")]
    return (*found, *([] if all(item.more.get(name) for name in COMMON) else [Phrase("own.needs_common")]))


def _needs_screen(item: OwnItem) -> tuple[Phrase, ...]:
    """What stands on it, whether it is real, what decides, how to check, and the words of all answers."""
    options = {option.id: option for option in item.options}
    count, said = sum(bool(part.text) for part in item.parts), [one for one in SCREEN if one in options and options[one].is_right]
    found = [] if count else [Phrase("own.needs_screen")]
    found += [Phrase("own.needs_fewer_parts", {"count": str(count), "most": str(MOST_PARTS)})] if count > MOST_PARTS else []
    letters = sum(len(part.text) for part in item.parts)
    found += [Phrase("own.needs_shorter_screen", {"count": str(letters), "most": str(LONGEST_SCREEN)})] if letters > LONGEST_SCREEN else []
    found += [] if len(said) == 1 else [Phrase("own.needs_genuine")]
    found += [] if all(options[one].reason for one in said) else [Phrase("own.needs_decides")]
    found += [] if CHECK in options and options[CHECK].reason else [Phrase("own.needs_check")]
    found += [] if all(one in options and options[one].text for one in CHOICES) else [Phrase("own.needs_words")]
    is_known = item.screen in get_args(Screen) and all(part.part in get_args(Part) for part in item.parts)
    return (*found, *([] if is_known else _unknown(item)))


def _unknown(_: OwnItem) -> tuple[Phrase, ...]:
    return (Phrase("own.needs_newer"),)


_KEYS: dict[str, Callable[[OwnItem], tuple[Phrase, ...]]] = {"one": _needs_one, "some": _needs_some, "order": lambda _: ()}
_KEYS |= {"boxes": _needs_boxes, "sides": _needs_sides, "screen": _needs_screen}
