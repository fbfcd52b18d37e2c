"""Own quizzes out of files of other programs, and into such."""

import json
from base64 import b64decode, b64encode
from typing import Any

import pytest
from streamlit.proto.WidgetStates_pb2 import WidgetState

from beacons.domain.household.own_item import needs
from beacons.domain.household.own_plain import own_quizzes
from beacons.domain.household.own_quiz import MOST_ITEMS, MOST_QUIZZES, there
from beacons.domain.plain import PlainOption, PlainQuestion
from beacons.exchange.door import read_file
from beacons.exchange.targets import TARGETS
from beacons.wiring import library
from tests.builders import an_own_quiz, an_own_screen
from tests.pages.own_quizzes import PETS, told, written
from tests.pages.tab import Tab, a_tab

GIFT = b"""::Password:: Who may know your password? {=Nobody#It is yours. ~Everyone#Then it is none. ~A friend}

::Essay:: Tell us about your pet. {}

::Half:: Which is right? {~this ~that}
"""


def bring(tab: Tab, data: bytes | str, name: str = "pets.gift", turn: int = 1, **chosen: Any) -> Tab:
    """Choose a file (bytes), or paste a text, as the browser tells of it."""
    source = {"text": data} if isinstance(data, str) else {"name": name, "data": b64encode(data).decode()}
    return tell(tab, json.dumps({"tab": "a", "turn": turn, **source, **chosen}))


def tell(tab: Tab, value: str) -> Tab:
    """Tell whatever a browser may tell of questions."""
    states = tab.app._tree.get_widget_states()
    component = tab.widget("bring-in").proto.id
    states.widgets.append(WidgetState(id=component, json_value=json.dumps({"questions": value})))
    tab.app._run(states)
    return tab._ran()


def box(**params: Any) -> Tab:
    return a_tab(**{"restored": True, **params}).open("my_quizzes", show="bring-in")


def answered(tab: Tab) -> dict[str, Any]:
    """What the box to paste into is told."""
    found: dict[str, Any] = json.loads(tab.widget("bring-in").proto.bytes)
    return found


def quizzes(tab: Tab):
    return there(tab.session.household.quizzes)


def offered(tab: Tab) -> dict[str, Any]:
    """What the button that saves a file is told."""
    found: dict[str, Any] = json.loads(tab.widget("take-along-file").proto.bytes)
    return found


@pytest.mark.parametrize("source", [GIFT, GIFT.decode()], ids=["a file", "a pasted text"])
def test_questions_become_a_quiz_with_what_needs_somebody_and_what_was_left_out_is_said(source):
    tab = bring(box(), source)
    (quiz,) = quizzes(tab)
    assert (tab.params["quiz"], quiz.title) == (quiz.id, "pets" if isinstance(source, bytes) else "")
    assert [bool(needs(item)) for item in quiz.items] == [False, True]
    assert [option.reason for option in quiz.items[0].options] == ["It is yours.", "Then it is none.", ""]
    assert "2 questions came in. 1 needs you. 1 was left out." in tab.text
    assert "Line 5: No option is marked as right. Mark it. Open “Which is right?”" in tab.text
    assert "Line 3: A free text doesn’t fit here. ( Essay )" in tab.text
    assert [one["attributes"]["data-taken"] for one in tab.elements("came-in")] == ["a-1"]
    assert told(tab, quiz.id)["share"] == "1 of 2 ready to play; 1 isn’t finished yet"
    assert told(tab, quiz.id)["opens"] == [quiz.items[1].id, ""]
    assert "came in" not in tab.click("report-seen").text
    assert tab.session.screen.focus.startswith("own-quiz@")


def test_what_a_teacher_brings_in_is_by_a_teacher_from_the_list_on():
    tab = a_tab(restored=True).open("grown_ups", show="class").follow("to-my-quizzes").follow("to-bring-in")
    (quiz,) = quizzes(bring(tab, GIFT))
    assert quiz.by == "teacher"


