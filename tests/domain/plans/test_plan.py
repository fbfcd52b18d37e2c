from beacons.domain.plans.plan import answering, planned_first
from tests.builders import a_dilemma, a_single_choice, one_of_each_type


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
        assert answering(item.model_copy(update={"sensitive": "topic"}), "talk") == "alone"
        assert answering(item, "exit") == "alone"


def test_a_class_begins_with_what_is_planned_in_the_plans_order():
    bank = tuple(a_single_choice(i) for i in ("one", "two", "three", "four"))
    assert [item.id for item in planned_first(bank, ("three", "gone", "one", "three"))] == ["three", "one", "two", "four"]
