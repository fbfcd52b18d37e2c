"""The library: all lessons, quizzes and facts that are sound in every language, and the problems of those that are not."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from beacons.domain.course.agreement_text import AgreementText
from beacons.domain.course.course import Course
from beacons.domain.course.edition import Edition
from beacons.domain.course.facts import Fact
from beacons.domain.course.first_words import FirstWords
from beacons.domain.course.help import Help
from beacons.domain.course.helplines import SchoolContact, Services
from beacons.domain.course.lesson import Lesson
from beacons.domain.course.names import Names
from beacons.domain.course.quiz import Quiz
from beacons.domain.course.talk_questions import TalkQuestions
from beacons.domain.course.teaching import Teaching
from beacons.domain.item import Item
from beacons.domain.path import ChildPath
from beacons.domain.text import SOURCE_LANGUAGE


@dataclass(frozen=True)
class Problem:
    """Something wrong in a content file. ``where`` names the item, card or field; empty for the file as a whole."""

    file: str
    where: str
    message: str

    def __str__(self) -> str:
        return f"{self.file}: {self.where + ': ' if self.where else ''}{self.message}"


@dataclass(frozen=True)
class Library:
    """Everything that can be shown. Frozen, and shared by all visitors of a process."""

    editions: Mapping[str, Edition] = field(default_factory=dict)
    facts: Mapping[str, Fact] = field(default_factory=dict)
    services: Services | None = None
    school: SchoolContact | None = None
    problems: tuple[Problem, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to show: not one sound lesson."""
        return not self.edition(SOURCE_LANGUAGE).in_order()

    def edition(self, language: str) -> Edition:
        """The course in a language, or in English where there is no such."""
        return self.editions.get(language) or self.editions.get(SOURCE_LANGUAGE) or _NOTHING

    def course(self, language: str) -> Course:
        """Names and order."""
        return self.edition(language).course

    def help(self, language: str) -> Help | None:
        """Who to tell."""
        return self.edition(language).help

    def first_words(self, language: str) -> FirstWords | None:
        """How a child can begin to tell."""
        return self.edition(language).first_words

    def teaching(self, language: str) -> Teaching | None:
        """What is the same for a teacher in every lesson."""
        return self.edition(language).teaching

    def names(self, language: str) -> Names | None:
        """What children's names are made of."""
        return self.edition(language).names

    def talk_questions(self, language: str) -> TalkQuestions | None:
        """Questions for a child and a grown-up."""
        return self.edition(language).talk_questions

    def agreement(self, language: str) -> AgreementText | None:
        """The texts of the family agreement."""
        return self.edition(language).agreement

    def lessons(self, language: str) -> tuple[Lesson, ...]:
        """All lessons in the order of the course."""
        return self.edition(language).in_order()

    def lesson(self, lesson_id: str, language: str) -> Lesson | None:
        """A lesson; None where there is none."""
        return self.edition(language).lessons.get(lesson_id)

    def quiz(self, lesson_id: str, language: str) -> Quiz | None:
        """The quiz of a lesson, as ``lesson`` does."""
        return self.edition(language).quizzes.get(lesson_id)

    def bank(self, lesson_id: str, path: ChildPath, language: str) -> tuple[Item, ...]:
        """The items of a lesson for a path; empty where it has no quiz for it."""
        return self.edition(language).bank(lesson_id, path)

    def lesson_of(self, item_id: str) -> str | None:
        """The id of the lesson whose quiz holds an item; None where it has been taken out."""
        return self.edition(SOURCE_LANGUAGE).lesson_of(item_id)

    def item(self, item_id: str, language: str) -> Item | None:
        """An item of any lesson; None where it has been taken out."""
        return self.edition(language).item(item_id)

    def paths(self) -> tuple[ChildPath, ...]:
        """The paths that at least one lesson is written for, in order."""
        return self.edition(SOURCE_LANGUAGE).paths()


_NOTHING = Edition(Course.model_construct(format_version="1", lessons=(), paths={}, clusters={}, strands={}), {}, {})
"""What there is where not even the course can be read."""
