"""One help order for the whole app: what a help card says, and which orders an item may score."""

import re
from collections.abc import Iterator

from author.context import Context, lesson_file
from author.finding import Finding
from author.reading.prose import even, holds, sentences
from author.rules.wording_rules import passages
from beacons.domain.course.help import STEPS

_WHOM = r"(?:adult|grown-up|someone|somebody|parent|teacher|mum|dad|aunt|uncle|gran|grandma|grandpa|brother|sister|carer|trusts?)"
_DETERMINER = r"(?:an?|your|one|another|the|someone|somebody|her|his)"
_IT = r"(?:it|the|him|her|them|this|that|and)"
_ACTS: dict[str, str] = {
    "stop": r"\b(?:stop (?:the chat|the game|writing)|stops? (?:replying|answering)|don't (?:answer|reply))\b|\bstop[.,:]",
    "tell": rf"\b(?:tell|show|wake|talk to|go to|find|fetch|ask) (?:it |this |them )?(?:to )?{_DETERMINER}\b(?: \w+){{0,3}}? ?{_WHOM}\b"
    r"|\btell (?:someone|somebody)\b",
    "keep": r"\b(?:keep|save|leave) (?:the|all|those|these|every) (?:\w+ )?(?:chat|messages?|posts?|proof|evidence)\b",
    "report": rf"\breports? (?:together|{_IT})\b|\breport\b$",
    "block": rf"\bblocks? {_IT}\b|\bblock\b$",
}
"""How an act of the help order is said in English, by the step's id."""

_AS_GOOD = re.compile(
    r"\b(?:just as|as) (?:right|good|fine|well)\b|\b(?:earlier|sooner|later|first|before) is (?:fine|right|good|ok|okay)\b"
    r"|\beither order\b|\border (?:does not|doesn't) matter\b|\bfits? in many places\b|\bat any (?:place|point) is (?:fine|right)\b",
    re.IGNORECASE,
)

_NEGATIVE = re.compile(r"\b(?:never|not|nobody|no one|without|before)\b|n't\b", re.IGNORECASE)


def acts_in_order(text: str) -> list[str]:
    """Ids of the acts of the help order that a text names, in the order of their first mention."""
    bare = even(text).lower()
    places = {act: found.start() for act, pattern in _ACTS.items() if (found := re.search(pattern, bare, re.MULTILINE))}
    return sorted(places, key=lambda act: places[act])


def help_cards_hold_the_order(context: Context) -> Iterator[Finding]:
    """The app shows the order below every help card; what the card itself says stands in no other order."""
    for lesson, path, part in context.path_lessons():
        for card in part.cards:
            named = acts_in_order(f"{card.title}. {card.text}") if card.about == "help" else []
            wanted = [step for step in STEPS if step in named]
            if named != wanted:
                message = f"names {', '.join(named)}: the one order is {', '.join(STEPS)}"
                yield Finding(lesson_file(lesson.id), f"{path} > {card.id}", "help-order", message)


def every_picture_of_a_body_is_said_in_words(context: Context) -> Iterator[Finding]:
    """Nobody is told to keep, copy, show or forward a picture as proof."""
    for file, where, _, text in passages(context):
        for phrase in context.rules.picture_as_proof:
            if any(holds(sentence, phrase) and not _NEGATIVE.search(even(sentence)) for sentence in sentences(text)):
                yield Finding(file, where, "picture-as-proof", f"'{phrase}': a picture of a body is said in words, never kept or shown")


def no_scored_help_order(context: Context) -> Iterator[Finding]:
    """No order of telling, reporting and blocking is scored, and none says that another order is as good."""
    for file, item in context.items():
        if not item.traits.ordered:
            continue
        scored = {act for option in item.options for act in acts_in_order(option.text) if act in {"tell", "report", "block"}}
        if len(scored) > 1:
            message = f"scores the order of {', '.join(sorted(scored))}: only 'stop first' and 'keep before block' may be scored"
            yield Finding(file, item.id, "scored-help-order", message)
        for option in item.options:
            if _AS_GOOD.search(option.reason):
                yield Finding(
                    file, f"{item.id} > {option.id}", "as-good", "says that another order is as good: then nothing is to be scored"
                )
