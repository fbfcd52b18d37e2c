"""What a teacher needs: in every lesson, and in one."""

import pytest
from pydantic import ValidationError

from beacons.domain.course.teaching import TeacherLayer
from tests.builders import a_teacher_layer, a_teaching


def plan(*minutes):
    return [{"id": f"talk-{n}", "minutes": m, "what": "Talk."} for n, m in enumerate(minutes)]


@pytest.mark.parametrize("minutes", [(30,), (1, 29), (10, 10, 10)])
def test_a_short_plan_of_thirty_minutes_is_sound(minutes):
    assert sum(phase.minutes for phase in a_teacher_layer(plan_30=plan(*minutes)).plan_30) == 30


@pytest.mark.parametrize(
    ("field", "minutes", "total"), [("plan_30", (), 0), ("plan_30", (10, 19), 29), ("plan_45", (45, 1), 46), ("plan_45", (30,), 30)]
)
def test_a_plan_whose_minutes_do_not_add_up_is_a_problem(field, minutes, total):
    with pytest.raises(ValidationError, match=f"{field}: the minutes add up to {total}"):
        a_teacher_layer(**{field: plan(*minutes)})


def test_both_plans_are_named_where_neither_adds_up():
    with pytest.raises(ValidationError) as error:
        a_teacher_layer(plan_30=plan(5), plan_45=plan(6))
    assert "plan_30: the minutes add up to 5" in str(error.value)
    assert "plan_45: the minutes add up to 6" in str(error.value)


@pytest.mark.parametrize("minutes", [0, -5, 46])
def test_a_phase_has_from_one_to_forty_five_minutes(minutes):
    with pytest.raises(ValidationError, match="minutes"):
        a_teacher_layer(plan_45=plan(minutes))


@pytest.mark.parametrize(
    ("field", "value"),
    [("objectives", {"one": "One."}), ("objectives", {f"n-{n}": "One." for n in range(6)}), ("prepare", {}), ("hard_questions", ())],
)
def test_too_little_or_too_much_for_a_lesson_is_a_problem(field, value):
    with pytest.raises(ValidationError, match=field):
        a_teacher_layer(**{field: value})


@pytest.mark.parametrize("field", ["before", "ground_rules", "disclosure"])
def test_teaching_is_never_without_preparation_ground_rules_and_disclosure(field):
    with pytest.raises(ValidationError, match=field):
        a_teaching(**{field: {}})


def test_a_lesson_with_plans_of_its_own_needs_none_here():
    layer = a_teacher_layer()
    bare = TeacherLayer.model_validate(layer.model_dump(exclude={"plan_30", "plan_45"}))
    assert (bare.plan_30, bare.plan_45) == ((), ())
