"""First words: how a child can begin to tell, what happens then, and what the grown-up may answer."""

from pydantic import Field, model_validator

from beacons.domain.course import CHILD_PATHS, ChildPath
from beacons.domain.model import FormatVersion, Line, Model, Slug


class Words(Model):
    """One situation as one path reads it. ``say``, ``show`` and ``write`` are the child's own words, in the first person."""

    title: Line
    say: Line
    show: Line = Field(description="For a screen that is held out to a grown-up without a word.")
    write: Line = Field(description="A text message or a note.")
    helps: Line = Field(description="What changes in this situation, in the one help order.")
    never: Line


class FirstReply(Model):
    """What the grown-up says first, does tonight, and leaves alone."""

    say: Line
    act: Line
    never: Line


class Situation(Model):
    """Something that may have happened, for each path and for the grown-up who hears of it."""

    id: Slug
    about_pictures: bool = Field(default=False, description="Whether services that get a picture taken down belong to it.")
    title: Line = Field(description="As grown-ups read it.")
    paths: dict[ChildPath, Words]
    reply: FirstReply
    sources: tuple[Slug, ...]


class Mood(Model):
    """A grown-up who is cross, laughs or is busy, and what to do then."""

    id: Slug
    title: Line
    text: Line


class PathFirstWords(Model):
    """What is the same in every situation for one path."""

    happens_next: tuple[Line, ...] = Field(min_length=1)
    moods: tuple[Mood, ...] = Field(min_length=1)


class FirstWords(Model):
    """The content of ``first_words.yaml``."""

    format_version: FormatVersion
    grown_up: Line = Field(description="What a grown-up reads below a screen that is held out.")
    paths: dict[ChildPath, PathFirstWords]
    situations: tuple[Situation, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _every_path_has_words_for_everything(self) -> "FirstWords":
        problems = [f"paths lacks {path}" for path in CHILD_PATHS if path not in self.paths]
        problems += [f"{one.id} lacks {path}" for one in self.situations for path in CHILD_PATHS if path not in one.paths]
        ids = [situation.id for situation in self.situations]
        problems += [f"the id '{i}' stands there twice" for i in dict.fromkeys(ids) if ids.count(i) > 1]
        if problems:
            raise ValueError("; ".join(problems))
        return self
