"""A type of item is a folder: one that stands only here is read, translated, asked, checked, counted, printed and told in a room."""

import json
import re
import sys
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from author.check import check
from beacons import items, wiring
from beacons.domain.household.for_parents import what_fits
from beacons.domain.household.together import Together
from beacons.domain.household.together_draw import begin, can_be_shared, can_be_taught
from beacons.domain.item import Item
from beacons.domain.path import QUIZ_LENGTH
from beacons.domain.practice.attempt import Attempt
from beacons.domain.rooms.answers import RoomAnswer, totals
from beacons.domain.rooms.asked import came_out
from beacons.domain.rooms.class_set import for_class
from beacons.domain.rooms.learner import Learner
from beacons.domain.rooms.room import Room
from beacons.domain.rooms.room_items import RoomItems
from beacons.domain.rooms.room_state import LAST_CALL_MS
from beacons.domain.rooms.settings import Settings
from beacons.exchange.lowering import lowered
from beacons.live.memory import Memory
from beacons.live.told import Told
from beacons.serve.files.assets import Assets
from beacons.storage.catalogs import load_interface
from beacons.storage.content_files import load
from beacons.storage.rooms import RoomStore
from beacons.ui.classroom import join_page
from beacons.ui.grown_ups import print_pages
from beacons.ui.item.told import feedback
from beacons.ui.item.view import Answering, Given, Screen, draw
from beacons.ui.shell import component
from beacons.ui.together import words as together_words
from tests.builders import marked, some_names
from tests.pages import item_screen
from tests.samples import ALPHA_QUIZ, item, small_tree, sound_tree, write
from tests.there import there

NOW = 1_764_000_000_000
ROOM = "ABCDEF"
SHOWN = "You have won a phone. Tap here."
SENDER = "Somebody who wants your password."


@pytest.fixture(autouse=True, scope="module")
def toy() -> Iterator[None]:
    """Puts this folder on the path of types, and takes it off again."""
    items.__path__.append(str(Path(__file__).parent))
    items.find_types()
    yield
    items.__path__.pop()
    for known in (items.ITEM_TYPES, items.FOLDERS):
        del known["genuine"]
    for name in [name for name in sys.modules if name.startswith("beacons.items.genuine")]:
        del sys.modules[name]


def raw(item_id: str = "won-a-phone") -> dict[str, object]:
    """As an author writes it."""
    message = {"id": "chat", "says": SHOWN, "really_from": SENDER}
    return item(item_id, "7-9", "Is it real?", "ab", type="genuine", messages=[message], key="b")


@pytest.fixture
def root(tmp_path) -> Path:
    """Files of a small course whose quiz is all of this type."""
    tree = small_tree()
    tree[ALPHA_QUIZ]["items"] = [raw(), *(raw(f"another-{n}") for n in range(QUIZ_LENGTH["7-9"] - 1))]
    return write(tmp_path, tree)


@pytest.fixture
def won(root) -> Item:
    library = load(root)
    assert library.problems == ()
    return there(library.edition("en").item("won-a-phone"))


def test_it_is_read_from_a_file_by_its_type(won):
    assert type(won) is items.ITEM_TYPES["genuine"]
    assert won.type == "genuine"


def test_all_that_is_wrong_with_one_in_a_file_is_named_with_its_place(tmp_path):
    tree = small_tree()
    broken = raw()
    del broken["strand"]
    tree[ALPHA_QUIZ]["items"] += [broken, raw("other") | {"key": "c", "messages": []}, raw("third") | {"colour": "red"}]
    assert [str(problem) for problem in load(write(tmp_path, tree)).problems] == [
        f"{ALPHA_QUIZ}: won-a-phone > strand: Field required",
        f"{ALPHA_QUIZ}: other: key 'c' is not an option; there is no message",
        f"{ALPHA_QUIZ}: third > colour: Extra inputs are not permitted",
    ]


def test_the_linter_says_what_the_type_wishes(tmp_path):
    tree = sound_tree()
    tree[ALPHA_QUIZ]["items"][0] = item("won-a-phone", "7-9", "Is it real?", "abc", type="genuine", messages=raw()["messages"], key="b")
    problems, found, _ = check(write(tmp_path, tree))
    assert problems == []
    assert f"{ALPHA_QUIZ}: won-a-phone: [course] it is one or the other" in [str(one) for one in found]


def test_every_text_of_it_is_translated(won):
    said = won.in_language(marked(won, won.id), won.id)
    assert said.language == "de"
    assert {text_id for text_id, _ in won.texts(won.id)} > {"won-a-phone/messages/chat/says", "won-a-phone/options/a/text"}
    assert all(dict(said.texts(won.id))[text_id] != text for text_id, text in won.texts(won.id))


def test_it_brings_words_of_its_own(root):
    assert load_interface(root / "content")["genuine.came_in"] == "This came in:"


def test_before_the_reveal_it_shows_what_it_lists_and_no_more(won):
    asked = json.dumps(won.asked(won.option_ids))
    assert SHOWN in asked
    assert SENDER not in asked
    assert "goes this way" not in asked
    assert '"key"' not in asked


def test_an_answer_to_it_is_checked_and_kept_in_an_attempt(won):
    attempt = Attempt(id="one", quiz_id="alpha", path="7-9", item_ids=(won.id,), at=0).answer(won, ("b",), 1)
    assert attempt.advance(past=won.id).share == 1
    assert not won.check(("a",)).is_right


