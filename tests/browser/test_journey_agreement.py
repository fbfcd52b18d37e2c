"""A family agrees: they tap, it stays, they print. By touch and by keyboard, and nothing leaves the device."""

import re
import time
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from beacons.domain.household.family import Agreement, Family
from beacons.domain.household.household import Household
from beacons.domain.practice.progress import Progress
from tests.browser import keeping, reader, tour
from tests.browser.engine import needs_chromium
from tests.browser.test_journey_keyboard import Keyboard
from tests.shipped import english

pytestmark = pytest.mark.browser

OpenContext = Callable[..., BrowserContext]
COUNTED_PRINTING = "window.printed = 0; window.print = () => { window.printed += 1 }"
CALM = 700
"""Milliseconds after which whatever the printing set off would have been sent."""
PAPER = ("A4", "Letter")
LINES = """
  () => [...document.querySelectorAll('.sheet .blank')].filter((line) => {
    const style = getComputedStyle(line), box = line.getBoundingClientRect()
    return style.borderBottomWidth !== '0px' && style.borderBottomColor === 'rgb(0, 0, 0)' && box.height > 25 && box.width > 100
  }).length
"""
SMALLEST = """
  () => Math.min(...[...document.querySelectorAll('.sheet :is(li, h3, p:not(.sheet-mark, .sheet-footer, .blank))')]
    .map((text) => parseFloat(getComputedStyle(text).fontSize) * 0.75))
"""
"""The smallest size of what is to be read on the sheet, in points."""


def text():
    return english().agreement


def parts():
    return [part for part in text().parts if not part.promise]


def everything() -> tuple[str, ...]:
    return tuple(sentence.id for part in parts() for sentence in part.sentences)


def having(*chosen: str, **more) -> Household:
    agreement = Agreement(**{"chosen": chosen, "at": int(time.time()), "months": 6} | more)
    family = Family(readers=(keeping.FIRST,), agreement=agreement)
    return Household(family, {keeping.FIRST.id: Progress()})


def sentence(page: Page, sentence_id: str) -> Locator:
    part = next(part for part in parts() if sentence_id in [one.id for one in part.sentences])
    said = next(one.text for one in part.sentences if one.id == sentence_id)
    return page.locator(f".st-key-agreed-{part.id} button").filter(has_text=re.compile(rf"^\s*{re.escape(said)}\s*$"))


def expect_pressed(page: Page, *chosen: str) -> None:
    expect(page.locator('[class*="st-key-agreed-"] button[aria-pressed=true]')).to_have_count(len(chosen))
    for sentence_id in chosen:
        expect(sentence(page, sentence_id)).to_have_attribute("aria-pressed", "true")


def kept(page: Page) -> Agreement:
    return keeping.household(page).family.agreement


def until_kept(page: Page, *chosen: str) -> None:
    reader.until(page, lambda: set(kept(page).chosen) == set(chosen), f"kept: {chosen}")


def sent_by(page: Page) -> list[str]:
    """Fills with whatever the page asks or tells its server from now on; what tells stands here after the next page load."""
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.url))
    page.on("websocket", lambda socket: socket.on("framesent", lambda frame: sent.append("a message")))
    return sent


def expect_quiet_printing(page: Page, sent: list[str], press: Callable[[], None]) -> None:
    reader.until_quiet(page, sent, CALM)
    assert sent, "nothing was noticed, not even how the page came"
    sent.clear()
    press()
    reader.until(page, lambda: page.evaluate("window.printed") == 1, "printing")
    page.wait_for_timeout(CALM)
    assert sent == []


