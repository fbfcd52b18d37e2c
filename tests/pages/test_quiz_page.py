import json
from typing import Any

import pytest

from beacons.domain.item import Item
from beacons.domain.path import QUIZ_LENGTH, ChildPath
from beacons.domain.practice.attempt import Attempt
from beacons.domain.source import with_key
from beacons.wiring import library
from tests.builders import right_response
from tests.pages.tab import SID, Tab, a_tab, attempt_at, finished, shipped, stored_answer, wrong_response
from tests.shipped import english
from tests.there import item_there, there

ALLIANCE = "global-alliance"


def at_quiz(*attempts: Attempt, **fields: Any) -> Tab:
    return a_tab(*attempts, **fields).open("quiz", lesson=SID)


def two_items() -> tuple[Item, Item]:
    return shipped(), shipped(skip=1)


def gone(attempt: Attempt, item_id: str = "gone-since") -> Attempt:
    """The attempt as if its first item had been taken out of the quiz since."""
    changed = attempt.model_dump()
    changed["item_ids"] = [item_id, *changed["item_ids"][1:]]
    return Attempt.model_validate(changed)


@pytest.mark.parametrize("params", [{}, {"lesson": ""}, {"lesson": "no-such-lesson"}, {"lesson": "<b>"}], ids=str)
def test_without_a_lesson_there_is_a_way_back_to_the_coast(params):
    reader = a_tab().open("quiz", **params)
    assert reader.title == "Which beacon?"
    assert reader.leads_to("main-to-home") == ("home", {})


@pytest.mark.parametrize("path", QUIZ_LENGTH)
def test_the_start_says_how_many_questions_come(path):
    reader = at_quiz(path=path)
    assert reader.title == "Quiz: Safer Internet Day"
    assert f"{QUIZ_LENGTH[path]} questions" in reader.text
    assert reader.leads_to("to-lesson") == ("lesson", {"lesson": SID})


def test_opening_the_quiz_begins_nothing():
    assert at_quiz().progress.is_new


def test_the_start_shows_the_stars_so_far():
    assert "3 stars so far. You keep them." in at_quiz(finished()).text
    assert "so far" not in at_quiz().text


@pytest.mark.parametrize("path", QUIZ_LENGTH)
def test_start_asks_different_items_of_the_path(path):
    reader = at_quiz(path=path).click("start")
    bank = {item.id for item in english().bank(SID, path)}
    asked = reader.attempt.item_ids
    open_ones = [item.id for item in english().bank(SID, path) if not item.traits.keyed]
    assert len(asked) == len(set(asked)) == QUIZ_LENGTH[path] + len(open_ones)
    assert set(asked) <= bank
    assert reader.texts("place") == [f"Question 1 of {QUIZ_LENGTH[path]}"]


def test_a_second_attempt_asks_what_the_first_did_not():
    first = at_quiz().click("start").attempt
    items = with_key(item_there(english().item(i)) for i in first.item_ids)
    reader = at_quiz(finished(*items)).click("start")
    second = there(reader.progress.open_attempt(SID, "10-12"))
    fresh = [item.id for item in with_key(english().bank(SID, "10-12")) if item.id not in first.item_ids]
    assert len(set(second.item_ids) & set(fresh)) == min(len(fresh), QUIZ_LENGTH["10-12"])


def test_an_open_attempt_goes_on_where_it_was_left():
    one, two = two_items()
    reader = at_quiz(attempt_at(one, two, given=[right_response(one)], place=1))
    assert reader.title == two.stem
    assert reader.texts("place") == ["Question 2 of 2"]


def test_the_options_stay_where_they_are_from_run_to_run():
    reader = at_quiz().click("start")
    assert reader.run().text == reader.run().text


def with_a_hint():
    return next(i for i in english().bank(SID, "10-12") if i.hint and i.traits.one_screen)


def test_a_hint_is_closed_until_it_is_wanted():
    item = with_a_hint()
    reader = at_quiz(attempt_at(item))
    assert reader.has("hint-closed")
    assert item.hint not in reader.text
    reader.click("hint-closed")
    assert not reader.has("hint-closed")
    assert any(item.hint in text for text in reader.texts("hint"))
    assert reader.session.screen.focus.startswith("hint@")


