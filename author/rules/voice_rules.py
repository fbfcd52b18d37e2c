"""English as it is spoken to children in Britain: contractions, and plain words for stiff ones. The interface is read, too."""

import re
from collections.abc import Iterator

from author.context import Context, Passage
from author.finding import Finding
from author.reading.prose import even, holds
from author.rules.wording_rules import passages
from beacons.domain.text import Plural
from beacons.storage.catalogs import load_interface

INTERFACE_FILE = "content/interface.yaml"

_BEFORE_CLAUSE = "and but so if that because when think thinks then while until or say says feel feels mean means though know knows sure"
_CLAUSE = rf"(?:^|(?<=[.!?,:;\"“(–] )|(?<=[\"“(])|\b(?:{_BEFORE_CLAUSE.replace(chr(32), chr(124))}) )"
"""Where a clause begins: a pronoun elsewhere may end one ("whoever does it is responsible")."""

_UNCONTRACTED = re.compile(
    r"(?<!\w)(?:(?:do|does|did|is|are|was|were|has|have|had|would|could|should) not|cannot|can not|will not)(?!\w)"
    rf"|{_CLAUSE}(?:(?:it|he|she) is|(?:you|we|they) are|I am|(?:I|you|we|they|it|he|she) will|let us)(?= [a-z])"
    r"|(?:^|(?<=[.!?\"“] ))(?:that|there|what|who) is(?= [a-z])",
    re.IGNORECASE,
)


def interface_passages(context: Context) -> Iterator[Passage]:
    """Every text of the interface with its key; read by all, so held to the spoken voice like a card."""
    if context.only is None:
        for key, english in load_interface(context.root / "content").items():
            texts = (english.one, english.other) if isinstance(english, Plural) else (english,)
            for text in dict.fromkeys(texts):
                yield INTERFACE_FILE, key, "10-12", text


def contractions(context: Context) -> Iterator[Finding]:
    """Nobody says "do not" to a child on the sofa. A form that ends its sentence ("Yes, it is.") stays."""
    for file, where, reader, text in (*passages(context), *interface_passages(context)):
        found = (
            list(dict.fromkeys(match.group(0) for match in _UNCONTRACTED.finditer(even(text)) if not match.group(0).endswith("NOT")))
            if reader != "adult"
            else []
        )
        if found:
            yield Finding(file, where, "contraction", f"{', '.join(repr(one) for one in found)}: say it as one speaks")


def stiff_words(context: Context) -> Iterator[Finding]:
    """Words that mark a translation rather than a voice, and promises that nobody can keep."""
    for file, where, reader, text in (*passages(context), *interface_passages(context)):
        for phrase in context.rules.stiff if reader != "adult" else ():
            if holds(text, phrase):
                yield Finding(file, where, "stiff", f"'{phrase}': use the plain word")
        for phrase in context.rules.promises:
            if holds(text, phrase):
                yield Finding(file, where, "promise", f"'{phrase}' promises for people we don't know")
