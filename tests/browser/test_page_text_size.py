"""A browser whose reader has chosen letters of twice the size, and one whose scrollbars take room: pages follow, and hold together."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from beacons.domain.household.family import Family, Reader
from beacons.domain.household.household import Household
from beacons.domain.practice.progress import Progress
from beacons.sync.family_document import to_file
from beacons.ui.grown_ups import plan_sheets, print_pages
from tests.browser import engine, hosting, keeping, reader
from tests.browser.conftest import VISITOR
from tests.browser.live_room import RoomServer
from tests.builders import a_sorting
from tests.shipped import english
from tests.there import there

pytestmark = [pytest.mark.browser, engine.needs_chromium("the size of letters is chosen by a flag of its own")]

CHOSEN = 32
STRIP = 4.2
"""Height of what lies below a page that can be left quickly, in letters of the page."""
PAST = reader.having(reader.finished_at("global-alliance"), reader.attempt_at([reader.of_type("single_choice")]))
ADDRESSES = (
    "/",
    f"/lesson?lesson={reader.LESSON}",
    f"/quiz?lesson={reader.LESSON}",
    "/together",
    "/progress",
    "/agreement",
    "/tonight",
    "/help",
)
HARM = "weprotect-global-alliance"
DOCUMENTS = (
    f"/print/plan?lesson={reader.LESSON}",
    "/print/term?path=10-12",
    "/sea",
    "/help/plain",
    "/code/beacons/sync/family_document.py",
)
WIDER = """
  () => [document.documentElement, document.querySelector("[data-testid=stMain]")]
    .filter((e) => e && e.scrollWidth > e.clientWidth + 1).map((e) => e.tagName)
"""
TANGLED = """
  () => {
    const rects = [], texts = document.createTreeWalker(document.querySelector("[data-testid=stMain]"), NodeFilter.SHOW_TEXT)
    while (texts.nextNode()) {
      const { currentNode: text } = texts, e = text.parentElement
      if (!text.data.trim() || e.closest(".unseen, .quick-exit") || !e.checkVisibility({ visibilityProperty: true })) continue
      const range = document.createRange()
      range.selectNodeContents(text)
      for (const { left, right, top, bottom } of range.getClientRects()) rects.push({ left, right, top, bottom, says: text.data.trim() })
    }
    const shared = (a, b, from, to) => Math.min(a[to], b[to]) - Math.max(a[from], b[from])
    const meet = (a, b) => shared(a, b, "left", "right") > 3 && shared(a, b, "top", "bottom") > 9
    return rects.flatMap((a, n) => rects.slice(n + 1).filter((b) => meet(a, b)).map((b) => a.says + " / " + b.says))
  }
"""
"""Texts that stand on one another."""
SHORTENED = """
  () => [...document.querySelectorAll("button p, button span, label p")]
    .filter((e) => /ellipsis/.test(getComputedStyle(e).textOverflow) && e.scrollWidth > e.clientWidth + 1).map((e) => e.innerText)
"""
"""What can be pressed and does not say all that it says."""
BROKEN = """
  () => [...document.querySelectorAll("#me, #help, #send, .option .text, legend .text")].flatMap((e) => {
    const text = [...e.childNodes].find((one) => one.nodeType === 3), range = document.createRange()
    return [...text.data.matchAll(/\\S+/g)].filter(({ 0: word, index }) => {
      range.setStart(text, index)
      range.setEnd(text, index + word.length)
      return new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size > 1
    }).map(([word]) => word)
  })
"""
"""Words that stand on more than one line."""
WORDS_BROKEN = r"""
  (share) => {
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), range = document.createRange(), broken = []
    while (texts.nextNode()) {
      const { currentNode: text } = texts, e = text.parentElement
      if (e.closest("script, style, template, noscript, .unseen") || !e.checkVisibility({ visibilityProperty: true })) continue
      for (const { 0: word, index } of text.data.matchAll(/\p{Script=Latin}+/gu)) {
        range.setStart(text, index)
        range.setEnd(text, index + word.length)
        const pieces = [...range.getClientRects()].filter(({ width }) => width > 0)
        const lines = new Set(pieces.map(({ top }) => Math.round(top)))
        if (lines.size > 1 && pieces.reduce((sum, { width }) => sum + width, 0) < share * innerWidth) broken.push(word)
      }
    }
    return [...new Set(broken)]
  }
