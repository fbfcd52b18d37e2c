"""Single choice: one option is right."""

import pytest
from pydantic import ValidationError

from beacons.domain.response import Incomplete
from tests.builders import a_single_choice, options


def verdicts(response):
    return {mark.option_id: mark.verdict for mark in a_single_choice().check(response).marks}


def test_the_key_earns_everything():
    outcome = a_single_choice().check(("tell",))
    assert (outcome.earned, outcome.possible, outcome.found) == (1, 1, 1)
    assert outcome.is_right
    assert outcome.credit == 1


@pytest.mark.parametrize("option_id", ["hide", "reply"])
def test_any_other_option_earns_nothing(option_id):
    outcome = a_single_choice().check((option_id,))
    assert (outcome.earned, outcome.possible, outcome.found) == (0, 1, 0)
    assert not outcome.is_right
    assert outcome.credit == 0


def test_a_right_response_leaves_the_others_alone():
    assert verdicts(("tell",)) == {"hide": "left", "tell": "right", "reply": "left"}


def test_a_wrong_response_shows_what_was_missed():
    assert verdicts(("hide",)) == {"hide": "wrong", "tell": "missed", "reply": "left"}


def test_marks_stand_in_the_order_of_the_file():
    assert [mark.option_id for mark in a_single_choice().check(("reply",)).marks] == ["hide", "tell", "reply"]


@pytest.mark.parametrize(
    "response", [(), ("tell", "hide"), ("tell", "tell"), ("unknown",), ("",), ("Tell",), {}, {"tell": "tell"}], ids=repr
)
def test_a_response_that_is_not_one_of_the_options_is_invalid_and_not_wrong(response):
    item = a_single_choice()
    assert not item.is_complete(response)
    with pytest.raises(Incomplete, match="strange-message"):
        item.check(response)


@pytest.mark.parametrize("option_id", ["hide", "tell", "reply"])
def test_each_option_by_itself_is_complete(option_id):
    assert a_single_choice().is_complete((option_id,))


@pytest.mark.parametrize("count", [3, 4])
def test_three_or_four_options_are_sound(count):
    ids = ("tell", "hide", "reply", "laugh")[:count]
    assert a_single_choice(options=options(*ids)).option_ids == ids


@pytest.mark.parametrize("ids", [("tell", "hide"), ("tell", "hide", "reply", "laugh", "share")], ids=len)
def test_any_other_number_of_options_works_and_is_not_for_our_course(ids):
    item = a_single_choice(options=options(*ids))
    assert item.check(("tell",)).is_right
    assert item.wishes() == [f"needs 3 to 4 options, has {len(ids)}"]


def test_with_one_option_there_is_nothing_to_choose():
    with pytest.raises(ValidationError, match="needs at least 2 options"):
        a_single_choice(options=options("tell"))


def test_a_key_that_no_option_has_is_a_problem():
    with pytest.raises(ValidationError, match="key 'nobody' is not an option"):
        a_single_choice(key="nobody")


def test_all_problems_are_named_at_once():
    with pytest.raises(ValidationError) as error:
        a_single_choice(options=options("tell", "tell"), key="nobody")
    for problem in ("'tell' stands there twice", "'nobody' is not an option"):
        assert problem in str(error.value)
