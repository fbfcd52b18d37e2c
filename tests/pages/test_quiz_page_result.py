from typing import Any

import pytest

from beacons.domain.item import Item
from beacons.domain.practice.attempt import Attempt
from beacons.domain.practice.mastery import lesson_stars
from beacons.domain.practice.progress import Progress
from beacons.items.ordering.item import Ordering
from tests.builders import a_mastery, right_response
from tests.pages.tab import SID, Tab, a_tab, attempt_at, finished, shipped, wrong_response
from tests.shipped import english
from tests.there import of_kind, there

LESSONS = english().in_order()
WHOLE_WAY = "Safer Internet Day: you finished!"


def at_result(*attempts: Attempt, of: str = "a1", lesson: str = SID, **fields: Any) -> Tab:
    return a_tab(*attempts, **fields).open("quiz", lesson=lesson, result=of)


def done(right: int, wrong: int, **fields: object) -> Attempt:
    """Finished, with so many single choices right and then so many wrong."""
    items = [shipped(skip=n) for n in range(right + wrong)]
    given = [right_response(item) for item in items[:right]] + [wrong_response(item) for item in items[right:]]
    return finished(*items, given=given, **fields)


@pytest.mark.parametrize(
    ("right", "wrong", "stars"), [(0, 2, "1 star"), (1, 1, "1 star"), (3, 2, "2 stars"), (4, 1, "2 stars"), (3, 0, "3 stars")]
)
def test_the_whole_way_earns_one_star_and_the_score_the_others(right, wrong, stars):
    reader = at_result(done(right, wrong))
    assert reader.title == WHOLE_WAY
    assert reader.texts("big-stars") == [stars]
    assert f"You got {right} out of {right + wrong} right." in reader.text


def test_what_was_partly_right_is_said():
    item = of_kind(Ordering, shipped("ordering"))
    reader = at_result(finished(item, given=[(item.key[1], item.key[0], *item.key[2:])]))
    assert "You got 0 out of 1 right. You got 1 partly right." in reader.text


def test_the_strands_that_are_known_are_named_as_children_call_them():
    item = next(i for i in english().bank(SID, "10-12") if not i.about_initiative and i.type == "single_choice")
    reader = at_result(finished(item))
    name = english().course.strands[there(item.strand)].child
    (strands,) = reader.texts("strands")
    assert strands == f"{name} 1 of 1 all right"


def test_a_strand_of_which_nothing_is_known_yet_is_named_below_without_a_number():
    assert not at_result(done(0, 1)).texts("strands")
    known, other = (next(item for item in english().bank(SID, "10-12") if item.strand == strand) for strand in ("help", "create"))
    attempt = finished(known, other, given=[right_response(known), wrong_response(other)])
    (also,) = at_result(attempt).texts("also-asked")
    assert also == f"Also asked, and worth a second look: {english().course.strands['create'].child}"


def test_what_was_missed_is_listed_with_the_reason_of_every_option():
    reader = at_result(done(1, 2))
    missed = [shipped(skip=n) for n in (1, 2)]
    assert [text for text in reader.texts("summary") if text in {item.stem for item in missed}] == [item.stem for item in missed]
    assert len(reader.elements("again")) == 2
    assert all(option.reason in reader.text for item in missed for option in item.options)
    assert "2 to look at again" in reader.texts("h2")


def test_with_everything_right_there_is_nothing_to_look_at_again():
    reader = at_result(done(2, 0))
    assert not reader.elements("again")
    assert not reader.has("only-missed")


def test_only_the_missed_are_asked_again():
    reader = at_result(done(1, 2)).click("only-missed")
    practice = there(reader.progress.open_attempt(SID, "10-12"))
    assert practice.item_ids == tuple(shipped(skip=n).id for n in (1, 2))
    assert practice.purpose == "practice"
    assert reader.title == shipped(skip=1).stem
    assert "result" not in reader.params


def test_practice_ends_without_stars_and_takes_none_away():
    reader = at_result(done(1, 1)).click("only-missed").answer(wrong_response(shipped(skip=1))).click("next")
    assert reader.title == "You had another go"
    assert not reader.texts("big-stars")
    assert lesson_stars(reader.progress, SID) == 1


