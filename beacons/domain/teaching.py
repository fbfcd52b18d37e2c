"""What is the same in every lesson for a teacher: ground rules, a disclosure, and how strands map to frameworks."""

from typing import Literal

from pydantic import Field, model_validator

from beacons.domain.course import STRANDS, Strand
from beacons.domain.model import FormatVersion, Line, Model

Framework = Literal["ukcis", "common_sense", "digcomp", "iste"]


class Phase(Model):
    """A part of a lesson plan."""

    minutes: int = Field(ge=1, le=45)
    what: Line


class Question(Model):
    """What a class may ask, and a short answer to say aloud."""

    question: Line
    answer: Line


class TeacherLayer(Model):
    """What a teacher needs for one lesson."""

    objectives: tuple[Line, ...] = Field(min_length=2, max_length=5)
    prepare: tuple[Line, ...] = Field(min_length=1)
    plan_30: tuple[Phase, ...]
    plan_45: tuple[Phase, ...]
    hard_questions: tuple[Question, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _minutes_add_up(self) -> "TeacherLayer":
        totals = (
            (name, sum(p.minutes for p in plan), whole)
            for name, plan, whole in (("plan_30", self.plan_30, 30), ("plan_45", self.plan_45, 45))
        )
        problems = [f"{name}: the minutes add up to {total}" for name, total, whole in totals if total != whole]
        if problems:
            raise ValueError("; ".join(problems))
        return self


class Teaching(Model):
    """The content of ``teaching.yaml``. ``crosswalk`` says where each strand stands in each framework."""

    format_version: FormatVersion
    before: tuple[Line, ...] = Field(min_length=1)
    ground_rules: tuple[Line, ...] = Field(min_length=1)
    disclosure: tuple[Line, ...] = Field(min_length=1)
    frameworks: dict[Framework, Line]
    crosswalk: dict[Strand, dict[Framework, Line]]

    @model_validator(mode="after")
    def _every_strand_is_mapped(self) -> "Teaching":
        missing = [f"{s}: {f}" for s in STRANDS for f in self.frameworks if f not in self.crosswalk.get(s, {})]
        if missing:
            raise ValueError(f"crosswalk lacks {', '.join(missing)}")
        return self
