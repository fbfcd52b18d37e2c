"""A teacher with a laptop, a clicker and a wall: five questions by keys alone."""

import re
from collections import Counter
from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

import pytest
from playwright.sync_api import BrowserContext, Page, ViewportSize, expect

from beacons.domain.item import Item
from beacons.domain.path import CHILD_PATHS, ChildPath
from beacons.domain.plans.plan import in_order_of
from beacons.domain.rooms.asked import asked_by
from beacons.items.sorting.item import Sorting
from beacons.items.spot.item import NOTHING_WRONG
from tests.browser import reader, tour
from tests.browser.engine import needs_chromium
from tests.browser.server import Server
from tests.shipped import english
from tests.there import of_kind, there

pytestmark = pytest.mark.browser

SIZES: dict[str, ViewportSize] = {"large wall": {"width": 1920, "height": 1080}, "old projector": {"width": 1024, "height": 768}}
_PLANNED = there(english().plan(reader.LESSON, reader.PATH)).item_ids
_BANK = [
    item for item in english().bank(reader.LESSON, reader.PATH) if item.id not in _PLANNED and item.traits.one_screen and item.traits.keyed
]
"""What the plan of the lesson doesn't ask: a plan has an order of its own, and a last question without hands."""
IN_ORDER = [item for n, item in enumerate(_BANK) if item.type not in {one.type for one in _BANK[:n]}]
ITEMS = sorted(IN_ORDER, key=lambda item: item.type)
ROWS = len(IN_ORDER[0].options) + len(IN_ORDER[0].beside)
STAGE = {"lesson": reader.LESSON, "path": reader.PATH, "items": ",".join(item.id for item in ITEMS), "show": "questions"}
HARM = "weprotect-global-alliance"
MORE = ("The reasons", "Read on", "What do you do?")
MANY = 4
MANY_ROWS = 6
"""Options, beyond which a question may need all of the wall before it is answered."""
_SEEN = """
  async () => {
    for (let n = 0; n < 2; n += 1) await new Promise((done) => requestAnimationFrame(done)) // whatever is fitted in a frame
    const root = document.querySelector('.stage'), part = (e) => 100 * parseFloat(getComputedStyle(e).fontSize) / innerHeight
    const least = (selector) => Math.min(100, ...[...root.querySelectorAll(selector)].map(part))
    const isText = (node) => node.nodeType === 3 && node.data.trim()
    const isRead = (e) => e.childNodes.length && [...e.childNodes].every(isText) && !e.closest('button, .unseen')
    const place = (e) => { const box = e.getBoundingClientRect(); return [e.textContent, Math.round(box.left), Math.round(box.top)] }
    const low = [...document.querySelectorAll('.stage-full :is(button, a, p, h1, h2, li, img)')].filter((e) => {
      const box = e.getBoundingClientRect()
      return !e.closest('.stage-foot, .unseen') && box.width && box.height && box.bottom > innerHeight * 0.9 + 1
    })
    return {
      least: Math.min(100, ...[...root.querySelectorAll('*')].filter((e) => isRead(e) && e.getClientRects().length).map(part)),
      stem: least('.stage-stem'), option: least('.stage-text'),
      over: root.scrollHeight - root.clientHeight, low: low.map((e) => e.outerHTML.slice(0, 120)),
      cut: [...root.querySelectorAll('p, h1')].filter((e) => e.clientWidth && e.scrollWidth > e.clientWidth + 1).map((e) => e.textContent),
      places: [...root.querySelectorAll('.stage-stem, .stage-text, .stage-badge')].map(place),
    }
  }
"""
_PART = "(e) => 100 * parseFloat(getComputedStyle(e).fontSize) / innerHeight"


@pytest.fixture(params=SIZES)
def each_wall(request: pytest.FixtureRequest, open_context: Callable[..., BrowserContext]) -> Page:
    """A tab on a wall of each size, for what a wall has room for."""
    return open_context(viewport=SIZES[request.param]).new_page()


