"""Nobody gets a quiz right by how its options look. A finding names quiz, path, figure, bound, and the items that would mend it."""

from collections import Counter
from collections.abc import Iterator, Sequence
from fractions import Fraction
from math import ceil

from author.context import Context
from author.finding import Finding
from author.reading.guessing import Question, best_stack, content_words, question, tails
from author.rules.quiz_rules import banks
from beacons.domain.item import Item

KEY_SHARES: dict[str, tuple[Fraction, Fraction]] = {
    "shortest": (Fraction(20, 100), Fraction(42, 100)),
    "longest": (Fraction(15, 100), Fraction(42, 100)),
}
"""Fewest and most of the questions in which the key is strictly the shortest, or the longest. Chance is a third."""
LEAST_TO_JUDGE = 8
"""Questions from which these shares can be kept at all."""
LEAST_IN_ALL = 100
"""Questions from which all quizzes together are judged."""
LEAST_FOR_A_PLACE = 4
SAME_PLACE_SHARE = Fraction(55, 100)
TOLERANCE = 0.025
"""What would come about less often than this by chance, on either side, is no chance: one in twenty in all."""
MOST_LONE_ADULTS = Fraction(1, 2)
MOST_GAIN_IN_A_QUIZ = Fraction(25, 100)
MOST_GAIN = Fraction(10, 100)
"""Above chance, by the best stack of tricks."""
MOST_NAMED = 12
EVERY = "quizzes"
"""Where a finding over the whole course stands."""

Place = tuple[str, str, tuple[Question, ...]]
"""File, path and questions."""


def no_length_tells_the_key(context: Context) -> Iterator[Finding]:
    """The key is neither too often nor too seldom strictly the shortest, nor the longest."""
    for file, path, questions in _places(context, LEAST_TO_JUDGE):
        for trick, (least, most) in KEY_SHARES.items():
            hits = [one for one in questions if one.takes_key(trick)]
            share = Fraction(len(hits), len(questions))
            if least <= share <= most:
                continue
            allowed = f"{ceil(least * len(questions))} to {int(most * len(questions))}"
            too_many = share > most
            mend = hits if too_many else [one for one in questions if one not in hits]
            message = f"in {len(hits)} of {len(questions)} the key is the {trick} option ({float(share):.0%})"
            bound = f"{allowed} ({float(least):.0%} to {float(most):.0%})"
            todo = _named(mend, "make another one so in" if too_many else "make it so in")
            yield Finding(file, path, f"key-{trick}", f"{message}: {bound}; {todo}")


def no_place_tells_the_key(context: Context) -> Iterator[Finding]:
    """The key is not given away by its place in the file, which is the order on paper of what is not shuffled."""
    for file, path, questions in _places(context, LEAST_FOR_A_PLACE):
        place, count = Counter(one.key for one in questions).most_common(1)[0]
        if count > max(int(SAME_PLACE_SHARE * len(questions)), 3):
            mend = _named([one for one in questions if one.key == place], "move it in")
            yield Finding(file, path, "position", f"in {count} of {len(questions)} the key is option {place + 1}: at most 55%; {mend}")


def a_reason_is_no_sign(context: Context) -> Iterator[Finding]:
    """An option that holds a reason is the key about as often as chance would have it."""
    for file, path, questions in _places(context, 1):
        some = [one for one in questions if 0 < len(one.taken["reason"]) < one.count]
        hits = [one for one in some if one.takes_key("reason")]
        few, many = tails((Fraction(len(one.taken["reason"]), one.count) for one in some), len(hits))
        if min(few, many) < TOLERANCE:
            expected = sum(Fraction(len(one.taken["reason"]), one.count) for one in some)
            message = f"an option with a reason is the key in {len(hits)} of {len(some)}, by chance in about {float(expected):.1f}"
            odds = f"{min(few, many):.1%} likely, at least {TOLERANCE:.1%}"
            mend = hits if many < TOLERANCE else [one for one in some if one not in hits]
            yield Finding(
                file, path, "reason-is-key", f"{message} ({odds}); {_named(mend, 'take the reason out, or give one to another, in')}"
            )


def a_lone_adult_is_no_sign(context: Context) -> Iterator[Finding]:
    """Where one option alone names an adult or a helper, it is the key in at most half; of an odd number in a quiz, one more."""
    for file, path, questions in _places(context, 1):
        lone = [one for one in questions if len(one.taken["adult"]) == 1]
        hits = [one for one in lone if one.takes_key("adult")]
        most = int(MOST_LONE_ADULTS * len(lone)) if file == EVERY else ceil(MOST_LONE_ADULTS * len(lone))
        if len(hits) > most:
            message = f"where one option alone names an adult, it is the key in {len(hits)} of {len(lone)}: at most {most}"
            yield Finding(file, path, "lone-adult", f"{message}; {_named(hits, 'give another option an adult, too, in')}")


def no_tricks_win(context: Context) -> Iterator[Finding]:
    """Whoever goes by looks alone, as cleverly as can be, gains little above chance."""
    for file, path, questions in _places(context, LEAST_TO_JUDGE):
        most = MOST_GAIN if file == EVERY else MOST_GAIN_IN_A_QUIZ
        stack, gained = best_stack(questions)
        if gained > most:
            won = sorted((one for one in questions if one.hit(stack) > one.chance), key=lambda one: -one.hit(stack))
            points, bound = (f"{100 * float(share):.0f}" for share in (gained, most))
            message = f"{', then '.join(stack)} gains {points} points above chance in {len(questions)} questions: at most {bound}"
            yield Finding(file, path, "tricks", f"{message}; {_named(won, 'won by it:')}")


def hints_do_not_name_the_key(context: Context) -> Iterator[Finding]:
    """No word of a hint stands in what is right and in nothing else."""
    plain = frozenset(context.rules.plain_words)
    for file, item in context.items():
        solution = item.solution() if item.traits.competing and item.hint else None
        right, other = (
            [row.option_id for row in solution.rows if row.fits is fits and row.option_id not in item.beside] if solution else []
            for fits in (True, False)
        )
        giving = content_words(item.hint or "", plain) & _words_of(item, right, plain) - _words_of(item, other, plain)
        if giving:
            yield Finding(file, item.id, "hint", f"'{', '.join(sorted(giving))}' stands in the hint and only in what is right")


def _words_of(item: Item, option_ids: Sequence[str], plain: frozenset[str]) -> set[str]:
    return {word for option_id in option_ids for word in content_words(item.option(option_id).text, plain)}


def _places(context: Context, least: int) -> Iterator[Place]:
    """Each quiz in each path with questions enough, and all of them together."""
    reasons, adults = context.rules.reasons, (*context.rules.trusted_adult, *context.rules.helpers)
    every: list[Question] = []
    for file, path, bank in banks(context):
        found = tuple(one for item in bank if (one := question(item, reasons, adults)))
        every += found
        if len(found) >= least:
            yield file, path, found
    if len(every) >= LEAST_IN_ALL and not context.only:
        yield EVERY, "all paths", tuple(every)


def _named(questions: Sequence[Question], what: str) -> str:
    rest = len(questions) - MOST_NAMED
    return f"{what} {', '.join(one.id for one in questions[:MOST_NAMED])}" + (f" and {rest} more" if rest > 0 else "")
