"""Single items: lengths, wording of stem and options, feedback."""

import re
from collections import defaultdict
from collections.abc import Iterator

from author.context import Context, path_of
from author.finding import Finding
from author.reading.prose import holds, sentences, words
from author.reading.writing_rules import LIMITS

LENGTH_RATIO = 1.5
RATIO_MATTERS_FROM = 25
"""Letters of the longest option from which the ratio counts: "Yes" and "No way" are both short."""
MOST_PARTS = 6
FEEDBACK_SENTENCES = 2
FEEDBACK_WORDS = 40


def item_lengths(context: Context) -> Iterator[Finding]:
    """Stem, options and feedback short enough for the path."""
    for file, item in context.items():
        limits = LIMITS[path_of(item)]
        if len(words(item.stem)) > limits.stem:
            yield Finding(file, item.id, "length", f"the stem has {len(words(item.stem))} words, at most {limits.stem}")
        for option in item.options:
            where = f"{item.id} > {option.id}"
            if len(words(option.text)) > limits.option:
                yield Finding(file, where, "length", f"the option has {len(words(option.text))} words, at most {limits.option}")
            if len(sentences(option.reason)) > FEEDBACK_SENTENCES or len(words(option.reason)) > FEEDBACK_WORDS:
                yield Finding(file, where, "length", f"feedback: at most {FEEDBACK_SENTENCES} short sentences")


def right_for_the_course(context: Context) -> Iterator[Finding]:
    """As many options as the course has in items of that type, and whatever else its type wishes."""
    for file, item in context.items():
        for wish in item.wishes():
            yield Finding(file, item.id, "course", wish)


def not_too_many_parts(context: Context) -> Iterator[Finding]:
    """A class sees a whole screen, with the answer that nothing is wrong, from the last row of an old projector."""
    for file, item in context.items():
        if item.beside and len(item.options) > MOST_PARTS:
            yield Finding(file, item.id, "parts", f"has {len(item.options)} parts: at most {MOST_PARTS} fit on a wall")


def even_options(context: Context) -> Iterator[Finding]:
    """Options to choose among are about equally long."""
    for file, item in context.items():
        if not item.traits.competing:
            continue
        sizes = sorted(len(option.text) for option in item.options)
        if sizes[-1] >= RATIO_MATTERS_FROM and sizes[-1] > LENGTH_RATIO * sizes[0]:
            yield Finding(
                file, item.id, "option-length", f"longest option {sizes[-1]} letters, shortest {sizes[0]}: at most {LENGTH_RATIO} times"
            )


def clear_wording(context: Context) -> Iterator[Finding]:
    """No "all of the above", no negative stem, and the stem says how many to choose."""
    for file, item in context.items():
        for option in item.options if item.traits.competing else ():
            if re.search(r"\b(all|none|both|any) of (the above|these|them)\b", option.text, re.IGNORECASE):
                yield Finding(file, f"{item.id} > {option.id}", "all-of-the-above", "say what it means instead")
        if re.search(r"\bNOT\b|\bEXCEPT\b|\bis(?: not|n't|n’t) true\b", item.stem):
            yield Finding(file, item.id, "negative-stem", "ask for what is right")
        number = {2: "two", 3: "three"}.get(item.to_give) if item.traits.says_how_many else None
        if number and not holds(item.stem, number):
            yield Finding(file, item.id, "choose-how-many", f"the stem does not say how many: 'Choose {number}.'")


def own_feedback(context: Context) -> Iterator[Finding]:
    """Every option has a reason of its own, and no stem is asked twice."""
    seen: dict[tuple[str, str], list[str]] = defaultdict(list)
    for file, item in context.items():
        texts = [("feedback", o.reason, o.id) for o in item.options if o.feedback] + [("stem", f"{item.path} {item.stem}", "stem")]
        for kind, text, part in texts:
            key = (kind, " ".join(words(text)).lower())
            if seen[key]:
                yield Finding(file, f"{item.id} > {part}", "repeated", f"the same {kind} as {seen[key][0]}")
            seen[key].append(f"{item.id} > {part}")
