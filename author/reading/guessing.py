"""What somebody gains who has read no question and goes by how its options look: tricks, alone and one after the other."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import reduce
from itertools import permutations

from author.reading.prose import even, holds
from beacons.domain.item import Item

LEAST_LETTERS = 3
"""Of a word that says something, without its ending."""
LONGEST_STACK = 3
"""Tricks that one goes by: the second chooses among what the first leaves."""


@dataclass(frozen=True)
class Question:
    """An item of which one option is right, as a guesser sees it: which options each trick would take, by their places."""

    id: str
    key: int
    count: int
    taken: Mapping[str, frozenset[int]]

    @property
    def chance(self) -> Fraction:
        """Of hitting the key blindly."""
        return Fraction(1, self.count)

    def takes_key(self, trick: str) -> bool:
        """Whether the key is among what the trick would take."""
        return self.key in self.taken[trick]

    def left(self, stack: Sequence[str]) -> int:
        """Among how many options somebody chooses who goes by these tricks; 0 where the key is none of them.

        A trick that takes nothing changes nothing.
        """
        left = reduce(lambda options, trick: options & self.taken[trick] or options, stack, frozenset(range(self.count)))
        return len(left) if self.key in left else 0

    def hit(self, stack: Sequence[str]) -> Fraction:
        """The chance of hitting the key for somebody who goes by these tricks."""
        return _hits([self.left(stack)])


def question(item: Item, reasons: Sequence[str], adults: Sequence[str]) -> Question | None:
    """The item as a guesser sees it; None where its options are not told apart by words, or not exactly one is right."""
    solution = item.solution()
    fitting = [row.option_id for row in solution.rows if row.fits] if solution else []
    if not item.traits.one_of_many or not item.traits.competing or len(fitting) != 1 or any(o.picture for o in item.options):
        return None
    texts = [option.text for option in item.options]
    return Question(item.id, item.option_ids.index(fitting[0]), len(texts), _tricks(texts, reasons, adults))


def _tricks(texts: Sequence[str], reasons: Sequence[str], adults: Sequence[str]) -> dict[str, frozenset[int]]:
    sizes = [len(text) for text in texts]
    every = frozenset(range(len(texts)))
    reasoned, grown = (_holding(texts, words) for words in (reasons, adults))
    return {
        "shortest": _only(sizes, min),
        "longest": _only(sizes, max),
        "reason": reasoned,
        "no reason": every - reasoned if reasoned else frozenset(),
        "adult": grown,
        "no adult": every - grown if grown else frozenset(),
        "first": frozenset({0}),
        "last": frozenset({len(texts) - 1}),
    }


def _only(sizes: Sequence[int], which: Callable[[Sequence[int]], int]) -> frozenset[int]:
    """The one option of that size; none where two share it."""
    return frozenset({sizes.index(which(sizes))}) if sizes.count(which(sizes)) == 1 else frozenset()


def _holding(texts: Sequence[str], phrases: Sequence[str]) -> frozenset[int]:
    return frozenset(place for place, text in enumerate(texts) if any(holds(text, phrase) for phrase in phrases))


def best_stack(questions: Sequence[Question]) -> tuple[tuple[str, ...], Fraction]:
    """The tricks that gain most, one after the other, and how much above chance, as a share of the questions."""
    tricks = list(questions[0].taken)
    stacks = [stack for length in range(1, LONGEST_STACK + 1) for stack in permutations(tricks, length)]
    best = max(stacks, key=lambda stack: (_hits(one.left(stack) for one in questions), -len(stack)))
    return best, gain(questions, best)


def gain(questions: Sequence[Question], stack: Sequence[str]) -> Fraction:
    """How much above chance one comes by these tricks, as a share of the questions."""
    return (_hits(one.left(stack) for one in questions) - _hits(one.count for one in questions)) / len(questions)


def _hits(left: Iterable[int]) -> Fraction:
    """How many keys are hit on average by choosing once among each of these numbers of options, of which 0 hit none."""
    return sum((Fraction(many, number) for number, many in Counter(left).items() if number), Fraction(0))


def tails(chances: Iterable[Fraction], seen: int) -> tuple[float, float]:
    """How likely so few or fewer, and so many or more, would be, where each comes true by a chance of its own (Poisson binomial)."""
    spread = [1.0]
    for chance in map(float, chances):
        spread = [a * (1 - chance) + b * chance for a, b in zip([*spread, 0.0], [0.0, *spread], strict=True)]
    return sum(spread[: seen + 1]), sum(spread[seen:])


def content_words(text: str, plain: frozenset[str]) -> set[str]:
    """The words of a text that say something, without their endings: long enough, and not among the plain ones."""
    found = (re.sub(r"(?:'s|ing|ed|es|s|e)$", "", word) for word in re.findall(r"[a-z']{4,}", even(text).lower()) if word not in plain)
    return {word for word in found if len(word) >= LEAST_LETTERS}
