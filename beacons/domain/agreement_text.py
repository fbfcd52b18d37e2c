"""The texts of the family agreement: sentences to choose, and what the grown-ups promise."""

from typing import ClassVar

from pydantic import Field, model_validator

from beacons.domain.model import Audience, FormatVersion, Model, Slug, Unit, ids_that_stand_twice
from beacons.domain.text import Said


class Sentence(Model):
    """Something that a family can agree on."""

    id: Slug
    text: Said


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
        sentences = [sentence for part in self.parts for sentence in (*part.sentences, *part.adults)]
        for what, every in (("part", self.parts), ("sentence", sentences)):
            found += [f"the {what} id '{i}' stands there twice" for i in ids_that_stand_twice(every)]
        if found:
            raise ValueError("; ".join(found))
        return self

    @property
    def promise(self) -> AgreementPart:
        """The part with the telling promise."""
        return next(part for part in self.parts if part.promise)
