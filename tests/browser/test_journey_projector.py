"""A teacher with a laptop, a clicker and a wall: five questions by keys alone."""

from collections.abc import Callable
from urllib.parse import urlencode

import pytest
from browser import reader, tour
from playwright.sync_api import BrowserContext, Page, expect

from beacons.domain import class_set
from beacons.domain.items import Item

pytestmark = pytest.mark.browser

SIZES = {"large wall": {"width": 1920, "height": 1080}, "old projector": {"width": 1024, "height": 768}}
ITEMS = [item for item in reader.one_of_each_type() if item.is_one_screen]
IN_ORDER = [item for item in reader.library().bank(reader.LESSON, reader.PATH, "en") if item in ITEMS]
STAGE = {"lesson": reader.LESSON, "path": reader.PATH, "items": ",".join(item.id for item in ITEMS), "show": "questions"}
HARM = "weprotect-global-alliance"
_SIZES = """
  () => {
    const root = document.querySelector('.stage')
    const size = (e) => 100 * parseFloat(getComputedStyle(e).fontSize) / innerHeight
    const least = (selector) => Math.min(...[...root.querySelectorAll(selector)].map(size))
    return { stem: least('.stage-stem'), option: least('.stage-text'), over: root.scrollHeight - root.clientHeight }
  }
"""
_LOW = """
  () => [...document.querySelectorAll('.stage-full :is(button, a, p, h1, h2, li, img)')].filter((e) => {
    const box = e.getBoundingClientRect()
    return !e.matches('.unseen') && box.width && box.height && box.bottom > innerHeight * 0.9 + 1
  }).map((e) => e.outerHTML.slice(0, 120))
"""


@pytest.fixture(params=SIZES)
def wall(request: pytest.FixtureRequest, open_context: Callable[..., BrowserContext]) -> Page:
    """A tab on a wall of this size, with the five questions on it."""
    page = open_context(viewport=SIZES[request.param]).new_page()
    _open(page)
    return page


def _open(page: Page, **params: str) -> None:
    reader.go(page, f"/projector?{urlencode(STAGE | params)}")
    expect(page.locator(".stage-stem")).to_be_visible()


def _main(page: Page, text: str) -> None:
    expect(page.locator(".stage-on")).to_have_text(text)


def _reasons(item: Item) -> list[str]:
    return [option.feedback for option in item.options]


def test_five_questions_by_keys_alone(wall: Page):
    for number, item in enumerate(IN_ORDER, 1):
        expect(wall.locator(".stage-stem")).to_have_text(item.stem)
        expect(wall.locator(".stage-place")).to_contain_text(f"Question {number} of 5")
        _is_large_enough(wall, item)
        _shows_no_reason(wall, item)
        wall.keyboard.press("Space")
        _main(wall, "Skip, show the answer")
        _count(wall, item)
        _shows_no_reason(wall, item)
        _is_large_enough(wall, item)
        wall.keyboard.press("PageDown")
        expect(wall.locator(".stage-reason")).to_have_count(len(item.options))
        assert {*wall.locator(".stage-reason").all_inner_texts()} == {*_reasons(item)}
        expect(wall.locator(".stage-number")).to_have_count(len(item.options))
        wall.keyboard.press("ArrowRight")
        expect(wall.locator(".stage-stem")).to_have_text("Talk about it")
        assert wall.evaluate(_LOW) == []
        wall.keyboard.press("Enter")
    expect(wall.locator(".stage-stem")).to_have_text("What our class knows now")
    expect(wall.locator(".stage-share")).to_have_count(5)
    expect(wall.locator(".stage-get-help a")).to_be_in_viewport()
    wall.keyboard.press("Escape")
    expect(wall.locator(".stage-full")).to_have_count(0)
    expect(reader.menu(wall, "help")).to_be_visible()


def _is_large_enough(page: Page, item: Item) -> None:
    found = page.evaluate(_SIZES)
    assert found["stem"] >= 5.49
    assert found["option"] >= (4.79 if len(item.options) <= 3 else 3.19)
    assert found["over"] <= 1, "it has to be scrolled"
    assert page.evaluate(_LOW) == []


