"""Nothing but Tab, arrows, space and Enter."""

from collections.abc import Callable, Iterable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from beacons.domain.item import Item
from beacons.items.multiple_choice.item import MultipleChoice
from beacons.items.ordering.item import Ordering
from beacons.items.single_choice.item import SingleChoice
from beacons.items.sorting.item import Sorting
from beacons.items.spot.item import NOTHING_WRONG
from beacons.items.story.item import Story
from tests.browser import reader
from tests.shipped import english
from tests.there import of_kind, there

pytestmark = pytest.mark.browser

MOST_STOPS = 60
KIND = "() => { const e = document.activeElement; return [e.tagName, e.type, e.dataset.testid, e.className].join(' ') }"
"""What sort of element has the focus: the look of the focus is the same for all of a sort."""
SURROUNDINGS = """
  () => {
    const box = (document.activeElement.closest('label') ?? document.activeElement).getBoundingClientRect()
    return { x: Math.max(0, box.x - 8), y: Math.max(0, box.y - 8), width: box.width + 16, height: box.height + 16 }
  }
"""
LOOK_AWAY = """
  () => {
    window.hadFocus = document.activeElement
    window.away = document.body.appendChild(document.createElement('button'))
    window.away.style.cssText = 'position: fixed; inset-block-start: -99px'
    window.away.addEventListener('focusin', (event) => event.stopPropagation())  // nobody has gone on: what is open stays so
    window.away.focus({ preventScroll: true })
  }
"""
"""Something else has the focus, out of sight: to a page where nothing has it, a heading that was to have it is given it again."""
IN_VIEW = """
  () => {
    const box = (document.activeElement.closest('label') ?? document.activeElement).getBoundingClientRect()
    return box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth
  }
"""


