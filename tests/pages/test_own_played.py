"""An own quiz on the wall, in a live room and in Together: marked as such, mixed with ours, counted for nobody."""

import json

import pytest

from beacons.domain.household.own_items import OwnItems, types_to_write
from beacons.domain.item import Item
from beacons.domain.rooms.after import for_home
from beacons.domain.rooms.answers import RoomAnswer
from beacons.domain.rooms.asked import asked_by
from beacons.domain.rooms.class_set import MOST_ITEMS
from beacons.domain.source import Items
from beacons.items import ITEM_TYPES
from tests.builders import an_own_item, an_own_quiz, an_own_screen, right_response
from tests.pages.own_quizzes import PETS, written
from tests.pages.tab import SID, Tab, a_tab, shipped
from tests.pages.test_projector_page import shown
from tests.shipped import english
from tests.there import there

OWN = ("own-one", "own-two")
HERE = {"lesson": SID, "path": "10-12", "quiz": PETS.id}


def ticked(tab: Tab) -> list[str]:
    boxes = {there(box.key): box.value for box in tab.app.checkbox}
    return [key.removeprefix("pick-") for key, is_ticked in boxes.items() if key.startswith("pick-") and is_ticked]


# On the wall


def test_all_that_can_be_played_of_it_is_chosen_and_ours_can_be_mixed_in():
    tab = written().open("projector", **HERE)
    assert ticked(tab) == list(OWN)
    tab.app.checkbox(key=f"pick-{shipped().id}").check()
    tab.run()
    assert ticked(tab) == [*OWN, shipped().id]
    assert tab.leads_to("main-to-stage")[1]["quiz"] == PETS.id


def test_another_lesson_keeps_the_own_quiz_and_the_picker_lets_it_go():
    tab = written().open("projector", **HERE)
    tab.app.selectbox(key="class-quiz").set_value("")
    tab.run()
    assert "quiz" not in tab.params
    assert not set(ticked(tab)) & {*OWN}
    tab.app.selectbox(key="class-quiz").set_value(PETS.id)
    assert ticked(tab.run()) == list(OWN)


def test_a_device_without_an_own_quiz_sees_no_picker_and_one_that_lacks_it_says_so():
    assert not a_tab().open("projector", lesson=SID).has("class-quiz")
    assert "isn’t on this device" in a_tab().open("projector", **HERE).text


@pytest.mark.parametrize("page", ["projector", "class_room"])
@pytest.mark.parametrize("show", [{}, {"show": "questions"}])
def test_until_the_browser_has_told_of_it_nothing_else_is_shown_in_its_place(page, show):
    tab = written(restored=False, quizzes=()).open(page, **HERE, **show)
    assert not [*tab.app.checkbox]
    assert not tab.has("stage-questions")
    assert not tab.has("open-room")


def test_a_quiz_of_many_items_is_played_whole():
    many = an_own_quiz("own-pets", *(an_own_item(f"own-{n}") for n in range(MOST_ITEMS + 5)))
    tab = written(many).open("projector", **HERE)
    assert len(ticked(tab)) == MOST_ITEMS + 5


def test_the_wall_says_who_wrote_it_and_holds_the_texts_as_they_are():
    stage = shown(written().open("projector", **HERE, show="questions"))
    assert [one["item"].get("written_by") for one in stage["items"]] == ["family", "family"]
    assert stage["items"][1]["item"]["stem"] == "<b>Who</b> helps?"
    assert stage["items"][0]["talk"]


def test_own_and_ours_of_one_set_go_on_paper_and_to_two_as_well():
    named = f"own-two,{shipped().id}"
    tab = written().open("projector", **HERE, items=named)
    assert tab.leads_to("set-on-paper") == ("my_quizzes", {"quiz": PETS.id, "show": "paper", "items": named})
    assert tab.leads_to("set-together") == ("together", {"items": named})
    sheet = written().open("my_quizzes", quiz=PETS.id, show="paper", items=named)
    assert [element["text"].strip() for element in sheet.elements("stem")] == ["<b>Who</b> helps?", shipped().stem]
    assert "Written by your family, and by Seven Beacons" in sheet.text


def test_a_set_without_an_own_quiz_offers_neither_here():
    tab = a_tab().open("projector", lesson=SID)
    assert not tab.has("set-on-paper")
    assert not tab.has("set-together")


# In a room


def test_a_room_holds_the_items_and_erases_them_with_itself(store):
    tab = written().open("class_room", **HERE, items=f"own-one,{shipped().id}").click("open-room")
    code = tab.session.screen.hosting[0]
    held = store.items(code, "en")
    assert [item.id for item in held] == ["own-one", shipped().id]
    asked = asked_by(held[0])
    assert asked["written_by"] == "family"
    assert "Why" not in json.dumps(asked)
    room = there(store.room(code))
    store.erase(code)
    assert store.items(code, room.language) == ()