def test_an_open_hint_stays_after_the_check_so_that_no_option_moves():
    item = with_a_hint()
    reader = at_quiz(attempt_at(item)).click("hint-closed")
    assert reader.texts("hint") == reader.answer(right_response(item)).texts("hint")
    assert reader.attempt.answers[0].hinted


def test_a_closed_hint_stays_after_the_check_too_and_tells_what_it_would_have():
    item = with_a_hint()
    reader = at_quiz(attempt_at(item)).answer(right_response(item))
    assert not reader.attempt.answers[0].hinted
    assert item.hint in reader.click("hint-closed").text
    assert not reader.attempt.answers[0].hinted


def test_a_question_without_a_hint_has_none_to_open():
    item = next(i for i in english().bank(SID, "10-12") if not i.hint)
    reader = at_quiz(attempt_at(item))
    assert not reader.has("hint-closed")
    assert not reader.elements("hint")


def test_no_reason_no_key_and_no_closed_hint_reaches_the_page_before_the_check():
    item = with_a_hint()
    reader = at_quiz(attempt_at(item))
    told = reader.text + json.dumps(reader.screen, ensure_ascii=False)
    assert item.stem in told
    assert not [text for text in (*(option.reason for option in item.options), there(item.hint), '"key":', '"feedback"') if text in told]


def test_the_first_question_has_none_before_it():
    assert not at_quiz(attempt_at(*two_items())).has("look-back")


def test_next_shows_the_next_question():
    one, two = two_items()
    reader = at_quiz(attempt_at(one, two)).answer(right_response(one)).click("next")
    assert reader.title == two.stem
    assert reader.session.screen.focus.startswith("stem@")


def test_looking_back_shows_the_earlier_answer_which_cannot_be_changed():
    one, two = two_items()
    reader = at_quiz(attempt_at(one, two)).answer(wrong_response(one)).click("next").click("look-back")
    assert reader.title == one.stem
    assert there(reader.screen)["given"] == [*wrong_response(one)]
    assert not reader.has("check")
    assert reader.texts("reasons")


def test_after_looking_back_the_quiz_goes_on_where_it_was():
    one, two = two_items()
    reader = at_quiz(attempt_at(one, two)).answer(wrong_response(one)).click("next").click("look-back").click("next")
    assert reader.title == two.stem
    assert reader.has("check")


def test_the_last_question_leads_to_the_result():
    item = shipped()
    reader = at_quiz(attempt_at(item)).answer(right_response(item))
    assert reader.item_buttons["next"] == "See how you did"
    reader.click("next")
    assert reader.attempt.is_finished
    assert reader.params["result"] == "a1"
    assert reader.title == "Safer Internet Day: you finished!"


@pytest.mark.parametrize("path", QUIZ_LENGTH)
@pytest.mark.parametrize("respond", [right_response, wrong_response], ids=["right", "wrong"])
def test_a_whole_quiz_from_start_to_stars(path, respond):
    reader = at_quiz(path=path).click("start")
    for place in range(1, QUIZ_LENGTH[path] + 1):
        assert reader.texts("place") == [f"Question {place} of {QUIZ_LENGTH[path]}"]
        reader.answer(respond(reader.item)).click("next")
    if not reader.texts("big-stars"):
        assert reader.texts("place") == ["One to talk about"]
        reader.answer(reader.item.option_ids[:1]).click("next")
    assert f"You got {QUIZ_LENGTH[path] if respond is right_response else 0} out of {QUIZ_LENGTH[path]} right." in reader.text
    stars = "3 stars" if respond is right_response else "1 star"
    assert stars in reader.texts("big-stars")
    assert reader.has("only-missed") == (respond is wrong_response)


def test_the_path_may_be_changed_in_the_middle_and_the_attempt_waits():
    item = shipped()
    reader = at_quiz(attempt_at(item), path="7-9")
    assert reader.title == "Quiz: Safer Internet Day"
    reader.open("home").app.radio(key="path").set_value("10-12")
    assert reader.run().open("quiz", lesson=SID).title == item.stem


def test_a_lesson_without_a_quiz_says_so(serve):
    serve(lambda root: (root / "quizzes" / f"{SID}.yaml").unlink())
    reader = at_quiz()
    assert reader.title == "No quiz here yet"
    assert reader.leads_to("main-to-home") == ("home", {})


