"""The course in one language."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from beacons.domain.course.agreement_text import AgreementText
from beacons.domain.course.course import Course
from beacons.domain.course.first_words import FirstWords
from beacons.domain.course.help import Help
from beacons.domain.course.lesson import Lesson
from beacons.domain.course.names import Names
from beacons.domain.course.quiz import Quiz
from beacons.domain.course.talk_questions import TalkQuestions
from beacons.domain.course.teaching import Teaching
from beacons.domain.item import Item
from beacons.domain.model import Model, UnitTexts
from beacons.domain.papers.framework import Framework
from beacons.domain.papers.paper import Paper
from beacons.domain.path import CHILD_PATHS, ChildPath
from beacons.domain.plans.plan import LessonPlan, PathPlan
from beacons.domain.source import QuizCard
from beacons.domain.text import SOURCE, Locale, TextId, Texts

TENS = 10


@dataclass(frozen=True)
class Extent:
    """What a lesson of a path usually asks for: words on its cards, to the nearest ten, and minutes with its quiz."""

    words: int
    minutes: int


@dataclass(frozen=True, eq=False)
class Edition:
    """All that is taught and asked, in one language and else in English. What is missing or broken in the files is None.

    One is itself alone, so that what is made of it can be kept by it.
    """

    course: Course
    lessons: Mapping[str, Lesson]
    quizzes: Mapping[str, Quiz]
    help: Help | None = None
    first_words: FirstWords | None = None
    teaching: Teaching | None = None
    names: Names | None = None
    talk_questions: TalkQuestions | None = None
    agreement: AgreementText | None = None
    frameworks: Mapping[str, Framework] = field(default_factory=dict)
    papers: Mapping[str, Paper] = field(default_factory=dict)
    plans: Mapping[str, LessonPlan] = field(default_factory=dict)
    locale: Locale = SOURCE

    def in_language(self, texts: Texts) -> "Edition":
        """The same in the words of a language, from an edition in English."""
        singles: dict[str, Any] = {name: part.in_language(texts, name) for name, part in self._singles()}
        return replace(
            self,
            locale=texts.locale,
            lessons={lesson_id: lesson.in_language(texts, lesson_id) for lesson_id, lesson in self.lessons.items()},
            quizzes={lesson_id: quiz.in_language(texts) for lesson_id, quiz in self.quizzes.items()},
            frameworks={i: one.in_language(texts, f"frameworks/{i}") for i, one in self.frameworks.items()},
            papers={i: one.in_language(texts, f"papers/{i}") for i, one in self.papers.items()},
            plans={lesson_id: plan.in_language(texts, f"{lesson_id}/plan") for lesson_id, plan in self.plans.items()},
            **singles,
        )

    def units(self) -> Iterator[UnitTexts]:
        """Every unit with its texts, from an edition in English: what belongs to no lesson, then lesson by lesson with its items."""
        for name, part in self._singles():
            yield from part.units(name)
        for kind, whole in (("frameworks", self.frameworks), ("papers", self.papers)):
            for part_id, part in whole.items():
                yield from part.units(f"{kind}/{part_id}")
        for lesson in self.in_order():
            yield from lesson.units(lesson.id)
            yield from self.quizzes[lesson.id].units() if lesson.id in self.quizzes else ()
            yield from self.plans[lesson.id].units(f"{lesson.id}/plan") if lesson.id in self.plans else ()

    def _singles(self) -> Iterator[tuple[TextId, Model]]:
        names = ("course", "help", "first_words", "teaching", "names", "talk_questions", "agreement")
        return ((name, getattr(self, name)) for name in names if getattr(self, name) is not None)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to show: not one sound lesson."""
        return not self.in_order()

    def in_order(self) -> tuple[Lesson, ...]:
        """All lessons in the order of the course."""
        return tuple(self.lessons[lesson_id] for lesson_id in self.course.lessons if lesson_id in self.lessons)

    def bank(self, lesson_id: str, path: ChildPath) -> tuple[Item, ...]:
        """The items of a lesson for a path; empty where it has no quiz for it."""
        return self._banks.get((lesson_id, path), ())

    def plan(self, lesson_id: str, path: ChildPath) -> PathPlan | None:
        """The plan of a lesson for a path; None where nobody has written one."""
        plan = self.plans.get(lesson_id)
        return plan.paths.get(path) if plan else None

    def quiz_of(self, item_id: str) -> QuizCard | None:
        """The quiz that holds an item, by the id of its lesson; None where it has been taken out."""
        lesson = self.lessons.get(self._lesson_of.get(item_id, ""))
        return QuizCard(lesson.id, lesson.name, lesson.id, is_sensitive=lesson.sensitive == "topic") if lesson else None

    def item(self, item_id: str) -> Item | None:
        """An item of any lesson; None where it has been taken out."""
        return self._items.get(item_id)

    def paths(self) -> tuple[ChildPath, ...]:
        """The paths that at least one lesson is written for, in order."""
        return self._paths

    @cached_property
    def _paths(self) -> tuple[ChildPath, ...]:
        return tuple(path for path in CHILD_PATHS if any(path in lesson.paths for lesson in self.lessons.values()))

    @cached_property
    def extents(self) -> Mapping[ChildPath, Extent]:
        """How much there is to read in each path, counted once."""
        return {path: self._extent(path) for path in self.paths()}

    def _extent(self, path: ChildPath) -> Extent:
        parts = [lesson.paths[path] for lesson in self.in_order() if path in lesson.paths]
        words, minutes = (sum(getattr(part, name) for part in parts) / len(parts) for name in ("words", "minutes"))
        return Extent(round(words / TENS) * TENS, round(minutes))

    @cached_property
    def _banks(self) -> dict[tuple[str, ChildPath], tuple[Item, ...]]:
        return {(lesson_id, path): quiz.bank(path) for lesson_id, quiz in self.quizzes.items() for path in CHILD_PATHS}

    @cached_property
    def _items(self) -> dict[str, Item]:
        return {item.id: item for quiz in self.quizzes.values() for item in quiz.items}

    @cached_property
    def _lesson_of(self) -> dict[str, str]:
        return {item.id: lesson_id for lesson_id, quiz in self.quizzes.items() for item in quiz.items}
