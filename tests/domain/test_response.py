"""What a browser, a device, a document or a database tells as a response, read by the only parser."""

import pytest

from beacons.domain.response import read_response


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