"""
"""Words on more than one line that so large a share of the window's width would hold."""
CUT = """
  () => [...document.querySelectorAll(".card *, .st-key-turn *")]
    .filter((e) => getComputedStyle(e).overflow !== "visible" && !e.closest(".bar"))
    .filter((e) => e.scrollHeight > e.clientHeight + 1 || e.scrollWidth > e.clientWidth + 1).map((e) => e.outerHTML.slice(0, 100))
"""

POKING = """
  () => [...document.querySelectorAll(".stage-controls :is(button, a)")].filter((e) => e.checkVisibility()).filter((e) => {
    const box = e.getBoundingClientRect(), range = document.createRange()
    range.selectNodeContents(e)
    const isOut = ({ left, right, top, bottom }) => left < box.left || right > box.right || top < box.top || bottom > box.bottom
    return [...range.getClientRects()].some(isOut)
  }).map((e) => e.innerText)
"""
"""What can be pressed on a wall and says more than it holds."""
UNDER_KEYS = """
  () => {
    const [read, keys] = [".stage:not([data-probe])", ".host-keys"].map((one) => document.querySelector(one).getBoundingClientRect())
    return read.bottom > keys.top + 1 ? [read.bottom, keys.top] : []
  }
"""
"""Where what is read ends, if it reaches below the keys of a host's phone."""
COVERED = """
  () => {
    const foot = document.querySelector(".stage-foot").getBoundingClientRect().top
    const parts = [...document.querySelectorAll(".stage:not([data-probe]) .stage-option")]
    return parts.filter((e) => e.getBoundingClientRect().bottom > foot + 1).map((e) => e.innerText)
  }
"""
"""Parts that reach below what a teacher presses."""


@pytest.fixture(scope="module")
def large(browser: Browser) -> Iterator[Browser]:
    """Such a browser."""
    flags = [*engine.FLAGS, f"--blink-settings=defaultFontSize={CHOSEN}"]
    running = browser.browser_type.launch(executable_path=engine.program(), args=flags, ignore_default_args=["--hide-scrollbars"])
    yield running
    running.close()


@pytest.fixture
def family(large: Browser, site: str) -> Iterator[Page]:
    """A phone of such a reader, on which a second child reads, too."""
    entries = keeping.of(keeping.of_two(reader.having(reader.attempt_at([reader.of_type("sorting")])), Progress()))
    phone = VISITOR | {"viewport": {"width": 390, "height": 844}}
    context = large.new_context(**phone, base_url=site, storage_state=keeping.past(site, entries))
    yield context.new_page()
    context.close()


@pytest.fixture
def page(large: Browser, site: str) -> Iterator[Page]:
    """A tab of a reader with a past."""
    context = large.new_context(**VISITOR, base_url=site, storage_state=keeping.past(site, keeping.of_one(PAST)))
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("width", [390, 1366])
def test_every_page_follows_the_size_of_letters_and_nothing_leaves_the_window(width: int, page: Page):
    page.set_viewport_size({"width": width, "height": 800})
    for address in ADDRESSES:
        reader.go(page, address)
        assert page.evaluate("parseFloat(getComputedStyle(document.documentElement).fontSize)") == CHOSEN * 1.125, address
        assert page.evaluate(WIDER) == [], address
    for address in DOCUMENTS:
        page.goto(address)
        assert page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)") >= CHOSEN, address
        assert page.evaluate(WIDER) == [], address


SHEETS = (
    *(f"/print/{kind}?lesson={reader.LESSON}&path=13-16" for kind in ("handout", "worksheet", "certificate", *plan_sheets.KINDS)),
    *(f"/print/{kind}?lesson=itu-child-online-protection" for kind in ("plan", "coverage", "statements")),
    f"/print/{print_pages.BRIEFING}?lesson={HARM}",
    *(f"/print/{kind}" for kind in english().papers),
    "/print/home-sheet?items=sid-10-left-out-chat",
    "/print/tonight?country=GB",
    "/print/term?path=7-9",
    "/help/plain",
)


