from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from beacons import wiring
from beacons.domain.item import Item
from beacons.domain.practice.attempt import Attempt
from beacons.domain.practice.mastery import lesson_stars
from beacons.domain.practice.review import REVIEW_LENGTH
from tests.builders import right_response
from tests.pages.tab import SID, Tab, a_tab, attempt_at, finished, shipped, stored_answer, wrong_response
from tests.shipped import english
from tests.there import there

ALLIANCE = "global-alliance"
WEDNESDAY = datetime(2026, 3, 4, 15, 30, tzinfo=UTC)


@pytest.fixture
def today(monkeypatch):
    """Lets it be another moment: ``today(WEDNESDAY)``."""

    def be(moment: datetime) -> None:
        monkeypatch.setattr(wiring, "time", SimpleNamespace(time=moment.timestamp))
        monkeypatch.setattr(wiring, "datetime", SimpleNamespace(now=moment.astimezone))

    be(WEDNESDAY)
    return be


def answered(*items: Item, days_ago: int = 0, respond=right_response, sure: bool | None = None, **fields: object) -> Attempt:
    """A finished quiz of these items, that many days before Wednesday."""
    at = int((WEDNESDAY - timedelta(days=days_ago)).timestamp())
    done = finished(*items, given=[respond(item) for item in items], at=at, **fields)
    return done.model_copy(update={"answers": tuple(a.model_copy(update={"at": at, "sure": sure}) for a in done.answers)})


def three() -> tuple[Item, ...]:
    return shipped(), shipped(skip=1), shipped("ordering")


def at_review(*attempts: Attempt, **params: str) -> Tab:
    return a_tab(*attempts).open("review", **params)


def review_of(*items: Item, **fields: Any) -> Attempt:
    return attempt_at(*items, quiz_id=None, **fields)


# Whether there is one.


@pytest.mark.usefixtures("today")
def test_before_the_first_quiz_there_is_nothing_to_look_at_again_and_a_way_to_the_coast():
    reader = at_review()
    assert reader.title == "Nothing to look back at today"
    assert "Do a quiz first, then come back in a few days." in reader.text
    assert reader.leads_to("main-to-home") == ("home", {})
    assert not reader.has("start")


@pytest.mark.usefixtures("today")
def test_what_is_due_is_offered_and_nothing_has_begun_yet():
    reader = at_review(answered(*three(), days_ago=60))
    assert reader.title == "Quick look back"
    assert "3 questions from lessons you’ve done" in reader.text
    assert reader.leads_to("to-coast") == ("home", {})
    assert reader.progress.open_attempt(None) is None


@pytest.mark.usefixtures("today")
def test_one_question_that_has_waited_long_enough_is_offered_in_the_singular():
    assert "1 question from a lesson you’ve done" in at_review(answered(shipped(), days_ago=60)).text


@pytest.mark.usefixtures("today")
def test_what_was_just_learnt_is_not_asked_on_the_same_day():
    reader = at_review(answered(*three(), respond=wrong_response))
    assert reader.title == "Nothing to look back at today"
    assert not reader.has("start")


# When the next one is there.


@pytest.mark.usefixtures("today")
def test_what_three_questions_wait_for_tomorrow_is_said_so():
    assert "There’ll be a quick look back tomorrow, if you’d like one" in at_review(answered(*three(), respond=wrong_response)).text


@pytest.mark.usefixtures("today")
def test_within_a_week_the_day_is_said_by_its_name():
    """One question that was missed is due tomorrow, and waits two days for company."""
    assert "There’ll be a quick look back on Saturday, if you’d like one" in at_review(answered(shipped(), respond=wrong_response)).text


@pytest.mark.parametrize(("before", "day"), [(1, "tomorrow"), (2, "on Saturday"), (6, "on Saturday"), (7, "on Saturday, 14 March 2026")])
def test_the_day_is_said_as_one_would_say_it(today, before, day):
    """From a week on, a weekday alone would be read as the one before."""
    ready = datetime(2026, 3, 14, 8, tzinfo=UTC)
    attempt = answered(shipped(), days_ago=-7, respond=wrong_response)
    today(ready)
    assert at_review(attempt).has("start")
    today(ready - timedelta(days=before))
    assert f"There’ll be a quick look back {day}, if you’d like one" in at_review(attempt).text


