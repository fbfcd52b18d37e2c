"""What every page may say of services: the one help order with its emergency number, and each service that a text names as a link."""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from markupsafe import Markup, escape

from beacons.domain.course import ChildPath
from beacons.ui.shell.words import Words
from beacons.wiring import base, library

FIRST_NAMED = "GB"
"""The country whose emergency number the help order names where none was picked."""
HELP = "/help"
"""Where a number stands that has no page of its own; below the app's base path."""
_TAG, _PARAGRAPH = re.compile(r"(<[^>]*>)"), re.compile(r"<(?:p|li)\b")


def help_order(language: str, path: ChildPath, country: str | None = None) -> dict[str, Any] | None:
    """What the templates need for the help order of a path; None where there is no help file."""
    advice, services = library().help(language), library().services
    if advice is None:
        return None
    emergency = services.emergency_of(country or FIRST_NAMED) if services else None
    number = emergency.number if emergency else None
    danger = advice.danger_line(number, is_picked=country is not None)
    return {"advice": advice, "words": library().first_words(language), "path": path, "danger": danger, "number": number}


def linked(language: str, text: str) -> Markup:
    """A text, or HTML of ours, with the first mention of each service in each paragraph as a link that opens a tab of its own.

    A number that has no page leads to the help page. Nothing is asked of anybody before a link is pressed.
    """
    found, seen = pages(language), set[str]()
    if not found:
        return escape(text)
    leaves = Words(language).t("help.leaves")

    def link(match: re.Match[str]) -> str:
        name, page = match[0], found[match[0]]
        if page in seen:
            return name
        seen.add(page)
        if page == HELP:
            return Markup('<a href="{}" data-page>{}</a>').format(base() + page, name)
        ours = Markup('<a class="of-service" href="{}" target="_blank" rel="noreferrer noopener" aria-label="{} {}">{}</a>')
        return ours.format(page, name, leaves, name)

    def piece_of(piece: str) -> str:
        if not piece.startswith("<"):
            return _names(tuple(found)).sub(link, piece)
        if _PARAGRAPH.match(piece):
            seen.clear()
        return piece

    return Markup("".join(map(piece_of, _TAG.split(str(escape(text))))))  # noqa: S704  # all of it was escaped


def pages(language: str) -> Mapping[str, str]:
    """The address of each service by the names that texts give it."""
    known, advice = library().services, library().help(language)
    every = (*known.services, *known.worldwide) if known else ()
    found = {one.name: str(one.url) for one in (advice.directories if advice else ())}
    found |= {name: str(one.site) for one in every for name in one.called}
    return found | {one.not_urgent: HELP for one in (known.emergency if known else ()) if one.not_urgent}


@lru_cache(maxsize=8)
def _names(names: tuple[str, ...]) -> re.Pattern[str]:
    """Any of the names as a whole word, the longest first."""
    return re.compile("|".join(rf"(?<!\w){re.escape(name)}(?!\w)" for name in sorted(names, key=len, reverse=True)))


def dialled(text: str, number: str | None) -> Markup:
    """A text with the emergency number that it names as a number to tap."""
    bare = str(escape(text))
    if not number:
        return Markup(bare)  # noqa: S704  # escaped above
    tap = Markup('<a href="tel:{}">{}</a>').format("".join(c for c in number if c.isdecimal()), number)
    return Markup(re.sub(rf"(?<![\w-]){re.escape(number)}(?![\w-])", str(tap), bare, count=1))  # noqa: S704