def test_two_choose_at_it_and_a_child_teaches_it(won, drawn):
    assert can_be_shared(won)
    assert can_be_taught(won)
    together: Together = begin("evening", None, "7-9", [won], {won.id: "what-helps"}, 0)
    together = together.take(won.id, "child").choose(won, "child", ("b",))
    assert together.whose_turn == "adult"
    found: list[together_words.Listed] = []
    drawn(lambda: found.append(together_words.fitting(won)))
    assert found[0].parts == (("", ("Way b",)),)


def test_a_parent_reads_what_fits_and_why(won):
    assert [(fit.text, fit.reason) for fit in what_fits(won)] == [("Way b", "won-a-phone-b goes this way.")]


def test_it_is_printed_with_its_own_part_of_the_sheet(root, monkeypatch):
    monkeypatch.setattr(wiring, "ROOT", root)
    wiring.library.cache_clear()
    wiring._catalogs.cache_clear()
    try:
        sheet = unescape(there(print_pages.page("worksheet", {"lesson": "alpha", "path": "7-9"})))
    finally:
        monkeypatch.undo()
        wiring.library.cache_clear()
        wiring._catalogs.cache_clear()
    assert sheet.count(f"This came in: {SHOWN}") == QUIZ_LENGTH["7-9"]
    assert len(re.findall(r'<li value="\d+"><p[^>]*><b>B</b></p>', sheet)) == QUIZ_LENGTH["7-9"]


def test_it_is_taken_along_with_what_it_shows_and_what_fits(won):
    (question,) = lowered(won, str)
    (message,) = won.model_dump()["messages"]
    assert message["says"] in question.stem
    assert message["really_from"] not in question.stem
    assert [option.text for option in question.options if option.right] == [won.option(won.model_dump()["key"]).text]


def test_a_room_keeps_it_asks_it_counts_it_and_reveals_it(won, tmp_path):
    assert for_class([won]) == (won,)
    store = RoomStore(f"sqlite:///{tmp_path}/rooms.db")
    room = Room(code=ROOM, language="en", path="7-9", item_ids=(won.id,), since=NOW, at=NOW, settings=Settings(reading=0))
    assert store.create(room, [won], "secret")
    (kept,) = store.items(ROOM, "en")
    store.engine.dispose()
    assert kept == won
    memory = Memory(room, RoomItems(kept), some_names())
    memory.put(Learner(id="ana", word="calm", animal="otter", number=10, at=NOW))
    memory.answers[kept.id]["ana"] = RoomAnswer(kept.id, "ana", ("b",), 1, 1, NOW)
    for phase in ("open", "closed", "revealed"):
        while memory.room.phase != phase:
            memory.turn(memory.room.step(NOW).tick(NOW + LAST_CALL_MS))
        told = Told(memory).shared(NOW)
        assert SHOWN in json.dumps(told["item"])
        assert SENDER not in json.dumps(told)
        assert ("goes this way" in json.dumps(told)) == (phase == "revealed")
    assert [row["fits"] for row in told["reasons"]] == [False, True]
    assert Told(memory).counted(1)["totals"] == {"answered": 1, "right": 1, "options": {"b": 1}, "placed": {}}
    assert totals(kept, memory.all_answers()).right == 1


# On screen.


@pytest.fixture
def assets(monkeypatch) -> Assets:
    """What is served, with the scripts of this folder."""
    found = component._assets()
    for module in (component, join_page):
        monkeypatch.setattr(module, "ASSETS", found)
    return found


def test_its_script_is_served_beside_those_of_the_other_types(assets):
    assert assets.files["items/genuine/draw.js"] == Path(__file__).parent / "genuine" / "draw.js"


def test_it_is_asked_on_screen_and_answered_there_alone_or_by_two(won, drawn, assets):
    heard: list[Given] = []
    screen = Screen(item=won, order=won.option_ids, of="a1", answering=Answering("check", "Check", heard.append))
    app = drawn(lambda: draw(screen))
    told = there(item_screen.told(app))
    assert told["asked"]["messages"] == [{"id": "chat", "says": SHOWN}]
    assert SENDER not in json.dumps(told)
    assert "genuine.came_in" in told["words"]
    item_screen.press(app, "check", ("b",))
    assert heard == [Given(("b",))]


def test_its_feedback_is_in_words_without_a_word_of_its_own(won, drawn):
    said: list[dict[str, Any]] = []
    drawn(lambda: said.append(feedback(won, ("a",), won.option_ids)))
    assert said[0]["verdict"] == "Not this one. Here’s why"
    assert [(row["id"], row["word"]) for row in said[0]["rows"]] == [("a", "You chose this"), ("b", "This one’s right")]


def test_the_pupils_page_is_told_how_to_draw_it_and_how_an_answer_came_out(won, assets):
    known = join_page._known("en")
    assert known["types"]["genuine"]["draw"] == assets.address("items/genuine/draw.js")
    assert {known["types"]["genuine"]["lacks"], "genuine.came_in"} <= set(known["words"])
    came = came_out(won, ("b",), won.check(("b",)))
    assert (came["verdict"]["key"], came["marks"]["b"]["verdict"]) == ("feedback.right", "right")