def test_where_the_day_began_long_before_it_did_in_greenwich_what_is_there_in_the_afternoon_is_not_put_off_till_tomorrow(
    today, monkeypatch
):
    monkeypatch.setattr(wiring, "_zone", lambda: ZoneInfo("Pacific/Auckland"))
    attempt = answered(*three(), respond=wrong_response)
    today(WEDNESDAY + timedelta(hours=5))
    reader = at_review(attempt)
    assert reader.title == "Nothing to look back at just yet"
    assert "There’ll be a quick look back later today, if you’d like one" in reader.text
    today(WEDNESDAY + timedelta(hours=9))
    assert at_review(attempt).has("start")


@pytest.mark.usefixtures("today")
def test_what_was_known_surely_comes_back_much_later_with_its_date():
    text = at_review(answered(*three(), sure=True)).text
    assert "2026" in text.partition("a quick look back on ")[2][:30]


# Going through it.


@pytest.mark.usefixtures("today")
def test_start_asks_what_is_due_over_all_lessons():
    other = shipped(lesson="unicef-digital-safety")
    reader = at_review(
        answered(*three(), days_ago=60),
        answered(other, days_ago=60, quiz_id="unicef-digital-safety", id="a2"),
        answered(shipped(skip=2), id="a3"),
    ).click("start")
    review = there(reader.progress.open_attempt(None))
    assert set(review.item_ids) == {item.id for item in (*three(), other)}
    assert reader.texts("place") == ["Question 1 of 4"]
    assert reader.session.screen.focus.startswith("stem@")


@pytest.mark.usefixtures("today")
def test_never_more_than_a_few_at_once():
    bank = english().bank(SID, "10-12")
    reader = at_review(answered(*bank[:9], days_ago=60)).click("start")
    assert len(there(reader.progress.open_attempt(None)).item_ids) == REVIEW_LENGTH


@pytest.mark.usefixtures("today")
def test_each_question_says_which_lesson_it_is_from():
    other = shipped(lesson="unicef-digital-safety")
    name = there(english().lessons.get("unicef-digital-safety")).name
    reader = at_review(review_of(other))
    assert name in reader.label("to-lesson")
    assert reader.leads_to("to-lesson") == ("lesson", {"lesson": "unicef-digital-safety"})


@pytest.mark.usefixtures("today")
def test_a_question_is_answered_as_in_a_quiz():
    one, two = shipped(), shipped(skip=1)
    reader = at_review(review_of(one, two)).answer(wrong_response(one))
    assert one.option(next(iter(wrong_response(one)))).reason in reader.text
    reader.click("next")
    assert reader.title == two.stem
    assert reader.click("look-back").title == one.stem


@pytest.mark.usefixtures("today")
def test_a_review_that_was_left_goes_on_where_it_was():
    one, two = shipped(), shipped(skip=1)
    reader = at_review(review_of(one, two, given=[right_response(one)], place=1))
    assert reader.title == two.stem
    assert reader.texts("place") == ["Question 2 of 2"]


@pytest.mark.usefixtures("today")
def test_an_open_review_goes_on_whichever_path_is_chosen_by_now():
    reader = a_tab(review_of(shipped(), path="10-12"), path="7-9").open("review")
    assert reader.title == shipped().stem


@pytest.mark.usefixtures("today")
def test_a_question_that_is_gone_says_so_and_the_rest_goes_on():
    one, two = shipped(), shipped(skip=1)
    attempt = Attempt.model_validate({**review_of(one, two).model_dump(), "item_ids": ("gone-since", two.id)})
    reader = at_review(attempt)
    assert reader.title == "This question isn’t here any more"
    assert reader.click("next").title == two.stem


@pytest.mark.usefixtures("today")
def test_when_every_question_is_gone_the_review_is_over_without_a_result():
    attempt = Attempt.model_validate({**review_of(shipped()).model_dump(), "item_ids": ("gone-since",)})
    assert at_review(attempt).click("next").title == "Nothing to look back at today"


