"""Nothing but what its type lists reaches a line before the reveal, whatever the type: every other field holds a word that sings."""

import json

import pytest

from beacons.domain.rooms.room import Room
from beacons.domain.rooms.settings import Settings
from beacons.domain.rooms.way import stories_of
from tests.builders import one_of_each_type, one_without_key_of_each_type, right_response
from tests.canaries import SHOWN_TEXTS, sung
from tests.live.conftest import CODE, SECRET, step

ITEMS = [*one_of_each_type(), *one_without_key_of_each_type()]


@pytest.fixture
def room_of(store, clock):
    def make(*items):
        of = {"item_ids": tuple(item.id for item in items), "stories": stories_of(items), "settings": Settings(reading=0, board="section")}
        assert store.create(Room(code=CODE, language="en", path="10-12", since=clock.now, at=clock.now, **of), items, SECRET)

    return make


def answer_to(item, asked):
    """Something whole: at a fork the first way, else what is right."""
    return (asked["options"][0]["id"],) if item.traits.forked else right_response(item)


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.type)
def test_canary_no_line_hears_a_word_of_what_its_type_does_not_list_before_the_reveal(item, room_of, connect):
    singing, words = sung(item, source="a-secret-source")
    secret = [word for where, word in words.items() if where[-1] not in SHOWN_TEXTS] + ["a-secret-source"]
    assert len(secret) > len(item.option_ids)
    room_of(singing)
    host, device = connect(secret=SECRET), connect()
    host.hear("host")
    device.hear("mine")
    step(host, "open")
    asked = device.hear("room", phase="open")["item"]
    device.say(t="answer", item=asked["id"], response=answer_to(singing, asked)).hear("ack", ok=True)
    step(host, "closed")
    late = connect()
    late.hear("mine")
    for line in (host, device, late):
        said = json.dumps(line.ask_alive().heard)
        assert singing.stem in said
        assert [word for word in secret if word in said] == []
