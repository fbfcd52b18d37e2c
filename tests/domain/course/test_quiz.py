"""A quiz: the bank of items of one lesson."""

import pytest
from pydantic import ValidationError

from beacons.domain.path import CHILD_PATHS
from tests.builders import a_quiz, a_single_choice, a_sorting, an_edition


def test_the_bank_of_a_path_holds_its_items_in_the_order_of_the_file():
    quiz = a_quiz(a_single_choice("b", path="10-12"), a_single_choice("c"), a_sorting("a", path="10-12"))
    assert [item.id for item in quiz.bank("10-12")] == ["b", "a"]
    assert [item.id for item in quiz.bank("7-9")] == ["c"]


def test_a_path_without_items_has_an_empty_bank():
    assert a_quiz(a_single_choice(path="7-9")).bank("13-16") == ()


def test_every_item_is_in_the_bank_of_one_path():
    quiz = a_quiz(*(a_single_choice(f"item-{n}", path=CHILD_PATHS[n % 3]) for n in range(7)))
    assert sorted(item.id for path in CHILD_PATHS for item in quiz.bank(path)) == sorted(item.id for item in quiz.items)


def test_an_item_is_found_by_its_id():
    assert an_edition(quizzes={"safe-harbour": a_quiz()}).item("kind-or-not") == a_sorting("kind-or-not")


@pytest.mark.parametrize("item_id", ["gone", "", "KIND-OR-NOT"])
def test_an_item_that_is_not_there_is_none(item_id):
    assert an_edition(quizzes={"safe-harbour": a_quiz()}).item(item_id) is None


def test_every_id_that_stands_there_twice_is_named():
    with pytest.raises(ValidationError, match="item ids that stand there twice: a, c "):
        a_quiz(*(a_single_choice(i) for i in ("a", "b", "c", "a", "c")))


def test_a_quiz_without_items_is_a_problem():
    with pytest.raises(ValidationError, match="items"):
        a_quiz(items=())
