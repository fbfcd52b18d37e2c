"""A parent or a teacher: what stands behind a lesson, and the lesson on a projector."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser import reader
from tests.shipped import english
from tests.there import there

pytestmark = pytest.mark.browser

PROJECTOR = {"width": 1920, "height": 1080}
READABLE = 28
"""Pixels that a letter of the question needs at least, for the last row."""

CUT_OFF = """
  () => [...document.querySelectorAll('[data-testid=stMainBlockContainer] *')].filter((element) => {
    const style = getComputedStyle(element)
    const hides = [style.overflowX, style.overflowY].some((way) => way === 'hidden' || way === 'clip')
    const seen = element.getClientRects().length && !element.closest('.unseen, .bar, [aria-hidden=true]') && element.innerText
    return hides && seen && element.clientWidth > 1
      && (element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1)
  }).map((element) => element.outerHTML.slice(0, 200))
"""


def test_a_parent_reads_what_stands_behind_a_lesson_opens_a_question_and_sees_what_the_child_sees(page: Page):
    lesson = there(english().lessons.get("family-online-safety-institute"))
    reader.go(page, "/")
    reader.menu(page, "grown-ups").click()
    page.locator(f".st-key-door-{lesson.id} a").click()
    expect(page.locator("h1")).to_have_text(lesson.full_name)

    question = lesson.adult.questions[0]
    details = page.locator("details").filter(has_text=question.question)
    expect(details.locator("p").first).to_be_hidden()
    details.locator("summary").click()
    expect(details.locator("p").first).to_be_visible()
    for card in lesson.adult.talk_cards:
        expect(page.locator(".talk-cards")).to_contain_text(card.text)

    page.locator(".st-key-all-lessons a").click()
    expect(page.locator(".st-key-doors a")).to_have_count(7)
    page.locator(f".st-key-door-{lesson.id} a").click()
    page.locator(".st-key-see-lesson a").click()
    expect(page.locator("#card-title")).to_have_text(lesson.paths[reader.PATH].cards[0].title)


def test_the_way_back_from_the_childs_lesson_leads_to_the_page_that_was_left(page: Page):
    lesson = there(english().lessons.get("family-online-safety-institute"))
    reader.go(page, "/grown-ups")
    page.locator(f".st-key-door-{lesson.id} a").click()
    expect(page.locator("h1")).to_have_text(lesson.full_name)
    expect(page).to_have_url(re.compile(f"lesson={lesson.id}"))
    page.locator(".st-key-see-lesson a").click()
    expect(page.locator("#card-title")).to_be_visible()
    page.go_back()
    expect(page.locator("h1")).to_have_text(lesson.full_name)
    reader.reload(page)
    expect(page.locator("h1")).to_have_text(lesson.full_name)
    page.go_back()
    expect(page.locator(".st-key-doors a")).to_have_count(7)


def test_every_source_of_the_about_page_says_where_and_when(page: Page):
    reader.go(page, "/about")
    for lesson in english().in_order():
        page.locator("summary").filter(has_text=lesson.full_name).click()
    links = page.locator(".source-list a")
    assert links.count() >= 7
    for link in links.all():
        assert there(link.get_attribute("href")).startswith(("https://", "http://"))
        assert {"noopener", "noreferrer"} <= set(there(link.get_attribute("rel")).split())


def test_a_lesson_on_a_projector_can_be_read_from_the_last_row(open_context: Callable[..., BrowserContext]):
    page = open_context(viewport=PROJECTOR).new_page()
    reader.go(page, f"/lesson?lesson={reader.LESSON}")
    _expect_readable(page, "#card-title, .card > p:not(.crumb)")


@pytest.mark.parametrize("kind", reader.TYPES)
def test_an_item_of_every_type_on_a_projector_can_be_read_from_the_last_row(kind: str, open_context: Callable[..., BrowserContext]):
    item = reader.of_type(kind)
    page = open_context(reader.having(reader.attempt_at([item])), viewport=PROJECTOR).new_page()
    reader.go(page, f"/quiz?lesson={reader.LESSON}")
    texts = "#stem, .scene-text p, .item .option .face, .thing legend .text"
    expect(reader.choices(page).first).to_be_visible()
    _expect_readable(page, texts)
    reader.answer(page)
    _expect_readable(page, f"{texts}, #feedback, .reason p:not(.mark)")


def _expect_readable(page: Page, texts: str) -> None:
    sizes = page.locator(texts).evaluate_all(
        "(found) => found.filter((e) => e.getClientRects().length && !e.closest('[aria-hidden=true] .unseen'))"
        ".map((e) => [parseFloat(getComputedStyle(e).fontSize), e.innerText])"
    )
    assert sizes
    assert not [(size, text) for size, text in sizes if size < READABLE]
    assert page.evaluate(CUT_OFF) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("kind", ["plan", "coverage", "handout", "worksheet", "certificate"])
def test_a_sheet_for_the_printer_opens_beside_the_lesson(kind: str, page: Page):
    reader.go(page, f"/grown-ups?lesson={reader.LESSON}")
    with page.context.expect_page() as opened:
        page.locator(f'a[href*="print/{kind}?"]').first.click()
    sheet = opened.value
    sheet.wait_for_load_state()
    expect(sheet.locator("h1")).to_have_count(1)
    assert sheet.locator("body").evaluate("(body) => getComputedStyle(body).maxWidth") != "none"
    assert all(sheet.evaluate("[...document.images].map((image) => image.complete && image.naturalWidth > 0)"))


IN_SIGHT = """
  () => {
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), words = []
    const isSeen = (e) => {
      const box = e.getBoundingClientRect()
      return e.checkVisibility({ visibilityProperty: true }) && !e.closest("script, style") && box.top < innerHeight && box.bottom > 0
    }
    while (walk.nextNode()) if (isSeen(walk.currentNode.parentElement)) words.push(...walk.currentNode.data.split(/\\s+/).filter(Boolean))
    return words.length
  }
"""
MOST_TAPS, MINUTES, WORDS_A_MINUTE = 5, 5, 200
DEVICES: dict[str, dict[str, Any]] = {"laptop": {"viewport": {"width": 1366, "height": 768}}, "phone": reader.PHONE}


@pytest.mark.parametrize("device", DEVICES)
def test_a_teacher_who_was_never_here_has_a_class_on_the_wall_in_five_taps_and_a_bookmark_brings_it_back(
    device: str, open_context: Callable[..., BrowserContext]
):
    page, read, taps = open_context(**DEVICES[device]).new_page(), 0, 0
    reader.go(page, "/")
    for way in ('.top a[href*="grown-ups"]', "#door-class", f".st-key-plan-{reader.LESSON}-10-12 a", ".st-key-main-to-wall a"):
        to = page.locator(way).first
        expect(to).to_be_visible()
        read, taps = read + page.evaluate(IN_SIGHT), taps + 1
        to.click()
    begin = page.locator(".st-key-main-to-stage a")
    expect(begin).to_be_visible()
    address, read, taps = page.url, read + page.evaluate(IN_SIGHT), taps + 1
    begin.click()
    expect(page.locator(".stage-stem")).to_be_visible()
    first = page.locator(".stage-stem").inner_text()
    assert taps <= MOST_TAPS
    assert read <= MINUTES * WORDS_A_MINUTE

    later = open_context(**DEVICES[device]).new_page()
    reader.go(later, "/" + address.split("/", 3)[3])
    later.locator(".st-key-main-to-stage a").click()
    expect(later.locator(".stage-stem")).to_have_text(first)
    expect(later.locator(".stage-place")).to_contain_text(page.locator(".stage-place").inner_text())
