"""Each item type is asked, checked and looked back at through the quiz page."""

from typing import Any

import pytest

from beacons.domain.item import Item
from beacons.domain.option_order import option_order
from beacons.domain.response import Response
from beacons.items.spot.item import NOTHING_WRONG, Spot
from tests.builders import KEYED_TYPES, one_of_each_type, right_response
from tests.pages.tab import SID, Tab, a_tab, attempt_at, wrong_response
from tests.shipped import english
from tests.there import item_there, there

pytestmark = pytest.mark.usefixtures("one_item_of_each_type")
ITEM_IDS: dict[str, str] = {item.type: item.id for item in one_of_each_type()}
EACH_TYPE = pytest.mark.parametrize("item_type", KEYED_TYPES)
HALVES: dict[str, Response] = {
    "single_choice": (),
    "multiple_choice": ("tell",),
    "ordering": ("stop", "save"),
    "sorting": {"thanks": "kind", "loser": "hurts"},
    "spot": (),
    "story": ("ask",),
}
"""A response of the builders' item that is not whole."""
NOTICES = {
    "single_choice": "Choose an answer first.",
    "multiple_choice": "Choose 2.",
    "ordering": "Tap all 3 steps in order, starting with the first.",
    "sorting": "Put everything in a box first.",
    "spot": "Tap the parts, or choose “Nothing wrong here”.",
    "story": "Keep going until the story ends.",
}


def item_of(item_type: str) -> Item:
    return item_there(english().item(ITEM_IDS[item_type]))


def asked(item_type: str, *more: str) -> Tab:
    items = [item_of(one) for one in (item_type, *more)]
    return a_tab(attempt_at(*items)).open("quiz", lesson=SID)


def screen(reader: Tab) -> dict[str, Any]:
    return there(reader.screen)


def given(response: Response) -> object:
    """A response as it is told to a script."""
    return response if isinstance(response, dict) else [*response]


def test_the_sample_holds_every_type():
    assert set(ITEM_IDS) == set(KEYED_TYPES)
    assert len(english().bank(SID, "10-12")) == len(KEYED_TYPES)


@EACH_TYPE
def test_the_stem_is_the_heading_and_nothing_is_answered_yet(item_type):
    reader = asked(item_type)
    assert reader.title == item_of(item_type).stem
    assert not reader.texts("feedback")
    assert not reader.attempt.answers


@EACH_TYPE
def test_before_the_check_only_what_may_be_asked_reaches_the_page(item_type):
    item = item_of(item_type)
    order = option_order("a1", item)
    assert screen(asked(item_type))["asked"] == {
        name: value for name, value in item.asked(order).items() if name not in {"hint", "sensitive"}
    }
    assert not {"given", "feedback"} & set(screen(asked(item_type)))


@EACH_TYPE
def test_what_was_said_of_the_type_is_handed_over_and_of_the_rest_only_what_every_item_says(item_type):
    said = screen(asked(item_type))["words"]
    assert set(said) == {"item.choices", "read_aloud.start", "read_aloud.stop", "quiz.hint", *KEYED_TYPES[item_type].on_screen}
    assert all(text != key for key, text in said.items())


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


@pytest.mark.parametrize("item_type", [kind for kind, made in KEYED_TYPES.items() if made.traits.shuffled and not made.traits.ordered])
def test_the_reasons_stand_in_the_order_of_the_options_on_screen_after_those_that_were_given(item_type):
    item = item_of(item_type)
    response = wrong_response(item)
    shown = option_order("a1", item)
    rows = screen(asked(item_type).answer(response))["feedback"]["rows"]
    given_ids = [*response]
    assert [row["id"] for row in rows] == sorted(shown, key=lambda one: one not in given_ids)


def test_where_two_questions_are_asked_the_reasons_of_the_first_come_before_those_of_the_second():
    rows = screen(asked("real_or_trick").answer(wrong_response(item_of("real_or_trick"))))["feedback"]["rows"]
    assert {row["id"] for row in rows[:2]} == {"real", "trick"}


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
    response = wrong_response(item_of(item_type))
    reader = asked(item_type).answer(response)
    assert screen(reader)["given"] == given(response)
    assert not reader.has("check")
    assert "sure" not in screen(reader)


@pytest.mark.parametrize("item_type", HALVES)
def test_a_response_that_is_not_whole_is_no_answer_and_says_what_is_missing(item_type):
    reader = asked(item_type).answer(HALVES[item_type])
    assert reader.texts("notice") == [NOTICES[item_type]]
    assert reader.session.screen.focus.startswith("notice@")
    assert not reader.attempt.answers
    assert reader.answer(right_response(item_of(item_type))).attempt.answers[0].is_right


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
    assert screen(reader)["given"] == given(wrong_response(item))


@EACH_TYPE
def test_how_sure_one_is_is_asked_of_what_is_on_one_screen(item_type):
    assert ("sure" in screen(asked(item_type))) == item_of(item_type).traits.one_screen


def test_parts_and_nothing_wrong_contradict_each_other_and_nothing_is_lost():
    item = item_of("spot")
    reader = asked("spot").answer((item.option_ids[0], NOTHING_WRONG))
    assert reader.texts("notice") == [NOTICES["spot"]]
    assert not reader.attempt.answers


def test_where_nothing_is_wrong_with_a_screen_that_is_a_whole_answer_and_a_ticked_part_is_kindly_put_right():
    item = next(i for i in english().bank("unicef-digital-safety", "10-12") if isinstance(i, Spot) and i.is_fine)

    def answered(response: Response) -> Tab:
        made = attempt_at(item, quiz_id="unicef-digital-safety")
        return a_tab(made).open("quiz", lesson="unicef-digital-safety").answer(response)

    right, other = answered((NOTHING_WRONG,)), answered(item.option_ids[:1])
    assert [reader.attempt.answers[0].is_right for reader in (right, other)] == [True, False]
    assert right.texts("feedback")[0].startswith("That’s right: nothing’s wrong here")
    assert other.texts("feedback")[0].startswith("This one’s fine. Nothing’s wrong here")
    assert all(option.reason in other.text for option in item.options)


def test_what_was_found_on_a_mock_screen_is_told_apart_from_what_was_missed():
    reader = asked("spot").answer(("prize", "hello"))
    assert [len(reader.elements(f"reason-{verdict}")) for verdict in ("right", "wrong", "missed", "left")] == [1, 1, 1, 1]
