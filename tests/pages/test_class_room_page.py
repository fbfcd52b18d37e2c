"""Class room: what a teacher chooses before a room is opened, and what the room's screen is handed."""

import asyncio
import json
from collections.abc import Mapping
from typing import Any

import pytest

from beacons.domain.rooms.code import ALPHABET
from beacons.live.hub import Hub
from beacons.ui.classroom import host_actions
from beacons.wiring import class_talk
from tests.pages.tab import SID, a_tab
from tests.shipped import english
from tests.there import there

CODE = "ABCDEF"


def told(reader) -> dict[str, Any]:
    """What the script of the page is handed."""
    data = json.loads(reader.widget("host").proto.json)
    return {**data, "known": json.loads(data["known"])}


def test_the_page_begins_with_a_choice_and_one_main_button():
    reader = a_tab().open("class_room", lesson=SID)
    assert reader.title == "Play it live in class"
    assert reader.app.button(key="open-room").label == "Open the room"
    assert reader.app.selectbox(key="class-lesson").value == SID


def test_a_teacher_comes_here_from_the_page_of_a_lesson_and_from_the_overview():
    assert a_tab().open("grown_ups", lesson=SID).leads_to("play-live") == ("class_room", {"lesson": SID})
    assert a_tab().open("grown_ups").leads_to("to-class-room") == ("class_room", {})


def test_nothing_that_hurries_ranks_or_names_is_on_unless_chosen():
    reader = a_tab().open("class_room", lesson=SID)
    assert reader.app.radio(key=host_actions.READING).value == 5
    assert reader.app.radio(key=host_actions.TIMER).value == 0
    assert reader.app.radio(key=host_actions.BOARD).value == "never"
    assert reader.app.checkbox(key=host_actions.SHEET).value is False


def test_opening_hands_code_and_secret_to_the_browser(store):
    reader = a_tab().open("class_room", lesson=SID, path="10-12")
    reader.app.radio(key=host_actions.TIMER).set_value(30)
    reader.click("open-room")
    data = told(reader)
    room = store.room(data["code"])
    assert store.is_host(room.code, data["secret"])
    assert room.settings.timer == 30
    assert data["known"]["here"].endswith(f"room={room.code}")
    assert data["secret"] not in json.dumps(data["known"])


def test_a_room_that_another_tab_has_opened_is_drawn_without_a_secret():
    data = told(a_tab().open("class_room", room=CODE))
    assert (data["code"], data["secret"]) == (CODE, "")


def test_a_secret_is_handed_out_for_its_own_room_only():
    data = told(a_tab(hosting=("GHJKMN", "of another")).open("class_room", room=CODE))
    assert data["secret"] == ""


def test_a_code_is_understood_in_small_letters():
    assert told(a_tab().open("class_room", room=CODE.lower()))["code"] == CODE


@pytest.mark.parametrize("code", ["", "ABC", "ABCDEFG", "ABCDE1", "<b>bcd>", "../../"])
def test_what_is_no_code_shows_the_choice(code):
    reader = a_tab().open("class_room", room=code)
    assert told(reader)["code"] == ""
    assert reader.has("open-room")


def test_the_screen_of_a_room_has_a_way_in_for_pupils_as_address_and_as_picture(monkeypatch):
    monkeypatch.setenv("JOIN_ADDRESS", "http://192.168.1.20:8501/")
    known = told(a_tab().open("class_room", room=CODE))["known"]
    assert known["join"] == f"/join/{CODE}"
    assert known["qr"].startswith("data:image/svg+xml")
    assert known["nearby"] == "http://192.168.1.20:8501"
    assert known["remote"] == ""


def test_where_nobody_can_tell_how_others_find_this_computer_no_picture_leads_astray(monkeypatch):
    monkeypatch.delenv("JOIN_ADDRESS", raising=False)
    known = told(a_tab().open("class_room", room=CODE))["known"]
    assert (known["nearby"], known["qr"]) == ("", "")
    assert "localhost" in known["words"]["only_here"]


def test_a_room_talks_about_the_same_as_a_projector_with_the_same_questions(store):
    chosen = {"lesson": SID, "path": "10-12"}
    code = told(a_tab().open("class_room", **chosen).click("open-room"))["code"]
    stage = json.loads(a_tab().open("projector", **chosen, show="questions").widget("stage-questions").proto.json)["content"]

    async def talks() -> Mapping[str, str]:
        return there(await Hub(store, lambda _: there(english().names), lambda: 0, class_talk).room(code)).memory.talks

    assert asyncio.run(talks()) == {one["item"]["id"]: one["talk"] for one in json.loads(stage)["items"]}


def test_nothing_that_the_page_hands_to_whoever_asks_for_a_room_says_what_is_played(store):
    reader = a_tab().open("class_room", lesson=SID, path="10-12").click("open-room")
    room = store.room(told(reader)["code"])
    other = json.dumps(told(a_tab().open("class_room", room=room.code)))
    assert not [item_id for item_id in room.item_ids if item_id in other]


@pytest.mark.parametrize("notice", host_actions.OVER.values())
def test_a_room_that_is_over_leads_back_to_the_choice_with_a_calm_word(notice):
    reader = a_tab(notice=notice).open("class_room")
    assert reader.elements("notice")
    assert reader.has("open-room")


def test_before_a_lesson_on_harm_the_teacher_is_told_what_to_do_first():
    assert "safeguarding lead" in a_tab().open("class_room", lesson="weprotect-global-alliance").text
    assert "safeguarding lead" not in a_tab().open("class_room", lesson=SID).text


def test_without_an_item_the_page_asks_for_one():
    reader = a_tab().open("class_room", lesson=SID, items="none").click("open-room")
    assert reader.texts("notice") == ["Choose at least one question first."]
    assert told(reader)["code"] == ""


def test_no_letter_of_a_code_is_taken_for_another():
    assert not set("ILOS015") & set(ALPHABET)
