"""Texts of the interface in the visitor's language."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from babel import Locale
from babel.dates import format_date

from beacons.ui.services import catalogs
from beacons.ui.session import session


@dataclass(frozen=True)
class Words:
    """The texts in one language."""

    language: str

    def t(self, key: str, **values: Any) -> str:
        """The text of a key, with ``{values}`` filled in."""
        return str(catalogs()[self.language].gettext(key)).format(**values)

    def tn(self, key: str, count: int, **values: Any) -> str:
        """The text of a key in the form that fits ``count``, which it may name as ``{count}``."""
        return str(catalogs()[self.language].ngettext(key, key, count)).format(count=count, **values)


def t(key: str, **values: Any) -> str:
    """``Words.t`` in this tab's language."""
    return Words(session().language).t(key, **values)


def tn(key: str, count: int, **values: Any) -> str:
    """``Words.tn`` in this tab's language."""
    return Words(session().language).tn(key, count, **values)


def long_date(day: date) -> str:
    """A date with its weekday, as the catalog's locale writes it."""
    return format_date(day, format="full", locale=t("date.locale"))


def country_name(country: str) -> str:
    """The name of a country in this tab's language; its code where the language has none."""
    return str(Locale.parse(session().language, sep="-").territories.get(country, country))


def direction(language: str) -> str:
    """``ltr`` or ``rtl``."""
    return Locale.parse(language, sep="-").text_direction
