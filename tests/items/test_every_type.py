"""What all items share, and the registry of their types."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from beacons.domain.item import Item
from beacons.domain.response import Incomplete
from beacons.items import ITEM_TYPES, AnyItem
from tests.builders import a_single_choice, a_sorting, one_of_each_type, one_without_key_of_each_type, options, right_response
from tests.there import there

EACH_TYPE = pytest.mark.parametrize("item", one_of_each_type(), ids=lambda item: item.type)
ITEM: TypeAdapter[Item] = TypeAdapter(AnyItem)

IDS = (
    *("ask", "wait", "sleep", "call", "stay", "prize", "hurry", "link"),
    *("real", "trick", "go-on", "check", "show"),
    *("tell", "block", "reply", "hide", "stop", "save", "thanks", "loser", "well-done", "go-away", "kind", "hurts", "unknown"),
)
RESPONSES = st.one_of(st.lists(st.sampled_from(IDS), max_size=6).map(tuple), st.dictionaries(st.sampled_from(IDS), st.sampled_from(IDS)))


@EACH_TYPE
def test_a_type_is_registered_under_the_name_that_its_files_give(item):
    assert ITEM_TYPES[item.type] is type(item)


def test_the_types_are_found_and_each_is_tested_here():
    every = (*one_of_each_type(), *one_without_key_of_each_type())
    assert sorted(ITEM_TYPES) == sorted(item.type for item in every)
    assert all(type(item) is ITEM_TYPES[item.type] for item in every)


@EACH_TYPE
def test_raw_data_become_the_type_that_they_name(item):
    assert ITEM.validate_python(item.model_dump()) == item
    assert ITEM.validate_json(item.model_dump_json()) == item


def test_a_type_that_is_not_there_is_a_problem():
    with pytest.raises(ValidationError, match="essay"):
        ITEM.validate_python({**a_single_choice().model_dump(), "type": "essay"})


def unblamed(item):
    """The marks of a response that is right. Where more than one way is right, the other one is told as right, too."""
    return {"right", "left"} if item.right_response else {"right", "left", "missed"}


@EACH_TYPE
def test_the_key_given_back_is_right(item):
    outcome = item.check(right_response(item))
    assert outcome.is_right
    assert outcome.found == outcome.possible
    assert {mark.verdict for mark in outcome.marks} <= unblamed(item)


@pytest.mark.parametrize("item", [item for item in one_of_each_type() if item.type != "story"], ids=lambda item: item.type)
def test_every_option_is_marked_once(item):
    assert sorted(mark.option_id for mark in item.check(right_response(item)).marks) == sorted(item.option_ids)


@EACH_TYPE
@given(response=RESPONSES)
def test_a_response_is_scored_from_nothing_to_everything_or_not_at_all(item, response):
    if item.is_complete(response):
        outcome = item.check(response)
        assert 0 <= outcome.earned <= outcome.found <= outcome.possible
        assert 0 <= outcome.credit <= 1
        assert outcome.is_right == (outcome.credit == 1)
        assert outcome.is_right == all(mark.verdict in unblamed(item) for mark in outcome.marks)
    else:
        with pytest.raises(Incomplete, match=item.id):
            item.check(response)


@pytest.mark.parametrize("item", [item for item in one_of_each_type() if item.type not in ("spot", "story")], ids=lambda item: item.type)
def test_a_response_holds_as_many_things_as_are_to_be_given(item):
    assert len(right_response(item)) == item.to_give


@EACH_TYPE
@pytest.mark.parametrize("field", ["id", "stem", "options"])
def test_what_an_author_leaves_out_is_named(item, field):
    raw = item.model_dump()
    del raw[field]
    with pytest.raises(ValidationError, match=field):
        ITEM.validate_python(raw)


@pytest.mark.parametrize("item", [item for item in one_of_each_type() if item.type != "story"], ids=lambda item: item.type)
def test_a_key_left_out_is_named(item):
    key = "key" if "key" in type(item).model_fields else "genuine"
    raw = item.model_dump(exclude={key})
    with pytest.raises(ValidationError, match=key):
        ITEM.validate_python(raw)


@EACH_TYPE
def test_what_only_our_course_asks_for_may_be_left_out_and_the_item_works(item):
    raw = item.model_dump(exclude={"path", "strand", "kind", "about_initiative", "sensitive"})
    for option in raw["options"]:
        del option["feedback"]
    made = ITEM.validate_python(raw)
    assert made.check(right_response(item)).is_right
    assert (made.path, made.strand, made.kind, made.about_initiative, made.sensitive) == (None, None, None, False, "none")
    assert {option.reason for option in made.options} == {""}


@EACH_TYPE
def test_a_misspelt_field_is_a_problem(item):
    with pytest.raises(ValidationError, match="hnit"):
        ITEM.validate_python({**item.model_dump(), "hnit": "Look again."})


@pytest.mark.parametrize(
    ("field", "value"),
    [("path", "adult"), ("strand", "sport"), ("kind", "joke"), ("sensitive", "very"), ("id", "Not A Slug"), ("stem", "  "), ("hint", "")],
)
def test_a_value_outside_the_words_of_the_format_is_a_problem(field, value):
    with pytest.raises(ValidationError, match=field):
        a_single_choice(**{field: value})


def test_a_text_may_be_wrapped_in_the_file_and_is_one_line_on_screen():
    assert a_single_choice(stem="  What is\n   the best\tstep?\n").stem == "What is the best step?"


def test_an_option_is_found_by_its_id():
    assert a_single_choice().option("hide").text == "Text of hide"


def test_an_option_that_is_not_there_is_a_key_error():
    with pytest.raises(KeyError, match="nobody"):
        a_single_choice().option("nobody")


def test_an_option_id_twice_is_a_problem():
    with pytest.raises(ValidationError, match="option id 'hide' stands there twice"):
        a_single_choice(options=options("hide", "tell", "hide"))


@EACH_TYPE
def test_an_item_never_changes(item):
    with pytest.raises(ValidationError, match="frozen"):
        item.stem = "Another question?"


def test_a_response_of_the_form_of_another_type_cannot_be_scored():
    assert not a_single_choice().is_complete(right_response(a_sorting()))
    assert not a_sorting().is_complete(right_response(a_single_choice()))


# What an item says of itself


@EACH_TYPE
def test_the_solution_says_of_all_that_may_be_given_whether_it_fits_and_of_each_option_why(item):
    rows = there(item.solution()).rows
    assert sorted(row.option_id for row in rows) == sorted(item.choices)
    assert {row.option_id: row.reason for row in rows} == dict.fromkeys(item.beside) | {o.id: o.feedback for o in item.options}
    assert all(row.text == item.words(row.option_id) for row in rows)


@EACH_TYPE
def test_what_fits_is_what_a_right_response_puts_where_it_belongs(item):
    fitting = {(row.option_id, row.place) for row in there(item.solution()).fitting}
    put = {(placed.option_id, placed.place) for placed in item.placed(right_response(item))}
    assert put == fitting if item.right_response else put < fitting


@EACH_TYPE
def test_what_fits_comes_first_and_place_by_place(item):
    rows = there(item.solution()).fitting_first
    assert [row.fits for row in rows] == sorted((row.fits for row in rows), reverse=True)
    numbers = [row.place.number for row in rows if row.place]
    assert numbers == sorted(numbers)


@EACH_TYPE
@given(response=RESPONSES)
def test_whatever_is_given_nothing_is_placed_that_was_not_given(item, response):
    assert {placed.option_id for placed in item.placed(response)} <= set(response)


@EACH_TYPE
def test_what_is_not_whole_is_refused_with_how_many_are_to_be_given(item):
    with pytest.raises(Incomplete) as refused:
        item.check(())
    assert refused.value.count == item.to_give


@EACH_TYPE
def test_an_item_like_those_of_our_course_leaves_nothing_to_wish(item):
    assert item.wishes() == []


def test_nobody_can_answer_more_options_than_an_old_answer_can_tell_apart():
    with pytest.raises(ValidationError, match="has 36 options: at most 35"):
        a_single_choice(options=options("tell", *(f"way-{n}" for n in range(35))))


def test_no_option_can_be_called_as_what_is_offered_beside_the_options():
    item = next(one for one in one_of_each_type() if one.beside)
    (taken,) = item.beside
    changed = item.model_dump()
    changed["options"][0]["id"] = taken
    with pytest.raises(ValidationError, match=f"no option can be called '{taken}'"):
        ITEM.validate_python(changed)
