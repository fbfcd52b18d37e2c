"""What came in, as somebody would have typed it."""

import pytest

from beacons.domain.household.own_item import plain
from beacons.domain.household.own_plain import MOST_LETTERS, own_item, own_quizzes
from beacons.domain.plain import PlainOption, PlainQuestion
from tests.builders import an_own_quiz
from tests.exchange.questions import A_CHOICE, A_SORT, AN_ORDER, EVERY_KIND


def test_each_kind_has_a_form_to_write_it_in():
    assert [own_item(question, "own-1").form for question in EVERY_KIND] == ["one", "some", "order", "boxes"]


def test_options_keep_their_order_key_and_reasons():
    made = own_item(A_CHOICE, "own-1")
    assert (made.id, made.stem, made.hint) == ("own-1", plain(A_CHOICE.stem), A_CHOICE.hint)
    assert [(one.text, one.is_right, one.reason) for one in made.options] == [(o.text, o.right, o.reason) for o in A_CHOICE.options]
    assert [one.text for one in own_item(AN_ORDER, "own-1").options] == ["Stop", "Tell", "Report"]


def test_each_thing_is_in_its_box_and_a_spare_box_stays():
    made = own_item(A_SORT, "own-1")
    keep, show, neither = made.boxes
    assert [keep.text, show.text, neither.text] == ["Keep", "Show", "Neither"]
    assert [one.box for one in made.options] == [keep.id, show.id, keep.id]


@pytest.mark.parametrize(("more", "quizzes"), [(0, [18]), (1, [17, 1])])
def test_a_quiz_takes_as_many_letters_as_it_has_room_for_and_not_one_more(more, quizzes):
    each = MOST_LETTERS // 18
    questions = [
        PlainQuestion(
            kind="choice", stem="s" * (each - len("rightwrong") - 1), options=(PlainOption("right", right=True), PlainOption(wrong))
        )
        for wrong in ("wrong!" + "!" * (more if number == 17 else 0) for number in range(18))
    ]
    numbers = iter(range(99))
    made = own_quizzes(questions, lambda: f"{next(numbers)}", an_own_quiz(title="Pets"))
    assert [len(quiz.items) for quiz in made] == quizzes