# Its end.


@pytest.mark.usefixtures("today")
def test_the_last_question_leads_to_what_was_looked_at_again():
    one, two = shipped(), shipped(skip=1)
    reader = at_review(review_of(one, two, id="r1"))
    reader.answer(right_response(one)).click("next").answer(wrong_response(two)).click("next")
    assert reader.params["result"] == "r1"
    assert reader.title == "You had a look back"
    assert "You got 1 out of 2 right." in reader.text
    assert reader.texts("summary")[-1] == two.stem
    assert reader.leads_to("enough") == ("rest", {})
    assert reader.leads_to("go-on") == ("home", {})


@pytest.mark.usefixtures("today")
def test_the_end_says_when_the_next_one_is_there():
    item = shipped()
    said = at_review(review_of(item)).answer(wrong_response(item)).click("next").text
    assert "There’ll be a quick look back on Saturday, if you’d like one" in said


@pytest.mark.usefixtures("today")
def test_what_was_missed_can_be_practised_and_stays_in_the_review():
    one, two = shipped(), shipped(skip=1)
    reader = at_review(answered(one, two, respond=wrong_response, quiz_id=None, id="r1"), result="r1").click("only-missed")
    practice = there(reader.progress.open_attempt(None))
    assert (practice.item_ids, practice.purpose == "practice") == ((one.id, two.id), True)
    assert reader.title == one.stem
    assert "result" not in reader.params
    reader.answer(right_response(one)).click("next").answer(right_response(two)).click("next")
    assert reader.title == "You had a look back"
    assert not reader.has("only-missed")


@pytest.mark.usefixtures("today")
def test_a_review_changes_no_stars():
    item = shipped()
    reader = at_review(answered(item, days_ago=60)).click("start").answer(wrong_response(item)).click("next")
    assert reader.title == "You had a look back"
    assert lesson_stars(reader.progress, SID) == 3


@pytest.mark.usefixtures("today")
@pytest.mark.parametrize("of", ["", "no-such-attempt", "<b>", "a1", "x" * 3000])
def test_an_address_without_the_result_of_a_review_shows_what_is_there(of):
    """``a1`` is a quiz: its result belongs to the quiz."""
    assert at_review(answered(shipped()), result=of).title == "Nothing to look back at today"


@pytest.mark.usefixtures("today")
def test_the_result_of_a_review_is_never_shown_as_that_of_a_quiz():
    reader = a_tab(answered(shipped(), quiz_id=None, id="r1")).open("quiz", lesson=SID, result="r1")
    assert reader.title == "Quiz: Safer Internet Day"


@pytest.mark.usefixtures("today")
def test_a_result_whose_options_have_changed_since_is_still_shown():
    done = review_of(shipped()).model_copy(update={"answers": (stored_answer(shipped(), ("old-option",)),), "place": 1})
    assert at_review(done, result="a1").title == "You had a look back"


# What is not asked.


def sensitive_items() -> list[Item]:
    return [item for item in english().bank(ALLIANCE, "10-12") if item.sensitive == "topic"]


@pytest.mark.usefixtures("today")
def test_questions_about_people_who_harm_children_never_appear():
    harm = answered(*sensitive_items()[:5], days_ago=90, respond=wrong_response, quiz_id=ALLIANCE, id="a2")
    reader = at_review(answered(*three(), days_ago=60), harm).click("start")
    assert set(there(reader.progress.open_attempt(None)).item_ids) == {item.id for item in three()}


@pytest.mark.usefixtures("today")
def test_where_only_such_questions_were_answered_there_is_nothing_to_look_at_again():
    reader = at_review(answered(*sensitive_items()[:5], days_ago=90, respond=wrong_response, quiz_id=ALLIANCE))
    assert reader.title == "Nothing to look back at today"
    assert "There’ll be a quick look back" not in reader.text


@pytest.mark.usefixtures("today")
def test_how_sure_one_is_is_asked_as_the_path_of_the_question_has_it():
    young, older = shipped(path="7-9"), shipped(path="10-12")
    assert "sure" not in there(at_review(review_of(young)).screen)
    assert "sure" in there(at_review(review_of(older)).screen)
