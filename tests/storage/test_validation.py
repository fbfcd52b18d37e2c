from copy import deepcopy

from beacons.domain.course.facts import FactSheet
from beacons.domain.course.lesson import Lesson
from beacons.storage.quiz_files import QuizFile
from beacons.storage.validation import validate
from tests.samples import facts, lesson, multiple_choice, ordering, quiz, single_choice, sorting
from tests.there import there

SOUND = single_choice("sound")


def problems(model, raw, at=""):
    found, named = validate(model, raw, "some/file.yaml", at)
    assert (found is None) == bool(named)
    return [str(problem) for problem in named]


def test_sound_data_gives_the_model_and_no_problem():
    made, named = validate(Lesson, lesson("alpha"), "some/file.yaml")
    assert (there(made).id, named) == ("alpha", [])


def test_every_problem_of_a_file_is_named_at_once_with_file_and_item():
    raw = quiz("alpha", [single_choice("one"), ordering("two"), sorting("three"), SOUND])
    raw["items"][0]["strand"] = "swimming"
    raw["items"][1]["key"] = ["a", "b", "x"]
    raw["items"][2]["colour"] = "blue"
    found = problems(QuizFile, raw)
    assert [line.split(": ")[:2] for line in found] == [
        ["some/file.yaml", "items > one > strand"],
        ["some/file.yaml", "items > two"],
        ["some/file.yaml", "items > three > colour"],
    ]


def test_two_problems_of_one_item_are_both_named():
    raw = quiz("alpha", [single_choice("one"), SOUND])
    raw["items"][0] |= {"strand": "swimming", "path": "5-6"}
    assert [line.split(": ")[1] for line in problems(QuizFile, raw)] == ["items > one > path", "items > one > strand"]


def test_all_that_is_wrong_with_a_key_is_named():
    raw = sorting("one")
    raw["key"] = {"a": "yes", "b": "yes", "z": "box"}
    (line,) = problems(QuizFile, quiz("alpha", [raw, SOUND]))
    for part in (
        "key 'z' is not an option",
        "option 'c' has no box",
        "option 'd' has no box",
        "key names box 'box'",
    ):
        assert part in line


def test_an_option_is_named_by_its_id_and_without_one_by_its_place():
    raw = quiz("alpha", [multiple_choice("one"), SOUND])
    raw["items"][0]["options"][1]["text"] = " "
    del raw["items"][0]["options"][2]["id"]
    assert [line.split(": ")[1] for line in problems(QuizFile, raw)] == [
        "items > one > options > b > text",
        "items > one > options > 3 > id",
    ]


def test_a_card_is_named_by_path_and_id():
    raw = lesson("alpha", paths=["10-12"])
    raw["paths"]["10-12"]["cards"][1]["about"] = "where"
    (line,) = problems(Lesson, raw)
    assert line.startswith("some/file.yaml: paths > 10-12 > cards > card-2 > about: ")


def test_a_broken_card_is_not_counted_as_a_missing_card():
    raw = lesson("alpha")
    raw["paths"]["7-9"]["cards"][1]["about"] = "where"
    assert [line.split(": ")[1] for line in problems(Lesson, raw)] == ["paths > 7-9 > cards > card-2 > about"]


def test_too_few_cards_are_a_problem():
    raw = lesson("alpha")
    raw["paths"]["7-9"]["cards"].pop(0)
    assert [line.split(": ")[1] for line in problems(Lesson, raw)] == ["paths > 7-9 > cards"]


def test_our_own_messages_stand_as_written():
    raw = facts("alpha")
    raw["facts"][1]["id"] = raw["facts"][0]["id"]
    assert problems(FactSheet, raw) == ["some/file.yaml: ids that stand there twice: alpha-start"]


def test_what_stands_alone_is_named_as_the_caller_says():
    raw = deepcopy(facts("alpha"))
    del raw["lesson"]
    assert problems(FactSheet, raw, at="sheet")[0].startswith("some/file.yaml: sheet > lesson: ")


def test_an_item_type_that_is_a_field_name_too_is_not_lost():
    raw = lesson("alpha")
    raw["ordering"] = "a field that is not there"
    assert problems(Lesson, raw) == ["some/file.yaml: ordering: Extra inputs are not permitted"]


def test_a_misspelt_item_type_is_named():
    raw = quiz("alpha", [single_choice("one") | {"type": "singel_choice"}, SOUND])
    (line,) = problems(QuizFile, raw)
    assert line.startswith("some/file.yaml: items > one: ")
    assert "singel_choice" in line


def test_data_of_a_wholly_other_form_is_a_problem_and_no_crash():
    for raw in ("text", ["list"], {"items": "text"}, {"items": [["list"], "text"]}, None):
        assert problems(QuizFile, raw)
