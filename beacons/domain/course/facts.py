"""Facts that may be stated, each with the source and the date that carry it."""

from collections import Counter
from typing import Literal

from pydantic import AnyHttpUrl, Field, model_validator

from beacons.domain.model import FormatVersion, Model, Slug
from beacons.domain.text import Line


class Source(Model):
    """The page that carries a fact."""

    title: Line
    url: AnyHttpUrl


class Fact(Model):
    """One claim. ``as_of`` is the date its source gives, as precise as the source is."""

    id: Slug
    claim: Line
    as_of: Line
    confidence: Literal["high", "medium"]
    audience: Literal["all", "adults"]
    source: Source


class FactSheet(Model):
    """The facts of one lesson: the content of one file under ``content/facts``."""

    format_version: FormatVersion
    lesson: Slug
    facts: tuple[Fact, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _ids_are_unique(self) -> "FactSheet":
        doubled = [fact_id for fact_id, count in Counter(fact.id for fact in self.facts).items() if count > 1]
        if doubled:
            raise ValueError(f"ids that stand there twice: {', '.join(doubled)}")
        return self
