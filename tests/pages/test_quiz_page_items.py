"""Each item type is asked, checked and looked back at through the quiz page."""

from typing import Any

import pytest

from beacons.domain.item import Item
from beacons.domain.response import Response
from beacons.items import ITEM_TYPES
from beacons.ui.item.view import response_key
from tests.builders import one_of_each_type, right_response
from tests.pages.tab import SID, Tab, a_tab, attempt_at, wrong_response
from tests.shipped import english
from tests.there import item_there, there

pytestmark = pytest.mark.usefixtures("one_item_of_each_type")
ITEM_IDS: dict[str, str] = {item.type: item.id for item in one_of_each_type()}
EACH_TYPE = pytest.mark.parametrize("item_type", ITEM_TYPES)
HALVES: dict[str, tuple[Response, Response]] = {
    "multiple_choice": (("tell",), ("tell", "block")),
    "ordering": (("stop", "save"), ("tell",)),
    "sorting": ({"thanks": "kind", "loser": "hurts"}, {"well-done": "kind", "go-away": "hurts"}),
}
"""A response of the builders' item that is not complete, and what makes it right."""
NOTICES = {
    "single_choice": "Choose an answer first.",
    "multiple_choice": "Choose 2.",
    "ordering": "Tap all 3 steps in order, starting with the first.",
    "sorting": "Put everything in a box first.",
}


def item_of(item_type: str) -> Item:
    return item_there(there(english().quizzes.get(SID)).item(ITEM_IDS[item_type]))


def asked(item_type: str, *more: str) -> Tab:
    items = [item_of(one) for one in (item_type, *more)]
    return a_tab(attempt_at(*items)).open("quiz", lesson=SID)


def choices(reader: Tab) -> list[Any]:
    """The widgets that hold the response: not those beside it."""
    key = response_key("a1", reader.item)
    return [node for node in reader.app.main if str(getattr(node, "key", "")).startswith(key) and hasattr(node, "disabled")]


def test_the_sample_holds_every_type():
    assert set(ITEM_IDS) == set(ITEM_TYPES)
    assert len(english().bank(SID, "10-12")) == len(ITEM_TYPES)


@EACH_TYPE
def test_the_stem_is_the_heading_and_nothing_is_answered_yet(item_type):
    reader = asked(item_type)
    assert reader.title == item_of(item_type).stem
    assert not reader.texts("feedback")
    assert not reader.attempt.answers


@EACH_TYPE
def test_nothing_is_chosen_beforehand(item_type):
    widgets = choices(asked(item_type))
    assert widgets
    assert not any(widget.value for widget in widgets)


@EACH_TYPE
@pytest.mark.parametrize("respond", [right_response, wrong_response], ids=["right", "wrong"])
def test_a_response_is_scored_as_the_item_says(item_type, respond):
    item = item_of(item_type)
    reader = asked(item_type).answer(respond(item))
    (answer,) = reader.attempt.answers
    outcome = item.check(respond(item))
    assert (answer.item_id, answer.earned, answer.possible) == (item.id, outcome.earned, outcome.possible)
    assert answer.is_right == (respond is right_response)


@EACH_TYPE
@pytest.mark.parametrize("respond", [right_response, wrong_response], ids=["right", "wrong"])
def test_after_the_check_the_reason_of_every_option_that_counted_is_read(item_type, respond):
    item = item_of(item_type)
    reader = asked(item_type).answer(respond(item))
    marks = item.check(respond(item)).marks
    (reasons,) = reader.texts("reasons")
    assert all(item.option(mark.option_id).reason in reasons for mark in marks)
    assert len(reader.texts("reason")) == len(marks)
    assert all(reader.texts("mark"))


@EACH_TYPE
@pytest.mark.parametrize("respond", [right_response, wrong_response], ids=["right", "wrong"])
def test_only_a_good_answer_may_look_like_one(item_type, respond):
    """What is in its place, or a warning that was found, may be unwise to do: its row is told apart for its looks."""
    rows = asked(item_type).answer(respond(item_of(item_type))).elements("reason")
    means = {"ordering": "place", "sorting": "place", "spot": "warning"}.get(item_type, "answer")
    assert rows
    assert all(f"of-{means}" in row["names"] for row in rows)


