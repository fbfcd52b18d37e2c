"""What stands in a lesson plan, as passages: who reads it, and where it stands."""

from collections.abc import Iterator

from author.reading.writing_rules import Reader
from beacons.domain.plans.plan import LessonPlan, PathPlan


def plan_passages(plan: LessonPlan) -> Iterator[tuple[str, Reader, str]]:
    """Place, reader and text: of each path what the teacher reads, and the record in the child's words; then what the lead is told."""
    for path, of_path in plan.paths.items():
        yield path, "adult", "\n\n".join(text for _, text in said_to_teachers(of_path))
        yield f"{path} > record", path, " ".join(line.text for line in of_path.record)
    yield "lead", "adult", plan.lead


def said_to_teachers(plan: PathPlan) -> Iterator[tuple[str, str]]:
    """Each text that the teacher reads, with its place in the plan."""
    yield from ((f"bring > {place}", text) for place, text in plan.bring.items())
    yield from ((f"criteria > {place}", text) for place, text in plan.criteria.items())
    for part in plan.parts:
        yield f"parts > {part.id}", part.what
        if part.if_short:
            yield f"parts > {part.id} > if_short", part.if_short
    if plan.later:
        yield "later", plan.later.what
    for one in plan.misconceptions:
        yield f"misconceptions > {one.id}", f"{one.belief} {one.say}"
    yield from (("support", plan.support), ("stretch", plan.stretch), ("quiet", plan.quiet), ("deputy", plan.deputy))
