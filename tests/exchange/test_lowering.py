"""Items of every type as questions that other programs can hold."""

import pytest

from beacons.domain.response import Phrase
from beacons.exchange.lowering import lowered
from beacons.exchange.takeaway import from_items, take_along
from beacons.exchange.words import losses_of
from beacons.wiring import catalogs
from tests.builders import a_single_choice, one_of_each_type


def say(wording):
    return catalogs()["en"].say(wording.key, **wording.values) if isinstance(wording, Phrase) else wording


EACH_TYPE = pytest.mark.parametrize("item", one_of_each_type(), ids=lambda item: item.type)


@EACH_TYPE
def test_an_item_with_a_key_is_lowered_with_all_its_options_and_reasons(item):
    questions = lowered(item, say)
    assert bool(questions) == (item.solution() is not None)
    texts = {option.text for question in questions for option in question.options}
    reasons = {option.reason for question in questions for option in question.options}
    if questions:
        assert {option.text for option in item.options} <= texts
        assert {option.reason for option in item.options} <= reasons
    for question in questions:
        assert question.right or question.kind in {"order", "sort"}
        assert all(option.box in question.boxes for option in question.options if question.kind == "sort")


def test_of_every_type_each_question_has_an_id_of_its_own():
    ids = [question.id for item in one_of_each_type() for question in lowered(item, say)]
    assert len(ids) == len(set(ids))
    assert all(ids)


@EACH_TYPE
def test_what_lowering_changes_is_said_in_whatever_format(item):
    export = take_along(from_items([item], say), "", "own")
    keys = {loss.why.key for loss in export.losses}
    expected = item.lowered_as or "exchange.kept"
    assert (expected if item.solution() is not None else "exchange.not_keyed") in keys


def test_a_picture_stays_and_its_words_go():
    item = a_single_choice()
    drawn = item.model_copy(update={"options": tuple(one.model_copy(update={"picture": "sea"}) for one in item.options)})
    export = take_along(from_items([drawn], say), "", "gift")
    assert ("lost", "exchange.lose_pictures") in {(loss.verdict, loss.why.key) for loss in export.losses}


def test_reasons_that_a_program_has_no_place_for_are_said_once():
    export = take_along(from_items([a_single_choice("one"), a_single_choice("two")], say), "", "kahoot")
    assert len([line for line in losses_of(export, catalogs()["en"]) if "reason" in line]) == 1
