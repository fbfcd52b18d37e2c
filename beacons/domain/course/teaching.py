"""What is the same in every lesson for a teacher: ground rules, and a disclosure."""

from typing import ClassVar, Literal

from pydantic import Field, model_validator

from beacons.domain.model import Audience, Each, FormatVersion, Model, Slug, Unit
from beacons.domain.text import Said


class Phase(Model):
    """A part of a lesson plan."""

    id: Slug
    minutes: int = Field(ge=1, le=45)
    what: Said


class Question(Unit):
    """What a class may ask, and a short answer to say aloud."""

    audience: ClassVar[Audience] = "adults"

    id: Slug
    question: Said
    answer: Said


class BriefingPart(Unit):
    """A part of what a teacher reads before a sensitive lesson, under its own heading."""

    audience: ClassVar[Audience] = "adults"

    id: Literal["tone", "watch-for", "silence", "after-telling", "safeguarding-lead"]
    heading: Said
    lines: dict[Slug, Said] = Field(min_length=2)
    sources: tuple[Slug, ...] = Field(description="Ids of the facts that this part states.")


class TeacherLayer(Unit):
    """What a teacher needs for one lesson. Plans for 30 and 45 minutes stand here only while it has no plan for each path."""

    audience: ClassVar[Audience] = "adults"

    objectives: dict[Slug, Said] = Field(min_length=2, max_length=5)
    prepare: dict[Slug, Said] = Field(min_length=1)
    plan_30: Each[Phase] = ()
    plan_45: Each[Phase] = ()
    hard_questions: Each[Question] = Field(min_length=1)
    briefing: Each[BriefingPart] = Field(default=(), description="Of a lesson with sensitive: topic; one page.")

    @model_validator(mode="after")
    def _minutes_add_up(self) -> "TeacherLayer":
        totals = (
            (name, sum(p.minutes for p in plan), whole)
            for name, plan, whole in (("plan_30", self.plan_30, 30), ("plan_45", self.plan_45, 45))
            if name in self.model_fields_set
        )
        problems = [f"{name}: the minutes add up to {total}" for name, total, whole in totals if total != whole]
        if problems:
            raise ValueError("; ".join(problems))
        return self


class Teaching(Unit):
    """The content of ``teaching.yaml``."""

    audience: ClassVar[Audience] = "adults"

    format_version: FormatVersion
    before: dict[Slug, Said] = Field(min_length=1)
    ground_rules: dict[Slug, Said] = Field(min_length=1)
    disclosure: dict[Slug, Said] = Field(min_length=1)
