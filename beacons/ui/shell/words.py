"""Texts of the interface in the visitor's language."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from babel import Locale
from babel.dates import format_date
from markupsafe import Markup, escape

from beacons.domain.course.lesson import Card
from beacons.domain.days.safer_internet_day import next_edition
from beacons.domain.item import Item
from beacons.domain.model import Unit
from beacons.domain.response import Wording
from beacons.domain.text import SOURCE_LANGUAGE
from beacons.ui.shell.session import session
from beacons.wiring import catalogs, languages, today

_BRITISH = "en-GB"


@dataclass(frozen=True)
class Words:
    """The texts in one language."""

    language: str

    def t(self, key: str, **values: Any) -> str:
        """The text of a key, with ``{values}`` filled in."""
        return catalogs()[self.language].say(key, **values)

    def tn(self, key: str, count: int, **values: Any) -> str:
        """The text of a key in the form that fits ``count``, which it may name as ``{count}``."""
        return catalogs()[self.language].say_n(key, count, **values)

    def unfilled(self, key: str) -> str:
        """The text of a key with its gaps still open, for a script that fills them in."""
        return catalogs()[self.language].unfilled(key)

    def said(self, wording: Wording) -> str:
        """A text of an item, which is in its language already, or one of the interface."""
        return wording if isinstance(wording, str) else self.t(wording.key, **wording.values)


words_of = lru_cache(maxsize=64)(Words)
"""The texts in one language, made once."""


def t(key: str, **values: Any) -> str:
    """``Words.t`` in this tab's language."""
    return words_of(session().locale.code).t(key, **values)


def tn(key: str, count: int, **values: Any) -> str:
    """``Words.tn`` in this tab's language."""
    return words_of(session().locale.code).tn(key, count, **values)


def language_asked(asked: Mapping[str, str]) -> str:
    """The language that the address of a plain document names (``lang``), where it is one of ours; else English."""
    language = asked.get("lang", "")
    return language if language in languages() else SOURCE_LANGUAGE


def in_words(wording: Wording) -> str:
    """``Words.said`` in this tab's language."""
    return words_of(session().locale.code).said(wording)


def long_date(day: date) -> str:
    """A date with its weekday, as this tab's language writes it."""
    return format_date(day, format="full", locale=date_locale())


def date_locale() -> Locale:
    """Whose way of writing dates this tab follows; English is British."""
    return _date_locale(session().locale.code)


def date_in(language: str, day: date) -> str:
    """A date as a language writes it, without its weekday."""
    return format_date(day, format="long", locale=_date_locale(language))


def _date_locale(language: str) -> Locale:
    return Locale.parse(_BRITISH if language == SOURCE_LANGUAGE else language, sep="-")


def country_name_in(language: str, country: str) -> str:
    """The name of a country in a language; its code where the language has none."""
    return territories_in(language).get(country, country)


def territories_in(language: str) -> Mapping[str, str]:
    """The names of all territories in a language, by their codes; regions of the world have numbers for codes."""
    found: Mapping[str, str] = Locale.parse(language, sep="-").territories
    return found


@lru_cache(maxsize=64)
def direction(language: str) -> str:
    """``ltr`` or ``rtl``."""
    return Locale.parse(language, sep="-").text_direction


def isolated(text: str) -> str:
    """A text of somebody's own within a sentence of ours, so that each runs its own way."""
    return f"\u2068{text}\u2069"


def said(language: str, unit: Unit, text: str) -> Markup:
    """A text of a unit on a page in a language: where the unit is read in another one, it says in which, and how that runs.

    How somebody's own text runs the element around it finds out from its letters (``dir="auto"``).
    """
    if unit.language == language:
        return escape(text)
    if isinstance(unit, Item) and unit.written_by:
        return Markup('<span lang="{}">{}</span>').format(unit.language, text)
    around = "div" if isinstance(text, Markup) else "span"
    marks = {"around": around, "lang": unit.language, "dir": direction(unit.language), "text": text}
    return Markup('<{around} lang="{lang}" dir="{dir}">{text}</{around}>').format(**marks)


def extra_text(shown: Card) -> str | None:
    """What is computed for a card that says so, below its text."""
    if shown.extra is None:
        return None
    now = today()
    day = next_edition(now)
    days = (day - now).days
    return t("extra.today") if days == 0 else tn("extra.next_safer_internet_day", days, date=long_date(day))