def ways(tab: Tab) -> list[str]:
    """Where the lines of the report lead, those that lead somewhere."""
    return [one["attributes"]["href"] for one in tab.elements("a") if "came-in" in one["within"]]


def test_each_line_about_a_question_leads_to_that_one_in_the_editor_of_the_quiz_it_is_in():
    many = "\n\n".join(f"::{n}:: Question {n}? {{~this ~that}}" for n in range(MOST_ITEMS + 1))
    tab = bring(box(), many)
    made = sorted(quizzes(tab), key=lambda quiz: -len(quiz.items))
    asked = [(quiz.id, item.id) for quiz in made for item in quiz.items]
    wanted = [f"/my-quizzes?quiz={quiz_id}&items={item_id}#own-stem" for quiz_id, item_id in asked]
    assert ways(tab) == wanted
    last_quiz, last_item = asked[-1]
    tab.open("my_quizzes", quiz=last_quiz, items=last_item)
    assert told(tab, last_quiz)["opens"] == [last_item, ""]
    assert ways(tab) == wanted, "the report stands in each of the quizzes that were made"


def test_a_line_about_a_question_that_was_taken_out_leads_nowhere_and_still_names_it():
    tab = bring(box(), GIFT)
    (quiz,) = quizzes(tab)
    assert len(ways(tab)) == 1
    tab.session.household = tab.session.household.with_quiz(quiz.changed(quiz.at + 1, items=quiz.items[:1]))
    assert ways(tab.run()) == []
    assert "Mark it. ( Which is right? )" in tab.text  # set apart, since it may run another way


def tell_kept(tab: Tab, text: str) -> Tab:
    """Tell what a browser has kept of a report."""
    states = tab.app._tree.get_widget_states()
    states.widgets.append(WidgetState(id=tab.widget("came-in-kept").proto.id, json_value=json.dumps({"report": text})))
    tab.app._run(states)
    return tab._ran()


def kept(tab: Tab) -> dict[str, Any]:
    """What the browser is told to keep of a report."""
    found: dict[str, Any] = json.loads(tab.widget("came-in-kept").proto.bytes)
    return found


def test_a_report_is_said_again_after_a_reload_until_it_is_put_away():
    tab = bring(box(), GIFT)
    (quiz,) = quizzes(tab)
    again = a_tab(quizzes=[quiz]).open("my_quizzes", quiz=quiz.id)
    assert kept(again) == {"quiz": quiz.id, "kept": "", "is_over": False}
    tell_kept(again, kept(tab)["kept"])
    assert (again.texts("came-in"), ways(again)) == (tab.texts("came-in"), ways(tab))
    again.click("report-seen")
    assert kept(again) == {"quiz": quiz.id, "kept": "", "is_over": True}
    assert not tell_kept(again, kept(tab)["kept"]).texts("came-in")


@pytest.mark.parametrize(
    "text", ["", "{", "[]", json.dumps([["own-pets"], [["came in", [["a", "b", "c"] * 9]]], ["a", 1]]), " " * 1_000_001]
)
def test_what_is_no_report_of_ours_is_not_said(text):
    assert not tell_kept(written().open("my_quizzes", quiz=PETS.id), text).texts("came-in")


@pytest.mark.parametrize(
    ("source", "sentence"),
    [
        (b"\x00\x01\x02" * 50, "This isn’t a text file or a workbook."),
        ("Dear parents, this is a letter.\nIt has no questions, just words.", "We couldn’t tell questions and answers apart here."),
        ("::Essay:: Tell us about your pet. {}", "0 questions came in. 1 was left out."),
    ],
)
def test_where_nothing_comes_in_nothing_changes_and_the_box_is_told_why(source, sentence):
    tab = bring(box(), source, "holiday.jpg")
    assert quizzes(tab) == ()
    assert "quiz" not in tab.params
    assert answered(tab)["heard"] == ["a", 1]
    assert answered(tab)["groups"][0][0].startswith(sentence)


