"""What a rule is given: the library and all that a rule needs to judge it."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from author.finding import Finding
from author.reading.writing_rules import Reader, WritingRules
from beacons.domain.course.agreement_text import AgreementText
from beacons.domain.course.first_words import FirstWords
from beacons.domain.course.help import Help
from beacons.domain.course.lesson import Lesson, PathLesson
from beacons.domain.course.library import Library
from beacons.domain.course.names import Names
from beacons.domain.course.quiz import Quiz
from beacons.domain.course.talk_questions import TalkQuestions
from beacons.domain.item import Item
from beacons.domain.path import ChildPath
from beacons.domain.plans.plan import LessonPlan
from beacons.domain.text import SOURCE_LANGUAGE


@dataclass(frozen=True)
class Context:
    """What is given to the rules. ``only`` narrows the rules on single files to one lesson."""

    root: Path
    library: Library
    rules: WritingRules
    only: str | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """Organisations' names."""
        return self.library.edition(SOURCE_LANGUAGE).course.names

    def lessons(self) -> Iterator[Lesson]:
        """The lessons to look at."""
        for lesson in self.library.edition(SOURCE_LANGUAGE).in_order():
            if self.only in (None, lesson.id):
                yield lesson

    def path_lessons(self) -> Iterator[tuple[Lesson, ChildPath, PathLesson]]:
        """Each lesson in each of its paths."""
        for lesson in self.lessons():
            for path, part in lesson.paths.items():
                yield lesson, path, part

    def quizzes(self) -> Iterator[Quiz]:
        """The quizzes to look at."""
        for lesson in self.lessons():
            quiz = self.library.edition(SOURCE_LANGUAGE).quizzes.get(lesson.id)
            if quiz is not None:
                yield quiz

    def lesson_plans(self) -> Iterator[LessonPlan]:
        """The plans to look at: those that have been written."""
        for lesson in self.lessons():
            plan = self.library.edition(SOURCE_LANGUAGE).plans.get(lesson.id)
            if plan is not None:
                yield plan

    def items(self) -> Iterator[tuple[str, Item]]:
        """Each item with its file."""
        for quiz in self.quizzes():
            for item in quiz.items:
                yield quiz_file(quiz.lesson), item

    def children_names(self) -> Names | None:
        """What children's names are made of; like all that belongs to no lesson, not looked at where ``only`` is set."""
        return None if self.only else self.library.edition(SOURCE_LANGUAGE).names

    def talk_questions(self) -> TalkQuestions | None:
        """The questions for a child and a grown-up, as ``children_names``."""
        return None if self.only else self.library.edition(SOURCE_LANGUAGE).talk_questions

    def help(self) -> Help | None:
        """Who to tell and the help order, as ``children_names``."""
        return None if self.only else self.library.edition(SOURCE_LANGUAGE).help

    def first_words(self) -> FirstWords | None:
        """How a child can begin to tell, as ``children_names``."""
        return None if self.only else self.library.edition(SOURCE_LANGUAGE).first_words

    def agreement(self) -> AgreementText | None:
        """The texts of the family agreement, as ``children_names``."""
        return None if self.only else self.library.edition(SOURCE_LANGUAGE).agreement


def path_of(item: Item) -> ChildPath:
    """The path of an item of the course: none is loaded without."""
    return cast(ChildPath, item.path)


Rule = Callable[[Context], Iterable[Finding]]

Passage = tuple[str, str, Reader, str]
"""File, place within it, reader, text."""


def lesson_file(lesson_id: str) -> str:
    """Where a lesson's text is."""
    return f"content/lessons/{lesson_id}.yaml"


def quiz_file(lesson_id: str) -> str:
    """Where a lesson's items are."""
    return f"quizzes/{lesson_id}.yaml"


def plan_file(lesson_id: str) -> str:
    """Where a lesson's plans are."""
    return f"content/plans/{lesson_id}.yaml"
