"""First words: how a child can begin to tell, what happens then, and what the grown-up may answer."""

from typing import ClassVar

from pydantic import Field, model_validator

from beacons.domain.model import Audience, Each, FormatVersion, Model, Slug, Unit, ids_that_stand_twice
from beacons.domain.path import CHILD_PATHS, ChildPath
from beacons.domain.text import Said


class Words(Model):
    """One situation as one path reads it. ``say``, ``show`` and ``write`` are the child's own words, in the first person."""

    title: Said
    say: Said
    show: Said = Field(description="For a screen that is held out to a grown-up without a word.")
    write: Said = Field(description="A text message or a note.")
    helps: Said = Field(description="What changes in this situation, in the one help order.")
    never: Said


class FirstReply(Model):
    """What the grown-up says first, does tonight, and leaves alone."""

    say: Said
    act: Said
    never: Said


class Situation(Unit):
    """Something that may have happened, for each path and for the grown-up who hears of it."""

    audience: ClassVar[Audience] = "family"

    id: Slug
    about_pictures: bool = Field(default=False, description="Whether services that get a picture taken down belong to it.")
    title: Said = Field(description="As grown-ups read it.")
    paths: dict[ChildPath, Words]
    reply: FirstReply
    sources: tuple[Slug, ...]


class Mood(Model):
    """A grown-up who is cross, laughs or is busy, and what to do then."""

    id: Slug
    title: Said
    text: Said


class PathFirstWords(Unit):
    """What is the same in every situation for one path."""

    happens_next: dict[Slug, Said] = Field(min_length=1)
    moods: Each[Mood] = Field(min_length=1)


class FirstWords(Unit):
    """The content of ``first_words.yaml``."""

    audience: ClassVar[Audience] = "family"

    format_version: FormatVersion
    grown_up: Said = Field(description="What a grown-up reads below a screen that is held out.")
    grown_up_steps: dict[Slug, Said] = Field(min_length=1, description="What that grown-up does first, whatever it is about.")
    paths: dict[ChildPath, PathFirstWords]
    situations: tuple[Situation, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _every_path_has_words_for_everything(self) -> "FirstWords":
        problems = [f"paths lacks {path}" for path in CHILD_PATHS if path not in self.paths]
        problems += [f"{one.id} lacks {path}" for one in self.situations for path in CHILD_PATHS if path not in one.paths]
        problems += [f"the id '{i}' stands there twice" for i in ids_that_stand_twice(self.situations)]
        if problems:
            raise ValueError("; ".join(problems))
        return self

    @property
    def is_careful(self) -> bool:
        """Always."""
        return True
