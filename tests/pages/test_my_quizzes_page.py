"""My quizzes: the list, the editor, a try, a sheet, and our questions to begin from."""

import json

import pytest

from beacons.domain.household.own_quiz import MOST_ITEMS_KEPT, MOST_QUIZZES, there
from beacons.sync.documents import QUIZ
from beacons.sync.family_document import read_texts
from tests.builders import an_own_quiz, right_response
from tests.pages.own_quizzes import HALF, PETS, bring_in, tell, told, written
from tests.pages.tab import SID, Tab, a_tab
from tests.shipped import english
from tests.sync.keeping import whole
from tests.there import there as be_there


def quizzes(reader: Tab):
    return there(reader.session.household.quizzes)


def quiz(reader: Tab):
    (found,) = quizzes(reader)
    return found


def kept(reader: Tab):
    """What this tab orders the browser to keep of own quizzes."""
    _, orders = reader.session.sync.orders(reader.session.household, reader.session.reader_id)
    return read_texts(*(text for name, text in whole(orders).items() if name.startswith(QUIZ))).quizzes


def test_a_quiz_is_begun_with_one_press_and_opens_in_the_editor():
    reader = a_tab(restored=True).open("my_quizzes").click("begin-quiz")
    assert reader.params["quiz"] == quiz(reader).id
    assert told(reader, quiz(reader).id)["written"] == {"by": "family", "items": [], "title": ""}
    assert kept(reader) == {quiz(reader).id: quiz(reader)}


@pytest.mark.parametrize(("page", "written_by"), [({"show": "class"}, "teacher"), ({}, "teacher"), ({"lesson": SID}, "family")], ids=str)
def test_who_comes_from_a_class_begins_as_a_teacher_and_goes_on_as_one(page, written_by):
    key = "write-quiz" if "lesson" in page else "to-my-quizzes"
    reader = a_tab(restored=True).open("grown_ups", **page).follow(key).click("begin-quiz")
    assert [one.by for one in quizzes(reader)] == [written_by]
    reader.open("my_quizzes").click("begin-quiz")
    assert [one.by for one in quizzes(reader)] == [written_by] * 2


def test_before_the_browser_was_heard_nothing_can_be_begun():
    assert not a_tab(restored=False).open("my_quizzes").has("begin-quiz")


def test_where_there_is_no_more_room_none_is_begun():
    full = [an_own_quiz(f"own-{n}") for n in range(MOST_QUIZZES)]
    reader = written(*full).open("my_quizzes")
    assert not reader.has("begin-quiz")
    assert len(quizzes(reader.click("copy-own-1"))) == MOST_QUIZZES


def test_the_list_says_how_much_can_be_played_who_wrote_it_and_leads_to_all_that_can_be_done():
    reader = written().open("my_quizzes")
    assert "2 of 3 ready to play; 1 isn’t finished yet" in reader.text
    assert "Written by your family" in reader.text
    assert reader.leads_to("edit-own-pets") == ("my_quizzes", {"quiz": PETS.id})
    assert reader.leads_to("play-own-pets") == ("my_quizzes", {"quiz": PETS.id, "show": "play"})


def test_a_quiz_of_which_nothing_can_be_played_offers_no_play():
    reader = written(an_own_quiz("own-pets", HALF)).open("my_quizzes")
    assert all(reader.has(f"{way}-own-pets") for way in ("edit", "copy", "delete"))
    ways = [f"{way}-own-pets" for way in ("play", "print", "take-out", "wall", "live", "together")]
    assert not any(reader.has(way) for way in ways)
    assert not any(reader.open("my_quizzes", quiz=PETS.id).has(way) for way in ways)


def test_a_deleted_quiz_can_be_brought_back_and_stays_deleted_otherwise():
    reader = written().open("my_quizzes").click("delete-own-pets")
    assert quizzes(reader) == ()
    assert kept(reader)[PETS.id].is_removed
    back = quiz(reader.click("bring-back"))
    assert ([item.bare for item in back.items], back.title) == ([item.bare for item in PETS.items], PETS.title)
    assert back.revision > PETS.revision + 1
    assert not reader.has("bring-back")