# An item that was taken out of the quiz, or changed, while the attempt was open.


def test_a_question_that_is_gone_says_so_and_the_rest_goes_on():
    one, two = two_items()
    reader = at_quiz(gone(attempt_at(one, two)))
    assert reader.title == "This question isn’t here any more"
    reader.click("next")
    assert reader.title == two.stem
    assert reader.texts("place") == ["Question 1 of 1"]


def test_a_question_that_is_gone_takes_no_answer_with_it():
    one, two = two_items()
    reader = at_quiz(gone(attempt_at(two, one, given=[right_response(two)]).model_copy(update={"answers": ()}))).click("next")
    assert reader.answer(right_response(one)).click("next").attempt.share == 1


def test_when_every_question_is_gone_the_quiz_can_be_started_anew():
    reader = at_quiz(gone(attempt_at(shipped()))).click("next")
    assert reader.title == "Quiz: Safer Internet Day"
    assert "stars so far" not in reader.text
    reader.click("start")
    assert reader.texts("place") == [f"Question 1 of {QUIZ_LENGTH['10-12']}"]


def test_when_the_last_question_is_gone_the_answers_before_it_lead_to_the_result():
    item = shipped()
    attempt = attempt_at(item, given=[right_response(item)], place=1).model_copy(update={"item_ids": (item.id, "gone-since")})
    reader = at_quiz(attempt)
    assert reader.title == "This question isn’t here any more"
    reader.click("next")
    assert reader.attempt.is_finished
    assert reader.title == "Safer Internet Day: you finished!"


@pytest.mark.parametrize("item_type", ["single_choice", "multiple_choice", "ordering", "sorting"])
def test_an_answer_to_a_question_whose_options_have_changed_since_does_no_harm(item_type):
    """The browser keeps answers for months; the content may be mended in the meantime."""
    item = shipped(item_type)
    response = dict.fromkeys(("old-a", "old-b"), "old-box") if item_type == "sorting" else ("old-a", "old-b")
    answered = attempt_at(item).model_copy(update={"answers": (stored_answer(item, response),)})
    at_quiz(answered).open("progress").open("home")


def test_a_result_with_a_question_whose_options_have_changed_since_is_still_shown():
    item = shipped()
    done = attempt_at(item).model_copy(update={"answers": (stored_answer(item, ("old-option",)),), "place": 1})
    reader = a_tab(done).open("quiz", lesson=SID, result="a1")
    assert reader.title == "Safer Internet Day: you finished!"


# Sensitive items may be passed over.


def sensitive_item(skip: int = 0, path: ChildPath = "10-12"):
    return [item for item in english().bank(ALLIANCE, path) if item.sensitive == "topic"][skip]


def at_sensitive_quiz(*items) -> Tab:
    return a_tab(attempt_at(*items, quiz_id=ALLIANCE)).open("quiz", lesson=ALLIANCE)


def test_a_sensitive_question_may_be_passed_over():
    one, other = sensitive_item(), sensitive_item(1)
    reader = at_sensitive_quiz(one, other).click("skip-item")
    assert reader.title == other.stem
    assert reader.texts("place") == ["Question 1 of 1"]


def test_passing_over_the_last_question_leads_to_the_result_of_the_others():
    one, other = sensitive_item(), sensitive_item(1)
    reader = at_sensitive_quiz(one, other).answer(right_response(one)).click("next").click("skip-item")
    assert reader.attempt.is_finished
    assert reader.title == "The Global Alliance: you finished!"


def test_a_sensitive_question_that_was_answered_is_not_passed_over_any_more():
    item = sensitive_item()
    reader = at_sensitive_quiz(item)
    assert reader.has("skip-item")
    assert not reader.answer(right_response(item)).has("skip-item")


def test_other_questions_are_not_passed_over():
    assert not at_quiz(attempt_at(shipped())).has("skip-item")


@pytest.mark.parametrize("lesson", english().in_order(), ids=lambda lesson: lesson.id)
def test_only_a_sensitive_quiz_has_the_quick_way_out(lesson):
    assert a_tab().open("quiz", lesson=lesson.id).has("quick-exit") == (lesson.sensitive == "topic")


# How sure one is may be said, and is never scored.


def test_how_sure_one_is_may_be_left_out():
    item = shipped()
    assert at_quiz(attempt_at(item)).answer(right_response(item)).attempt.answers[0].sure is None


