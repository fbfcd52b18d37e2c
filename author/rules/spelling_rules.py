"""Spelling, by a dictionary package and the words that this project adds to it."""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache

from spellchecker import SpellChecker

from author.context import Context
from author.finding import Finding
from author.reading.prose import without_names, words
from author.rules.wording_rules import passages, screen_passages

_PLAIN = re.compile(r"[a-z]+")


@lru_cache(maxsize=1)
def _dictionary() -> SpellChecker:
    return SpellChecker(language="en", distance=1)


def spelling(context: Context) -> Iterator[Finding]:
    """Every word is one of the dictionary, a name, or in the ``spelling`` list of the writing rules.

    A made-up screen with a slip is passed over: it stands there on purpose.
    Words that begin with a capital are taken for names. Compounds with a hyphen are looked at part by part.
    """
    own = {word.lower() for word in (*context.rules.spelling, *context.rules.easy_words)}
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for file, where, _, text in (*passages(context), *screen_passages(context, without="slip")):
        for word in words(without_names(text, context.names)):
            for part in re.split(r"n[’']t\b|[’']\w*|-", word):
                if _PLAIN.fullmatch(part) and len(part) > 2 and part not in own:  # noqa: PLR2004  # "s" and "ll" after an apostrophe
                    found[file, where].add(part)
    unknown = _dictionary().unknown({word for parts in found.values() for word in parts})
    for (file, where), parts in found.items():
        for part in sorted(parts & unknown):
            yield Finding(file, where, "spelling", f"'{part}': mend it, or add it to spelling in writing_rules.yaml")
