"""The library: what is sound, in the language or in English."""

import pytest

from beacons.domain.course.library import Library, Problem
from beacons.domain.path import CHILD_PATHS
from tests.builders import (
    a_catalog,
    a_fact,
    a_lesson,
    a_library,
    a_path_lesson,
    a_quiz,
    a_single_choice,
    an_edition,
)


def german():
    """An edition in German, in which everything is translated."""
    edition = an_edition()
    texts = [text for name, part in edition._singles() for text in part.texts(name)]
    texts += [text for lesson in edition.lessons.values() for text in lesson.texts(lesson.id)]
    texts += [text for quiz in edition.quizzes.values() for text in quiz.texts()]
    return edition.in_language(a_catalog(*((one, english, f"de: {english}") for one, english in texts)))


def test_a_library_without_anything_is_empty():
    assert Library().is_empty
    assert Library().edition("en").paths() == ()
    assert Library().edition("en").help is None
    assert Library().edition("en").teaching is None
    assert Library().edition("en").lessons.get("safe-harbour") is None
    assert Library().edition("en").quizzes.get("safe-harbour") is None
    assert Library().edition("en").bank("safe-harbour", "7-9") == ()


def test_a_library_without_a_sound_lesson_is_empty():
    library = a_library(en=an_edition(lessons={}))
    assert library.is_empty
    assert library.edition("en").in_order() == ()
    assert library.edition("en").paths() == ()


def test_a_library_with_one_sound_lesson_is_not_empty():
    assert not a_library(en=an_edition("a", "b", lessons={"b": a_lesson("b")})).is_empty


def test_a_translation_alone_makes_no_library():
    assert Library({"de": german()}).is_empty


def test_lessons_stand_in_the_order_of_the_course():
    lessons = {i: a_lesson(i) for i in ("a", "b", "c")}
    library = a_library(en=an_edition("c", "a", "b", lessons=lessons))
    assert [lesson.id for lesson in library.edition("en").in_order()] == ["c", "a", "b"]


def test_a_lesson_that_is_not_sound_leaves_the_others_in_place():
    library = a_library(en=an_edition("a", "b", "c", lessons={"c": a_lesson("c"), "a": a_lesson("a")}))
    assert [lesson.id for lesson in library.edition("en").in_order()] == ["a", "c"]


def test_a_lesson_that_the_course_does_not_list_is_not_among_them():
    library = a_library(en=an_edition("a", lessons={"a": a_lesson("a"), "b": a_lesson("b")}))
    assert [lesson.id for lesson in library.edition("en").in_order()] == ["a"]


def test_everything_translated_is_shown_in_the_language():
    library = a_library(de=german())
    assert library.edition("de").course.strands["help"].child == "de: My help"
    assert library.edition("de").help.danger == "de: In danger? Call {number}."  # type: ignore[union-attr]
    assert library.edition("de").teaching.before == {"rules": "de: Read your school's rules."}  # type: ignore[union-attr]
    assert library.edition("de").lessons.get("safe-harbour").name == "de: Safe Harbour"  # type: ignore[union-attr]
    assert [lesson.name for lesson in library.edition("de").in_order()] == ["de: Safe Harbour"]
    assert library.edition("de").quizzes.get("safe-harbour").items[0].stem.startswith("de: ")  # type: ignore[union-attr]
    assert library.edition("de").bank("safe-harbour", "7-9")[0].stem.startswith("de: ")
    assert library.edition("de").item("strange-message").stem.startswith("de: ")  # type: ignore[union-attr]


@pytest.mark.parametrize("language", ["fr", "", "EN"])
def test_an_unknown_language_gets_the_source_language(language):
    library = a_library(de=german())
    assert library.edition(language).course == library.edition("en").course
    assert library.edition(language).help == library.edition("en").help
    assert library.edition(language).in_order() == library.edition("en").in_order()
    assert library.edition(language).bank("safe-harbour", "7-9") == library.edition("en").bank("safe-harbour", "7-9")


def test_help_and_teaching_may_be_missing():
    library = a_library(en=an_edition(help=None, teaching=None))
    assert library.edition("de").help is None
    assert library.edition("de").teaching is None


@pytest.mark.parametrize("lesson_id", ["nowhere", ""])
def test_a_lesson_that_is_not_there_is_none_and_has_no_items(lesson_id):
    library = a_library()
    assert library.edition("en").lessons.get(lesson_id) is None
    assert library.edition("en").quizzes.get(lesson_id) is None
    assert library.edition("en").bank(lesson_id, "7-9") == ()


def test_a_lesson_may_have_no_quiz():
    library = a_library(en=an_edition(quizzes={}))
    assert library.edition("en").quizzes.get("safe-harbour") is None
    assert library.edition("en").bank("safe-harbour", "7-9") == ()


def test_the_bank_holds_the_items_of_the_path_only():
    quiz = a_quiz(a_single_choice("young", path="7-9"), a_single_choice("old", path="13-16"))
    library = a_library(en=an_edition(quizzes={"safe-harbour": quiz}))
    assert [item.id for item in library.edition("en").bank("safe-harbour", "13-16")] == ["old"]
    assert library.edition("en").bank("safe-harbour", "10-12") == ()


def test_paths_are_those_that_at_least_one_lesson_is_written_for_in_order():
    lessons = {"a": a_lesson("a", paths={"13-16": a_path_lesson()}), "b": a_lesson("b", paths={"7-9": a_path_lesson()})}
    assert a_library(en=an_edition("a", "b", lessons=lessons)).edition("en").paths() == ("7-9", "13-16")
    assert a_library().edition("en").paths() == CHILD_PATHS


def test_facts_and_problems_are_kept_beside_the_shelves():
    problem = Problem("quizzes/a.yaml", "item-1", "has no key")
    library = Library({"en": an_edition()}, {"founded": a_fact()}, problems=(problem,))
    assert library.facts["founded"] == a_fact()
    assert library.problems == (problem,)


@pytest.mark.parametrize(("where", "said"), [("item-1", "quizzes/a.yaml: item-1: has no key"), ("", "quizzes/a.yaml: has no key")])
def test_a_problem_names_file_place_and_what_is_wrong(where, said):
    assert str(Problem("quizzes/a.yaml", where, "has no key")) == said