def test_a_copy_is_a_quiz_of_its_own():
    reader = written().open("my_quizzes").click("copy-own-pets")
    copy, before = sorted(quizzes(reader), key=lambda one: one.id == PETS.id)
    assert before == PETS
    assert copy.title == "Our passwords (copy)"
    assert [item.stem for item in copy.items] == [item.stem for item in PETS.items]
    assert not {item.id for item in copy.items} & {item.id for item in PETS.items}


# The editor


def a_draft(turn=1, tab="t", **changes):
    return {"tab": tab, "turn": turn, "written": {**PETS.model_dump(mode="json", include={"title", "by", "items"}), **changes}}


def test_the_editor_is_told_what_each_item_needs_and_what_might_be_better():
    found = told(written().open("my_quizzes", quiz=PETS.id))
    assert found["needs"] == {"own-one": [], "own-two": [], "own-half": ["Write the question."]}
    assert found["share"] == "2 of 3 ready to play; 1 isn’t finished yet"
    assert [kind["name"] for kind in found["kinds"].values()] == [
        "Choose one",
        "Choose several",
        "Put in order",
        "Sort into boxes",
        "Weigh both sides",
        "Real or trick",
    ]
    assert [name for name, _ in found["kinds"]["screen"]["screens"]] == ["message", "mail", "page", "app", "shop"]


def test_what_is_written_is_kept_as_it_comes_and_the_editor_hears_so():
    reader = tell(written().open("my_quizzes", quiz=PETS.id), a_draft(title="Cats", by="teacher"))
    assert (quiz(reader).title, quiz(reader).by, quiz(reader).revision) == ("Cats", "teacher", PETS.revision + 1)
    assert kept(reader) == {PETS.id: quiz(reader)}
    assert told(reader)["heard"] == ["t", 1]


def test_what_another_device_changed_meanwhile_stays_and_the_editor_hears_of_it():
    reader = written().open("my_quizzes", quiz=PETS.id)
    draft = a_draft(title="Cats", by="teacher")
    draft["written"]["items"][0]["stem"] = "Mine?"
    news = {"items": ["own-one"], "out": ["own-half"], "has_order": False, "has_title": True, "has_by": False}
    theirs = PETS.items[1].model_copy(update={"stem": "Theirs?"})
    reader.session.household = reader.session.household.with_quiz(PETS.changed(PETS.at + 1, items=(PETS.items[0], theirs, HALF)))
    tell(reader, {**draft, "news": news})
    assert [item.stem for item in quiz(reader).items] == ["Mine?", "Theirs?"]
    assert (quiz(reader).title, quiz(reader).by) == ("Cats", "family")
    shown = told(reader)["written"]["items"]
    assert [item["stem"] for item in shown] == ["Mine?", "Theirs?"]
    assert not {"changed", "made"} & {*shown[0]}


@pytest.mark.parametrize("address", [("my_quizzes", {}), ("family_file", {}), ("class_room", {"quiz": PETS.id}), ("together", {})], ids=str)
def test_what_was_written_in_an_editor_that_is_closed_is_kept_once_it_is_brought_in(address):
    page, params = address
    draft = {"written": a_draft(title="Cats")["written"], "news": None}
    nonsense = {"written": {"title": 1}}
    reader = written().open(page, **params)
    bring_in(reader, {"tab": "t", "turn": 2, "drafts": {PETS.id: draft, "own-gone": draft, "own-odd": nonsense}})
    assert quiz(reader).title == "Cats"
    assert kept(reader) == {PETS.id: quiz(reader)}
    assert json.loads(reader.widget("unheard").proto.bytes) == {"heard": ["t", 2, [PETS.id]]}


@pytest.mark.parametrize("said", ["", "nonsense", "{}"])
def test_nothing_is_made_of_a_draft_that_no_script_of_ours_tells(said):
    assert quizzes(bring_in(written().open("my_quizzes"), said)) == (PETS,)


