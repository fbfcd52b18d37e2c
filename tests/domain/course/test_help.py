"""Who to tell, and the one help order."""

import pytest
from pydantic import ValidationError

from beacons.domain.course.help import STEPS
from beacons.domain.path import CHILD_PATHS
from tests.builders import a_directory, a_help, an_order


def orders(path, steps):
    return {**{one: an_order(one) for one in CHILD_PATHS}, path: an_order(path, steps=[{"id": s, "title": s, "text": s} for s in steps])}


def test_the_one_order_is_stop_tell_keep_report_block():
    assert STEPS == ("stop", "tell", "keep", "report", "block")


@pytest.mark.parametrize("path", ["10-12", "13-16"])
@pytest.mark.parametrize(
    "steps",
    [("stop", "keep", "tell", "report", "block"), ("stop", "tell", "keep", "block", "report"), STEPS[:4], ("tell", *STEPS), ()],
    ids="-".join,
)
def test_no_other_order_is_taken(path, steps):
    with pytest.raises(ValidationError, match=f"orders > {path}: the steps must be stop, tell, keep, report, block"):
        a_help(orders=orders(path, steps))


def test_the_youngest_stop_and_tell_and_do_the_rest_together():
    assert [step.id for step in a_help().orders["7-9"].steps] == ["stop", "tell", "together"]
    with pytest.raises(ValidationError, match="orders > 7-9: the steps must be stop, tell, together"):
        a_help(orders=orders("7-9", STEPS))


@pytest.mark.parametrize("path", CHILD_PATHS)
def test_every_path_has_its_order(path):
    with pytest.raises(ValidationError, match=f"orders lacks {path}"):
        a_help(orders={one: an_order(one) for one in CHILD_PATHS if one != path})


@pytest.mark.parametrize("field", ["any_time", "danger", "danger_anywhere", "danger_unknown"])
def test_help_says_what_counts_at_any_time_and_what_to_do_in_danger(field):
    with pytest.raises(ValidationError, match=field):
        a_help(**{field: " "})


def test_the_danger_line_names_the_number_of_the_country_that_was_picked():
    found = a_help()
    assert found.danger_line("112", is_picked=True) == "In danger? Call 112."
    assert found.danger_line(None, is_picked=True) == found.danger_unknown
    assert found.danger_line(None, is_picked=False) == found.danger_anywhere
    with pytest.raises(ValidationError, match="danger does not name"):
        a_help(danger="Call somebody.")


def test_help_is_never_without_a_directory():
    with pytest.raises(ValidationError, match="directories"):
        a_help(directories=())


def test_what_is_good_to_know_may_be_nothing():
    assert a_help(good_to_know={}).good_to_know == {}


@pytest.mark.parametrize(
    ("field", "value"), [("kind", "website"), ("for_whom", "teacher"), ("url", "tel:116111"), ("as_of", ""), ("name", " "), ("id", "A B")]
)
def test_a_directory_with_a_value_outside_the_words_of_the_format_is_a_problem(field, value):
    with pytest.raises(ValidationError, match=field):
        a_help(directories=[a_directory(**{field: value})])
