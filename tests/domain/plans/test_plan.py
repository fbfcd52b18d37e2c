from beacons.domain.plans.plan import PathPlan, answering, in_order_of
from tests.builders import a_dilemma, a_single_choice, one_of_each_type
from tests.plan_samples import plan


def test_a_class_answers_each_type_of_item_in_a_way_that_works_for_it():
    ways = {item.type: answering(item, "quiz") for item in one_of_each_type()}
    assert ways == {
        "single_choice": "letters",
        "multiple_choice": "letters",
        "ordering": "strips",
        "sorting": "left_right",
        "spot": "board",
        "story": "standing",
        "real_or_trick": "letters",
    }


def test_what_has_no_key_is_talked_over():
    assert answering(a_dilemma(), "talk") == "talk"


def test_nobody_sees_an_answer_about_harm_or_the_last_one():
    for item in one_of_each_type():
        about_harm = item.model_copy(update={"sensitive": "topic"})
        assert answering(about_harm, "talk") == ("read" if item.type == "story" else "alone")
        assert answering(item, "exit") == "alone"


def planned(**items: tuple[str, ...]) -> PathPlan:
    """A plan that asks these items in its parts."""
    asked = [{**part, "items": items.get(part["kind"], ())} for part in plan("alpha", "10-12")["parts"]]
    return PathPlan.model_validate({**plan("alpha", "10-12"), "parts": asked, "recall": items.get("recall", ())})


def test_a_class_begins_with_what_is_planned_in_the_plans_order():
    bank = tuple(a_single_choice(i) for i in ("one", "two", "three", "four"))
    found = in_order_of(planned(recall=("three",), quiz=("gone", "one"), talk=("three",)), bank)
    assert [item.id for item in found] == ["three", "one", "two", "four"]


def test_the_last_question_of_a_plan_stays_the_last_whatever_else_is_chosen():
    bank = tuple(a_single_choice(i) for i in ("last", "other", "first"))
    assert [item.id for item in in_order_of(planned(quiz=("first",), exit=("last",)), bank)] == ["first", "other", "last"]
