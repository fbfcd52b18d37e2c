"""Feedback over a whole quiz: it moves on instead of conceding, praises no person, and does not open alike again and again."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from author.context import Context, path_of
from author.finding import Finding
from author.reading.prose import even, holds, sentences, words
from beacons.domain.item import Item, Option
from beacons.domain.path import ChildPath

CONCESSION_SHARE = 0.25
"""Of the reasons for wrong options in a path: praise before a correction makes readers miss it (Hattie and Timperley 2007)."""
TEENS: ChildPath = "13-16"
SAME_OPENING = 2
OPENING_WORDS = 3

_FEELS = r"(?:'s|'re|is|are|can be|may be|might be|feels?|sounds?|seems?|looks?|(?:can|may|might) (?:feel|sound|seem|look))"
_PEOPLE = r"(?:people|children|teens|adults|players|friends|pupils|couples|of us)\b"
_BEFORE_PRAISE = r"(?:(?:a|an|the|often|only|quite|very|really|so|such|just|still|mostly) ){0,3}"


def few_concessions(context: Context) -> Iterator[Finding]:
    """At most a quarter of the reasons for wrong options open with a concession; none about an unsafe act, none for 13-16."""
    reasons: dict[tuple[str, str], list[tuple[Item, Option]]] = defaultdict(list)
    for file, item in context.items():
        reasons[file, path_of(item)] += [(item, option) for option in _wrong(item)]
    for (file, path), found in reasons.items():
        conceding = [(item, option) for item, option in found if concedes(option.reason, context.rules.conceding)]
        for item, option in conceding:
            if item.sensitive == "topic" or path == TEENS:
                why = "an unsafe act" if item.sensitive == "topic" else "a teenager"
                yield Finding(
                    file, f"{item.id} > {option.id}", "concession", f"concedes to {why}: begin with what happens next, or a reason"
                )
        if len(conceding) > CONCESSION_SHARE * len(found):
            ids = ", ".join(f"{item.id} > {option.id}" for item, option in conceding)
            message = f"{len(conceding)} of {len(found)} wrong options open with a concession, at most {CONCESSION_SHARE:.0%}: {ids}"
            yield Finding(file, path, "concession", message)


def _wrong(item: Item) -> tuple[Option, ...]:
    solution = item.solution()
    if solution is None or not item.traits.competing:
        return ()
    return tuple(item.option(row.option_id) for row in solution.rows if not row.fits)


def concedes(feedback: str, good_words: tuple[str, ...]) -> bool:
    """Whether the first sentence calls the wrong choice good, natural or common before it says anything else."""
    first = even(sentences(feedback)[0]).lower()
    praise = "|".join(map(re.escape, good_words)) or r"(?!)"  # where no words are listed, none is found
    patterns = (
        rf"(?<!not ){_FEELS} (?!not ){_BEFORE_PRAISE}(?:{praise})\b",
        rf"^(?:many|most|lots of|plenty of) {_PEOPLE}(?: \w+){{0,2}} (?:think|believe|try|feel|say|do|would|worry|want|expect)\b",
        r"^(?:wanting|wishing|the wish|of course|it's true|it is true|sure,|true,)\b",
        r"\beasy to (?:think|believe|understand|miss|read)\b",
        r"\btakes (?:some |real )?courage\b",
    )
    return any(re.search(pattern, first) for pattern in patterns)


def no_praise_of_the_person(context: Context) -> Iterator[Finding]:
    """Feedback speaks of what was done; praise of the person teaches to avoid hard questions (Mueller and Dweck 1998)."""
    for file, item in context.items():
        for option in item.options:
            for phrase in context.rules.praise:
                if holds(option.reason, phrase):
                    yield Finding(file, f"{item.id} > {option.id}", "praise", f"'{phrase}' praises the person: say what the choice does")


def varied_openings(context: Context) -> Iterator[Finding]:
    """No three opening words more than twice in a quiz."""
    for quiz in context.quizzes():
        reasons = (option.reason for item in quiz.items for option in item.options if option.feedback)
        openings = Counter(" ".join(words(even(reason))[:OPENING_WORDS]).lower() for reason in reasons)
        for opening, count in openings.items():
            if count > SAME_OPENING:
                yield Finding(
                    f"quizzes/{quiz.lesson}.yaml", "", "opening", f"{count} reasons begin with '{opening} …', at most {SAME_OPENING}"
                )