class Keyboard:
    """The keyboard of a reader who has nothing else, and who must always see where the focus is."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.looked_at: set[str] = set()
        self.unseen: list[str] = []
        """Sorts of elements that had the focus without showing it."""

    def press(self, key: str) -> None:
        """Press a key."""
        self.page.keyboard.press(key)

    def tab_to(self, selector: str, key: str = "Tab") -> None:
        """Press Tab until an element of that kind has the focus, and look at each stop on the way."""
        for _ in range(MOST_STOPS):
            self.press(key)
            self._look(selector)
            if self.page.evaluate("(selector) => document.activeElement.matches(selector)", selector):
                return
        raise AssertionError(f"no number of tabs leads to {selector}")

    def _look(self, wanted: str) -> None:
        kind = self.page.evaluate(KIND)
        if not self.page.evaluate(IN_VIEW):
            self.unseen.append(f"{kind}, out of sight on the way to {wanted}")
        if kind in self.looked_at or kind.startswith("BODY"):
            return
        self.looked_at.add(kind)
        # A page that is drawn anew between the two pictures may show the same twice: looked at again, what shows its focus does.
        if not (self._shows_focus() or self._shows_focus()):
            self.unseen.append(kind)

    def _shows_focus(self) -> bool:
        reader.settled(self.page)
        clip = self.page.evaluate(SURROUNDINGS)
        focused = self.page.screenshot(clip=clip)
        self.page.evaluate(LOOK_AWAY)
        without = self.page.screenshot(clip=clip)
        self.page.evaluate("() => { window.hadFocus.focus({ focusVisible: true, preventScroll: true }); window.away.remove() }")
        return focused != without


def test_a_whole_quiz_can_be_played_with_the_keyboard_alone_and_the_focus_is_always_seen(open_context: Callable[..., BrowserContext]):
    items = reader.one_of_each_type()
    page = open_context(reader.having(reader.attempt_at(items)), reduced_motion="reduce").new_page()
    keyboard = Keyboard(page)
    reader.go(page, "/")
    keyboard.tab_to(".st-key-carry-on a")
    keyboard.press("Enter")
    reader.expect_focus(page, "stem")  # which it is given once: who goes on before would be led back
    for item in items:
        expect(page.locator("#stem")).to_have_text(item.stem)
        reader.settled(page)
        RESPOND[item.type](keyboard, item)
        keyboard.tab_to(".st-key-check button")
        keyboard.press("Enter")
        reader.expect_focus(page, "feedback")
        keyboard.tab_to(".st-key-next button")
        keyboard.press("Space")
        reader.expect_focus(page, "result" if item is items[-1] else "stem")
    expect(page.locator(".result")).to_contain_text(f"You got {len(reader.TYPES)} out of {len(reader.TYPES)} right.")
    keyboard.tab_to(".st-key-enough a")
    keyboard.press("Enter")
    expect(page.locator("#message")).to_have_text("Enough for today")
    assert not keyboard.unseen


def test_where_a_press_leads_to_another_page_its_heading_has_the_focus(open_context: Callable[..., BrowserContext]):
    page = open_context().new_page()
    keyboard = Keyboard(page)
    last = len(there(english().lessons.get(reader.LESSON)).paths[reader.PATH].cards)
    for address, press, arrived in (
        (f"/lesson?lesson={reader.LESSON}&card={last}", ".st-key-main-to-quiz a", "Quiz"),
        ("/lesson?lesson=global-alliance", ".st-key-pick-another button", "Home"),
        ("/my-quizzes", ".st-key-begin-quiz button", "My quizzes"),
        (f"/projector?lesson={reader.LESSON}", ".st-key-main-to-stage a", "For a class"),
        (f"/class-room?lesson={reader.LESSON}", ".st-key-open-room button", "Class room"),
        ("/", ".top .to-help", "Get help"),
        ("/help", ".ways a[data-page]", "Home"),
    ):
        reader.go(page, address)
        page.locator(press).first.focus()
        keyboard.press("Enter")
        expect(page).to_have_title(f"{arrived} · Seven Beacons")
        heading = page.locator("h1:visible").last
        expect(heading).to_be_focused()
        reader.settled(page)
        expect(heading).to_be_focused()


def _single_choice(keyboard: Keyboard, item: Item) -> None:
    keyboard.tab_to(".item input")
    texts = reader.choices(keyboard.page).all_inner_texts()
    _choose(keyboard, [text.strip() for text in texts].index(item.option(of_kind(SingleChoice, item).key).text))


def _real_or_trick(keyboard: Keyboard, item: Item) -> None:
    said, done = tuple(reader.right_response(item))
    for question, (option_id, options) in enumerate(((said, ("real", "trick")), (done, ("go-on", "check", "show")))):
        keyboard.tab_to(f'.item input[name="answer-{question}"]')
        _choose(keyboard, options.index(option_id))


def _sorting(keyboard: Keyboard, item: Item) -> None:
    sorting = of_kind(Sorting, item)
    boxes = [box.id for box in sorting.boxes]
    for option_id in _order(keyboard.page):
        keyboard.tab_to(f'[data-option="{option_id}"] input')
        _choose(keyboard, boxes.index(sorting.key[option_id]))


def _choose(keyboard: Keyboard, number: int) -> None:
    """Choose by number (from 0) in the group of radio buttons whose first has the focus."""
    keyboard.press("Space")
    for _ in range(number):
        keyboard.press("ArrowDown")
    checked = "() => [...document.activeElement.closest('fieldset').querySelectorAll('input')].findIndex((one) => one.checked)"
    reader.until(keyboard.page, lambda: keyboard.page.evaluate(checked) == number, f"choice {number} is chosen")


def _multiple_choice(keyboard: Keyboard, item: Item) -> None:
    _tick(keyboard, of_kind(MultipleChoice, item).key)


def _ordering(keyboard: Keyboard, item: Item) -> None:
    order = _order(keyboard.page)
    at = -1
    for number, option_id in enumerate(of_kind(Ordering, item).key, 1):
        keyboard.tab_to(f'button[data-option="{option_id}"]', "Tab" if order.index(option_id) > at else "Shift+Tab")
        at = order.index(option_id)
        keyboard.press("Enter")
        step = reader.part(keyboard.page, option_id)
        expect(step.locator(".step-number")).to_have_text(str(number))
        expect(step).to_be_focused()


def _order(page: Page) -> list[str]:
    """Option ids as they stand on screen."""
    return of_kind(list, page.locator(".item [data-option]").evaluate_all("(all) => all.map((e) => e.dataset.option)"))


def _spot(keyboard: Keyboard, item: Item) -> None:
    _tick(keyboard, [i for i in (*item.option_ids, NOTHING_WRONG) if i in (item.right_response or ())])


def _tick(keyboard: Keyboard, ids: Iterable[str]) -> None:
    """Tick the boxes of these ids, in the order in which they stand."""
    wanted = {f'.item input[value="{option_id}"]' for option_id in ids}
    while wanted:
        keyboard.tab_to(", ".join(wanted))
        box = keyboard.page.locator(":focus")
        keyboard.press("Space")
        expect(box).to_be_checked()
        wanted.remove(f'.item input[value="{box.get_attribute("value")}"]')


def _story(keyboard: Keyboard, item: Item) -> None:
    story, way = of_kind(Story, item), tuple(reader.right_response(item))
    for number, option_id in enumerate(way, 1):
        keyboard.tab_to(f'button[data-option="{option_id}"]')
        keyboard.press("Enter")
        expect(keyboard.page.locator("#scene")).to_have_text(there(story.scene_after(way[:number])).text)
        reader.expect_focus(keyboard.page, "scene")


def _dilemma(keyboard: Keyboard, _: Item) -> None:
    keyboard.tab_to(".item input")
    _choose(keyboard, 0)


RESPOND = {
    "dilemma": _dilemma,
    "single_choice": _single_choice,
    "multiple_choice": _multiple_choice,
    "ordering": _ordering,
    "real_or_trick": _real_or_trick,
    "sorting": _sorting,
    "spot": _spot,
    "story": _story,
}


def test_the_keyboard_reaches_a_path_a_beacon_and_every_card_of_its_lesson(page: Page):
    keyboard = Keyboard(page)
    reader.go(page, "/")
    keyboard.tab_to(".st-key-path input")
    keyboard.press("ArrowRight")
    reader.until(page, lambda: reader.progress(page).path is not None, "the path is kept")
    keyboard.tab_to(f".st-key-beacon-{reader.LESSON} a")
    keyboard.press("Enter")
    expect(page.locator(".place")).to_contain_text("Card 1 of")
    reader.expect_focus(page, "card-title")
    keyboard.tab_to(".words summary")
    keyboard.press("Enter")
    expect(page.locator(".words details p").first).to_be_visible()
    reader.settled(page)
    while page.locator(".st-key-next").count():
        before = page.locator(".place").inner_text()
        keyboard.tab_to(".st-key-next button")
        keyboard.press("Enter")
        expect(page.locator(".place")).not_to_have_text(before)
        reader.expect_focus(page, "card-title")
        reader.settled(page)
    keyboard.tab_to(".st-key-main-to-quiz a")
    keyboard.press("Enter")
    expect(page.locator("#start")).to_be_visible()
    assert not keyboard.unseen


def test_skipping_to_the_content_skips_the_header(page: Page):
    reader.go(page, f"/lesson?lesson={reader.LESSON}")
    link = page.get_by_role("link", name="Skip to main content")
    link.focus()
    page.keyboard.press("Enter")
    reader.expect_focus(page, "card-title")
