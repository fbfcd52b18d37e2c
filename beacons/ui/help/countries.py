"""Every country by all that people call it: for the field in which one is found, and for the plain list."""

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from beacons.domain.course.helplines import Services
from beacons.ui.shell.words import territories_in
from beacons.wiring import languages

_CODE = re.compile("[A-Z]{2}")
_NO_COUNTRIES = frozenset(
    ("AC", "AQ", "BV", "CP", "CQ", "DG", "EA", "EU", "EZ", "GS", "HM", "IC", "IO", "QO", "TA", "TF", "UM", "UN", "XA", "XB", "ZZ")
)
"""Codes of two letters where no child lives, or that are parts of a country, no country at all, or made up for tests."""


class Place(NamedTuple):
    """A country: its code, its name in the language of the page, what else it is called, and whether anything is known of its services."""

    code: str
    name: str
    others: tuple[str, ...]
    is_listed: bool


def places(language: str, known: Services) -> list[Place]:
    """All countries of the world, sorted by name: one that isn't listed must be found as well, lest another be taken for it."""
    named, listed = territories_in(language), set(known.countries)
    codes = {code for code in named if _CODE.fullmatch(code)} - _NO_COUNTRIES | listed
    found = (Place(code, named.get(code, code), tuple(_others(code, language, known)), code in listed) for code in codes)
    return sorted(found, key=lambda one: in_order(one.name))


def in_order(name: str) -> str:
    """What a name is sorted by: without capitals and accents, so that Österreich stands with O."""
    return "".join(letter for letter in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(letter))


def looked_up(place: Place) -> list[str]:
    """Other names of a country that somebody looks for elsewhere in a list by letters: in Latin letters, with another one first."""
    first = in_order(place.name)[:1]
    return [name for name in place.others if _is_latin(name) and in_order(name)[:1] != first]


def _is_latin(name: str) -> bool:
    return unicodedata.name(in_order(name)[:1], "").startswith("LATIN")


def _others(code: str, language: str, known: Services) -> Iterator[str]:
    """What else it is called, and its name in the other languages of the app."""
    name = territories_in(language).get(code)
    elsewhere = (territories_in(other).get(code) for other in languages() if other != language)
    every = dict.fromkeys((*known.names.get(code, ()), *(one for one in elsewhere if one)))
    return (one for one in every if one != name)