@pytest.fixture
def wall(open_context: Callable[..., BrowserContext]) -> Page:
    """A tab on the wall where an item takes most steps, with the five questions on it."""
    page = open_context(viewport=SIZES["old projector"]).new_page()
    _open(page)
    return page


def _on(page: Page, key: str = "PageDown") -> None:
    reader.hand(page, key)


def _to_the_end(page: Page) -> None:
    """To the last step, as if the class had come there and the page was opened again."""
    page.evaluate("""() => { for (const name of Object.keys(sessionStorage)) if (name.startsWith('seven-beacons-stage.'))
      sessionStorage.setItem(name, JSON.stringify({ ...JSON.parse(sessionStorage.getItem(name)), at: 999, part: 99 })) }""")
    reader.reload(page)
    expect(page.locator(".stage-full")).to_be_visible()


def _open(page: Page, **params: str) -> None:
    reader.go(page, f"/projector?{urlencode(STAGE | params)}")
    expect(page.locator(".stage-stem")).to_be_visible()
    reader.stands(page)


def _main(page: Page, text: str) -> None:
    expect(page.locator(".stage-on")).to_have_text(text)


def _reasons(item: Item) -> list[str]:
    return [option.reason for option in item.options]


def test_a_question_of_each_type_by_keys_alone(each_wall: Page):
    wall = each_wall
    _open(wall)
    for number, item in enumerate(IN_ORDER, 1):
        expect(wall.locator(".stage-stem")).to_have_text(item.stem)
        expect(wall.locator(".stage-place")).to_contain_text(f"Question {number} of {len(ITEMS)}")
        turns = _turns(item)
        for ids in turns:
            if not wall.locator(
                ".stage-option"
            ).count():  # a made-up screen stands alone on an old projector, and the options come after it
                expect(wall.locator(".stage-mock")).to_be_visible()
                _is_large_enough(wall)
                _on(wall)
            expect(wall.locator(".stage-option")).to_have_count(len(ids))
            asked = _is_large_enough(wall)
            _shows_no_reason(wall, item)
            _on(wall, "Space")
            _main(wall, "Show the answer" if ids == turns[-1] else "What do you do?")
            _says(wall, "Hands up")
            _count(wall, item, ids)
            _shows_no_reason(wall, item)
            assert _is_large_enough(wall) == asked
            _on(wall, "PageDown")
        _says(wall, "The answer, with a reason for each")
        rows = len(item.options) + len(item.beside)
        # Six rows with their marks are more than an old projector holds: there the answer comes on pages of its own, without hands. Of
        # two questions in a row each is shown with its hands.
        has_its_place = not item.in_turn and (rows < MANY_ROWS or wall.viewport_size == SIZES["large wall"])
        expect(wall.locator(".stage-number")).to_have_count(rows if has_its_place else len(turns[0]) if item.in_turn else 0)
        assert sorted(_is_large_enough(wall)) == sorted(asked) or item.type == "ordering" or not has_its_place
        assert _reasons_in_turn(wall) == {*_reasons(item)}
        _on(wall, "ArrowRight")
        expect(wall.locator(".stage-stem")).to_have_text("Talk about it")
        _is_large_enough(wall)
        _on(wall, "Enter")
    expect(wall.locator(".stage-stem")).to_have_text("How we did, question by question")
    counted, shares = wall.locator(".stage .stage-class-bar > .is-counted"), wall.locator(".stage-share").count()
    expect(counted).to_have_count(len(ITEMS))
    while wall.locator(".stage-on").inner_text() in MORE:  # an old projector holds some of them at a time
        _is_large_enough(wall)
        _on(wall)
        shares += wall.locator(".stage-share").count()
    assert shares == sum(len(_turns(item)) for item in ITEMS)
    wall.keyboard.press("Escape")
    expect(wall.locator(".stage-full")).to_have_count(0)
    expect(reader.menu(wall, "help")).to_be_visible()