@pytest.mark.parametrize(("said", "kept"), [("yes", True), ("no", False)])
@pytest.mark.parametrize("respond", [right_response, wrong_response], ids=["right", "wrong"])
def test_how_sure_one_is_is_kept_and_changes_no_score(said, kept, respond):
    item = shipped()
    silent = at_quiz(attempt_at(item)).answer(respond(item)).attempt.answers[0]
    answer = at_quiz(attempt_at(item)).give(respond(item), said).click("check").attempt.answers[0]
    assert answer.sure is kept
    assert (answer.earned, answer.possible) == (silent.earned, silent.possible)


def test_the_youngest_are_not_asked_how_sure_they_are():
    item = shipped(path="7-9")
    reader = at_quiz(attempt_at(item, path="7-9"), path="7-9")
    assert reader.has("check")
    assert "sure" not in there(reader.screen)


def test_what_was_surely_wrong_is_marked_for_a_talk():
    item = shipped()
    reader = at_quiz(attempt_at(item)).give(wrong_response(item), "yes").click("check").click("next")
    marked = [text for text in reader.texts("again") if "talk" in text.lower()]
    assert len(marked) == 1


# What a browser tells is foreign input.


@pytest.mark.parametrize(
    "response", [None, 7, "tell", ["no-such-option"], [1, 2], {"a": 1}, [], {}, ["../etc"], [["tell"]]], ids=json.dumps
)
def test_a_response_that_no_script_of_ours_gives_is_no_answer_and_does_no_harm(response):
    item = shipped()
    reader = at_quiz(attempt_at(item))
    reader.tell({"key": "check", "of": there(reader.screen)["of"], "response": response, "sure": ""})
    assert not reader.attempt.answers
    assert reader.answer(right_response(item)).attempt.answers[0].is_right


@pytest.mark.parametrize("told", [None, "check", {}, {"key": "check"}, {"key": "no-such-key"}, {"key": ["check"]}])
def test_a_press_that_no_script_of_ours_tells_does_nothing(told):
    reader = at_quiz(attempt_at(*two_items()))
    before = reader.progress
    of = {"of": there(reader.screen)["of"]} if isinstance(told, dict) and told.get("key") != "check" else {}
    assert reader.tell({**told, **of} if isinstance(told, dict) else told).progress == before


def test_a_press_on_a_screen_that_has_gone_since_does_nothing():
    one, two = two_items()
    reader = at_quiz(attempt_at(one, two))
    old = there(reader.screen)["of"]
    reader.answer(right_response(one)).click("next")
    before = reader.progress
    for key in ("look-back", "check", "next"):
        assert reader.tell({"key": key, "of": old, "response": [*two.option_ids[:1]], "sure": ""}).progress == before


def at_an_item_on_a_disputed_fact(path, *, is_answered):
    """The quiz at an item whose fact says how sure it is, before or after it was answered; and the fact."""
    facts = library().facts
    bank = [(le.id, item) for le in english().in_order() for item in english().bank(le.id, path) if item.source and item.traits.one_screen]
    lesson_id, item = next((i, item) for i, item in bank if facts[there(item.source)].sureness)
    answers = [right_response(item)] if is_answered else []
    attempt = attempt_at(item, given=answers, quiz_id=lesson_id, path=path)
    return a_tab(attempt, path=path).open("quiz", lesson=lesson_id), facts[there(item.source)]


def test_the_feedback_for_13_to_16_says_how_sure_the_fact_is_and_nothing_before_the_check_does():
    reader, fact = at_an_item_on_a_disputed_fact("13-16", is_answered=True)
    sureness = there(reader.screen)["feedback"]["sureness"]
    word = there(fact.sureness).capitalize()
    assert sureness["title"] == f"How sure is this? {word}"
    assert [(row["word"], row["claim"]) for row in sureness["rows"]] == [(word, fact.claim)]
    before, _ = at_an_item_on_a_disputed_fact("13-16", is_answered=False)
    assert fact.claim not in str(before.screen)


def test_the_feedback_for_younger_readers_says_nothing_of_it():
    reader, _ = at_an_item_on_a_disputed_fact("10-12", is_answered=True)
    assert "sureness" not in there(reader.screen)["feedback"]
