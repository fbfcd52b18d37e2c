"""Own quizzes out of files of other programs, and into such."""

import json
from base64 import b64decode, b64encode
from typing import Any

import pytest
from streamlit.proto.WidgetStates_pb2 import WidgetState

from beacons.domain.household.own_item import needs
from beacons.domain.household.own_plain import own_quizzes
from beacons.domain.household.own_quiz import MOST_ITEMS, there
from beacons.domain.plain import PlainOption, PlainQuestion
from beacons.exchange.door import read_file
from beacons.exchange.targets import TARGETS
from tests.builders import an_own_quiz, an_own_screen
from tests.pages.own_quizzes import PETS, told, written
from tests.pages.tab import Tab, a_tab

GIFT = b"""::Password:: Who may know your password? {=Nobody#It is yours. ~Everyone#Then it is none. ~A friend}

::Essay:: Tell us about your pet. {}

::Half:: Which is right? {~this ~that}
"""


def bring(tab: Tab, data: bytes | str, name: str = "pets.gift") -> Tab:
    """Choose a file in the browser."""
    states = tab.app._tree.get_widget_states()
    component = tab.widget("own-files").proto.id
    text = data if isinstance(data, str) else json.dumps({"name": name, "data": b64encode(data).decode()})
    said = json.dumps([{"event": "file", "value": text}])
    states.widgets.append(WidgetState(id=f"$$STREAMLIT_INTERNAL_KEY_{component}__events", json_trigger_value=said))
    tab.app._run(states)
    return tab._ran()


def quizzes(tab: Tab):
    return there(tab.session.household.quizzes)


def offered(tab: Tab) -> dict[str, Any]:
    """What the button that saves or reads a file is told."""
    found: dict[str, Any] = json.loads(tab.widget("own-files").proto.bytes)
    return found


def test_a_file_becomes_a_quiz_with_what_needs_somebody_and_says_what_was_left_out():
    tab = bring(a_tab().open("my_quizzes"), GIFT)
    (quiz,) = quizzes(tab)
    assert (tab.params["quiz"], quiz.title) == (quiz.id, "pets")
    assert [bool(needs(item)) for item in quiz.items] == [False, True]
    assert [option.reason for option in quiz.items[0].options] == ["It is yours.", "Then it is none.", ""]
    assert "2 questions came in. 1 needs you. 1 was left out." in tab.text
    assert told(tab, quiz.id)["share"] == "1 of 2 ready to play; 1 isn’t finished yet"
    assert told(tab, quiz.id)["first"] == quiz.items[1].id
    assert "came in" not in tab.click("report-seen").text


def test_a_file_that_nobody_can_read_changes_nothing_and_says_so():
    tab = bring(a_tab().open("my_quizzes"), b"\x00\x01\x02" * 50, "holiday.jpg")
    assert quizzes(tab) == ()
    assert "quiz" not in tab.params
    assert tab.elements("own-report")


@pytest.mark.parametrize("text", ["", "{", json.dumps({"name": "x"}), json.dumps({"name": "x", "data": "no base 64!"})])
def test_what_no_script_of_ours_tells_changes_nothing(text):
    assert quizzes(bring(a_tab().open("my_quizzes"), text)) == ()


@pytest.mark.parametrize("name", TARGETS)
def test_a_quiz_is_taken_along_in_every_format_and_what_is_lost_is_said_first(name):
    tab = written().open("my_quizzes", quiz=PETS.id, show="export")
    tab.app.radio(key="own-format").set_value(name)
    tab.run()
    assert "2 questions" in tab.text
    assert offered(tab)["name"] == f"Our-passwords{TARGETS[name].suffix}"
    assert b64decode(offered(tab)["data"])


def test_what_was_taken_along_and_brought_back_is_the_same_quiz():
    tab = written().open("my_quizzes", quiz=PETS.id, show="export")
    data = b64decode(offered(tab)["data"])
    (again,) = quizzes(bring(a_tab().open("my_quizzes"), data))
    for mine, theirs in zip(PETS.items, again.items, strict=False):
        assert (theirs.stem, theirs.form) == (mine.stem, mine.form)
        assert {(o.text, o.reason, o.is_right) for o in theirs.options} == {(o.text, o.reason, o.is_right) for o in mine.options}


def test_a_screen_goes_into_our_own_file_and_comes_back_and_any_other_program_says_what_it_makes_of_it():
    quiz = an_own_quiz("own-screens", an_own_screen())
    tab = written(quiz).open("my_quizzes", quiz=quiz.id, show="export")
    assert "with two questions on it" in tab.text
    tab.app.radio(key="own-format").set_value("own")
    assert "with two questions on it" not in tab.run().text
    (again,) = quizzes(bring(a_tab().open("my_quizzes"), b64decode(offered(tab)["data"])))
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
