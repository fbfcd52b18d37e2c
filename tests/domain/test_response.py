"""What a browser, a device, a document or a database tells as a response, read by the only parser."""

import pytest

from beacons.domain.practice.attempt import Answer
from beacons.domain.response import Outcome, is_right, read_response
from beacons.domain.rooms.answers import RoomAnswer


@pytest.mark.parametrize(
    ("told", "read"),
    [(["tell", "block"], ("tell", "block")), (("tell",), ("tell",)), ([], ()), ({"bed": "home"}, {"bed": "home"}), ({}, {})],
)
def test_ids_and_boxes_of_options_are_responses(told, read):
    assert read_response(told) == read


@pytest.mark.parametrize("told", [None, "tell", 1, True, ["tell", 1], [["tell"]], {"bed": 1}, {1: "home"}, {"bed": ["home"]}, {"tell"}])
def test_anything_else_is_refused(told):
    with pytest.raises(ValueError, match="a response is ids"):
        read_response(told)


@pytest.mark.parametrize(("earned", "possible", "wholly"), [(3, 3, True), (1, 1, True), (2, 3, False), (0, 1, False), (0, 0, False)])
def test_what_is_wholly_right_is_so_as_an_outcome_alone_and_in_a_class(earned, possible, wholly):
    outcome = Outcome(earned, possible, 0, ())
    alone = Answer(item_id="one", earned=earned, possible=possible, at=0)
    in_class = RoomAnswer("one", "learner", (), earned, possible, 0)
    assert {one.is_right for one in (outcome, alone, in_class)} == {is_right(earned, possible)} == {wholly}