@pytest.mark.parametrize("address", SHEETS)
def test_nothing_of_a_sheet_leaves_the_smallest_of_phones(address: str, page: Page):
    """A table may be moved within its own box."""
    page.set_viewport_size({"width": 320, "height": 800})
    page.goto(address)
    expect(page.locator("h1, h2").first).to_be_visible()
    assert page.evaluate(WIDER) == []


def test_the_options_stay_where_they_are_when_the_feedback_makes_the_page_longer_than_the_window(page: Page):
    page.set_viewport_size({"width": 1280, "height": 2600})
    reader.go(page, f"/quiz?lesson={reader.LESSON}")
    before = there(reader.choices(page).first.bounding_box())
    page.set_viewport_size({"width": 1280, "height": 1000})
    reader.answer(page)
    expect(page.locator(".feedback")).to_have_class(re.compile("is-"))
    after = there(reader.choices(page).first.bounding_box())
    assert (after["x"], after["width"]) == (before["x"], before["width"])


@pytest.mark.parametrize("width", [390, 1366])
def test_a_card_is_cut_nowhere_and_the_way_on_covers_none_of_it(width: int, page: Page):
    page.set_viewport_size({"width": width, "height": 768})
    lesson = there(english().lessons.get("global-alliance"))
    for number in range(2, len(lesson.paths[reader.PATH].cards) + 1):
        reader.go(page, f"/lesson?lesson={lesson.id}&card={number}")
        assert page.evaluate(WIDER) == [], number
        assert page.evaluate(CUT) == [], number
        turn = page.locator("[data-testid=stLayoutWrapper]:has(> .st-key-turn)")
        assert turn.evaluate("(e) => getComputedStyle(e).position") == "static", "it would take the room of what is read"
        way_on = turn.locator("button, a").last
        way_on.scroll_into_view_if_needed()
        expect(way_on).to_be_in_viewport(ratio=0.99)


@pytest.mark.parametrize("width", [320, 390])
@pytest.mark.parametrize("address", ["/help", "/help/plain"])
def test_the_quick_exit_stays_within_its_strip_however_many_lines_it_takes(address: str, width: int, page: Page):
    page.set_viewport_size({"width": width, "height": 844})
    page.goto(address)
    way_out = page.locator(".quick-exit")
    expect(way_out).to_be_in_viewport(ratio=1)
    strip = 844 - STRIP * 1.125 * CHOSEN
    reader.until(page, lambda: there(way_out.bounding_box())["y"] > strip, "the button stands in its strip")


def test_no_part_of_a_made_up_screen_reaches_below_the_bar_of_a_wall_from_question_to_answer(page: Page):
    page.set_viewport_size({"width": 1280, "height": 800})
    shelves = [(lesson.id, path) for lesson in english().in_order() for path in lesson.paths]
    spots = [(*at, item) for at in shelves for item in english().bank(*at) if item.type == "spot"]
    lesson, path, item = max(
        spots, key=lambda one: (len(one[2].options), sum(len(option.text + option.reason) for option in one[2].options))
    )
    reader.go(page, f"/projector?lesson={lesson}&path={path}&items={item.id}&show=questions")
    expect(page.locator(".stage-stem")).to_be_visible()
    shown: set[str] = set()
    while page.locator(".stage-stem").all_inner_texts() != ["Talk about it"]:
        reader.stands(page)
        assert page.evaluate(COVERED) == []
        shown |= {*page.locator(".stage-reason").all_inner_texts()}
        reader.hand(page)
    assert shown >= {option.reason for option in item.options}


@pytest.mark.parametrize("width", [320, 390])
def test_on_a_phone_with_large_letters_each_key_of_a_projector_holds_its_words(width: int, page: Page):
    page.set_viewport_size({"width": width, "height": 844})
    reader.go(page, f"/projector?lesson={reader.LESSON}&path={reader.PATH}&show=questions")
    expect(page.locator(".stage-stem")).to_be_visible()
    for _ in range(4):
        assert (page.evaluate(POKING), page.evaluate(WORDS_BROKEN, 0.9)) == ([], [])
        reader.hand(page)
        reader.stands(page)


