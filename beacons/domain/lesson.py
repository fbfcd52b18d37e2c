"""A lesson: cards for each path, and the adult layer."""

from collections import Counter
from typing import Literal

from pydantic import Field, model_validator

from beacons.domain.course import ChildPath
from beacons.domain.model import FormatVersion, Line, Model, Slug, Text
from beacons.domain.teaching import TeacherLayer

About = Literal["what", "who", "when", "why", "do", "help"]
Sensitive = Literal["none", "some", "topic"]
"""``topic``: about people who harm children, so a calm choice comes first. ``some``: some of its questions are, and its quiz says so."""

Extra = Literal["next-safer-internet-day"]
"""Something computed that a card shows below its text."""


class KeyWord(Model):
    """A word on a card and its explanation in one plain sentence."""

    word: Line
    means: Line


class Card(Model):
    """One screen of a lesson. ``text`` is Markdown: paragraphs, **bold** and lists only."""

    id: Slug
    about: About
    title: Line
    picture: Slug
    text: Text
    words: tuple[KeyWord, ...] = ()
    sources: tuple[Slug, ...] = Field(description="Ids of the facts that this card states.")
    extra: Extra | None = None


class PathLesson(Model):
    """A lesson as one path reads it. ``minutes`` is for reading and quiz together."""

    tagline: Line
    minutes: int = Field(ge=1, le=60)
    cards: tuple[Card, ...] = Field(min_length=4, max_length=7)

    @model_validator(mode="after")
    def _cards_are_sound(self) -> "PathLesson":
        doubled = [card_id for card_id, count in Counter(card.id for card in self.cards).items() if count > 1]
        problems = [f"card ids that stand there twice: {', '.join(doubled)}"] if doubled else []
        if self.cards[-1].about != "help":
            problems.append("the last card must be about: help (who helps, what goes well, one small thing to do)")
        if problems:
            raise ValueError("; ".join(problems))
        return self


class BackgroundPart(Model):
    """A part of the adult background, under its own heading. ``text`` is Markdown."""

    heading: Line
    text: Text
    sources: tuple[Slug, ...]


class LikelyQuestion(Model):
    """What a child may ask, and a short honest answer that an adult can say aloud."""

    question: Line
    answer: Text


class TalkCard(Model):
    """A question for child and adult together."""

    kind: Literal["warm_up", "idea", "act"]
    text: Line


class AdultLayer(Model):
    """What a parent or teacher reads before or beside the child."""

    tagline: Line
    background: tuple[BackgroundPart, ...] = Field(min_length=1)
    child_reads: Text
    questions: tuple[LikelyQuestion, ...] = Field(min_length=3, max_length=8)
    talk_cards: tuple[TalkCard, ...]

    @model_validator(mode="after")
    def _one_talk_card_of_each_kind(self) -> "AdultLayer":
        if [card.kind for card in self.talk_cards] != ["warm_up", "idea", "act"]:
            raise ValueError("talk_cards: exactly warm_up, idea, act, in this order")
        return self


class Lesson(Model):
    """All that is told about one initiative, in one language."""

    format_version: FormatVersion
    id: Slug
    name: Line = Field(description="The short name that children see.")
    full_name: Line = Field(description="The official name.")
    sensitive: Sensitive
    paths: dict[ChildPath, PathLesson] = Field(min_length=1)
    adult: AdultLayer
    teacher: TeacherLayer | None = None

    def fact_ids(self) -> tuple[str, ...]:
        """Ids of all facts the lesson states, in reading order, each once."""
        cards = [card.sources for path in self.paths.values() for card in path.cards]
        parts = [part.sources for part in self.adult.background]
        return tuple(dict.fromkeys(fact_id for sources in (*cards, *parts) for fact_id in sources))
