"""A child who comes back after some days is offered a mixed review, takes it or not, and loses nothing either way."""

import re
import time
from collections.abc import Callable
from functools import partial
from itertools import pairwise

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from beacons.domain.item import Item
from beacons.domain.paired import pair_of
from beacons.domain.practice.attempt import Answer, Attempt
from beacons.domain.practice.progress import Progress
from tests.browser import keeping, reader
from tests.shipped import english
from tests.there import there

pytestmark = pytest.mark.browser

DAY = 86_400
REVIEW = "/review"
LONG_AGO = 30
"""Days after which whatever was answered once is worth seeing again."""
STRANDS = ("privacy", "truth")


def _answered(days: int, items: list[Item]) -> Progress:
    """A child who answered these items so many days ago, in the quizzes of their lessons, all of it rightly."""
    at = int(time.time()) - days * DAY
    lessons = {item.id: there(english().quiz_of(item.id)).id for item in items}
    by_lesson = {lesson: [item for item in items if lessons[item.id] == lesson] for lesson in sorted(set(lessons.values()))}
    return reader.having(*(_attempt(lesson, asked, at) for lesson, asked in by_lesson.items()))


def _attempt(lesson_id: str, items: list[Item], at: int) -> Attempt:
    answers = []
    for item in items:
        response = reader.right_response(item)
        outcome = item.check(response)
        answers.append(Answer(item_id=item.id, response=response, earned=outcome.earned, possible=outcome.possible, at=at))
    return reader.attempt_at(items, id=f"at-{lesson_id}"[:60], quiz_id=lesson_id, at=at, answers=tuple(answers), place=len(items))


def _items(*counts: int) -> list[Item]:
    """So many items of each of two strands, over all lessons, those of one strand together; no halves of pairs, of which one is asked."""
    lessons = [lesson.id for lesson in english().in_order()]
    known = [
        item for lesson in lessons for item in english().bank(lesson, reader.PATH) if item.sensitive != "topic" and pair_of(item) is None
    ]
    found = [[item for item in known if item.strand == strand][:count] for strand, count in zip(STRANDS, counts, strict=True)]
    return [item for items in found for item in items]


def _invitation(page: Page) -> Locator:
    return page.locator(".st-key-to-review a")


def _is_open(page: Page) -> bool:
    return reader.progress(page).open_attempt(None) is not None


def _begin(page: Page) -> None:
    reader.go(page, REVIEW)
    reader.start(page)


def test_a_child_who_comes_back_takes_the_mixed_review_that_home_offers(open_context: Callable[..., BrowserContext]):
    items = _items(3, 2)
    lessons = {item.id: there(english().quiz_of(item.id)).id for item in items}
    page = open_context(_answered(LONG_AGO, items)).new_page()
    reader.go(page, "/")
    stars = page.locator(".coast").inner_text()
    expect(_invitation(page)).to_have_text("Quick look back: 5 questions are ready")
    _invitation(page).click()
    expect(page.locator("#start")).to_have_text("Quick look back")
    expect(page.locator(".start")).to_contain_text("5 questions from lessons you’ve done")
    reader.start(page)

    asked: list[Item] = []
    while page.locator("#stem").count():
        item = reader.item_on_screen(page)
        expect(page.locator(".place")).to_contain_text(f"Question {len(asked) + 1} of 5")
        lesson = there(english().lessons.get(lessons[item.id]))
        expect(page.locator(".st-key-to-lesson a")).to_contain_text(lesson.name)
        asked.append(reader.answer(page, rightly=len(asked) > 0))
        reader.go_on(page)
    assert {item.id for item in asked} == {item.id for item in items}
    assert [item.strand for item in asked] == [STRANDS[0], STRANDS[1]] * 2 + [STRANDS[0]]

    reader.expect_focus(page, "result")
    expect(page.locator("#result")).to_have_text("You had a look back")
    expect(page.locator(".result")).to_contain_text("You got 4 out of 5 right.")
    # What was missed is due tomorrow, and waits two days for company.
    expect(page.locator(".result")).to_contain_text(
        re.compile("There’ll be a quick look back on (Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, if you’d like one")
    )
    again = page.locator("details.again")
    expect(again.locator("summary")).to_have_text(asked[0].stem)

    page.locator(".st-key-only-missed button").click()
    assert reader.play(page) == asked[:1]
    page.locator(".st-key-go-on a").click()
    expect(reader.coast(page)).to_be_visible()
    expect(_invitation(page)).to_be_hidden()
    reader.until(page, lambda: page.locator(".coast").inner_text() == stars, "no star more or less")