@needs_chromium("looks at the wire")
def test_on_a_phone_a_family_taps_reloads_and_prints(open_context: OpenContext):
    page = open_context(**reader.PHONE).new_page()
    page.add_init_script(COUNTED_PRINTING)
    sent = sent_by(page)
    reader.go(page, "/grown-ups")
    page.locator(".st-key-to-agreement a").tap()
    expect(page.locator("h1")).to_have_text(text().title)
    expect(page.get_by_text("1 of 9 parts has something")).to_be_visible()

    for wanted in ("love-tell", "love-show", "people-stop", "goes-wrong-order"):
        sentence(page, wanted).tap()
    sentence(page, "love-tell").tap()
    expect_pressed(page, "love-show", "people-stop", "goes-wrong-order")
    expect(page.get_by_text("4 of 9 parts have something")).to_be_visible()
    in_three_months = page.locator(".next-look").inner_text()
    page.locator(".st-key-agreement-months label").filter(has_text="6 months").tap()
    expect(page.locator(".next-look")).not_to_have_text(in_three_months)
    reader.until(page, lambda: kept(page).months == 6, "the months are kept")
    day = page.locator(".next-look").inner_text()

    reader.reload(page)
    expect_pressed(page, "love-show", "people-stop", "goes-wrong-order")
    expect(page.locator(".next-look")).to_have_text(day)
    expect_quiet_printing(page, sent, page.locator(".print-this.main").tap)


def test_six_quick_taps_are_all_kept(open_context: OpenContext):
    page = open_context(**reader.PHONE).new_page()
    reader.go(page, "/agreement")
    love = tuple(one.id for one in parts()[0].sentences)
    buttons = page.locator(".st-key-agreed-love button")
    expect(buttons).to_have_count(len(love))
    buttons.evaluate_all("(all) => all.forEach((one, n) => setTimeout(() => one.click(), 60 * n))")
    until_kept(page, *love)
    reader.settled(page)
    expect_pressed(page, *love)


@needs_chromium("looks at the wire")
def test_with_the_keyboard_alone_a_family_chooses_and_prints_and_the_focus_is_always_seen(open_context: OpenContext):
    page = open_context(reduced_motion="reduce").new_page()
    page.add_init_script(COUNTED_PRINTING)
    sent = sent_by(page)
    keyboard = Keyboard(page)
    reader.go(page, "/agreement")
    chosen: tuple[str, ...] = ()
    for part in parts():
        keyboard.tab_to(f".st-key-agreed-{part.id} button")
        keyboard.press("ArrowRight")
        keyboard.press("Space")
        expect(sentence(page, part.sentences[1].id)).to_have_attribute("aria-pressed", "true")
        chosen = (*chosen, part.sentences[1].id)
        until_kept(page, *chosen)
        reader.settled(page)
        expect(sentence(page, part.sentences[1].id)).to_be_focused()
    keyboard.tab_to(".st-key-agreement-months input")
    keyboard.press("ArrowRight")
    reader.until(page, lambda: kept(page).months == 6, "the months are kept")
    reader.settled(page)
    keyboard.tab_to(".print-this.main")
    expect_quiet_printing(page, sent, lambda: keyboard.press("Enter"))
    assert not keyboard.unseen


def test_the_sentences_are_gone_through_by_keyboard_as_they_look(open_context: OpenContext):
    page = open_context().new_page()
    reader.go(page, "/agreement")
    first, *others = (sentence(page, one.id) for one in parts()[0].sentences)
    Keyboard(page).tab_to(f".st-key-agreed-{parts()[0].id} button")
    expect(first).to_be_focused()
    for key, then in (("ArrowDown", others[0]), ("Tab", others[1]), ("ArrowUp", others[0]), ("End", others[-1]), ("Home", first)):
        page.keyboard.press(key)
        expect(then).to_be_focused()
    expect(page.get_by_role("group", name=parts()[0].heading)).to_be_visible()
    page.keyboard.press("End")
    page.keyboard.press("Space")
    expect_pressed(page, parts()[0].sentences[-1].id)
    page.keyboard.press("Tab")
    expect(sentence(page, parts()[1].sentences[0].id)).to_be_focused()


