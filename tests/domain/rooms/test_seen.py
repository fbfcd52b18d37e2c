"""What leaves for a device: never the key, never a reason, before the reveal."""

import json

import pytest
from builders import a_story, one_of_each_type, right_response

from beacons.domain.rooms import seen
from beacons.domain.rooms.room import Room

NOW = 1_764_000_000_000
ITEMS = [item for item in one_of_each_type() if item.type != a_story().type]
each_type = pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.type)


def a_room(code="ABCDEF") -> Room:
    return Room(code=code, language="en", path="7-9", item_ids=tuple(item.id for item in ITEMS), since=NOW, at=NOW)


@each_type
def test_an_item_that_is_asked_holds_neither_key_nor_reasons(item):
    said = json.dumps(seen.asked(item, a_room()))
    assert '"key"' not in said
    assert "feedback" not in said
    assert all(option.feedback not in said for option in item.options)


@each_type
def test_the_reading_time_shows_no_option(item):
    said = json.dumps(seen.stem_only(item))
    assert item.stem in said
    assert all(option.text not in said for option in item.options)


@each_type
def test_all_devices_of_a_room_have_the_same_order_and_another_room_may_have_another(item):
    order = [option["id"] for option in seen.asked(item, a_room())["options"]]
    assert [option["id"] for option in seen.asked(item, a_room())["options"]] == order
    assert sorted(order) == sorted(item.option_ids)


@each_type
def test_after_the_reveal_every_option_has_its_reason_and_the_right_ones_fit(item):
    rows = seen.reasons(item, None)
    assert sorted(row["id"] for row in rows) == sorted(item.option_ids)
    assert all(row["feedback"] == item.option(row["id"]).feedback for row in rows)
    assert any(row["fits"] for row in rows)


@each_type
def test_with_a_response_the_reasons_say_how_it_came_out(item):
    rows = seen.reasons(item, right_response(item))
    assert {row["verdict"] for row in rows} <= {"right", "left"}