def _is_large_enough(page: Page) -> list[Any]:
    """All of it can be read from the last row without scrolling; where question and options stand."""
    seen = page.evaluate(_SEEN)
    assert seen["stem"] >= 5.49, seen
    assert seen["option"] >= 4.79, seen
    assert seen["least"] >= 3.29, seen
    assert (seen["over"] <= 0, seen["low"], seen["cut"]) == (True, [], [])
    return of_kind(list, seen["places"])


def _says(page: Page, text: str) -> None:
    """What a screen reader is told."""
    expect(page.locator(".stage-full > .unseen[role=status]")).to_contain_text(text)


def _reasons_in_turn(page: Page) -> set[str]:
    """The reasons of an item, on as many screens as they take, up to the last of these."""
    found = {*page.locator(".stage-reason").all_inner_texts()}
    while page.locator(".stage-on").inner_text() in MORE:
        _on(page)
        _is_large_enough(page)
        found |= {*page.locator(".stage-reason").all_inner_texts()}
    return found


def _shows_no_reason(page: Page, item: Item) -> None:
    html = page.locator(".stage").evaluate("(e) => e.outerHTML")
    assert "is-fit" not in html
    said = page.locator(".stage").inner_text()
    assert not [reason for reason in _reasons(item) if reason in said]


def _turns(item: Item) -> tuple[tuple[str, ...], ...]:
    """The options that are asked together: of two questions in a row those of each."""
    return tuple(ids for _, ids in item.in_turn) or (item.choices,)


def _count(page: Page, item: Item, ids: tuple[str, ...]) -> None:
    """By the digits of their letters: one up and down again for the first, two for the second, one more for the last option."""
    shown = [option["id"] for option in asked_by(item)["options"] if option["id"] in ids]
    letters = [[option["id"] for option in asked_by(item)["options"]].index(one) + 1 for one in shown if one not in item.beside]
    for key in (letters[0], letters[1], letters[1], f"Shift+{letters[0]}", letters[-1]):
        page.keyboard.press(str(key))
    raised = Counter({letters[1]: 2}) + Counter([letters[-1]])
    expect(page.locator(".stage-number")).to_have_text([*(str(raised[one]) for one in letters), *["0"] * (len(shown) - len(letters))])


def test_a_made_up_screen_asks_two_questions_apart_and_a_reload_finds_the_second_with_both_counts(wall: Page):
    item = next(one for one in ITEMS if one.in_turn)
    _open(wall, items=item.id)
    for ids in _turns(item):
        while wall.locator(".stage-on").inner_text() != "Count hands":
            _on(wall)
        _on(wall)
        _count(wall, item, ids)
    reader.reload(wall)
    _main(wall, "Show the answer")
    expect(wall.locator(".stage-badge")).to_have_text([re.compile(f"^{letter}") for letter in "CDE"])
    expect(wall.locator(".stage-number")).to_have_text(["0", "2", "1"])
    _on(wall)
    expect(wall.locator(".stage-text")).to_have_text(["Real", "A trick"])
    expect(wall.locator(".stage-number")).to_have_text(["0", "3"])
    _main(wall, "What do you do?")
    _on(wall)
    expect(wall.locator(".stage-number")).to_have_text(["0", "2", "1"])
    _main(wall, "Talk about it")


def test_a_dilemma_shows_its_options_once_with_their_sides_and_is_voted_on_again_after_the_talk(each_wall: Page):
    wall, item = each_wall, next(one for one in english().bank(reader.LESSON, reader.PATH) if not one.traits.keyed)
    _open(wall, items=item.id)
    _on(wall)
    for key in "11112223":
        wall.keyboard.press(key)
    _on(wall)
    texts: list[str] = []
    while wall.locator(".stage-on").inner_text() != "Talk about it":
        texts += wall.locator(".stage-text").all_inner_texts()
        _on(wall)
    texts += wall.locator(".stage-text").all_inner_texts()
    assert sorted(texts) == sorted(option.text for option in item.options)
    expect(wall.locator(".stage-mark")).to_have_count(0)
    _on(wall)
    _main(wall, "Vote again")
    _on(wall)
    expect(wall.locator(".stage-reason")).to_have_text([f"First vote: {count}" for count in (4, 3, 1)])
    wall.keyboard.press("3")
    _is_large_enough(wall)
    reader.reload(wall)
    expect(wall.locator(".stage-number")).to_have_text(["0", "0", "1"])


