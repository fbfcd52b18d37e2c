"""Texts by id: what a translator may write, and a language's own words for what stands in English."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Literal, Protocol

from pydantic import AfterValidator, StringConstraints

SOURCE_LANGUAGE = "en"
"""Content is written in this language; what a translation lacks is read in it."""

TextId = str
"""Where a text stands, by names and ids and never by a place: ``sid-10-left-out-chat/options/wait/text``; of the interface its key."""


@dataclass(frozen=True)
class Translatable:
    """Marks what somebody reads and a translator may write."""


def _one_line(text: str) -> str:
    return " ".join(text.split())


_Written = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]

Line = Annotated[_Written, AfterValidator(_one_line)]
"""A text without line breaks that is never translated: authors may wrap it in the file, readers see one line."""

Said = Annotated[Line, Translatable()]
"""As ``Line``, and a translator may write it."""

Text = Annotated[_Written, Translatable()]
"""Paragraphs, which a translator may write."""


@dataclass(frozen=True)
class Plural:
    """A text of the interface that names a count: how English says one, and any other number."""

    one: str
    other: str


English = str | Plural
Interface = Mapping[TextId, English]
"""What the interface says in English, by key."""


@dataclass(frozen=True)
class Locale:
    """A language as it is written: its code, and the languages in which what it lacks is looked for, before English."""

    code: str
    direction: Literal["ltr", "rtl"] = "ltr"
    fallbacks: tuple[str, ...] = ()


SOURCE = Locale(SOURCE_LANGUAGE)


@dataclass(frozen=True)
class Translation:
    """A text in another language: its one form, or one for each kind of count. Stale: it was made from another English."""

    forms: tuple[str, ...]
    is_stale: bool
    language: str

    @property
    def text(self) -> str:
        """The text, where it names no count."""
        return self.forms[0]


class Texts(Protocol):
    """All words of one language."""

    @property
    def locale(self) -> Locale:
        """The language."""

    def of(self, text_id: TextId, english: English) -> Translation | None:
        """The translation of a text, or None where there is none."""

    def say(self, key: str, **values: object) -> str:
        """What the interface says, with ``{values}`` filled in."""

    def say_n(self, key: str, count: int, **values: object) -> str:
        """What the interface says of a count, which it may name as ``{count}``."""

    def unfilled(self, key: str) -> str:
        """What the interface says, with its blanks open: for a script that fills them in."""
