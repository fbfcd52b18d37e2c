"""The library: all lessons, quizzes and facts that are sound in every language, and the problems of those that are not."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from beacons.domain.course.course import Course
from beacons.domain.course.edition import Edition
from beacons.domain.course.facts import Fact
from beacons.domain.course.helplines import SchoolContact, Services
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
        return self.edition(SOURCE_LANGUAGE).is_empty

    def edition(self, language: str) -> Edition:
        """The course in a language, or in English where there is no such."""
        return self.editions.get(language) or self.editions.get(SOURCE_LANGUAGE) or _NOTHING


_NOTHING = Edition(Course.model_construct(format_version="1", lessons=(), one_thing={}, paths={}, clusters={}, strands={}), {}, {})
"""What there is where not even the course can be read."""