def test_a_second_tap_on_only_the_missed_begins_nothing_more():
    reader = at_result(done(0, 1)).click("only-missed")
    before = reader.progress
    assert reader.open("quiz", lesson=SID, result="a1").progress == before
    assert reader.title == shipped().stem


def test_once_the_result_is_left_the_start_offers_another_go_at_what_is_still_missed_until_it_is_right():
    reader = a_tab(done(1, 2)).open("quiz", lesson=SID)
    assert reader.widget("missed").label == "Have another go at the 2 you missed"
    practice = there(reader.click("missed").progress.open_attempt(SID, "10-12"))
    assert (practice.purpose, {*practice.item_ids}) == ("practice", {shipped(skip=n).id for n in (1, 2)})
    reader.answer(right_response(reader.item)).click("next").answer(wrong_response(reader.item)).click("next")
    assert reader.open("quiz", lesson=SID).widget("missed").label == "Have another go at the one you missed"
    reader.click("missed").answer(right_response(reader.item)).click("next")
    assert not reader.open("quiz", lesson=SID).has("missed")


def test_the_last_card_of_a_lesson_leads_to_what_is_still_missed_and_no_other_card_does():
    reader = a_tab(done(1, 1)).open("lesson", lesson=SID, card="99")
    assert reader.label("to-missed") == "Have another go at the one you missed"
    assert reader.leads_to("to-missed") == ("quiz", {"lesson": SID})
    assert not reader.open("lesson", lesson=SID, card="1").has("to-missed")
    assert not a_tab(done(1, 0)).open("lesson", lesson=SID, card="99").has("to-missed")


def test_the_whole_quiz_again_is_a_new_attempt_which_can_only_add():
    reader = at_result(done(2, 0)).click("again")
    again = there(reader.progress.open_attempt(SID, "10-12"))
    assert (again.purpose, len(again.item_ids)) == ("quiz", 8 + 1)
    while not there(reader.progress.attempt(again.id)).is_finished:
        reader.answer(wrong_response(reader.item)).click("next")
    assert lesson_stars(reader.progress, SID) == 3


def test_enough_for_today_leads_to_rest():
    assert at_result(done(1, 0)).leads_to("enough") == ("rest", {})


def test_going_on_leads_to_the_next_beacon_without_a_star():
    after = LESSONS[[lesson.id for lesson in LESSONS].index(SID) + 1]
    reader = at_result(done(1, 0))
    assert reader.leads_to("go-on") == ("lesson", {"lesson": after.id})
    assert reader.label("go-on") == f"Next: {after.name}"


def test_going_on_passes_over_beacons_that_have_a_star():
    place = [lesson.id for lesson in LESSONS].index(SID)
    lit = finished(quiz_id=LESSONS[place + 1].id, id="b1")
    assert at_result(done(1, 0), lit).leads_to("go-on") == ("lesson", {"lesson": LESSONS[place + 2].id})


def test_going_on_passes_over_a_lesson_that_was_passed_over_by_choice():
    place = [lesson.id for lesson in LESSONS].index(SID)
    progress = Progress(attempts=(done(1, 0),), skipped=(LESSONS[place + 1].id,))
    assert at_result(progress=progress).leads_to("go-on") == ("lesson", {"lesson": LESSONS[place + 2].id})


def test_going_on_begins_again_at_the_start_of_the_coast():
    last = LESSONS[-1]
    assert at_result(finished(quiz_id=last.id), lesson=last.id).leads_to("go-on") == ("lesson", {"lesson": LESSONS[0].id})


def test_when_all_beacons_are_lit_going_on_leads_to_the_lights():
    lit = [finished(quiz_id=lesson.id, id=f"b{n}") for n, lesson in enumerate(LESSONS)]
    reader = at_result(done(1, 0), *lit)
    assert reader.leads_to("go-on") == ("progress", {})


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.id)
def test_the_end_of_a_lesson_says_its_one_thing_and_what_to_do_with_it_away_from_the_screen(lesson):
    one_thing = english().course.one_thing[lesson.id]
    (said,) = at_result(finished(quiz_id=lesson.id, id="a1"), lesson=lesson.id, of="a1").texts("one-thing")
    assert said == f"Away from the screen {one_thing.said} {one_thing.away}"


