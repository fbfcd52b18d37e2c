"""What leaves for a device: never the key, never a reason, before the reveal."""

import json

import pytest

from beacons.domain.rooms.asked import asked_by, reasons
from beacons.items.single_choice.item import SingleChoice
from beacons.items.spot.item import NOTHING_WRONG
from tests.builders import a_spot, a_story, one_of_each_type, one_without_key_of_each_type
from tests.canaries import SHOWN_TEXTS, sung

ITEMS = [item for item in one_of_each_type() if item.type != a_story().type]
each_type = pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.type)


@each_type
def test_an_item_that_is_asked_holds_neither_key_nor_reasons(item):
    said = json.dumps(asked_by(item))
    assert '"key"' not in said
    assert "feedback" not in said
    assert all(option.feedback not in said for option in item.options)


SEEN_WHILE_ASKED = {
    "id",
    "type",
    "stem",
    "hint",
    "sensitive",
    "give",
    "options",
    "boxes",
    "screen",
    "title",
    "scenes",
    "roles",
    "has_no_key",
    "mock",
    "in_turn",
}
SEEN_OF_AN_OPTION = {"id", "text", "picture", "part", "to"}


@pytest.mark.parametrize("item", [*one_of_each_type(), *one_without_key_of_each_type()], ids=lambda item: item.type)
def test_a_device_gets_what_the_type_lists_and_not_a_word_of_any_other_field(item):
    singing, words = sung(item, hint="a hint", source="a-secret-source")
    shown = asked_by(singing)
    said = json.dumps(shown)
    assert set(shown) <= SEEN_WHILE_ASKED
    tells_at_once = {"feedback"} & {*item.shows["options"]}  # what a choice leads to, as soon as it is made
    assert tells_at_once == ({"feedback"} if item.type == "story" else set())
    assert all(set(option) <= SEEN_OF_AN_OPTION | tells_at_once for option in shown["options"])
    assert all((word in said) == (where[-1] in SHOWN_TEXTS | tells_at_once) for where, word in words.items())
    assert not any(
        secret in said for secret in ("a-secret-source", '"helps":', '"key":', '"strand":', '"kind":', '"about_initiative":', '"path":')
    )


def test_a_field_that_a_type_gains_is_kept_back_until_it_is_listed():
    class Newer(SingleChoice):
        secret: str

    newer = Newer.model_validate({**ITEMS[0].model_dump(), "secret": "not to be seen"})
    assert "not to be seen" not in json.dumps(asked_by(newer))


@each_type
def test_every_class_has_the_same_order_with_all_that_can_be_chosen(item):
    order = [option["id"] for option in asked_by(item)["options"]]
    assert sorted(set(order) - {NOTHING_WRONG}) == sorted(item.option_ids)


@each_type
def test_after_the_reveal_every_option_has_its_reason_and_the_right_ones_fit(item):
    rows = [row for row in reasons(item) if row["id"] != NOTHING_WRONG]
    assert sorted(row["id"] for row in rows) == sorted(item.option_ids)
    assert all(row["feedback"] == item.option(row["id"]).feedback for row in rows)
    assert any(row["fits"] for row in rows)


@pytest.mark.parametrize("key", [(), ("prize", "link")])
def test_nothing_wrong_is_a_row_of_its_own(key):
    item = a_spot(key=key)
    assert asked_by(item)["options"][-1] == {"id": NOTHING_WRONG, "part": "nothing"}
    row = reasons(item)[-1]
    assert (row["id"], row["fits"], row["feedback"]) == (NOTHING_WRONG, key == (), "")
    assert row.get("says") == ({"key": "mark.missed", "values": {}} if key == () else None)