@pytest.mark.parametrize("value", ["", "{", json.dumps({"tab": "a"}), json.dumps({"tab": "a", "turn": 1, "data": "no base 64!"})])
def test_what_no_script_of_ours_tells_changes_nothing(value):
    assert quizzes(tell(box(), value)) == ()


def test_what_is_told_twice_is_taken_over_once():
    tab = bring(box(), GIFT)
    bring(tab.open("my_quizzes", show="bring-in"), GIFT)
    assert len(quizzes(tab)) == 1
    assert len(quizzes(bring(tab.open("my_quizzes", show="bring-in"), GIFT, turn=2))) == 2


def test_until_the_browser_was_heard_nothing_is_taken_over_and_the_box_is_told_that_it_was_not_heard():
    tab = bring(box(restored=False), GIFT)
    assert quizzes(tab) == ()
    assert answered(tab)["heard"] == ["", 0]


def test_where_there_is_no_room_none_of_it_is_taken_over():
    tab = bring(box(quizzes=[an_own_quiz(f"own-{n}") for n in range(MOST_QUIZZES)]), GIFT)
    assert len(quizzes(tab)) == MOST_QUIZZES
    assert answered(tab)["groups"] == [["There’s room for 20 quizzes on this device. Delete one to begin another.", []]]


TABLE = "7\tWho helps?\tA friend\tNobody\tA\n8\tWho knows your code?\tAll\tI do\tB"


@pytest.mark.parametrize("source", [TABLE, TABLE.replace("\t", ";").encode()], ids=["pasted from a spreadsheet", "a file"])
def test_columns_are_suggested_and_chosen_where_no_header_says_them(source):
    tab = bring(box(), source)
    assert quizzes(tab) == ()
    asked = answered(tab)
    assert asked["rows"][0] == ["7", "Who helps?", "A friend", "Nobody", "A"]
    assert (asked["roles"], asked["has_heading"]) == (["", "question", "option", "option", "correct"], False)
    tab = bring(tab, source, turn=2, roles=["", "", "option", "option", "correct"])
    assert answered(tab)["groups"] == [["Choose which column holds the question.", []]]
    assert answered(tab)["rows"] == asked["rows"]
    (quiz,) = quizzes(bring(tab, source, turn=3, roles=asked["roles"]))
    assert [[option.text for option in item.options if option.is_right] for item in quiz.items] == [["A friend"], ["I do"]]


def test_a_guessed_encoding_is_shown_and_can_be_changed_before_anything_is_taken_over():
    data = "question;option 1;option 2;correct\nЧто?;да;нет;1\n".encode("koi8_r")
    tab = bring(box(), data, encoding="cp1251")
    assert quizzes(tab) == ()
    assert answered(tab)["encoding"] == "cp1251"
    tab = bring(tab, data, turn=2, encoding="koi8_r")
    assert "Что?" in answered(tab)["question"]
    (quiz,) = quizzes(bring(tab, data, turn=3, encoding="koi8_r", sure=True))
    assert quiz.items[0].stem == "Что?"


@pytest.mark.parametrize("name", TARGETS)
def test_a_quiz_is_taken_along_in_every_format_and_what_is_lost_is_said_first(name):
    tab = written().open("my_quizzes", quiz=PETS.id, show="export")
    tab.app.radio(key="own-format").set_value(name)
    tab.run()
    assert "2 questions" in tab.text
    assert offered(tab)["name"] == f"Our-passwords{TARGETS[name].suffix}"
    assert b64decode(offered(tab)["data"])


