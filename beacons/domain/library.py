"""The shelf: all lessons, quizzes and facts that are sound, and the problems of those that are not."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from beacons.domain.agreement_text import AgreementText
from beacons.domain.course import CHILD_PATHS, ChildPath, Course
from beacons.domain.facts import Fact
from beacons.domain.first_words import FirstWords
from beacons.domain.help import Help
from beacons.domain.helplines import SchoolContact, Services
from beacons.domain.items import Item
from beacons.domain.lesson import Lesson
from beacons.domain.names import Names
from beacons.domain.quiz import Quiz
from beacons.domain.talk_questions import TalkQuestions
from beacons.domain.teaching import Teaching

SOURCE_LANGUAGE = "en"
"""Content is written in this language first; what a translation lacks is shown in it."""


@dataclass(frozen=True)
class Problem:
    """Something wrong in a content file. ``where`` names the item, card or field; empty for the file as a whole."""

    file: str
    where: str
    message: str

    def __str__(self) -> str:
        return f"{self.file}: {self.where + ': ' if self.where else ''}{self.message}"


@dataclass(frozen=True)
class Shelf:
    """What is translated into one language: the course, lessons, quizzes (with the text in that language), texts for a family."""

    course: Course
    help: Help | None
    teaching: Teaching | None
    lessons: Mapping[str, Lesson]
    quizzes: Mapping[str, Quiz]
    names: Names | None = None
    talk_questions: TalkQuestions | None = None
    agreement: AgreementText | None = None
    first_words: FirstWords | None = None


@dataclass(frozen=True)
class Library:
    """Everything that can be shown. Frozen, and shared by all visitors of a process."""

    shelves: Mapping[str, Shelf] = field(default_factory=dict)
    facts: Mapping[str, Fact] = field(default_factory=dict)
    services: Services | None = None
    school: SchoolContact | None = None
    problems: tuple[Problem, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to show: not one sound lesson."""
        return SOURCE_LANGUAGE not in self.shelves or not self.lessons(SOURCE_LANGUAGE)

    @property
    def languages(self) -> dict[str, str]:
        """Language codes and the languages' own names."""
        return {code: shelf.course.language for code, shelf in self.shelves.items()}

    def course(self, language: str) -> Course:
        """Names and order in the language, or in the source language where there is no such."""
        return (self.shelves.get(language) or self.shelves[SOURCE_LANGUAGE]).course

    def help(self, language: str) -> Help | None:
        """Who to tell, in the language or in the source language."""
        return next((shelf.help for shelf in self._shelves(language) if shelf.help), None)

    def first_words(self, language: str) -> FirstWords | None:
        """How a child can begin to tell, in the language or in the source language."""
        return next((shelf.first_words for shelf in self._shelves(language) if shelf.first_words), None)

    def teaching(self, language: str) -> Teaching | None:
        """What is the same for a teacher in every lesson, in the language or in the source language."""
        return next((shelf.teaching for shelf in self._shelves(language) if shelf.teaching), None)

    def names(self, language: str) -> Names | None:
        """What children's names are made of, in the language or in the source language."""
        return next((shelf.names for shelf in self._shelves(language) if shelf.names), None)

    def talk_questions(self, language: str) -> TalkQuestions | None:
        """Questions for a child and a grown-up, in the language or in the source language."""
        return next((shelf.talk_questions for shelf in self._shelves(language) if shelf.talk_questions), None)

    def agreement(self, language: str) -> AgreementText | None:
        """The texts of the family agreement, in the language or in the source language."""
        return next((shelf.agreement for shelf in self._shelves(language) if shelf.agreement), None)

    def lessons(self, language: str) -> tuple[Lesson, ...]:
        """All lessons in the order of the course."""
        order = self.shelves[SOURCE_LANGUAGE].course.lessons
        found = (self.lesson(lesson_id, language) for lesson_id in order)
        return tuple(lesson for lesson in found if lesson)

    def lesson(self, lesson_id: str, language: str) -> Lesson | None:
        """A lesson in the language or, untranslated, in the source language; None where there is none."""
        return next((s.lessons[lesson_id] for s in self._shelves(language) if lesson_id in s.lessons), None)

    def quiz(self, lesson_id: str, language: str) -> Quiz | None:
        """The quiz of a lesson, as ``lesson`` does."""
        return next((s.quizzes[lesson_id] for s in self._shelves(language) if lesson_id in s.quizzes), None)

    def bank(self, lesson_id: str, path: ChildPath, language: str) -> tuple[Item, ...]:
        """The items of a lesson for a path; empty where it has no quiz for it."""
        quiz = self.quiz(lesson_id, language)
        return quiz.bank(path) if quiz else ()

    def lesson_of(self, item_id: str) -> str | None:
        """The id of the lesson whose quiz holds an item; None where it has been taken out."""
        return self._lesson_of.get(item_id)

    @cached_property
    def _lesson_of(self) -> dict[str, str]:
        shelf = self.shelves.get(SOURCE_LANGUAGE)
        quizzes = shelf.quizzes if shelf else {}
        return {item.id: lesson_id for lesson_id, quiz in quizzes.items() for item in quiz.items}

    def item(self, item_id: str, language: str) -> Item | None:
        """An item of any lesson in the language or, untranslated, in the source language; None where it has been taken out."""
        quiz = self.quiz(self._lesson_of.get(item_id, ""), language)
        return quiz.item(item_id) if quiz else None

    def paths(self) -> tuple[ChildPath, ...]:
        """The paths that at least one lesson is written for, in order."""
        lessons = self.shelves[SOURCE_LANGUAGE].lessons.values() if not self.is_empty else ()
        return tuple(path for path in CHILD_PATHS if any(path in lesson.paths for lesson in lessons))

    def _shelves(self, language: str) -> tuple[Shelf, ...]:
        return tuple(self.shelves[code] for code in dict.fromkeys((language, SOURCE_LANGUAGE)) if code in self.shelves)
