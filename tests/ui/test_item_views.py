"""The views of item types: one contract, one module each, and words for every outcome."""

import inspect

import pytest

from beacons.items import ITEM_TYPES
from beacons.ui import item_view
from beacons.ui.item_view import ItemView, widget_key
from beacons.ui.item_views import VIEWS
from tests.builders import a_sorting, a_spot, a_story, an_answer, an_ordering, one_of_each_type, right_response

ITEMS = {item.type: item for item in one_of_each_type()}
EACH_TYPE = pytest.mark.parametrize("item", ITEMS.values(), ids=ITEMS)
CONTRACT = [name for name, member in vars(ItemView).items() if inspect.isfunction(member) and not name.startswith("_")]


def test_there_is_a_view_for_every_type():
    assert set(VIEWS) == set(ITEM_TYPES)


@pytest.mark.parametrize("name", VIEWS)
def test_a_view_offers_what_the_contract_asks_for(name):
    view = VIEWS[name]
    assert all(hasattr(view, constant) for constant in ItemView.__annotations__)
    for function in CONTRACT:
        promised = list(inspect.signature(getattr(ItemView, function)).parameters)[1:]
        assert list(inspect.signature(getattr(view, function)).parameters) == promised


@EACH_TYPE
def test_there_are_words_for_every_outcome(drawn, item):
    def say():
        outcome = item.check(right_response(item))
        said.append(VIEWS[item.type].verdict(outcome))
        said.extend(VIEWS[item.type].mark_words(item, mark) for mark in outcome.marks)

    said: list[str] = []
    drawn(say)
    assert all(said)
    assert len(said) == 1 + len(item.check(right_response(item)).marks)


@EACH_TYPE
def test_without_widgets_no_response_stands(drawn, item):
    found = []
    drawn(lambda: found.append(VIEWS[item.type].response(item, "response-nowhere")))
    assert not found[0]
    assert not item.is_complete(found[0])


def marked(drawn, item, response) -> dict[str, str]:
    said = {}
    drawn(lambda: said.update({m.option_id: VIEWS[item.type].mark_words(item, m) for m in item.check(response).marks}))
    return said


def test_a_step_is_told_its_place_and_where_it_was_put(drawn):
    said = marked(drawn, an_ordering(), ("save", "stop", "tell"))
    assert said == {
        "stop": "This is step 1. You had it at 2",
        "save": "This is step 2. You had it at 1",
        "tell": "You put this in the right place, step 3",
    }


def test_a_thing_is_told_its_box_by_name(drawn):
    said = marked(drawn, a_sorting(), {"thanks": "kind", "loser": "kind", "well-done": "hurts", "go-away": "hurts"})
    assert said["thanks"] == "You put this in the right box: “Box kind”"
    assert said["loser"] == "Goes in “Box hurts”. You chose “Box kind”"


def test_a_part_is_told_apart_in_four_ways(drawn):
    said = marked(drawn, a_spot(), ("prize", "hello"))
    assert len(set(said.values())) == 4


def test_a_story_tells_only_of_the_choices_that_were_made(drawn):
    assert list(marked(drawn, a_story(), ("hide", "wait", "sleep", "stay"))) == ["hide", "wait", "sleep", "stay"]


def test_after_the_check_a_widget_has_another_key():
    """The platform empties a widget that becomes disabled under the same key."""
    assert widget_key("response-a-b", None) == "response-a-b"
    assert widget_key("response-a-b", an_answer()) != widget_key("response-a-b", None)
    assert item_view.widget_key is widget_key
