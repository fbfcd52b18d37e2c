"""Measures of a text: words, sentences, readability."""

import re
from collections.abc import Iterable
from functools import cache, lru_cache

import textstat

_WORD = re.compile(r"[\w’'-]*\w")
_NUMBER = re.compile(r"(^|\n)[ \t]*\d+\.\s+")
_SENTENCE_END = re.compile(r"(?<=[.!?:])[\"”’)]*\s+|\n\s*\n|\n\s*(?:[-*]|\d+\.)\s+")


def plain(markdown: str) -> str:
    """The text without marks of emphasis."""
    return markdown.replace("**", "")


def words(text: str) -> list[str]:
    """The words of a text."""
    return _WORD.findall(plain(text))


def sentences(text: str) -> list[str]:
    """The sentences of a text; a list entry is a sentence of its own."""
    bare = _NUMBER.sub(r"\1- ", plain(text))
    return [part for part in (p.strip(" -*\n") for p in _SENTENCE_END.split(bare)) if words(part)]


def holds(text: str, phrase: str) -> bool:
    """Whether the phrase stands in the text, as whole words and in any case."""
    return _standing(phrase).search(even(text)) is not None


@cache
def _standing(phrase: str) -> re.Pattern[str]:
    edge = r"(?<!\w){}(?!\w)" if phrase[0].isalnum() else "{}"
    return re.compile(edge.format(re.escape(even(phrase))), re.IGNORECASE)


@lru_cache(maxsize=64)  # one text is looked through for one phrase after the other
def even(text: str) -> str:
    """The text in one line, without marks, and with straight apostrophes."""
    return " ".join(plain(text).replace("’", "'").split())


def without_names(text: str, names: Iterable[str]) -> str:
    """The text with organisations' names replaced by a short word: they push every formula up by some grades."""
    for name in sorted(names, key=len, reverse=True):
        wrapped = r"\s+".join(map(re.escape, name.split()))
        text = re.sub(rf"(?<!\w){wrapped}(?!\w)", "Team", text)
    return text


def grade(text: str) -> float:
    """Flesch-Kincaid grade."""
    return float(textstat.flesch_kincaid_grade(_as_sentences(text)))


def ease(text: str) -> float:
    """Flesch reading ease."""
    return float(textstat.flesch_reading_ease(_as_sentences(text)))


def spache(text: str, easy_words: Iterable[str]) -> float:
    """Spache grade, with words taken as easy that a list of 1974 could not know."""
    for word in easy_words:
        text = re.sub(rf"(?<!\w){re.escape(word)}(?!\w)", "home", text, flags=re.IGNORECASE)
    return float(textstat.spache_readability(_as_sentences(text)))


def _as_sentences(text: str) -> str:
    return " ".join(s if s[-1] in ".!?" else s.rstrip(":,;") + "." for s in sentences(text))
