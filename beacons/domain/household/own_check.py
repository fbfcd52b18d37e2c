"""What might be better in an own quiz: what a kind colleague would notice. Nothing of it keeps anybody from playing."""

import re
from collections.abc import Iterable, Iterator

from beacons.domain.household.own_item import OwnItem, right
from beacons.domain.household.own_quiz import MOST_ITEMS, OwnQuiz
from beacons.domain.paired import REAL, SCREEN
from beacons.domain.response import Phrase

LONG_STEM, LONG_OPTION, LONG_SCREEN = 140, 80, 240
"""Letters after which a question fills a phone, an option three lines of it, and a class cannot read a screen from the last row."""
LONG_SENTENCE = 20
"""Words."""
_ENOUGH = 3
"""Items after which a habit shows."""
_ENOUGH_WORDS = 30
_LONG_WORD = 6
_EASY, _MIDDLE = 30, 42
"""Of the measure LIX: up to here a children's book, up to here a newspaper for young people."""
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_NAME = re.compile(r"(?<![.!?:„“\"»…] )(?<!^)\b([A-Z][a-zà-ÿ]{2,})\b")
_NO_NAMES = re.compile(
    "Internet|English|German|French|Spanish|(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|June|July|August|Christmas"
    "|(Septem|Octo|Novem|Decem)ber|Easter|Europe|Google|Whats[Aa]pp|Tik[Tt]ok|Instagram|You[Tt]ube|Snapchat|Minecraft|Roblox|Fortnite|Discord"
    "|Mum|Dad|Grandma|Grandpa|Facebook|Signal|Telegram|Twitch|Wikipedia|Netflix|Safer|Day"
)
"""What begins with a capital letter and is no child."""


def of_item(item: OwnItem, language: str, known: Iterable[str] = ()) -> tuple[Phrase, ...]:
    """What might be better in one item. ``known`` are names of organisations, which are no child's.

    Names are looked for in English alone, where only names begin with a capital letter.
    """
    return (*_reasons(item), *(_names(item, known) if language.startswith("en") else ()), *_lengths(item))


def _reasons(item: OwnItem) -> Iterator[Phrase]:
    if item.form == "sides":
        return
    missing = sum(not option.reason for option in item.written)
    if item.written and missing == len(item.written):
        yield Phrase("own.check_no_reasons")
    elif missing:
        yield Phrase("own.check_some_reasons", {"count": str(missing), "of": str(len(item.written))})


def _names(item: OwnItem, known: Iterable[str]) -> Iterator[Phrase]:
    shown = {part.text for part in item.parts if part.part != "line"}  # senders and buttons begin with a capital letter
    yield from _first_name("own.check_name", (text for text in item.all_texts if text not in shown), known)


def _first_name(key: str, texts: Iterable[str], known: Iterable[str]) -> Iterator[Phrase]:
    no_child = {word for name in known for word in name.split()}
    names = (name for text in texts for name in _NAME.findall(text))
    found = next((name for name in names if not _NO_NAMES.fullmatch(name) and name not in no_child), None)
    if found:
        yield Phrase(key, {"name": found})


def _lengths(item: OwnItem) -> Iterator[Phrase]:
    if len(item.stem) > LONG_STEM:
        yield Phrase("own.check_long_stem", {"count": str(len(item.stem))})
    longest = max((len(option.text) for option in item.options), default=0)
    if longest > LONG_OPTION:
        yield Phrase("own.check_long_option", {"count": str(longest)})
    on_screen = sum(len(part.text) for part in item.parts)
    if on_screen > LONG_SCREEN:
        yield Phrase("own.check_long_screen", {"count": str(on_screen)})
    words = max((len(_WORD.findall(sentence)) for text in item.all_texts for sentence in re.split(r"[.!?…]", text)), default=0)
    if words > LONG_SENTENCE:
        yield Phrase("own.check_long_sentence", {"count": str(words)})


def of_quiz(quiz: OwnQuiz, known: Iterable[str] = ()) -> tuple[Phrase, ...]:
    """What shows only over several items: whether there are too many, lengths give the key away, and how hard it is to read.

    And whether a child may be named in the title, in English alone, as in ``of_item``.
    """
    title = _first_name("own.check_title", (quiz.title,), known) if quiz.language.startswith("en") else ()
    return (*title, *_too_many(quiz.items), *_habits(quiz.items), *_screens(quiz.items), *_level(quiz))


def _too_many(items: tuple[OwnItem, ...]) -> Iterator[Phrase]:
    if len(items) > MOST_ITEMS:
        yield Phrase("own.check_too_many", {"count": str(len(items)), "most": str(MOST_ITEMS)})


def _habits(items: Iterable[OwnItem]) -> Iterator[Phrase]:
    places = [place for item in items if item.form == "one" and (place := _place_of_key(item))]
    if len(places) < _ENOUGH:
        return
    for place in ("shortest", "longest"):
        if all(one == place for one in places):
            yield Phrase("own.check_shortest" if place == "shortest" else "own.check_longest")


def _screens(items: Iterable[OwnItem]) -> Iterator[Phrase]:
    """Whoever meets tricks alone takes what is real for one, and the other way round."""
    said = [one for item in items if item.form == "screen" for one in right(item) if one in SCREEN]
    if len(said) >= _ENOUGH and len({*said}) == 1:
        yield Phrase("own.check_all_real" if said[0] == REAL else "own.check_all_trick")


def _place_of_key(item: OwnItem) -> str:
    """Where the one right option stands by its length: shortest, longest or between; empty where nothing can be said."""
    right = [len(option.text) for option in item.written if option.is_right]
    others = [len(option.text) for option in item.written if not option.is_right]
    if len(right) != 1 or not others:
        return ""
    return "shortest" if right[0] < min(others) else "longest" if right[0] > max(others) else "between"


def _level(quiz: OwnQuiz) -> Iterator[Phrase]:
    texts = [text for item in quiz.items for text in item.all_texts if text]
    words = [word for text in texts for word in _WORD.findall(text)]
    if len(words) < _ENOUGH_WORDS:
        return
    long_words = sum(len(word) > _LONG_WORD for word in words)
    sentences = sum(len([one for one in re.split(r"[.!?…]", text) if one.strip()]) or 1 for text in texts)
    lix = len(words) / sentences + 100 * long_words / len(words)
    yield Phrase("own.level_easy" if lix <= _EASY else "own.level_middle" if lix <= _MIDDLE else "own.level_hard")
