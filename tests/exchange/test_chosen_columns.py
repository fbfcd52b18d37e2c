"""A table without a header: what its columns look like, and what comes of what somebody chooses."""

import pytest

from beacons.exchange.door import Choices, read_text
from beacons.exchange.found import Refused
from beacons.exchange.tables.chosen import chosen, suggested


@pytest.mark.parametrize(
    ("rows", "roles", "has_heading"),
    [
        ((("Who?", "A friend", "Nobody", "1"),), ["question", "option", "option", "correct"], False),
        ((("1.", "Who?", "Me", "You", "B"), ("2.", "Why?", "So", "No", "A")), ["", "question", "option", "option", "correct"], False),
        ((("Frage?", "a", "b", "die richtige"), ("Who?", "me", "you", "2")), ["question", "option", "option", "correct"], True),
        ((("Who?", "A friend", "Nobody"),), ["question", "option", "option"], False),
        ((("Who?", "Me", "You", "B", "Ada"), ("Why?", "So", "No", "A", "Tom")), ["question", "option", "option", "correct", ""], False),
        ((("Who?", "B", "Me", "You"), ("Why?", "A", "So", "No")), ["question", "option", "option", "option"], False),
        ((), [], False),
    ],
)
def test_roles_are_suggested_by_how_columns_look(rows, roles, has_heading):
    assert suggested(rows) == (tuple(roles), has_heading)


def read(text, *roles, has_heading=False):
    return [
        (draft.question.stem, [(option.text, option.right, option.reason) for option in draft.question.options])
        for draft in read_text(text, Choices(columns=chosen(roles), has_heading=has_heading)).drafts
    ]


@pytest.mark.parametrize(
    ("row", "roles"),
    [
        ("q;a;why a;b;why b;2", ("question", "option", "reason", "option", "reason", "correct")),
        ("q;b;a;why b", ("question", "right", "option", "reason")),
        ("q;a|b;2;why b", ("question", "split", "correct", "reason")),
        ("2;why b;q;;a;b", ("correct", "reason", "question", "", "option", "option")),
    ],
)
def test_each_way_to_lay_out_a_table_can_be_chosen(row, roles):
    ((stem, options),) = read(row, *roles)
    assert stem == "q"
    assert sorted(options) == [("a", False, "why a" if "why a" in row else ""), ("b", True, "why b")]


def test_a_first_row_that_is_no_question_is_left_out_also_below_empty_ones():
    assert [stem for stem, _ in read("\n\nthis;that;other\nq;a;b", "question", "option", "option", has_heading=True)] == ["q"]


@pytest.mark.parametrize(
    ("roles", "key"),
    [(("option", "option", "correct"), "choose_question"), (("question", "option", ""), "choose_answers"), ((), "choose_question")],
)
def test_what_makes_no_question_is_said(roles, key):
    with pytest.raises(Refused) as refused:
        chosen(roles)
    assert refused.value.note.key == f"exchange.{key}"


@pytest.mark.parametrize("text", ["Dear all, thank you.\nSee you, soon, and be well.", "one\ntwo\nthree"])
def test_a_letter_is_no_table_and_nobody_is_asked_for_its_columns(text):
    assert read_text(text).rows == ()


def test_a_typed_list_without_answers_comes_in_to_be_marked():
    report = read_text("1. Who may know?\na) Nobody\nb) Everyone\n\n2. And then?\n\na) Tell\nb) Wait\n")
    assert [len(draft.question.options) for draft in report.needs_you] == [2, 2]
    assert {need.key for draft in report.needs_you for need in draft.needs} == {"exchange.aiken_no_answer"}
