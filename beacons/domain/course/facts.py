"""Facts that may be stated, each with the source and the date that carry it."""

from collections import Counter
from typing import Literal

from pydantic import AnyHttpUrl, Field, model_validator

from beacons.domain.model import FormatVersion, Model, Slug
from beacons.domain.path import ChildPath
from beacons.domain.text import Line

Sureness = Literal["established", "likely", "open"]
"""How sure the matter itself is, whoever says it: good sources agree; there is good reason to think so; or people who know it disagree."""

TOLD_SURENESS: ChildPath = "13-16"
"""The path whose readers are told."""


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
    sureness: Sureness | None = Field(default=None, description="How sure the matter is; where people disagree, it has to be said.")
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