@pytest.mark.parametrize("lesson", [lesson.id for lesson in library().edition("en").in_order()])
def test_every_lesson_and_path_of_ours_is_taken_along_from_the_lesson_for_grown_ups(lesson):
    tab = a_tab().open("grown_ups", lesson=lesson)
    assert tab.leads_to("to-take-along") == ("grown_ups", {"lesson": lesson, "show": "export"})
    tab.open("grown_ups", lesson=lesson, show="export")
    for path in library().edition("en").lessons[lesson].paths:
        tab.app.radio(key="take-along-path").set_value(path)
        tab.run()
        bank = library().edition("en").bank(lesson, path)
        report = read_file(b64decode(offered(tab)["data"]))
        ages = path.replace("-", "–")
        assert report.title.endswith(f", ages {ages}")
        assert offered(tab)["name"].endswith(f"-ages-{path}.gift")
        assert (report.refused, report.left_out) == (None, ())
        assert report.found >= sum(item.traits.keyed for item in bank)


def test_what_was_taken_along_and_brought_back_is_the_same_quiz():
    tab = written().open("my_quizzes", quiz=PETS.id, show="export")
    data = b64decode(offered(tab)["data"])
    (again,) = quizzes(bring(box(), data, "again.gift"))
    for mine, theirs in zip(PETS.items, again.items, strict=False):
        assert (theirs.stem, theirs.form) == (mine.stem, mine.form)
        assert {(o.text, o.reason, o.is_right) for o in theirs.options} == {(o.text, o.reason, o.is_right) for o in mine.options}


def test_a_screen_goes_into_our_own_file_and_comes_back_and_any_other_program_says_what_it_makes_of_it():
    quiz = an_own_quiz("own-screens", an_own_screen())
    tab = written(quiz).open("my_quizzes", quiz=quiz.id, show="export")
    assert "with two questions on it" in tab.text
    tab.app.radio(key="own-format").set_value("own")
    assert "with two questions on it" not in tab.run().text
    (again,) = quizzes(bring(box(), b64decode(offered(tab)["data"])))
    (mine,), (theirs,) = quiz.items, again.items
    assert theirs.bare.model_copy(update={"id": mine.id}) == mine.bare


# Questions as own items


def a_question(stem="?", **changes):
    options = (PlainOption("a", right=True), PlainOption("b"))
    return PlainQuestion(**{"kind": "choice", "stem": stem, "options": options, **changes})


def made_of(*questions):
    numbers = iter(range(10_000))
    return own_quizzes(questions, lambda: f"{next(numbers)}", an_own_quiz(title="Pets"))


def test_more_questions_than_a_quiz_holds_make_several_and_none_is_lost():
    made = made_of(*(a_question(f"Question {n}") for n in range(MOST_ITEMS + 1)))
    assert [(quiz.title, len(quiz.items)) for quiz in made] == [("Pets 1", MOST_ITEMS), ("Pets 2", 1)]
    assert [item.stem for quiz in made for item in quiz.items] == [f"Question {n}" for n in range(MOST_ITEMS + 1)]


def test_the_longest_questions_that_come_in_are_all_kept():
    long = tuple(PlainOption("x" * 5000, reason="y" * 5000) for _ in range(20))
    made = made_of(*(a_question("z" * 5000, options=long) for _ in range(3)))
    assert [len(quiz.items) for quiz in made] == [1, 1, 1]


def test_boxes_keep_their_things_also_those_into_which_nothing_belongs():
    options = (PlainOption("bed", box="Home"), PlainOption("desk", box="School"))
    ((item,),) = (quiz.items for quiz in made_of(a_question(kind="sort", options=options, boxes=("School", "Home", "Sea"))))
    names = {box.id: box.text for box in item.boxes}
    assert [names[option.box] for option in item.options] == ["Home", "School"]
    assert [box.text for box in item.boxes] == ["School", "Home", "Sea"]


def test_one_reason_for_the_whole_question_is_kept_with_what_is_right():
    ((item,),) = (quiz.items for quiz in made_of(a_question(general_reason="Because")))
    assert [option.reason for option in item.options] == ["Because", ""]


def test_nothing_came_in_where_there_is_nothing():
    assert made_of() == ()
    assert read_file(b"").drafts == ()