def test_there_is_something_to_talk_about():
    cards = {card.text for card in there(english().lessons.get(SID)).adult.talk_cards}
    (talk,) = at_result(done(1, 0)).texts("talk")
    assert talk.removeprefix("Talk about it").strip() in cards


@pytest.mark.parametrize("of", ["", "no-such-attempt", "<b>", "a1 ", "A1", "%00", "x" * 3000])
def test_an_address_without_a_sensible_result_shows_the_start(of):
    assert at_result(done(1, 0), of=of).title == "Quiz: Safer Internet Day"


def test_the_address_of_an_unfinished_attempt_shows_its_question():
    assert at_result(attempt_at(shipped())).title == shipped().stem


def test_a_result_is_never_shown_as_that_of_another_lesson():
    reader = at_result(done(1, 0), lesson="global-alliance")
    assert "you finished!" not in reader.text


@pytest.mark.parametrize("button", ["only-missed", "again"])
def test_a_result_of_another_path_still_leads_to_questions(button):
    """Reached with the browser's back button after the path was changed on Home."""
    reader = at_result(done(0, 1), path="7-9").click(button)
    assert reader.texts("place")
    assert not reader.has("start")


def test_questions_that_are_gone_are_not_asked_again():
    attempt = done(0, 2).model_dump()
    attempt["item_ids"] = ("gone-since", attempt["item_ids"][1])
    attempt["answers"][0]["item_id"] = "gone-since"
    reader = at_result(Attempt.model_validate(attempt))
    assert len(reader.elements("again")) == 1
    assert reader.click("only-missed").title == shipped(skip=1).stem


# Mastered topics


def strand_items(strand: str, count: int) -> list[Item]:
    """So many shipped items of a strand that count for it, over all lessons."""
    banks = (english().bank(lesson.id, "10-12") for lesson in LESSONS)
    return [item for bank in banks for item in bank if item.strand == strand and not item.about_initiative][:count]


def test_a_topic_that_the_quiz_mastered_is_named_with_a_star():
    items = strand_items("help", 5)
    progress = Progress(attempts=(finished(*items),), mastered=(a_mastery("help", at=200),))
    reader = at_result(progress=progress)
    assert reader.texts("mastery-news") == ["A topic you know well: Spot it, tell someone, get help"]
    assert any("star.svg" in e["attributes"]["src"] for e in reader.elements("img") if "mastery-news" in e["within"])


def test_a_topic_is_mastered_by_finishing_the_quiz():
    items = strand_items("help", 5)
    open_attempt = attempt_at(*items, given=[right_response(item) for item in items], place=4)
    reader = a_tab(open_attempt).open("quiz", lesson=SID).click("next")
    assert reader.title == WHOLE_WAY
    assert reader.texts("mastery-news") == ["A topic you know well: Spot it, tell someone, get help"]


def test_a_topic_that_was_mastered_at_another_time_is_no_news_here():
    later = finished(*strand_items("help", 5), id="a2").model_dump() | {"at": 500}
    for answer in later["answers"]:
        answer["at"] += 400
    progress = Progress(
        attempts=(finished(strand_items("help", 1)[0]), Attempt.model_validate(later)), mastered=(a_mastery("help", at=600),)
    )
    assert at_result(progress=progress).texts("mastery-news") == []
    assert len(at_result(progress=progress, of="a2").texts("mastery-news")) == 1


def test_without_a_mastered_topic_nothing_is_said_of_it():
    assert not at_result(done(2, 0)).texts("mastery-news")


def test_a_review_tells_of_mastered_topics_too():
    items = strand_items("help", 5)
    progress = Progress(attempts=(finished(*items, quiz_id=None),), mastered=(a_mastery("help", at=200),))
    assert len(a_tab(progress=progress).open("review", result="a1").texts("mastery-news")) == 1