@EACH_TYPE
def test_right_and_not_right_are_said_in_different_words(item_type):
    right, wrong = (asked(item_type).answer(respond(item_of(item_type))) for respond in (right_response, wrong_response))
    (said_right,), (said_wrong,) = right.texts("h2"), wrong.texts("h2")
    assert said_right != said_wrong
    assert right.elements("is-right")
    assert not wrong.elements("is-right")


@EACH_TYPE
def test_after_the_check_the_focus_goes_to_the_feedback(item_type):
    reader = asked(item_type).answer(right_response(item_of(item_type)))
    assert reader.session.screen.focus.startswith("feedback@")
    assert any(e["attributes"].get("id") == "feedback" for e in reader.elements("h2"))


@EACH_TYPE
def test_after_the_check_nothing_can_be_changed(item_type):
    reader = asked(item_type).answer(wrong_response(item_of(item_type)))
    assert all(widget.disabled for widget in choices(reader))
    assert not reader.has("check")
    assert not reader.has("back-to-fork")


@pytest.mark.parametrize("item_type", NOTICES)
def test_check_with_nothing_chosen_says_what_to_do_and_changes_nothing(item_type):
    reader = asked(item_type)
    before = reader.progress
    reader.click("check")
    assert reader.texts("notice") == [NOTICES[item_type]]
    assert reader.session.screen.focus.startswith("notice@")
    assert reader.progress == before


def test_check_with_no_part_ticked_says_what_to_do_and_changes_nothing():
    reader = asked("spot")
    before = reader.progress
    assert len(reader.click("check").texts("notice")) == 1
    assert reader.progress == before


@pytest.mark.parametrize("item_type", HALVES)
def test_check_with_half_a_response_keeps_what_was_chosen(item_type):
    half, rest = HALVES[item_type]
    reader = asked(item_type).answer(half)
    assert reader.texts("notice") == [NOTICES[item_type]]
    assert not reader.attempt.answers
    assert reader.answer(rest).attempt.answers[0].is_right


def test_too_many_choices_are_not_checked():
    reader = asked("multiple_choice").give(("tell", "reply", "block"))
    assert reader.click("check").texts("notice") == [NOTICES["multiple_choice"]]
    assert not reader.attempt.answers


def test_the_notice_is_gone_once_the_check_succeeds():
    reader = asked("single_choice").click("check").answer(("tell",))
    assert not reader.texts("notice")


def test_a_notice_does_not_follow_to_the_next_page():
    reader = asked("single_choice", "ordering").click("check").open("home").open("quiz", lesson=SID)
    assert not reader.texts("notice")


@EACH_TYPE
def test_looking_back_shows_the_earlier_answer_and_its_reasons_again(item_type):
    item = item_of(item_type)
    other = "single_choice" if item_type != "single_choice" else "ordering"
    reader = asked(item_type, other).answer(wrong_response(item))
    seen = reader.texts("reasons")
    reader.click("next").click("look-back")
    assert reader.title == item.stem
    assert reader.texts("reasons") == seen
    assert all(widget.disabled for widget in choices(reader))


def test_looking_back_shows_what_was_chosen():
    for item_type, shown in {
        "single_choice": lambda reader, key: (reader.app.radio(key=f"{key}-answered").value,),
        "multiple_choice": lambda reader, key: tuple(sorted(reader.app.pills(key=f"{key}-answered").value)),
        "sorting": lambda reader, key: {i: reader.app.radio(key=f"{key}-{i}-answered").value for i in item_of("sorting").option_ids},
        "spot": lambda reader, key: tuple(i for i in item_of("spot").option_ids if reader.app.checkbox(key=f"{key}-{i}-answered").value),
    }.items():
        item = item_of(item_type)
        reader = asked(item_type, "ordering").answer(wrong_response(item)).click("next").click("look-back")
        given = wrong_response(item)
        expected = given if isinstance(given, dict) else tuple(sorted(given)) if item_type == "multiple_choice" else given
        assert shown(reader, response_key("a1", item)) == expected


