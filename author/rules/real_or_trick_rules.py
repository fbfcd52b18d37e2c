"""Pairs of screens of which one is real and one a trick: matched, so that nothing but the one difference gives the trick away.

Whole pairs are asked for at once. What concerns a path holds for what is there, from twelve screens on, so that a path may grow.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import get_args

from author.context import Context
from author.finding import Finding
from author.reading.prose import holds
from author.rules.wording_rules import item_text
from beacons.domain.paired import HALVES, Cue, PairedItem
from beacons.domain.path import CHILD_PATHS
from beacons.domain.text import SOURCE_LANGUAGE

LENGTH_RATIO = 1.5
FROM_SCREENS = 12
"""Screens in a path from which a habit can be told from chance."""
MOST_POINTS = 20
"""Between how often a cue stands in real screens and in tricks, in points of a hundred."""
MOST_ALIKE = 2 / 3
"""Share of the screens that one difficulty may have."""
MORE_PAIRS = 2
"""So many more pairs of one half than of the other may be real."""
PAIRS_FOR_A_STRAND = 3
"""Of twelve pairs, a whole path, come five strands; a path that grows has one more for each three pairs."""


def pairs_are_whole(context: Context) -> Iterator[Finding]:
    """Each screen has its other half in the same quiz and path, and one of the two is real."""
    for file, pair, halves in _pairs(context):
        missing = [f"{pair}-{half}" for half in HALVES if f"{pair}-{half}" not in {one.id for one in halves}]
        if missing:
            yield Finding(file, pair, "pair", f"{missing[0]} is missing: a screen comes with its other half")
        elif halves[0].genuine == halves[1].genuine:
            yield Finding(file, pair, "pair", f"both halves are {'real' if halves[0].genuine else 'tricks'}: one is real, one a trick")


def halves_are_alike(context: Context) -> Iterator[Finding]:
    """The halves look alike: the same path, strand, difficulty and kind of screen, and about as much to read."""
    for file, pair, halves in _pairs(context):
        for name, found in _likeness(halves).items():
            if len(found) > 1:
                yield Finding(file, pair, "alike", f"the halves differ in {name}: {' and '.join(sorted(found))}")
        letters = sorted(one.mock.letters for one in halves)
        if letters[-1] > LENGTH_RATIO * letters[0]:
            yield Finding(
                file, pair, "screen-length", f"{letters[0]} and {letters[-1]} letters on the screens: at most {LENGTH_RATIO} times"
            )


def _likeness(halves: Sequence[PairedItem]) -> dict[str, set[str]]:
    """What both halves should have in common, by the name of the field, with what they have."""
    return {
        "path": {str(one.path) for one in halves},
        "strand": {str(one.strand) for one in halves},
        "difficulty": {str(one.difficulty) for one in halves},
        "screen": {one.mock.screen for one in halves},
    }


def cues_decide_nothing(context: Context) -> Iterator[Finding]:
    """Over a path a cue stands in real screens about as often as in tricks: else children learn the cue, which ages."""
    for path, screens in _paths(context):
        for cue in get_args(Cue):
            real, trick = (_share(cue, [one for one in screens if one.genuine is genuine]) for genuine in (True, False))
            if abs(real - trick) > MOST_POINTS:
                message = f"'{cue}' stands in {real:.0f} % of real screens, in {trick:.0f} % of tricks: at most {MOST_POINTS} points apart"
                yield Finding("quizzes", path, "cue", message)


def _share(cue: Cue, screens: Sequence[PairedItem]) -> float:
    return 100 * sum(cue in one.cues for one in screens) / max(1, len(screens))


def difficulty_is_spread(context: Context) -> Iterator[Finding]:
    """A path has plain, middling and hard screens, and not nearly all of one kind."""
    for path, screens in _paths(context):
        count = Counter(one.difficulty for one in screens)
        for difficulty in (1, 2, 3):
            if not count[difficulty]:
                yield Finding("quizzes", path, "difficulty", f"no screen has difficulty {difficulty}")
            elif count[difficulty] > MOST_ALIKE * len(screens):
                message = f"{count[difficulty]} of {len(screens)} screens have difficulty {difficulty}: at most two thirds"
                yield Finding("quizzes", path, "difficulty", message)


def neither_half_is_always_real(context: Context) -> Iterator[Finding]:
    """Whether -a or -b is real varies, so that an id tells nothing."""
    for path, screens in _paths(context):
        count = Counter(one.id[-1] for one in screens if one.genuine)
        if abs(count["a"] - count["b"]) > MORE_PAIRS:
            yield Finding("quizzes", path, "half", f"-a is real in {count['a']} pairs and -b in {count['b']}: at most {MORE_PAIRS} apart")


def strands_are_mixed(context: Context) -> Iterator[Finding]:
    """Screens of a path come from several strands: five with twelve pairs, one fewer for each three pairs that are still to be written."""
    for path, screens in _paths(context):
        strands, least = {one.strand for one in screens}, len(screens) // len(HALVES) // PAIRS_FOR_A_STRAND + 1
        if len(strands) < least:
            yield Finding("quizzes", path, "screen-strands", f"{len(screens)} screens are from {len(strands)} strands: at least {least}")


def screens_stand_alone(context: Context) -> Iterator[Finding]:
    """No reason leans on the picture of one lesson, since a set of six is drawn from all of them, read or not."""
    for file, item in context.items():
        if isinstance(item, PairedItem):
            for phrase in context.rules.from_a_card:
                if holds(item_text(item), phrase):
                    yield Finding(file, item.id, "stands-alone", f"'{phrase}' is known from a card only: say what is meant")


def _pairs(context: Context) -> Iterator[tuple[str, str, tuple[PairedItem, ...]]]:
    """File, id and halves of each pair."""
    found: dict[tuple[str, str], list[PairedItem]] = defaultdict(list)
    for file, item in context.items():
        if isinstance(item, PairedItem):
            found[file, item.pair].append(item)
    for (file, pair), halves in found.items():
        yield file, pair, tuple(halves)


def _paths(context: Context) -> Iterator[tuple[str, tuple[PairedItem, ...]]]:
    """Each path that has screens enough to be judged, over all lessons; none where only one lesson is looked at."""
    if context.only:
        return
    edition = context.library.edition(SOURCE_LANGUAGE)
    for path in CHILD_PATHS:
        every = [item for lesson in context.lessons() for item in edition.bank(lesson.id, path) if isinstance(item, PairedItem)]
        if len(every) >= FROM_SCREENS:
            yield path, tuple(every)