def test_what_one_tab_chooses_another_shows_and_neither_loses_what_the_other_chose(open_context: OpenContext):
    context = open_context(having("love-tell"))
    one, other = context.new_page(), context.new_page()
    reader.go(one, "/agreement")
    reader.go(other, "/agreement")
    expect_pressed(other, "love-tell")
    sentence(one, "love-show").click()
    expect_pressed(other, "love-tell", "love-show")
    sentence(other, "people-stop").click()
    expect_pressed(one, "love-tell", "love-show", "people-stop")
    sentence(one, "love-tell").click()
    expect_pressed(other, "love-show", "people-stop")
    until_kept(one, "love-show", "people-stop")


def test_beginning_anew_takes_one_question_and_reaches_the_other_tab(open_context: OpenContext):
    context = open_context(having("love-tell", "people-stop"))
    page, other = context.new_page(), context.new_page()
    reader.go(other, "/agreement")
    reader.go(page, "/agreement")
    page.locator(".st-key-begin-anew button").click()
    page.locator(".st-key-begin-anew-now button").click()
    reader.expect_focus(page, "notice")
    expect_pressed(page)
    expect(page.locator(".st-key-begin-anew")).to_have_count(0)
    expect_pressed(other)
    until_kept(page)


@needs_chromium("changes what a page is shown on")
def test_on_paper_stands_the_sheet_alone_with_what_was_chosen(open_context: OpenContext):
    chosen = ("love-tell", "people-stop", "review-keep")
    page = open_context(having(*chosen), color_scheme="dark").new_page()
    reader.go(page, "/agreement")
    expect(page.locator(".sheet")).to_be_hidden()
    day = page.locator(".next-look").inner_text()
    page.emulate_media(media="print")
    sheet = page.locator(".sheet")
    expect(sheet).to_be_visible()
    assert page.locator("body").inner_text().split() == sheet.inner_text().split()
    assert page.evaluate("getComputedStyle(document.querySelector('[data-testid=stApp]')).backgroundColor") == "rgb(255, 255, 255)"

    texts = {one.id: one.text for part in text().parts for one in part.sentences}
    expect(page.locator(".sheet-chosen li")).to_have_text([texts[one] for one in chosen])
    expect(page.locator(".sheet-promise")).to_contain_text(texts[text().promise.sentences[0].id])
    expect(page.locator(".sheet-adults li")).to_have_text([one.text for part in text().parts for one in part.adults])
    expect(sheet).to_contain_text(day)
    expect(page.locator(".sheet-people li")).to_have_count(5)
    expect(sheet.get_by_text("Everyone who signs")).to_be_visible()
    assert page.evaluate(LINES) == page.locator(".sheet .blank").count() >= len(text().parts)


@needs_chromium("changes what a page is shown on")
@pytest.mark.parametrize("paper", PAPER)
@pytest.mark.parametrize("chosen", [everything, tuple], ids=["everything", "nothing"])
def test_whatever_is_chosen_fits_on_two_pages_in_a_readable_size(
    paper: str, chosen: Callable[[], tuple[Any, ...]], open_context: OpenContext
):
    page = open_context(having(*chosen())).new_page()
    reader.go(page, "/agreement")
    expect_pressed(page, *chosen())
    assert len(re.findall(rb"/Type\s*/Page\b(?!s)", page.pdf(format=paper))) in {1, 2}
    page.emulate_media(media="print")
    assert page.evaluate(SMALLEST) >= 10.9


@pytest.mark.parametrize("look", tour.LOOKS)
def test_the_page_is_for_all_readers(look: str, open_context: OpenContext):
    page = open_context(having("love-tell", "people-stop"), **tour.LOOKS[look]).new_page()
    reader.go(page, "/agreement")
    for state in ("as it comes", "with the question before beginning anew"):
        if state != "as it comes":
            page.locator(".st-key-begin-anew button").click()
            expect(page.locator(".st-key-begin-anew-now button")).to_be_visible()
        sight = tour.look(page, for_all_readers=look in tour.FOR_ALL_READERS)
        assert not [one for one in sight.violations if not one.excuses], state
        assert (sight.sideways, sight.too_low) == ([], []), state
        assert look != "small phone" or sight.moving == [], state
