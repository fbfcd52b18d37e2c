"""What nobody may claim of this course, and editions that have been replaced."""

import re
from collections.abc import Iterator

from author.context import Context
from author.finding import Finding
from author.reading.prose import holds
from beacons.domain.text import SOURCE_LANGUAGE, Plural
from beacons.storage.catalogs import load_interface

_SPOKEN = re.compile(r"[\"“][^\"”]*[\"”]")
"""What stands in quotation marks: somebody in a scene claims it, or a page says that we don't."""


def no_claims_of_effect(context: Context) -> Iterator[Finding]:
    """No text says that this teaching is proven or makes anybody safe, but where it quotes such a claim."""
    yield from _barred(context, context.rules.claims, "claim", "nobody has shown that: say what the course does, or what isn't known")


def no_outdated_frameworks(context: Context) -> Iterator[Finding]:
    """No text names an edition or a curriculum that has been replaced."""
    yield from _barred(context, context.rules.outdated, "outdated", "has been replaced: name the present edition, or none")


def _barred(context: Context, phrases: tuple[str, ...], rule: str, message: str) -> Iterator[Finding]:
    for where, text in _texts(context):
        bare = _SPOKEN.sub("", text)
        for phrase in phrases:
            if holds(bare, phrase):
                yield Finding("content", where, rule, f"'{phrase}' {message}")


def _texts(context: Context) -> Iterator[tuple[str, str]]:
    """Every text that somebody reads, with its id; with ``only`` those of one lesson."""
    for unit in context.library.edition(SOURCE_LANGUAGE).units():
        for text_id, english in unit.texts.items():
            if context.only is None or text_id.startswith(context.only):
                yield text_id, _all_of(english)
    if context.only is None:
        for key, english in load_interface(context.root / "content").items():
            yield key, _all_of(english)


def _all_of(english: str | Plural) -> str:
    return f"{english.one} {english.other}" if isinstance(english, Plural) else english
