"""What stays of a class: three items to talk about at home, and a sheet that was asked for; nothing of harm stands in either."""

import pytest

from beacons.domain.rooms.after import FOR_HOME, NoSheet, class_sheet, for_home
from beacons.domain.rooms.answers import RoomAnswer
from beacons.domain.rooms.learner import Learner
from beacons.domain.rooms.room import Room
from beacons.domain.rooms.settings import Settings
from tests.builders import a_dilemma, a_single_choice, a_story

NOW = 1_764_000_000_000
EASY, HALF, THIRD, HARD = (a_single_choice(name) for name in ("easy", "half", "third", "hard"))
OF_HARM, OWN, UNSURE, TALE = (
    a_single_choice("of-harm", sensitive="topic"),
    a_single_choice("own-mine"),
    a_dilemma("unsure"),
    a_story("tale"),
)
EARNED = {"easy": (3, 3), "half": (1, 2), "third": (1, 3), "hard": (0, 3), "of-harm": (0, 3), "own-mine": (0, 3), "unsure": (0, 0)}


def learner(learner_id: str, **changes) -> Learner:
    return Learner(**{"id": learner_id, "word": "calm", "animal": "otter", "number": 10, "at": NOW, **changes})


def answered(*items, by="ana") -> list[RoomAnswer]:
    return [RoomAnswer(item.id, by, ("tell",), *EARNED[item.id], NOW) for item in items]


def sheet(learners, items, answers, *, asked_for=True):
    room = Room(code="ABCDEF", language="en", path="7-9", item_ids=("easy",), since=NOW, at=NOW, settings=Settings(sheet=asked_for))
    return class_sheet(room, items, learners, answers, {"ana": "Calm otter 10", "ben": "Brave crab 11", "cem": "Warm seal 12"})


def test_the_three_hardest_go_home_the_hardest_first():
    items = (EASY, HALF, THIRD, HARD)
    assert for_home(items, answered(*items)) == (HARD, THIRD, HALF)
    assert len(for_home(items, answered(*items))) == FOR_HOME


def test_what_touches_on_harm_a_teachers_own_and_what_has_no_key_or_no_answer_stay_in_class():
    assert for_home((OF_HARM, OWN, UNSURE, HARD, EASY), answered(OF_HARM, OWN, UNSURE, EASY)) == (EASY,)


def test_no_sheet_is_made_that_was_not_asked_for_before_the_end():
    with pytest.raises(NoSheet):
        sheet([learner("ana")], [EASY], answered(EASY), asked_for=False)


def test_a_sheet_has_a_row_for_each_who_is_in_by_nickname_with_each_item_in_percent():
    answers = [*answered(EASY, THIRD), *answered(EASY, HARD, by="ben")]
    rows = sheet([learner("ana"), learner("ben"), learner("cem")], [EASY, THIRD, HARD], answers)
    assert [(row.nickname, row.percent, row.right) for row in rows] == [
        ("Brave crab 11", (100, None, 0), 1),
        ("Calm otter 10", (100, 33, None), 1),
        ("Warm seal 12", (None, None, None), 0),
    ]


def test_nobody_who_was_taken_out_and_no_host_stands_in_a_sheet():
    rows = sheet([learner("ana"), learner("ben", removed=True), learner("cem", is_host=True)], [EASY], answered(EASY, by="ben"))
    assert [row.nickname for row in rows] == ["Calm otter 10"]


def test_a_sheet_tells_of_nobody_what_they_said_of_harm_where_no_key_is_and_where_the_class_voted():
    answers = [*answered(OF_HARM, UNSURE, EASY), RoomAnswer(TALE.id, "ana", ("ask", "wait", "tell"), 3, 3, NOW)]
    (row,) = sheet([learner("ana")], [OF_HARM, UNSURE, TALE, EASY], answers)
    assert (row.percent, row.right) == ((100,), 1)