def _shows_no_reason(page: Page, item: Item) -> None:
    html = page.locator(".stage").evaluate("(e) => e.outerHTML")
    assert "is-fit" not in html
    said = page.locator(".stage").inner_text()
    assert not [reason for reason in _reasons(item) if reason in said]


def _count(page: Page, item: Item) -> None:
    page.keyboard.press("1")
    page.keyboard.press("2")
    page.keyboard.press("2")
    page.keyboard.press("Shift+1")
    page.keyboard.press(str(len(item.options)))
    hands = page.locator(".stage-number")
    expect(hands).to_have_text(["0", "2", *["0"] * (len(item.options) - 3), "1"])
    _main(page, "Show the answer")


def test_options_of_up_to_four_are_large_before_anything_is_counted(wall: Page):
    few = next(item for item in IN_ORDER if len(item.options) == 3)
    while wall.locator(".stage-stem").inner_text() != few.stem:
        wall.keyboard.press("PageDown")
    assert wall.evaluate(_SIZES)["option"] >= 4.79


def test_going_back_with_a_clicker_hides_the_answer_again(wall: Page):
    for _ in range(2):
        wall.keyboard.press("PageDown")
    expect(wall.locator(".stage-reason").first).to_be_visible()
    wall.keyboard.press("PageUp")
    expect(wall.locator(".stage-reason")).to_have_count(0)
    wall.keyboard.press("Backspace")
    _main(wall, "Count hands")
    wall.keyboard.press("ArrowLeft")
    _main(wall, "Count hands")


def test_a_reload_in_the_middle_goes_on_where_the_class_was(wall: Page):
    for key in ("Space", "2", "2", "Space", "Space", "Space"):
        wall.keyboard.press(key)
    expect(wall.locator(".stage-stem")).to_have_text(IN_ORDER[1].stem)
    reader.reload(wall)
    expect(wall.locator(".stage-stem")).to_have_text(IN_ORDER[1].stem)
    wall.keyboard.press("ArrowLeft")
    wall.keyboard.press("ArrowLeft")
    expect(wall.locator(".stage-number")).to_have_text(["0", "2", *["0"] * (len(IN_ORDER[0].options) - 2)])


def test_after_the_end_the_next_class_begins_anew(wall: Page):
    for _ in range(40):
        wall.keyboard.press("PageDown")
    expect(wall.locator(".stage-again")).to_be_visible()
    wall.keyboard.press("Escape")
    wall.locator(".st-key-main-to-stage a").click()
    expect(wall.locator(".stage-stem")).to_have_text(IN_ORDER[0].stem)


def test_start_again_forgets_the_hands(wall: Page):
    for key in ("Space", "1", *["PageDown"] * 40):
        wall.keyboard.press(key)
    wall.locator(".stage-again").click()
    expect(wall.locator(".stage-stem")).to_have_text(IN_ORDER[0].stem)
    wall.keyboard.press("Space")
    expect(wall.locator(".stage-number").first).to_have_text("0")


def test_nothing_is_asked_of_the_server_while_a_class_goes_through(wall: Page):
    asked, said = [], []
    wall.on("request", lambda request: asked.append(request.url))
    wall.on("websocket", lambda socket: said.append(socket.url))
    wall.context.set_offline(True)
    for _ in range(40):
        wall.keyboard.press("PageDown")
    expect(wall.locator(".stage-stem")).to_have_text("What our class knows now")
    wall.context.set_offline(False)
    assert [url for url in asked if "/_stcore/" not in url] == []
    assert said == []


def test_hands_can_be_counted_with_a_pointer_and_the_next_key_still_goes_on(wall: Page):
    wall.locator(".stage-on").click()
    more = wall.get_by_role("button", name="One more hand for B")
    more.click()
    more.click()
    wall.get_by_role("button", name="One hand fewer for B").click()
    expect(wall.locator(".stage-number").nth(1)).to_have_text("1")
    expect(wall.get_by_role("status").filter(has_text="B: 1")).to_be_attached()
    wall.keyboard.press("Space")
    expect(wall.locator(".stage-reason").first).to_be_visible()