def test_a_reload_in_the_middle_of_a_review_keeps_answers_item_and_order_and_home_leads_back(open_context: Callable[..., BrowserContext]):
    page = open_context(_answered(LONG_AGO, _items(3, 2))).new_page()
    _begin(page)
    reader.answer(page)
    reader.go_on(page)
    item, order, place = reader.item_on_screen(page), reader.order_of_choices(page), reader.place(page)
    reader.until(page, partial(keeping.is_at_rest, page), "all is known that is kept")
    before = reader.stored(page)
    reader.reload(page)
    reader.until(page, partial(keeping.is_at_rest, page), "all is known that is kept")
    assert (reader.item_on_screen(page), reader.order_of_choices(page), reader.place(page)) == (item, order, place)
    assert reader.stored(page) == before

    reader.menu(page, "home").click()
    expect(_invitation(page)).to_be_hidden()
    carry_on = page.locator(".st-key-carry-on a")
    expect(carry_on).to_have_text("Carry on: quick look back, question 2 of 5")
    carry_on.click()
    expect(page.locator("#stem")).to_have_text(item.stem)
    assert len(reader.play(page)) == 4
    expect(page.locator(".result")).to_contain_text("You got 5 out of 5 right.")
    reader.reload(page)
    expect(page.locator(".result")).to_contain_text("You got 5 out of 5 right.")


def test_a_review_begun_in_two_tabs_is_one(open_context: Callable[..., BrowserContext]):
    context = open_context(_answered(LONG_AGO, _items(3, 2)))
    one, other = context.new_page(), context.new_page()
    for tab in (one, other):
        reader.go(tab, REVIEW)
    for tab in (one, other):
        tab.evaluate("document.querySelector('.st-key-start button').click()")
    for tab in (one, other):
        expect(tab.locator("#stem")).to_be_visible()
        reader.until(tab, partial(_is_open, tab), "the review is kept")
    reader.until(one, lambda: all(map(keeping.is_at_rest, (one, other))), "each knows what the other keeps")
    reader.until(one, lambda: reader.item_on_screen(one) == reader.item_on_screen(other), "both ask the same")
    assert len(reader.progress(one).attempts_at(None)) == 1


def test_what_was_answered_today_is_not_asked_again_today(open_context: Callable[..., BrowserContext]):
    page = open_context(_answered(0, _items(3, 2))).new_page()
    reader.go(page, "/")
    expect(_invitation(page)).to_be_hidden()
    reader.go(page, REVIEW)
    expect(page.locator("#message")).to_have_text("Nothing to look back at today")
    expect(page.locator(".message")).to_contain_text("There’ll be a quick look back")
    page.locator(".st-key-main-to-home a").click()
    expect(reader.coast(page)).to_be_visible()


def test_a_new_reader_is_told_when_there_will_be_something_to_look_at_again(page: Page):
    reader.go(page, REVIEW)
    expect(page.locator("#message")).to_have_text("Nothing to look back at today")
    expect(page.locator(".message")).to_contain_text("Do a quiz first, then come back in a few days.")


def test_of_many_due_questions_a_review_asks_five_and_offers_the_rest_without_a_call(open_context: Callable[..., BrowserContext]):
    page = open_context(_answered(LONG_AGO, _items(5, 5))).new_page()
    _begin(page)
    asked = reader.play(page)
    assert len(asked) == 5
    assert all(one.strand != following.strand for one, following in pairwise(asked))
    expect(page.locator(".result")).to_contain_text("A quick look back is ready, if you’d like one.")
    page.locator(".st-key-go-on a").click()
    expect(_invitation(page)).to_have_text("Quick look back: 5 questions are ready")
