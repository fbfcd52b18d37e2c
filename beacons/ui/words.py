"""Texts of the interface in the visitor's language."""

from datetime import date
from typing import Any

from babel import Locale
from babel.dates import format_date

from beacons.ui.services import catalogs
from beacons.ui.session import session


def t(key: str, **values: Any) -> str:
    """The text of a key, with ``{values}`` filled in."""
    return str(catalogs()[session().language].gettext(key)).format(**values)


def tn(key: str, count: int, **values: Any) -> str:
    """The text of a key in the form that fits ``count``, which it may name as ``{count}``."""
    return str(catalogs()[session().language].ngettext(key, key, count)).format(count=count, **values)


def long_date(day: date) -> str:
    """A date with its weekday, as the catalog's locale writes it."""
    return format_date(day, format="full", locale=t("date.locale"))


def direction(language: str) -> str:
    """``ltr`` or ``rtl``."""
    return Locale.parse(language, sep="-").text_direction