def test_what_was_told_before_changes_nothing():
    reader = written().open("my_quizzes", quiz=PETS.id)
    tell(tell(reader, a_draft(2, title="New")), a_draft(1, title="Old"))
    assert quiz(reader).title == "New"
    assert quiz(tell(reader, a_draft(1, tab="another", title="Newest"))).title == "Newest"


@pytest.mark.parametrize(
    "draft",
    [
        "",
        "{",
        "[]",
        json.dumps({"tab": "t", "turn": 1}),
        json.dumps({"tab": 7, "turn": "x", "written": {}}),
        json.dumps(a_draft(by="nobody")),
        json.dumps(a_draft(items=[{"id": "safer-internet-day", "form": "one"}])),
        json.dumps(a_draft(items=[{"id": f"own-{n}", "form": "one"} for n in range(MOST_ITEMS_KEPT + 1)])),
        json.dumps({**a_draft(title="Cats"), "news": {"items": "all"}}),
    ],
)
def test_what_no_script_of_ours_tells_changes_nothing(draft):
    reader = tell(written().open("my_quizzes", quiz=PETS.id), draft)
    assert quiz(reader) == PETS


def test_who_goes_on_writing_in_a_quiz_that_was_deleted_elsewhere_has_it_back():
    reader = written().open("my_quizzes", quiz=PETS.id)
    draft = a_draft(title="Still here")
    reader.session.household = reader.session.household.with_quiz(PETS.removed(PETS.at))
    tell(reader, draft)
    assert quiz(reader).title == "Still here"


def test_a_quiz_that_is_not_here_is_said_to_be_gone():
    reader = a_tab(restored=True).open("my_quizzes", quiz="own-gone")
    assert "isn’t on this device" in reader.text


# A try and a sheet


def test_a_try_shows_one_item_after_the_other_with_reasons_and_counts_for_nobody():
    reader = written().open("my_quizzes", quiz=PETS.id, show="play")
    assert "Question 1 of 2" in reader.text
    assert "Because" not in reader.text
    reader.answer(("o3",))
    assert be_there(reader.screen)["feedback"]["is_right"]
    assert reader.click("next").title == "<b>Who</b> helps?"
    reader.answer(("o1",)).click("again")
    assert reader.params["card"] == "1"
    assert be_there(reader.screen).get("given") is None
    assert reader.progress.attempts == ()


def test_the_sheet_has_every_item_that_can_be_played_its_key_and_who_wrote_it():
    reader = written().open("my_quizzes", quiz=PETS.id, show="paper")
    assert reader.texts("stem") == ["Who may know your password?", "<b>Who</b> helps?"]
    assert "Written by your family" in reader.text
    assert "Why: Nobody" in reader.text


# From our items


def test_one_of_our_items_comes_to_the_end_of_the_quiz_with_where_it_came_from():
    item = next(item for item in english().bank(SID, "10-12") if item.own_form)
    reader = written().open("my_quizzes", quiz=PETS.id, show="take", lesson=SID)
    reader.click(f"take-this-{item.id}")
    assert [one.copied_from for one in quiz(reader).items] == [None, None, None, item.id]
    assert told(reader)["from"] == {item.id: english().lessons[SID].name}
    taken = quiz(reader).items[-1]
    assert (taken.stem, told(reader)["needs"][taken.id]) == (item.stem, [])
    assert right_response(item)


def test_one_of_our_screens_is_taken_over_with_all_that_stands_on_it():
    screen = next(item for item in english().bank(SID, "10-12") if item.own_form == "screen")
    reader = written().open("my_quizzes", quiz=PETS.id, show="take", lesson=SID)
    parts = screen.asked(screen.option_ids)["mock"]["parts"]
    assert all(part["text"] in reader.text for part in parts)
    taken = quiz(reader.click(f"take-this-{screen.id}")).items[-1]
    assert [part.text for part in taken.parts] == [part["text"] for part in parts]
    assert (taken.form, told(reader)["needs"][taken.id]) == ("screen", [])


def test_an_item_that_nobody_can_write_is_not_offered():
    reader = written().open("my_quizzes", quiz=PETS.id, show="take", lesson=SID)
    for item in english().bank(SID, "10-12"):
        assert reader.has(f"take-{item.id}") == (item.own_form is not None)
