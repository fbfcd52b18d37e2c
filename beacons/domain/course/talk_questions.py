"""Questions for a child and a grown-up to talk about, once both have seen the reasons of an item."""

import re
from collections.abc import Callable, Collection, Iterable
from hashlib import sha256
from typing import ClassVar, Literal, get_args

from pydantic import Field, model_validator

from beacons.domain.item import Item
from beacons.domain.model import Audience, FormatVersion, Slug, Unit, ids_that_stand_twice
from beacons.domain.path import ChildPath
from beacons.domain.strand import STRANDS, Strand
from beacons.domain.text import Line, Said

Move = Literal["recall", "open", "why", "distancing", "completion"]
"""What a prompt asks for: what it was, what one would do, why or who, where else we have met it, or the end of a sentence."""

FollowUp = Literal["repeat", "add", "ask-back"]
"""What the grown-up does after the first answer, once."""


class TalkPrompt(Unit):
    """Something to talk about for a child and a grown-up; the child may pass."""

    audience: ClassVar[Audience] = "family"

    id: Slug
    text: Said
    move: Move
    follow_up: FollowUp
    child_teaches: bool = Field(default=False, description="Whether the child begins, as the one who knows.")


class TalkQuestion(TalkPrompt):
    """One question that both can answer. Of a ``path`` alone where it names one: the sentences to end are for the youngest."""

    path: ChildPath | None = None
    about: tuple[Line, ...] = Field(
        default=(),
        description="Words that items ask with or offer, after which it is not far-fetched. Without any it goes with every item.",
    )

    def distance(self, said: str) -> int:
        """How far it is from an item that says this, in English: 0 where they share a word, 1 where it suits any, else 2."""
        if not self.about:
            return 1
        return 0 if re.search(rf"\b(?:{'|'.join(map(re.escape, self.about))})s?\b", said, re.IGNORECASE) else 2

    @model_validator(mode="after")
    def _only_the_youngest_end_sentences(self) -> "TalkQuestion":
        if (self.move == "completion") != (self.path == "7-9") or self.path not in {None, "7-9"}:
            raise ValueError("completion is for path 7-9, and every other move is for all paths")
        return self


class TalkQuestions(Unit):
    """The content of ``together.yaml``: questions by the strand of the item that was asked."""

    audience: ClassVar[Audience] = "family"

    format_version: FormatVersion
    follow_ups: dict[FollowUp, Said]
    questions: dict[Strand, tuple[TalkQuestion, ...]]
    teach_prompts: tuple[TalkQuestion, ...] = Field(
        min_length=1, description="What a child is asked once the grown-up has said what many people believe."
    )

    def about(self, strand: Strand | None, path: ChildPath | None = None) -> tuple[TalkQuestion, ...]:
        """The questions of a strand as a path reads them, without a path those for all; of every strand for what belongs to none."""
        strands = [strand] if strand else [*self.questions]
        return tuple(question for one in strands for question in self.questions[one] if question.path in {None, path})

    @model_validator(mode="after")
    def _every_strand_has_its_own(self) -> "TalkQuestions":
        found = [f"there is no question for {strand}" for strand in STRANDS if not self.questions.get(strand)]
        found += [
            f"the id '{question.id}' does not begin with '{strand}-'"
            for strand, questions in self.questions.items()
            for question in questions
            if not question.id.startswith(f"{strand}-")
        ]
        every = (q for questions in (*self.questions.values(), self.teach_prompts) for q in questions)
        found += [f"the id '{i}' stands there twice" for i in ids_that_stand_twice(every)]
        found += [f"follow_ups lacks {one}" for one in get_args(FollowUp) if one not in self.follow_ups]
        if found:
            raise ValueError("; ".join(found))
        return self


def said_by(item: Item) -> str:
    """What an item asks and offers: by this a question is near to it or far."""
    return " ".join([item.stem, *(option.text for option in item.options)])


def question_for(  # noqa: PLR0913, PLR0917  # what an item is about has just these parts
    strand: Strand | None, seed: str, used: Collection[str], questions: TalkQuestions, path: ChildPath | None = None, said: str = ""
) -> TalkQuestion:
    """A question of the strand for the path that is not in ``used`` (ids); among all where each was used.

    Of these one of those nearest to what the item says (``said``, in English), by the seed: the same one in every language, whatever
    order a file has.
    """
    every = questions.about(strand, path)
    left = [question for question in every if question.id not in used] or every
    return min(left, key=lambda question: (question.distance(said), sha256(f"{seed}:{question.id}".encode()).digest()))


def question_for_each(items: Iterable[tuple[Item, str]], seed: Callable[[Item], str], questions: TalkQuestions) -> tuple[TalkQuestion, ...]:
    """A question for each item, beside which stands what it says, in English: of its strand, none twice while there are others."""
    found: list[TalkQuestion] = []
    for item, said in items:
        used = {question.id for question in found}
        found.append(question_for(item.strand, seed(item), used, questions, item.path, said))
    return tuple(found)
