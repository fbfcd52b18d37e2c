"""What a narrow screen must not hide, break or cover."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import BrowserContext, Page, ViewportSize, expect

from beacons.domain.item import Item
from beacons.domain.practice.progress import Progress
from tests.browser import reader
from tests.browser.watch import Watch
from tests.shipped import english
from tests.there import there

pytestmark = pytest.mark.browser

HARM = "weprotect-global-alliance"
_COVERED = """
  () => {
    const box = (e) => e.getBoundingClientRect(), exit = document.querySelector('.quick-exit')
    const main = document.querySelector('[data-testid=stMain]')
    const isIn = (a, b) => a.width > 1 && a.height > 1 && a.left < b.right && a.right > b.left && a.top < b.bottom && a.bottom > b.top
    const seen = (e) => {
      const { left, right, top, width } = box(e), bottom = Math.min(box(e).bottom, box(main).bottom)
      return { left, right, top, bottom, width, height: bottom - top }
    }
    const found = []
    for (let at = 0; at <= main.scrollHeight; at += 40) {
      main.scrollTo(0, at)
      for (const e of main.querySelectorAll('button, a, summary, label, input, [role=combobox]'))
        if (e !== exit && isIn(seen(e), box(exit))) found.push(at + ': ' + e.outerHTML.slice(0, 120))
    }
    return found
  }
"""
_UNSEEN_FOCUS = """() => {
  const focused = document.activeElement, { left, right, top, bottom } = focused.getBoundingClientRect()
  const at = document.elementFromPoint((left + right) / 2, (Math.max(top, 0) + Math.min(bottom, innerHeight)) / 2)
  const isSeen = focused === document.body || focused.contains(at) || focused.parentElement.contains(at)
  return isSeen && bottom - 1 <= innerHeight ? [] : [focused.outerHTML.slice(0, 120)]
}"""
SIZES: dict[str, dict[str, Any]] = {
    "phone": reader.PHONE,
    "tablet": {"viewport": {"width": 820, "height": 1180}},
    "laptop at 400 %": {"viewport": {"width": 320, "height": 256}},
    "large wall": {"viewport": {"width": 1920, "height": 1080}},
}
NARROW = 500
UPRIGHT: ViewportSize = {"width": 390, "height": 844}
ON_ITS_SIDE: ViewportSize = {"width": 844, "height": 390}
ABOVE_KEYS: ViewportSize = {"width": 390, "height": 330}
"""What is left of a phone's window above its keyboard."""
_NEXT_FRAME = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
HUES = {"#4338CA", "#0F766E", "#BE123C", "#0369A1", "#7E22CE", "#B45309", "#3F6212"}
"""The colours of the seven beacons by day."""


def _sensitive() -> list[Item]:
    return [item for item in english().bank(HARM, reader.PATH) if item.sensitive == "topic"]


def _by_picture() -> tuple[str, Progress]:
    """A lesson with a choice by picture, and a reader who is asked it."""
    for lesson in english().in_order():
        for path in lesson.paths:
            for item in english().bank(lesson.id, path):
                if item.type == "single_choice" and all(option.picture for option in item.options):
                    attempt = reader.attempt_at([item], quiz_id=lesson.id, path=path)
                    return lesson.id, Progress(path=path, path_at=1, attempts=(attempt,))
    raise AssertionError("no item has its choices by picture")


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("address", ["/help", f"/lesson?lesson={HARM}", f"/quiz?lesson={HARM}", f"/together?lesson={HARM}"])
def test_the_quick_exit_covers_nothing_that_can_be_pressed(address: str, size: str, open_context: Callable[..., BrowserContext]):
    kept = reader.having(reader.attempt_at(_sensitive()[:1], quiz_id=HARM))
    page = open_context(kept, **SIZES[size]).new_page()
    reader.go(page, address)
    expect(page.locator(".quick-exit")).to_be_in_viewport(ratio=1)
    assert page.evaluate(_COVERED) == []


@pytest.mark.parametrize("address", ["/help", "/help/plain", f"/lesson?lesson={HARM}&card=2", f"/quiz?lesson={HARM}"])
def test_at_400_per_cent_the_quick_exit_takes_less_than_a_fifth_of_the_window_and_never_lies_on_what_has_the_focus(
    address: str, open_context: Callable[..., BrowserContext]
):
    page = open_context(**SIZES["laptop at 400 %"]).new_page()
    page.goto(address)
    if address != "/help/plain":
        reader.ready(page)
    way_out = page.locator(".quick-exit")
    assert there(way_out.bounding_box())["y"] > 0.8 * 256
    covered = []
    for _ in range(20):
        page.keyboard.press("Tab")
        covered += page.evaluate(_UNSEEN_FOCUS)
    assert covered == []


def test_a_choice_by_picture_has_its_words_in_one_piece_below_the_picture(open_context: Callable[..., BrowserContext]):
    lesson, kept = _by_picture()
    page = open_context(kept, **reader.PHONE).new_page()
    reader.go(page, f"/quiz?lesson={lesson}")
    expect(reader.choices(page).first).to_be_visible()
    for choice in reader.choices(page).all():
        low, pieces = choice.locator(".face").evaluate("""(p) => {
          const words = document.createRange()
          words.selectNodeContents(p.querySelector('.text'))
          const lines = [...words.getClientRects()]
          const starts = new Set(lines.map((line) => Math.round(line.left)))
          return [lines[0].top >= p.querySelector('img').getBoundingClientRect().bottom, starts.size]
        }""")
        assert (low, pieces) == (True, 1)