def test_own_items_never_go_home_on_a_sheet_that_is_fetched_by_their_ids():
    items = OwnItems([PETS], types_to_write(ITEM_TYPES.values())).bank(PETS.id)
    answers = [RoomAnswer(item_id=item.id, learner_id="ana", response=("o1",), earned=0, possible=1, at=1) for item in (*items, shipped())]
    assert [item.id for item in for_home([*items, shipped()], answers)] == [shipped().id]


# Together


def test_two_go_through_it_and_it_lights_no_lantern():
    tab = written().open("together", items="own-one").click("begin").click("take")
    assert "Written by your family" in tab.text
    for _ in range(2):
        tab.give(("o3",)).click("choose")
        if tab.has("take"):
            tab.click("take")
    assert "Why: Nobody" in tab.text
    tab.click("talk-agree")
    assert "Who may know your password?" in tab.text
    assert tab.session.family.talks == ()
    assert not tab.elements("lanterns")


def test_own_and_ours_in_one_round_light_a_lantern_for_ours_alone():
    tab = written().open("together", items=f"own-one,{shipped().id}").click("begin")
    for _ in range(2):
        while not tab.has("talk-agree"):
            tab = tab.click("take") if tab.has("take") else tab.give(right_response(an_item(tab))).click("choose")
        tab.click("talk-agree")
    assert [talk.item_id for talk in tab.session.family.talks] == [shipped().id]


def an_item(tab: Tab) -> Item:
    """The item of the turn on screen."""
    item_id = there(there(tab.session.family.together).turn).item_id
    source = Items(english(), OwnItems([PETS], types_to_write(ITEM_TYPES.values())))
    return there(source.item(item_id))


# Real or trick

STREET = "Type your <b>street</b> here."
SCREEN = an_own_screen(parts=[{"id": "p1", "part": "name", "text": "Town Library"}, {"id": "p2", "part": "line", "text": STREET}])
SCREENS = an_own_quiz("own-screens", SCREEN, an_own_screen("own-half", parts=[]), title="Screens", by="teacher")
TRICK = ("trick", "show")


def test_a_screen_is_tried_alone_with_what_decides_and_how_to_check():
    tab = written(SCREENS).open("my_quizzes", quiz=SCREENS.id, show="play")
    assert "Question 1 of 1" in tab.text
    tab.give(TRICK).click("check")
    assert tab.session.screen.tried == {SCREEN.id: TRICK}


def test_a_screen_is_printed_with_its_parts_and_a_key():
    tab = written(SCREENS).open("my_quizzes", quiz=SCREENS.id, show="paper")
    assert tab.texts("made-up-name") == ["Town Library"]
    assert tab.texts("made-up-line") == [STREET]
    assert "B, then D or E" in tab.text
    assert "Why: trick" in tab.text


def test_a_screen_stands_on_the_wall_without_its_key_and_with_its_writer():
    params = {"lesson": SID, "path": "10-12", "quiz": SCREENS.id}
    (stage,) = shown(written(SCREENS).open("projector", **params, show="questions"))["items"]
    assert [part["text"] for part in stage["item"]["mock"]["parts"]] == ["Town Library", STREET]
    assert stage["item"]["written_by"] == "teacher"
    assert "genuine" not in json.dumps(stage["item"])


def test_a_screen_is_held_by_a_room_and_asked_without_its_key(store):
    tab = written(SCREENS).open("class_room", lesson=SID, path="10-12", quiz=SCREENS.id, items=SCREEN.id).click("open-room")
    (held,) = store.items(tab.session.screen.hosting[0], "en")
    asked = json.dumps(asked_by(held))
    assert "Town Library" in asked
    assert "Why" not in asked
    assert "genuine" not in asked
    assert held.check(TRICK).is_right


def test_whoever_comes_with_other_questions_than_those_of_the_open_round_begins_with_these():
    tab = written().open("together", items="own-one").click("begin")
    assert tab.open("together", items=shipped().id).app.button(key="begin").proto.type == "primary"
    assert tab.app.button(key="carry-on-round").proto.type == "secondary"
    assert tab.open("together", items="own-one").app.button(key="carry-on-round").proto.type == "primary"


def test_two_look_at_a_screen_together_and_no_lantern_is_lit():
    tab = written(SCREENS).open("together", items=SCREEN.id).click("begin").click("take")
    for _ in range(2):
        tab.give(TRICK).click("choose")
        if tab.has("take"):
            tab.click("take")
    assert STREET in tab.text
    assert "Why: trick" in tab.text
    assert "Why: check" in tab.text
    tab.click("talk-agree")
    assert tab.session.family.talks == ()