def _longest() -> dict[tuple[str, ChildPath], list[Item]]:
    """Of all lessons, by type and number of options, the item with the most to read; with many options also the longest asked.

    By lesson and path, in the order of the wall.
    """
    found: dict[object, tuple[int, str, ChildPath, Item]] = {}
    for lesson in english().in_order():
        for path in lesson.paths:
            for item in (one for one in english().bank(lesson.id, path) if one.traits.one_screen):
                words = sum(len(option.text) for option in item.options)
                sizes = {"all": len(item.stem) + words + sum(map(len, _reasons(item)))}
                sizes |= {"asked": len(item.stem) + words} if len(item.options) > MANY else {}
                for kind, size in sizes.items():
                    key = (kind, item.type, len(item.options))
                    found[key] = max(found.get(key, (0, "", path, item)), (size, lesson.id, path, item), key=lambda one: one[0])
    shelves = {(lesson, path) for _, lesson, path, _ in found.values()}
    ids = {item.id for *_, item in found.values()}
    return {shelf: [item for item in _as_on_the_wall(*shelf) if item.id in ids] for shelf in sorted(shelves)}


def _as_on_the_wall(lesson: str, path: ChildPath) -> tuple[Item, ...]:
    plan, bank = english().plan(lesson, path), english().bank(lesson, path)
    return in_order_of(plan, bank) if plan else bank


def test_the_longest_of_all_questions_can_be_read_from_the_last_row(each_wall: Page):
    wall = each_wall
    for (lesson, path), items in _longest().items():
        _open(wall, lesson=lesson, path=path, items=",".join(item.id for item in items))
        for item in items:
            expect(wall.locator(".stage-stem")).to_have_text(item.stem)
            asked: dict[str, Any] = {}
            steps = 0
            while wall.locator(".stage-stem").all_inner_texts() != ["Talk about it"]:
                steps += 1
                for text, *place in _is_large_enough(wall):
                    in_place = wall.locator(".stage-stem").count() == 1 and item.type != "ordering"
                    assert not in_place or asked.setdefault(text, place) == place, f"{text} jumps"
                _on(wall)
            assert 3 <= steps + (item.sensitive != "none") <= (9 if item.in_turn else 7), item.id
            _on(wall)
            if not item.traits.keyed and item.sensitive == "none":  # voted on again after the talk
                _main(wall, "Next question" if item != items[-1] else "Go to the end")
                _is_large_enough(wall)
                _on(wall)


@pytest.mark.parametrize("lesson", [lesson.id for lesson in english().in_order()])
def test_slides_can_be_read_from_the_last_row(lesson: str, open_context: Callable[..., BrowserContext]):
    page = open_context(viewport=SIZES["old projector"]).new_page()
    _open(page, lesson=lesson, show="slides")
    while page.locator(".stage-on").is_visible():
        seen = page.evaluate(_SEEN)
        text = page.locator(".stage :is(.stage-card-text, .stage-words)").evaluate(_PART)
        least = 3.29 if page.locator(".slide-help").count() else 4.79  # all of the help order on one slide is worth smaller letters
        assert (seen["stem"] >= 5.49, text >= least, seen["over"] <= 0, seen["low"]) == (True, True, True, [])
        _on(page)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("path", CHILD_PATHS)
