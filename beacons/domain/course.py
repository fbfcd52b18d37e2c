"""The course: paths, strands and clusters, and the order of the lessons."""

from typing import ClassVar, Literal, get_args

from pydantic import Field, model_validator

from beacons.domain.model import Audience, FormatVersion, Model, Slug, Unit
from beacons.domain.text import Line, Said

ChildPath = Literal["7-9", "10-12", "13-16"]
"""A reading level that a child chooses. The app never asks for an age."""

CHILD_PATHS: tuple[ChildPath, ...] = get_args(ChildPath)

QUIZ_LENGTH: dict[ChildPath, int] = {"7-9": 5, "10-12": 8, "13-16": 10}
"""Items in one attempt, per path: an attempt with its feedback stays within about ten minutes."""

PICTURE_CHOICES: dict[ChildPath, int] = {"7-9": 2, "10-12": 0, "13-16": 0}
"""Choices by picture in one attempt, per path: they let early readers answer without much reading."""

Cluster = Literal["me", "us", "know-how", "act"]
Strand = Literal["identity", "balance", "kindness", "people", "privacy", "truth", "create", "help", "rights"]

CLUSTER_OF: dict[Strand, Cluster] = {
    "identity": "me",
    "balance": "me",
    "kindness": "us",
    "people": "us",
    "privacy": "know-how",
    "truth": "know-how",
    "create": "know-how",
    "help": "act",
    "rights": "act",
}
STRANDS: tuple[Strand, ...] = get_args(Strand)


class PathName(Model):
    """How a path is called on screen, and what an adult is told about it."""

    name: Said
    about: Said


class StrandName(Model):
    """What children and adults call a strand."""

    child: Said
    adult: Said


class Course(Unit):
    """The ordered set of lessons and the names of what they share."""

    audience: ClassVar[Audience] = "interface"

    format_version: FormatVersion
    lessons: tuple[Slug, ...] = Field(min_length=1, description="Lesson ids in the order of the coast.")
    paths: dict[ChildPath, PathName]
    clusters: dict[Cluster, Said]
    strands: dict[Strand, StrandName]
    names: tuple[Line, ...] = Field(default=(), description="Organisations' names, left out when readability is measured.")

    @model_validator(mode="after")
    def _is_complete(self) -> "Course":
        wanted = {"paths": CHILD_PATHS, "clusters": get_args(Cluster), "strands": STRANDS}
        missing = [f"{field}: {key}" for field, keys in wanted.items() for key in keys if key not in getattr(self, field)]
        if len(set(self.lessons)) < len(self.lessons):
            missing.append("lessons: an id stands there twice")
        if missing:
            raise ValueError("missing or doubled: " + ", ".join(missing))
        return self
