"""A lesson: cards for each path, and the adult layer."""

from typing import ClassVar, Literal

from pydantic import Field, model_validator

from beacons.domain.course.talk_questions import TalkPrompt
from beacons.domain.course.teaching import TeacherLayer
from beacons.domain.model import Audience, Each, FormatVersion, Model, Slug, Unit, ids_that_stand_twice
from beacons.domain.path import CHILD_PATHS, ChildPath
from beacons.domain.text import Said, Text

About = Literal["what", "who", "when", "why", "do", "help"]
Sensitive = Literal["none", "some", "topic"]
"""``topic``: about people who harm children, so a calm choice comes first. ``some``: some of its questions are, and its quiz says so."""

Extra = Literal["next-safer-internet-day"]
"""Something computed that a card shows below its text."""


class KeyWord(Model):
    """A word on a card and its explanation in one plain sentence."""

    id: Slug
    word: Said
    means: Said


class Card(Unit):
    """One screen of a lesson. ``text`` is Markdown: paragraphs, **bold** and lists only."""

    id: Slug
    about: About
    title: Said
    picture: Slug
    text: Text
    words: Each[KeyWord] = ()
    sources: tuple[Slug, ...] = Field(description="Ids of the facts that this card states.")
    extra: Extra | None = None


class PathLesson(Unit):
    """A lesson as one path reads it. ``minutes`` is for reading and quiz together."""

    tagline: Said
    minutes: int = Field(ge=1, le=60)
    cards: tuple[Card, ...] = Field(min_length=4, max_length=7)

    @model_validator(mode="after")
    def _cards_are_sound(self) -> "PathLesson":
        doubled = ids_that_stand_twice(self.cards)
        problems = [f"card ids that stand there twice: {', '.join(doubled)}"] if doubled else []
        if self.cards[-1].about != "help":
            problems.append("the last card must be about: help (who helps, what goes well, one small thing to do)")
        if problems:
            raise ValueError("; ".join(problems))
        return self

    @property
    def words(self) -> int:
        """How many words stand on the cards, titles too; the explanations of words to know, which are folded, left out."""
        return sum(any(map(str.isalnum, word)) for card in self.cards for word in f"{card.title} {card.text}".split())

    def counterpart(self, place: int, other: "PathLesson") -> int:
        """The card (from 0) by which another path tells what the card at this place tells.

        That is the one about the same; where several are, the one of the same rank among them. Where none is, the nearest by place
        that is no help card.
        """
        about = self.cards[place].about
        rank = sum(card.about == about for card in self.cards[:place])
        same = [n for n, card in enumerate(other.cards) if card.about == about]
        if same:
            return same[min(rank, len(same) - 1)]
        told = [n for n, card in enumerate(other.cards) if card.about != "help"]
        return min(told, key=lambda n: abs(n / len(other.cards) - place / len(self.cards)))


class BackgroundPart(Unit):
    """A part of the adult background, under its own heading. ``text`` is Markdown."""

    audience: ClassVar[Audience] = "adults"

    id: Slug
    heading: Said
    text: Text
    sources: tuple[Slug, ...]


class LikelyQuestion(Unit):
    """What a child may ask, and a short honest answer that an adult can say aloud."""

    audience: ClassVar[Audience] = "adults"

    id: Slug
    question: Said
    answer: Text


class TalkCard(TalkPrompt):
    """A question of a lesson, for all paths."""

    kind: Literal["warm_up", "idea", "act"]


class AdultLayer(Unit):
    """What a parent or teacher reads before or beside the child."""

    audience: ClassVar[Audience] = "adults"

    tagline: Said
    background: Each[BackgroundPart] = Field(min_length=1)
    child_reads: Text
    questions: Each[LikelyQuestion] = Field(min_length=3, max_length=8)
    talk_cards: Each[TalkCard]

    @model_validator(mode="after")
    def _one_talk_card_of_each_kind(self) -> "AdultLayer":
        if [card.kind for card in self.talk_cards] != ["warm_up", "idea", "act"]:
            raise ValueError("talk_cards: exactly warm_up, idea, act, in this order")
        return self


class Lesson(Unit):
    """All that is told about one initiative. What is read of it everywhere are its names."""

    audience: ClassVar[Audience] = "interface"

    format_version: FormatVersion
    id: Slug
    name: Said = Field(description="The short name that children see.")
    full_name: Said = Field(description="The official name.")
    sensitive: Sensitive
    paths: dict[ChildPath, PathLesson] = Field(min_length=1)
    adult: AdultLayer
    teacher: TeacherLayer | None = None

    def neighbours(self, path: ChildPath) -> tuple[ChildPath | None, ChildPath | None]:
        """The next shorter and the next longer path that the lesson is written for; None where there is none.

        A lesson about harm has no longer one: what is written for older readers names more than younger ones chose to read.
        """
        at = CHILD_PATHS.index(path)
        shorter = [one for one in CHILD_PATHS[:at] if one in self.paths]
        longer = [one for one in CHILD_PATHS[at + 1 :] if one in self.paths]
        return (shorter[-1] if shorter else None, longer[0] if longer and self.sensitive != "topic" else None)

    def fact_ids(self) -> tuple[str, ...]:
        """Ids of all facts the lesson states, in reading order, each once."""
        cards = [card.sources for path in self.paths.values() for card in path.cards]
        parts = [part.sources for part in self.adult.background]
        parts += [part.sources for part in self.teacher.briefing] if self.teacher else []
        return tuple(dict.fromkeys(fact_id for sources in (*cards, *parts) for fact_id in sources))