def test_the_whole_help_order_stands_on_one_slide(path: str, size: str, open_context: Callable[..., BrowserContext]):
    page = open_context(viewport=SIZES[size]).new_page()
    _open(page, lesson=HARM, path=path, show="slides")
    while not page.locator(".slide-help").count():
        _on(page)
    expect(page.locator(".stage-stem")).to_contain_text("In danger right now?")
    expect(page.locator(".slide-help .any-time")).to_be_in_viewport()
    steps = page.locator(".slide-help ol > li")
    expect(steps).to_have_count(3 if path == "7-9" else 5)
    expect(steps.last).to_be_in_viewport(ratio=1)
    seen = page.evaluate(_SEEN)
    assert (seen["stem"] >= 5.49, steps.first.evaluate(_PART) >= 3.29, seen["over"] <= 0, seen["low"]) == (True, True, True, [])


def test_going_back_with_a_clicker_hides_the_answer_again(wall: Page):
    for _ in range(2):
        _on(wall)
    expect(wall.locator(".stage-reason").first).to_be_visible()
    _on(wall, "PageUp")
    expect(wall.locator(".stage-reason")).to_have_count(0)
    _on(wall, "Backspace")
    _main(wall, "Count hands")
    _on(wall, "ArrowLeft")
    _main(wall, "Count hands")


def test_a_reload_in_the_middle_goes_on_where_the_class_was(wall: Page):
    for key in ("Space", "2", "2", "Space", "Space", "Space"):
        _on(wall, key)
    expect(wall.locator(".stage-stem")).to_have_text(IN_ORDER[1].stem)
    reader.reload(wall)
    expect(wall.locator(".stage-stem")).to_have_text(IN_ORDER[1].stem)
    _on(wall, "ArrowLeft")
    _on(wall, "ArrowLeft")
    expect(wall.locator(".stage-number")).to_have_text(["0", "2", *["0"] * (ROWS - 2)])


def test_after_the_end_the_next_class_begins_anew(wall: Page):
    _on(wall)
    _to_the_end(wall)
    expect(wall.locator(".stage-again")).to_be_visible()
    wall.keyboard.press("Escape")
    wall.locator(".st-key-main-to-stage a").click()
    expect(wall.locator(".stage-stem")).to_have_text(IN_ORDER[0].stem)


def test_a_class_that_was_left_goes_on_and_is_told_so_until_the_next_step_or_begins_anew(wall: Page):
    resumed = wall.locator(".stage-resumed")
    for key in ("Space", "2", "Space", "Space", "Space", "Escape"):
        _on(wall, key)
    wall.locator(".st-key-main-to-stage a").click()
    expect(resumed).to_contain_text("We’re going on where you left off.")
    expect(wall.locator(".stage-stem")).to_have_text(IN_ORDER[1].stem)
    reader.reload(wall)
    expect(wall.locator(".stage-stem")).to_have_text(IN_ORDER[1].stem)
    expect(resumed).to_have_count(0)
    for taken_up in (True, False):
        _on(wall, "Escape")
        wall.locator(".st-key-main-to-stage a").click()
        expect(resumed).to_be_visible()
        if taken_up:
            _on(wall)
        else:
            wall.locator(".stage-anew").click()
        expect(resumed).to_have_count(0)
    expect(wall.locator(".stage-stem")).to_have_text(IN_ORDER[0].stem)
    _on(wall)
    expect(wall.locator(".stage-number").nth(1)).to_have_text("0")


def test_start_again_forgets_the_hands(wall: Page):
    for key in ("Space", "1"):
        _on(wall, key)
    _to_the_end(wall)
    expect(wall.locator(".stage-share")).to_have_count(1)
    wall.locator(".stage-again").click()
    expect(wall.locator(".stage-stem")).to_have_text(IN_ORDER[0].stem)
    _on(wall, "Space")
    expect(wall.locator(".stage-number").first).to_have_text("0")


def test_nothing_is_asked_of_the_server_while_a_class_goes_through(wall: Page):
    asked, said = [], []
    wall.on("request", lambda request: asked.append(request.url))
    wall.on("websocket", lambda socket: said.append(socket.url))
    reader.until_quiet(wall, asked, 700)  # what is fetched ahead as the wall is opened
    asked.clear()
    wall.context.set_offline(True)
    for _ in range(10):
        _on(wall)
    expect(wall.locator(".stage-place")).to_contain_text(f"Question 3 of {len(ITEMS)}")
    wall.context.set_offline(False)
    assert [url for url in asked if "/_stcore/" not in url] == []
    assert said == []