@pytest.mark.parametrize("width", [320, 390])
def test_a_phone_with_large_letters_leads_a_class_by_a_key_that_can_be_read(width: int, page: Page):
    page.set_viewport_size({"width": width, "height": 844})
    item = reader.of_type("single_choice")
    hosting.open_room(page, [item])
    assert page.evaluate(POKING) == []
    for phase in ("reading", "open", "closed", "revealed"):
        hosting.go_on(page)
        hosting.at(page, item, phase)
        assert (page.evaluate(POKING), page.evaluate(UNDER_KEYS)) == ([], []), phase


def holds_together(page: Page) -> None:
    assert [page.evaluate(asked) for asked in (WIDER, TANGLED, SHORTENED)] == [[], [], []]


def test_a_phone_with_large_letters_shows_whole_whatever_is_chosen_there(family: Page):
    reader.go(family, "/")
    holds_together(family)
    reader.who(family).click()
    expect(family.locator(".who ul")).to_be_visible()
    assert family.evaluate(WIDER) == []
    for address in ("/readers", "/quiz?lesson=global-alliance"):
        reader.go(family, address)
        holds_together(family)
    reader.go(family, f"/quiz?lesson={reader.LESSON}")
    expect(reader.choices(family).first).to_be_visible()
    holds_together(family)


def test_a_phone_with_large_letters_shows_whole_what_a_grown_up_decides_and_writes(family: Page):
    reader.go(family, "/family-file")
    file = to_file(Household(Family(readers=(Reader(id="seal-1", word="kind", animal="seal", at=1),))))
    family.locator(".family-file input").set_input_files({"name": "file.txt", "mimeType": "text/plain", "buffer": file.encode()})
    expect(family.locator("#file-changes")).to_be_visible()
    reader.settled(family)
    holds_together(family)
    reader.go(family, "/my-quizzes")
    family.locator(".st-key-begin-quiz button").click()
    family.locator("[data-key=add-one]").click()
    expect(family.locator("#own-stem")).to_be_focused()
    holds_together(family)


@pytest.mark.parametrize(("letters", "share"), [("as usual", 0.75), ("of twice the size", 0.5)])
def test_on_the_smallest_phone_no_word_is_broken_that_a_line_holds(letters: str, share: float, browser: Browser, large: Browser, site: str):
    child = Reader(id="seahorse", word="brave", animal="seahorse", at=1)
    kept = Household(Family(readers=(child,)), {child.id: reader.having(reader.attempt_at(reader.one_of_each_type()))})
    past = keeping.past(site, keeping.of(kept))
    context = (large if letters != "as usual" else browser).new_context(
        **VISITOR | {"viewport": {"width": 320, "height": 568}}, base_url=site, storage_state=past
    )
    page = context.new_page()
    broken = {}
    for address in (*ADDRESSES, "/readers", "/about", f"/lesson?lesson={HARM}", "/help/plain"):
        if address in DOCUMENTS:
            page.goto(address)
        else:
            reader.go(page, address)
        broken[address] = page.evaluate(WORDS_BROKEN, share)
    reader.go(page, f"/quiz?lesson={reader.LESSON}")
    for kind in reader.TYPES:
        expect(reader.choices(page).first).to_be_visible()
        broken[kind] = page.evaluate(WORDS_BROKEN, share)
        reader.answer(page)
        reader.go_on(page)
    context.close()
    assert {at: words for at, words in broken.items() if words} == {}


def test_a_pupils_phone_with_large_letters_breaks_no_word_that_has_room(large: Browser, tmp_path: Path):
    item = a_sorting()
    rooms = RoomServer(tmp_path, [item])
    rooms.start()
    try:
        host = rooms.open("ABCDEF")
        phone = large.new_context(**VISITOR | {"viewport": {"width": 390, "height": 844}}, base_url=rooms.url).new_page()
        phone.goto("/join/ABCDEF")
        phone.locator("#enter button").click()
        expect(phone.locator(".badge-card .animal")).to_be_visible()
        assert phone.evaluate(WIDER) == []
        host.to("open")
        expect(phone.locator("#send")).to_be_visible()
        assert (phone.evaluate(WIDER), phone.evaluate(BROKEN)) == ([], [])
        phone.context.close()
    finally:
        rooms.stop()
