"""What a child and a grown-up may talk about tonight, and what a path covers.

Items come only from a child who shows them, and never with what was chosen: to be curious about, not to go through.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import islice

from beacons.domain.course.talk_questions import TalkQuestion, TalkQuestions, question_for_each
from beacons.domain.item import Item
from beacons.domain.practice.draw import sure_but_wrong
from beacons.domain.practice.progress import Progress
from beacons.domain.response import Row
from beacons.domain.source import ItemSource
from beacons.domain.strand import CLUSTER_OF, STRANDS, Cluster, Strand

MOST_TALKS = 5
"""Items for one evening: more would be a lesson, not a talk."""


@dataclass(frozen=True)
class Covered:
    """How many items of a strand there are, by lesson id; only lessons that have some."""

    strand: Strand
    lessons: Mapping[str, int]

    @property
    def items(self) -> int:
        """How many in all lessons."""
        return sum(self.lessons.values())


def to_talk_about(progress: Progress, items: ItemSource, most: int = MOST_TALKS) -> tuple[Item, ...]:
    """Items worth a talk: those whose newest answer felt sure and was not right, then those missed last. None unless it is shown."""
    if not progress.shows:
        return ()
    newest = {answer.item_id: answer for answer in sorted(progress.answers, key=lambda answer: answer.at)}
    first = sure_but_wrong(progress.attempts)
    missed = (answer for answer in newest.values() if answer.is_missed)
    ordered = sorted(missed, key=lambda answer: (answer.item_id not in first, -answer.at, answer.item_id))
    found = (items.item(answer.item_id) for answer in ordered)
    return tuple(islice((one for one in found if one is not None), most))


def what_fits(item: Item) -> tuple[Row, ...]:
    """What fits, place by place where there are places; nothing where there is no key."""
    solution = item.solution()
    return solution.fitting if solution else ()


def questions_to_ask(items: Iterable[tuple[Item, str]], day: date, questions: TalkQuestions) -> tuple[TalkQuestion, ...]:
    """A question for each item, beside which stands what it says: of its strand, none twice while there are others, the same all day."""
    return question_for_each(items, lambda item: f"{day.isoformat()}:{item.id}", questions)


def question_of_the_day(day: date, questions: TalkQuestions) -> TalkQuestion:
    """One question for everybody on this day. Each strand has its day in turn, and each question of it before one comes again."""
    turn, number = divmod(day.toordinal(), len(STRANDS))
    of_strand = sorted(questions.about(STRANDS[number]), key=lambda question: question.id)
    return of_strand[turn % len(of_strand)]


def covered(banks: Mapping[str, Iterable[Item]]) -> dict[Cluster, tuple[Covered, ...]]:
    """What these banks ask, by cluster: their strands with the number of items in each lesson. ``banks`` are by lesson id."""
    counts = {lesson_id: Counter(item.strand for item in bank) for lesson_id, bank in banks.items()}
    found: dict[Cluster, tuple[Covered, ...]] = {}
    for strand in STRANDS:
        lessons = {lesson_id: count[strand] for lesson_id, count in counts.items() if count[strand]}
        if lessons:
            found[CLUSTER_OF[strand]] = (*found.get(CLUSTER_OF[strand], ()), Covered(strand, lessons))
    return found