def test_with_the_server_gone_the_class_goes_on_and_only_a_quiet_line_says_so(
    open_context: Callable[..., BrowserContext], own_server: Server
):
    page = open_context(base_url=own_server.url).new_page()
    _open(page)
    _on(page)
    own_server.kill()
    lost = page.locator(".stage-lost")
    expect(lost).to_contain_text("Everything here still works")
    page.wait_for_timeout(3000)  # by then the platform has said in a window of its own that it is gone
    expect(page.locator("[data-testid=stDialog]")).to_have_count(0)
    page.get_by_role("button", name="One more hand for B").click()
    expect(page.locator(".stage-number").nth(1)).to_have_text("1")
    _on(page)
    expect(page.locator(".stage-reason").first).to_be_visible()
    own_server.start()
    own_server.wait_until_healthy()
    reader.connected(page)
    expect(lost).to_be_empty()
    expect(page.locator(".stage-reason").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".stage-full")).to_have_count(0)


@needs_chromium("double clicks, which are two single ones in Firefox")
@pytest.mark.parametrize("press", ["PageDown", "Space", "click"])
def test_a_double_press_is_one_and_shows_no_answer_early(press: str, page: Page):
    _open(page)
    with reader.at_once(page):
        if press == "click":
            page.locator(".stage-on").dblclick()
        else:
            page.keyboard.press(press)
            page.keyboard.press(press)
    _main(page, "Show the answer")
    _shows_no_reason(page, IN_ORDER[0])
    reader.hand(page, "b")  # the next press counts, so whatever the last one did has been done
    expect(page.locator(".stage-full.is-blank")).to_have_count(1)
    _shows_no_reason(page, IN_ORDER[0])


@pytest.mark.parametrize("key", ["b", ".", "B"])
def test_a_clicker_makes_the_wall_black_and_whatever_comes_next_brings_the_stage_back(key: str, page: Page):
    _open(page)
    _on(page)
    page.keyboard.press(key)
    expect(page.locator(".stage")).to_be_hidden()
    assert page.locator(".stage-full").evaluate("(e) => getComputedStyle(e).backgroundColor") == "rgb(0, 0, 0)"
    _says(page, "The screen is black")
    _on(page, "PageDown")
    expect(page.locator(".stage")).to_be_visible()
    _main(page, "Show the answer")


def test_back_and_forward_of_the_browser_leave_and_come_back_to_the_same_place(page: Page):
    reader.go(page, f"/projector?{urlencode({name: value for name, value in STAGE.items() if name != 'show'})}")
    page.locator(".st-key-main-to-stage a").click()
    expect(page.locator(".stage-stem")).to_be_visible()
    for key in ("Space", "2"):
        _on(page, key)
    page.go_back()
    expect(page.locator(".stage-full")).to_have_count(0)
    expect(page.locator(".st-key-main-to-stage a")).to_be_visible()
    page.go_forward()
    expect(page.locator(".stage-number")).to_have_text(["0", "1", *["0"] * (ROWS - 2)])


def test_another_size_of_the_window_keeps_the_place_and_the_sizes(page: Page):
    _open(page)
    for _ in range(2):
        _on(page)
    for size in (*SIZES.values(), ViewportSize(width=800, height=600)):
        page.set_viewport_size(size)
        page.wait_for_timeout(300)
        expect(page.locator(".stage-place")).to_contain_text(f"Question 1 of {len(ITEMS)}")
        _is_large_enough(page)