@pytest.mark.parametrize("width", [360, 390, 820, 1100, 1366, 1920])
def test_all_seven_beacons_stand_on_the_coast_above(width: int, open_context: Callable[..., BrowserContext]):
    fine = 3 if width < NARROW else 1  # as a phone has it: thin lines keep their colour
    page = open_context(viewport={"width": width, "height": 1080}, device_scale_factor=fine).new_page()
    reader.go(page, "/")
    reader.until(page, lambda: _colours(page) >= HUES, "all seven are drawn")


def _colours(page: Page) -> set[str]:
    """All colours of the picture at the top, as it is drawn by now."""
    data = Image.open(BytesIO(page.locator(".headline").screenshot())).convert("RGB").tobytes()
    return {f"#{data[at : at + 3].hex().upper()}" for at in range(0, len(data), 3)}


_FIELDS = """() => [...document.querySelectorAll("textarea, select, input:not([type=radio], [type=checkbox], [type=hidden], [type=file])")]
  .filter((e) => e.getClientRects().length).map((e) => [e.id || e.name, parseFloat(getComputedStyle(e).fontSize)])"""


def test_no_field_is_so_small_that_a_phone_zooms_in_on_it_and_what_is_only_picked_calls_no_keyboard(
    open_context: Callable[..., BrowserContext], watch: Watch
):
    watch.tolerate("404")
    page = open_context(**reader.PHONE).new_page()
    small: dict[str, float] = {}
    for address in ("/help", "/my-quizzes?show=bring-in", f"/projector?lesson={reader.LESSON}", "/join", "/no-such-page"):
        page.goto(address)
        expect(page.locator("input, textarea").first).to_be_attached()
        if address not in {"/join", "/no-such-page"}:
            reader.ready(page)
            expect(page.get_by_test_id("stSkeleton")).to_have_count(0)
        small |= {f"{address} {name}": size for name, size in page.evaluate(_FIELDS) if size < 16}
    assert small == {}
    reader.go(page, f"/projector?lesson={reader.LESSON}")
    expect(page.locator("[data-testid=stSelectbox] input")).to_have_attribute("inputmode", "none")


@pytest.mark.parametrize("address", [f"/grown-ups?lesson={reader.LESSON}", "/agreement"])
def test_a_phone_that_is_turned_goes_on_where_it_was_read(address: str, open_context: Callable[..., BrowserContext]):
    page = open_context(viewport=UPRIGHT).new_page()
    reader.go(page, address)
    read = page.locator("main :is(h2, h3)").nth(6)
    read.evaluate("(e) => e.scrollIntoView({ block: 'start' })")
    page.evaluate("() => document.querySelector('[data-testid=stMain]').scrollBy(0, -innerHeight / 4)")
    page.evaluate(_NEXT_FRAME)
    for size in (ON_ITS_SIDE, UPRIGHT):
        page.set_viewport_size(size)
        expect(read).to_be_in_viewport()


def test_a_phone_that_is_turned_while_a_question_is_written_keeps_its_field_in_sight_and_all_its_letters(
    open_context: Callable[..., BrowserContext],
):
    page = open_context(viewport=UPRIGHT).new_page()
    reader.go(page, "/my-quizzes")
    page.locator(".st-key-begin-quiz button").click()
    page.locator("[data-key=add-one]").click()
    expect(page.locator("#own-stem")).to_be_focused()
    field = page.locator(".own-answers textarea").nth(5)
    field.click()
    page.keyboard.type("They talk")
    page.evaluate(_NEXT_FRAME)
    for size in (ABOVE_KEYS, ON_ITS_SIDE, UPRIGHT):
        page.set_viewport_size(size)
        expect(field).to_be_in_viewport(ratio=1)
    expect(field).to_be_focused()
    expect(field).to_have_value("They talk")


_BROKEN_WORDS = """(names) => names.flatMap((name) => {
  const word = document.createRange(), broken = []
  for (const text of [...name.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE))
    for (const { 0: letters, index } of text.data.matchAll(/\\S+/g)) {
      word.setStart(text, index)
      word.setEnd(text, index + letters.length)
      if (word.getClientRects().length > 1) broken.push(letters)
    }
  return broken
})"""


@pytest.mark.parametrize("width", [700, 744, 820])
def test_on_a_small_tablet_the_paths_stand_in_one_row_and_the_names_of_the_beacons_are_not_broken(
    width: int, open_context: Callable[..., BrowserContext]
):
    page = open_context(viewport={"width": width, "height": 1080}).new_page()
    reader.go(page, "/")
    paths = page.locator(".st-key-path label[data-testid=stRadioOption]")
    tops = paths.evaluate_all("(all) => all.map((e) => e.getBoundingClientRect().top)")
    assert (len(tops), len(set(tops))) == (3, 1)
    names = page.locator(".beacon-name")
    expect(names).to_have_count(7)
    assert names.evaluate_all(_BROKEN_WORDS) == []


def test_the_tables_of_my_lights_are_whole(open_context: Callable[..., BrowserContext]):
    page = open_context(reader.having(reader.finished_at(reader.LESSON)), **reader.PHONE).new_page()
    reader.go(page, "/progress")
    expect(page.locator(".numbers")).to_have_count(2)
    over = "(boxes) => boxes.map((box) => box.scrollWidth - box.clientWidth)"
    assert page.locator(".table").evaluate_all(over) == [0, 0]


def test_back_and_next_are_of_one_height(page: Page):
    reader.go(page, f"/lesson?lesson={reader.LESSON}&card=2")
    heights = {page.locator(f".st-key-{key} button").evaluate("(e) => e.getBoundingClientRect().height") for key in ("back", "next")}
    assert len(heights) == 1
