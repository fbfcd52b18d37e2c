import re

from beacons.domain.practice.attempt import Attempt
from beacons.wiring import now
from tests.pages.tab import a_tab, finished


def test_rest_says_good_bye_and_asks_for_nothing():
    reader = a_tab(finished()).open("rest")
    assert reader.title == "Enough for today"
    assert "Your lights stay on." in reader.text
    assert not reader.app.main.button


def test_the_only_way_on_from_rest_is_the_coast():
    assert a_tab().open("rest").leads_to("to-coast") == ("home", {})


def test_resting_changes_nothing():
    reader = a_tab(finished())
    before = reader.progress
    assert reader.open("rest").progress == before


def test_rest_says_when_the_next_review_will_be_and_asks_for_nothing():
    attempt = finished().model_dump() | {"at": now()}
    attempt["answers"][0]["at"] = now()
    reader = a_tab(Attempt.model_validate(attempt)).open("rest")
    assert re.search(r"There’ll be a quick look back .+, if you’d like one\.", reader.text)
    assert not reader.has("to-review")


def test_a_review_that_is_ready_is_a_quiet_link():
    reader = a_tab(finished()).open("rest")
    assert reader.leads_to("to-review") == ("review", {})
    assert reader.label("to-review") == "A quick look back is ready, if you’d like one."


def test_before_the_first_quiz_rest_says_nothing_of_a_review():
    reader = a_tab().open("rest")
    assert not reader.has("to-review")
    assert "review" not in reader.text