def test_hands_can_be_counted_with_a_pointer_and_the_next_key_still_goes_on(wall: Page):
    wall.locator(".stage-on").click()
    more = wall.get_by_role("button", name="One more hand for B")
    more.click()
    more.click()
    wall.get_by_role("button", name="One fewer hand for B").click()
    expect(wall.locator(".stage-number").nth(1)).to_have_text("1")
    expect(wall.get_by_role("status").filter(has_text="B: 1")).to_be_attached()
    _on(wall, "Space")
    expect(wall.locator(".stage-reason").first).to_be_visible()


def _about_harm() -> Item:
    bank = english().bank(HARM, reader.PATH)
    return next(item for item in bank if item.traits.one_screen and item.sensitive == "topic")


def test_on_a_question_about_harm_nobody_is_asked_to_raise_a_hand(page: Page):
    _open(page, lesson=HARM, items=_about_harm().id)
    _main(page, "Show the answer")
    expect(page.locator(".stage-gentle")).to_contain_text("You can skip it.")
    above = page.evaluate(
        "['.stage .stage-gentle', '.stage .stage-stem'].map((one) => document.querySelector(one).getBoundingClientRect().top)"
    )
    assert above == sorted(above)
    assert page.evaluate("parseFloat(getComputedStyle(document.querySelector('.stage-gentle')).fontSize) >= innerHeight * 0.03")
    expect(page.locator(".stage-controls .stage-help")).to_be_visible()
    _on(page, "Space")
    expect(page.locator(".stage-reason").first).to_be_visible()
    expect(page.locator(".stage-number")).to_have_count(0)


def test_the_light_background_is_kept_and_no_document_of_a_reader(open_context: Callable[..., BrowserContext]):
    page = open_context(color_scheme="dark").new_page()
    _open(page)
    expect(page.locator(".stage-light")).to_have_text("White background")
    page.locator(".stage-light").click()
    ground = "(e) => getComputedStyle(e).backgroundColor"
    assert page.locator(".stage-full").evaluate(ground) == "rgb(255, 255, 255)"
    reader.reload(page)
    expect(page.locator(".stage-light")).to_have_text("Usual background")
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


@pytest.mark.parametrize("closing", ["Escape", "Enter"])
@pytest.mark.parametrize("show", ["questions", "slides"])
def test_after_the_keys_were_looked_up_space_goes_on(show: str, closing: str, page: Page):
    _open(page, show=show)
    page.locator(".stage-keys-button").focus()
    page.keyboard.press("Space")
    expect(page.locator(".stage-keys")).to_be_visible()
    reader.later(page).keyboard.press(closing)
    expect(page.locator(".stage-keys")).to_be_hidden()
    expect(page.locator(".stage-stem")).to_be_focused()
    before = page.locator(".stage-on").inner_text()
    _on(page, "Space")
    expect(page.locator(".stage-keys")).to_be_hidden()
    expect(page.locator(".stage-on")).not_to_have_text(before)


_GREEN = """
  () => {
    const right = document.querySelector('.stage-full'), look = (e, name) => getComputedStyle(e)[name]
    const probe = right.appendChild(document.createElement('i'))
    const colours = ['--right', '--right-ground'].map((name) => {
      probe.style.color = `var(${name})`
      return getComputedStyle(probe).color
    })
    probe.remove()
    return [...document.querySelectorAll('.stage-option')].map((row) => {
      const mark = row.querySelector('.stage-mark')
      const isGreen = [look(row, 'borderTopColor'), look(row, 'backgroundColor'), look(mark, 'color')].some((one) => colours.includes(one))
      return [row.querySelector('.stage-text').textContent, isGreen, getComputedStyle(mark, '::before').content.includes('✓')]
    })
  }
"""


_SPOTS = [one for one in english().bank(reader.LESSON, reader.PATH) if one.type == "spot"]
ALARMING = next(one for one in _SPOTS if one.right_response != (NOTHING_WRONG,))
"""A mock screen that holds something to beware of."""


