"""The texts of the family agreement: sentences to choose, and what the grown-ups promise."""

from collections.abc import Collection
from typing import ClassVar

from pydantic import Field, model_validator

from beacons.domain.model import Audience, FormatVersion, Model, Slug, Unit, ids_that_stand_twice
from beacons.domain.text import Said


class AgreementStep(Model):
    """A step of something that is agreed on as a whole."""

    id: Slug
    text: Said


class Sentence(AgreementStep):
    """Something that a family can agree on.

    Where it has steps, they are taken whole or not at all: an order without one of its steps would be another order. A family that
    chose one of them when each could be chosen by itself has chosen the whole.
    """

    steps: tuple[AgreementStep, ...] = ()

    @property
    def ids(self) -> tuple[str, ...]:
        """Its own id and those of its steps: any of them stands for the whole."""
        return (self.id, *(step.id for step in self.steps))


class AgreementPart(Unit):
    """One theme: a question to begin with, sentences to choose, what the grown-ups promise, and lines to write on by hand."""

    audience: ClassVar[Audience] = "family"

    id: Slug
    heading: Said
    question: Said
    promise: bool = Field(default=False, description="true: the telling promise. Its one sentence always stands in the agreement.")
    sentences: tuple[Sentence, ...] = Field(min_length=1, max_length=6)
    adults: tuple[Sentence, ...] = Field(min_length=1, max_length=3, description="What the grown-ups promise. Always shown.")
    blank_lines: int = Field(ge=1, le=3)

    def chosen(self, ids: Collection[str]) -> tuple[Sentence, ...]:
        """The sentences that these ids stand for, in their order."""
        return tuple(sentence for sentence in self.sentences if any(one in ids for one in sentence.ids))

    @model_validator(mode="after")
    def _a_promise_is_not_to_be_chosen(self) -> "AgreementPart":
        if self.promise and len(self.sentences) > 1:
            raise ValueError("a promise is one sentence: nothing is to be chosen there")
        return self


class AgreementText(Unit):
    """The content of ``agreement.yaml``. A child's choices are kept by the ids of sentences."""

    audience: ClassVar[Audience] = "family"

    format_version: FormatVersion
    title: Said
    intro: Said
    parts: tuple[AgreementPart, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _has_one_promise_and_no_id_twice(self) -> "AgreementText":
        promises = sum(part.promise for part in self.parts)
        found = [] if promises == 1 else [f"{promises} parts have 'promise: true': exactly one is the telling promise"]
        sentences = [one for part in self.parts for sentence in (*part.sentences, *part.adults) for one in (sentence, *sentence.steps)]
        for what, every in (("part", self.parts), ("sentence", sentences)):
            found += [f"the {what} id '{i}' stands there twice" for i in ids_that_stand_twice(every)]
        if found:
            raise ValueError("; ".join(found))
        return self

    @property
    def promise(self) -> AgreementPart:
        """The part with the telling promise."""
        return next(part for part in self.parts if part.promise)
