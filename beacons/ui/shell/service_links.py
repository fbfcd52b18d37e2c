"""Services that a text names, each as a link to its page: one mechanism for all that grown-ups read, and for first words."""

import re
from collections.abc import Mapping
from functools import lru_cache

from markupsafe import Markup, escape

from beacons.ui.shell.words import Words
from beacons.wiring import base, library

HELP = "/help"
"""Where a number stands that has no page of its own; below the app's base path."""
_TAG, _PARAGRAPH = re.compile(r"(<[^>]*>)"), re.compile(r"<(?:p|li)\b")


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
    known, advice = library().services, library().edition(language).help
    every = (*known.services, *known.worldwide) if known else ()
    found = {one.name: str(one.url) for one in (advice.directories if advice else ())}
    found |= {name: str(one.site) for one in every for name in one.called}
    return found | {one.not_urgent: HELP for one in (known.emergency if known else ()) if one.not_urgent}


@lru_cache(maxsize=8)
def _names(names: tuple[str, ...]) -> re.Pattern[str]:
    """Any of the names as a whole word, the longest first."""
    return re.compile("|".join(rf"(?<!\w){re.escape(name)}(?!\w)" for name in sorted(names, key=len, reverse=True)))


def phone(number: str) -> str:
    """A number as a ``tel:`` link wants it: digits, and a plus in front where there is one."""
    digits = "".join(c for c in number if c.isdecimal())
    return f"+{digits}" if number.lstrip().startswith("+") else digits


def dialled(text: str, number: str | None) -> Markup:
    """A text with the emergency number that it names as a number to tap."""
    bare = str(escape(text))
    if not number:
        return Markup(bare)  # noqa: S704  # escaped above
    tap = Markup('<a href="tel:{}">{}</a>').format("".join(c for c in number if c.isdecimal()), number)
    return Markup(re.sub(rf"(?<![\w-]){re.escape(number)}(?![\w-])", str(tap), bare, count=1))  # noqa: S704