@pytest.mark.parametrize("item", [*IN_ORDER, ALARMING], ids=lambda item: item.id)
def test_only_a_good_answer_is_green_and_ticked(item: Item, open_context: Callable[..., BrowserContext]):
    """What stands in its box, and what should make one stop, may be unwise to do: from the last row it must not look like advice."""
    page = open_context(viewport=SIZES["large wall"]).new_page()
    _open(page, items=item.id)
    for _ in _turns(item):
        _on(page)
        _on(page)
    _says(page, "The answer")
    expect(page.locator(".stage-mark").first).to_be_visible()
    advised = {row.text for row in there(item.solution()).rows if row.fits} if item.traits.means == "answer" else set()
    advised |= {"Nothing wrong here"} if item.right_response == (NOTHING_WRONG,) else set()
    for text, is_green, is_ticked in page.evaluate(_GREEN):
        assert (is_green, is_ticked) == (text in advised, text in advised), text


def test_a_thing_on_the_wall_has_the_name_of_its_box_as_a_label(page: Page):
    item = of_kind(Sorting, next(one for one in IN_ORDER if one.type == "sorting"))
    names = {box.id: box.text for box in item.boxes}
    _open(page, items=item.id)
    _on(page)
    _on(page)
    _says(page, "The answer")
    for option in item.options:
        row = page.locator(".stage-option").filter(has_text=option.text)
        expect(row.locator(".stage-mark")).to_have_text(f"Goes in “{names[item.key[option.id]]}”.")


def test_the_slides_go_by_the_same_keys_and_end_at_the_questions(page: Page):
    _open(page, show="slides")
    cards = there(english().lessons.get(reader.LESSON)).paths[reader.PATH].cards
    expect(page.locator(".stage-stem")).to_have_text(cards[0].title)
    expect(page.locator(".stage-card img")).to_be_visible()
    _on(page)
    expect(page.locator(".stage-words dt").first).to_have_text(cards[0].words[0].word)
    _to_the_end(page)
    page.locator(".stage-questions").click()
    expect(page.get_by_text(f"Question 1 of {len(ITEMS)}", exact=True)).to_be_visible()  # the last card may stand beside it for a moment


TOPS = "(all) => all.map((one) => Math.round(one.getBoundingClientRect().top - all[0].getBoundingClientRect().top))"
"""How far below the first one each stands."""


def test_a_teacher_picks_swaps_and_begins_and_nothing_moves_from_under_the_hand_that_ticks_the_next(page: Page):
    reader.go(page, f"/projector?lesson={reader.LESSON}")
    expect(page.locator(".st-key-main-to-stage a")).to_have_text("Begin: 6 questions")
    boxes, swaps = page.locator('[class*="st-key-pick-"] label'), page.locator('[class*="st-key-swap-"] button')
    stood, could = boxes.evaluate_all(TOPS), swaps.count()
    page.locator('[class*="st-key-class-item-"]:has([class*="st-key-swap-"]) label').first.click()
    expect(page.locator(".st-key-main-to-stage a")).to_have_text("Begin: 5 questions")
    expect(swaps).to_have_count(could - 1)
    assert boxes.evaluate_all(TOPS) == stood
    page.locator('[class*="st-key-swap-"] button').first.click()
    expect(page.locator(".class-strand:focus")).to_be_visible()
    reader.settled(page)
    address = page.url
    reader.reload(page)
    assert page.url == address
    page.locator(".st-key-main-to-stage a").click()
    expect(page.locator(".stage-place")).to_contain_text("Question 1 of 5")


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
    page.keyboard.press("?")
    yield "keys"
    page.keyboard.press("Escape")
    for name in ("hands", "revealed", "talk"):
        _on(page)
        while page.locator(".stage").evaluate("(e) => e.scrollTop") > 0 or page.locator(".stage-on").inner_text() in MORE:
            _on(page)
        yield name
    _to_the_end(page)
    expect(page.locator(".stage-again")).to_be_visible()
    yield "end"
    page.locator(".stage-light").click()
    yield "end on a light ground"
    _open(page, lesson=HARM, items=_about_harm().id)
    yield "a question about harm on a light ground"
    _open(page, show="slides")
    yield "slides"
    _on(page)
    yield "slides, on"
