"""Questions for a child and a grown-up to talk about, once both have seen the reasons of an item."""

from collections.abc import Collection
from hashlib import sha256
from typing import ClassVar

from pydantic import Field, model_validator

from beacons.domain.model import Audience, FormatVersion, Model, Slug, Unit, ids_that_stand_twice
from beacons.domain.strand import STRANDS, Strand
from beacons.domain.text import Said


class TalkQuestion(Unit):
    """One open question that both can answer; the child may pass."""

    audience: ClassVar[Audience] = "family"

    id: Slug
    text: Said


class TalkQuestions(Model):
    """The content of ``together.yaml``: questions by the strand of the item that was asked."""

    format_version: FormatVersion
    questions: dict[Strand, tuple[TalkQuestion, ...]]
    teach_prompts: tuple[TalkQuestion, ...] = Field(
        min_length=1, description="What a child is asked once the grown-up has said what many people believe."
    )

    def about(self, strand: Strand | None) -> tuple[TalkQuestion, ...]:
        """The questions of a strand; all of them for what belongs to none."""
        return self.questions[strand] if strand else tuple(question for each in self.questions.values() for question in each)

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
        if found:
            raise ValueError("; ".join(found))
        return self


def question_for(strand: Strand | None, seed: str, used: Collection[str], questions: TalkQuestions) -> TalkQuestion:
    """A question of the strand that is not in ``used`` (ids), by the seed; among all where each was used.

    The seed gives the same one in every language, whatever order a file has.
    """
    every = questions.about(strand)
    left = [question for question in every if question.id not in used] or every
    return min(left, key=lambda question: sha256(f"{seed}:{question.id}".encode()).digest())