# Ordering: tap by tap.


def step_labels(reader: Tab) -> dict[str, str]:
    key = response_key("a1", reader.item)
    return {i: reader.app.button(key=f"{key}-{i}").label for i in reader.item.option_ids}


def test_a_tapped_step_gets_the_next_number():
    reader = asked("ordering").give(("save", "stop"))
    labels = step_labels(reader)
    assert labels["save"].startswith("**1**")
    assert labels["stop"].startswith("**2**")
    assert labels["tell"].startswith("**–**")


def test_a_step_tapped_again_comes_out_with_those_after_it():
    reader = asked("ordering").give(("save", "stop", "tell")).give(("stop",))
    labels = step_labels(reader)
    assert labels["save"].startswith("**1**")
    assert labels["stop"].startswith("**–**")
    assert labels["tell"].startswith("**–**")


def test_the_steps_never_move():
    def order(reader: Tab) -> list[str]:
        return [node.key for node in choices(reader)]

    reader = asked("ordering")
    before = order(reader)
    assert order(reader.give(("save",))) == before
    assert order(reader.give(("stop",))) == before


def test_taps_in_one_question_are_not_seen_in_another():
    reader = asked("ordering", "story").give(("save",))
    assert set(reader.session.screen.taps) == {ITEM_IDS["ordering"]}


# Stories: choice by choice.


def test_a_story_begins_at_its_first_scene_with_its_choices():
    reader = asked("story")
    assert reader.texts("scene-text") == ["Scene start"]
    assert [node.key.rpartition("-")[2] for node in choices(reader)] == ["ask", "hide"]
    assert not reader.has("check")


def test_a_choice_shows_its_consequence_and_the_next_scene():
    reader = asked("story").give(("ask",))
    assert reader.texts("consequence") == ["Reason of ask"]
    assert "Scene club" in reader.texts("scene-text")[0]
    assert [node.key.rpartition("-")[2] for node in choices(reader)] == ["wait"]
    assert reader.session.screen.focus.startswith("scene@")


def test_back_to_the_fork_undoes_one_choice():
    reader = asked("story").give(("ask", "wait")).click("back-to-fork")
    assert "Scene club" in reader.texts("scene-text")[0]
    reader.click("back-to-fork")
    assert reader.texts("scene-text") == ["Scene start"]
    assert not reader.has("back-to-fork")


def test_a_story_is_checked_only_at_an_ending():
    reader = asked("story").give(("ask", "wait"))
    assert not reader.has("check")
    assert reader.give(("tell",)).has("check")
    assert reader.texts("the-end")


def test_an_ending_can_still_be_undone_before_the_check():
    reader = asked("story").give(("ask", "wait", "sleep", "stay"))
    assert reader.has("check")
    assert not reader.click("back-to-fork").has("check")


def test_a_story_read_aloud_does_not_tell_what_comes_later():
    said = asked("story").read_aloud
    assert "Text of ask" in said
    assert "Text of call" not in said


# Mock screens.


def test_a_mock_screen_has_a_title_and_keeps_the_order_of_its_parts():
    reader = asked("spot")
    assert reader.texts("screen-title") == ["A message"]
    assert [node.label for node in choices(reader)] == [
        "Text of hello",
        "Text of prize",
        "Text of hurry",
        "Text of link",
        "Nothing wrong here",
    ]


def test_what_was_found_on_a_mock_screen_is_told_apart_from_what_was_missed():
    reader = asked("spot").answer(("prize", "hello"))
    assert len(reader.elements("reason-right")) == 1
    assert len(reader.elements("reason-wrong")) == 1
    assert len(reader.elements("reason-missed")) == 1
    assert len(reader.elements("reason-left")) == 1
