"""What is told of a room before anybody may see the options."""

import json

import pytest

from beacons.live.told import stem_only
from tests.builders import one_of_each_type, one_without_key_of_each_type


@pytest.mark.parametrize("item", [*one_of_each_type(), *one_without_key_of_each_type()], ids=lambda item: item.type)
def test_the_reading_time_shows_no_option(item):
    said = json.dumps(stem_only(item))
    assert item.stem in said
    assert all(option.text not in said for option in item.options)
