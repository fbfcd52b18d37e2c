"""The course: the order of the lessons, and how paths, strands and clusters are called."""

from typing import ClassVar, get_args

from pydantic import Field, model_validator

from beacons.domain.model import Audience, FormatVersion, Model, Slug, Unit
from beacons.domain.path import CHILD_PATHS, ChildPath
from beacons.domain.strand import STRANDS, Cluster, Strand
from beacons.domain.text import Line, Said


class PathName(Model):
    """How a path is called on screen, and what an adult is told about it."""

    name: Said
    about: Said


class StrandName(Model):
    """What children and adults call a strand."""

    child: Said
    adult: Said


class OneThing(Unit):
    """What a child takes away from a lesson, the same few words wherever it ends."""

    audience: ClassVar[Audience] = "family"

    said: Said = Field(description="In a child's words.")
    covered: Said = Field(description="On the certificate, after 'It covered:'.")
    away: Said = Field(description="What to do with it away from the screen, in a line.")


class Course(Unit):
    """The ordered set of lessons and the names of what they share."""

    audience: ClassVar[Audience] = "interface"

    format_version: FormatVersion
    lessons: tuple[Slug, ...] = Field(min_length=1, description="Lesson ids in the order of the coast.")
    chapters: tuple[Slug, ...] = Field(default=(), max_length=2, description="Lessons that go on with each other, side by side.")
    one_thing: dict[Slug, OneThing] = Field(description="By lesson.")
    paths: dict[ChildPath, PathName]
    clusters: dict[Cluster, Said]
    strands: dict[Strand, StrandName]
    names: tuple[Line, ...] = Field(default=(), description="Organisations' names, left out when readability is measured.")

    @model_validator(mode="after")
    def _is_complete(self) -> "Course":
        wanted = {"one_thing": self.lessons, "paths": CHILD_PATHS, "clusters": get_args(Cluster), "strands": STRANDS}
        missing = [f"{field}: {key}" for field, keys in wanted.items() for key in keys if key not in getattr(self, field)]
        if len(set(self.lessons)) < len(self.lessons):
            missing.append("lessons: an id stands there twice")
        if self.chapters and ",".join(self.chapters) not in ",".join(self.lessons):
            missing.append("chapters: they don't stand side by side in lessons")
        if missing:
            raise ValueError("missing or doubled: " + ", ".join(missing))
        return self

    def chapter(self, lesson_id: str) -> int | None:
        """Which chapter a lesson is, from 1; None where it is none."""
        return self.chapters.index(lesson_id) + 1 if lesson_id in self.chapters else None