def test_on_a_question_about_harm_nobody_is_asked_to_raise_a_hand(page: Page):
    bank = class_set.for_class(reader.library().bank(HARM, reader.PATH, "en"))
    item = next(item for item in bank if item.sensitive == "topic")
    _open(page, lesson=HARM, items=item.id)
    _main(page, "Show the answer")
    expect(page.locator(".stage-place")).to_contain_text("You may skip it.")
    expect(page.locator(".stage-controls .stage-help")).to_be_visible()
    page.keyboard.press("Space")
    expect(page.locator(".stage-reason").first).to_be_visible()
    expect(page.locator(".stage-number")).to_have_count(0)


def test_the_light_background_is_kept_and_no_document_of_a_reader(open_context: Callable[..., BrowserContext]):
    page = open_context(color_scheme="dark").new_page()
    _open(page)
    page.locator(".stage-light").click()
    ground = "(e) => getComputedStyle(e).backgroundColor"
    assert page.locator(".stage-full").evaluate(ground) == "rgb(255, 255, 255)"
    reader.reload(page)
    expect(page.locator(".stage-light")).to_have_attribute("aria-pressed", "true")
    assert page.locator(".stage-full").evaluate(ground) == "rgb(255, 255, 255)"
    reader.go(page, "/family-file")
    expect(page.locator("h1")).to_be_visible()
    assert "seven-beacons.aside" not in reader.stored(page)


def test_a_question_mark_shows_the_keys_and_escape_closes_only_them(page: Page):
    _open(page)
    page.keyboard.press("?")
    expect(page.locator(".stage-keys")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".stage-keys")).to_be_hidden()
    expect(page.locator(".stage-stem")).to_be_visible()


def test_the_slides_go_by_the_same_keys_and_end_at_the_questions(page: Page):
    _open(page, show="slides")
    cards = reader.library().lesson(reader.LESSON, "en").paths[reader.PATH].cards
    expect(page.locator(".stage-stem")).to_have_text(cards[0].title)
    expect(page.locator(".stage-card img")).to_be_visible()
    for _ in range(30):
        page.keyboard.press("PageDown")
    assert page.evaluate(_LOW) == []
    page.locator(".stage-questions").click()
    expect(page.locator(".stage-place")).to_contain_text("Question 1 of 5")


def test_a_teacher_picks_swaps_and_begins(page: Page):
    reader.go(page, f"/projector?lesson={reader.LESSON}")
    expect(page.locator(".st-key-main-to-stage a")).to_have_text("Begin: 5 questions")
    box = page.locator('[class*="st-key-pick-"] label:has(input:checked)').first
    box.click()
    expect(page.locator(".st-key-main-to-stage a")).to_have_text("Begin: 4 questions")
    page.locator('[class*="st-key-swap-"] button').first.click()
    expect(page.locator(".class-strand:focus")).to_be_visible()
    address = page.url
    reader.reload(page)
    assert page.url == address
    page.locator(".st-key-main-to-stage a").click()
    expect(page.locator(".stage-place")).to_contain_text("Question 1 of 4")


@pytest.mark.parametrize("look", tour.LOOKS)
def test_every_step_is_for_all_readers_and_fits_every_screen(look: str, open_context: Callable[..., BrowserContext]):
    page = open_context(**tour.LOOKS[look]).new_page()
    for name in _steps(page):
        sight = tour.look(page, for_all_readers=look in tour.FOR_ALL_READERS)
        ours = [f"{one.rule}: {one.html} {one.why}" for one in sight.violations if not one.excuses]
        assert (name, ours, sight.sideways, sight.too_low) == (name, [], [], [])


def _steps(page: Page):
    reader.go(page, f"/projector?lesson={HARM}&path={reader.PATH}")
    yield "choice"
    _open(page)
    yield "open"
    for name in ("hands", "revealed", "talk"):
        page.keyboard.press("PageDown")
        while page.locator(".stage").evaluate("(e) => e.scrollTop") > 0:
            page.keyboard.press("PageDown")
        yield name
    for _ in range(80):
        page.keyboard.press("PageDown")
    expect(page.locator(".stage-again")).to_be_visible()
    yield "end"
    _open(page, show="slides")
    yield "slides"
    page.keyboard.press("PageDown")
    yield "slides, on"
