"""What a reader does and sees in the browser. Elements are found by the keys that the pages give them."""

import asyncio
import json
import time
from collections.abc import Callable, Iterator, Sized
from contextlib import contextmanager
from functools import lru_cache
from typing import Any

from playwright.sync_api import Locator, Page, WebSocketRoute, expect

from beacons.domain.course.library import Library
from beacons.domain.item import Item
from beacons.domain.path import ChildPath
from beacons.domain.practice.attempt import Answer, Attempt
from beacons.domain.practice.progress import Progress
from beacons.domain.response import Response
from beacons.items.ordering.item import Ordering
from beacons.items.sorting.item import Sorting
from beacons.items.story.item import Story
from beacons.storage.content_files import load
from tests import builders
from tests.browser import keeping
from tests.browser.server import ROOT
from tests.builders import KEYED_TYPES
from tests.shipped import english
from tests.there import of_kind, there

PATIENCE = 15.0
LESSON = "safer-internet-day"
PATH: ChildPath = "10-12"
"""Where nothing else matters: this lesson in the path that a new reader gets; its bank holds items of every type."""
TYPES = tuple(KEYED_TYPES)
PAGES = (
    "/",
    f"/lesson?lesson={LESSON}",
    f"/quiz?lesson={LESSON}",
    "/review",
    "/six-screens",
    "/together",
    "/progress",
    "/readers",
    "/grown-ups",
    "/tonight",
    "/agreement",
    "/family-file",
    "/my-quizzes",
    "/projector",
    "/class-room",
    "/help",
    "/about",
    "/rest",
)
"""An address of every page."""


_STANDS = """
  () => document.fonts.ready.then(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(true)))))
"""
PHONE: dict[str, Any] = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True, "device_scale_factor": 2}
"""A phone as the browser plays it."""


@lru_cache(maxsize=1)
def library() -> Library:
    """The content that the server shows."""
    return load(ROOT)


def until(page: Page, condition: Callable[[], Any], what: str) -> None:
    """Wait until something holds that no locator can say."""
    limit = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < limit, f"never came: {what}"
        page.wait_for_timeout(50)


# Getting about


def go(page: Page, address: str) -> None:
    """Open an address and wait until the reader may act."""
    page.goto(address)
    ready(page)


def ready(page: Page) -> None:
    """Wait until the browser's storage has been read and the page is drawn."""
    page.wait_for_selector("html[data-ready]", state="attached")
    settled(page)
    stands(page)


def settled(page: Page) -> None:
    """Wait until no script runs for this tab."""
    page.wait_for_selector('[data-testid="stApp"][data-test-script-state="notRunning"]', state="attached")


def stands(page: Page) -> None:
    """Wait until its letters have come, and whatever is measured in a frame and fitted to it stands as it will."""
    page.evaluate(_STANDS)


def until_quiet(page: Page, grows: Sized, milliseconds: int) -> None:
    """Wait until nothing has come for so long."""
    before = -1
    while before != len(grows):
        before = len(grows)
        page.wait_for_timeout(milliseconds)


def connected(page: Page) -> None:
    """Wait until the tab has found its server again."""
    page.wait_for_selector('[data-testid="stApp"][data-test-connection-state="CONNECTED"]', state="attached", timeout=60_000)


def menu(page: Page, name: str) -> Locator:
    """A link in the header: to home, progress, grown-ups or help."""
    return page.locator(f".top .to-{name}")


def who(page: Page) -> Locator:
    """The child who reads in this tab, in the header, as soon as the device has more than one."""
    return page.locator(".top .who summary")


def switch(page: Page, name: str) -> None:
    """Let another child of the device read in this tab."""
    who(page).click()
    page.locator(".top .who li a").filter(has_text=name).click()
    expect(who(page)).to_contain_text(name)
    expect(coast(page)).to_be_visible()
    settled(page)


def unfold(page: Page, key: str) -> None:
    """Open an expander. What is in it and below it stands at once, so that whatever comes next can be pressed."""
    page.locator(f".st-key-{key} summary").click()
    expect(page.locator(f".st-key-{key} details")).to_have_attribute("open", "")


def coast(page: Page) -> Locator:
    """The seven beacons on Home."""
    return page.locator(".coast")


def beacon(page: Page, lesson_id: str) -> Locator:
    """One beacon of the coast: its picture, its state and its link."""
    return page.locator(f".st-key-beacon-{lesson_id}")


def reload(page: Page) -> None:
    """Load the page again."""
    page.reload()
    ready(page)


def focused_id(page: Page) -> str:
    """Id of the element that has the focus."""
    return str(page.evaluate("document.activeElement.id"))


def expect_focus(page: Page, element_id: str) -> None:
    """The element takes the focus."""
    expect(page.locator(f"#{element_id}")).to_be_focused()


# What is kept


def stored(page: Page) -> str:
    """All that is in the browser's storage, as one text."""
    return json.dumps(keeping.entries(page), sort_keys=True)


def progress(page: Page) -> Progress:
    """The stored progress of the child who reads in this tab."""
    return keeping.household(page).of(keeping.here(page))


def kept_attempt(page: Page) -> Attempt:
    """The one attempt that is stored."""
    (attempt,) = progress(page).attempts
    return attempt


def attempt_at(items: list[Item], **more: Any) -> Attempt:
    """An attempt that asks these items, all of one lesson and path."""
    return Attempt(**{"id": "a1", "quiz_id": LESSON, "path": PATH, "item_ids": tuple(item.id for item in items), "at": 1} | more)


def having(*attempts: Attempt) -> Progress:
    """The progress of a reader who has these attempts."""
    return Progress(path=PATH, path_at=1, attempts=attempts)


def one_of_each_type() -> list[Item]:
    """The first item of every type with a key in the bank."""
    bank = english().bank(LESSON, PATH)
    return [next(item for item in bank if item.type == kind) for kind in TYPES]


def of_type(kind: str) -> Item:
    """The first item of a type in the bank."""
    return one_of_each_type()[TYPES.index(kind)]


def finished_at(lesson_id: str) -> Attempt:
    """A finished attempt at a lesson, everything right."""
    items = english().bank(lesson_id, PATH)[:5]
    answers = []
    for item in items:
        outcome = item.check(right_response(item))
        answers.append(Answer(item_id=item.id, response=right_response(item), earned=outcome.earned, possible=outcome.possible, at=2))
    return attempt_at(list(items), id=f"done-{lesson_id}"[:60], quiz_id=lesson_id, answers=tuple(answers), place=len(items))


# A quiz


def start(page: Page) -> None:
    """Begin the quiz."""
    page.locator(".st-key-start button").click()
    expect(page.locator("#stem")).to_be_visible()


def check_button(page: Page) -> Locator:
    """The button that answers."""
    return page.locator(".st-key-check button")


def next_button(page: Page) -> Locator:
    """The button that goes on."""
    return page.locator(".st-key-next button")


def place(page: Page) -> str:
    """Where in the quiz the reader is, as the page says it."""
    return page.locator(".place").inner_text()


def item_on_screen(page: Page) -> Item:
    """The item whose stem is on screen."""
    stem = page.locator("#stem").inner_text()
    quizzes = (english().quizzes.get(lesson.id) for lesson in english().in_order())
    return next(item for quiz in quizzes if quiz for item in quiz.items if item.stem == stem)


def right_response(item: Item) -> Response:
    """The response that the key asks for; where there is none, the first choice."""
    if isinstance(item, Story):
        return _way(item, helping=True)
    return builders.right_response(item)


def other_response(item: Item) -> Response:
    """A complete response that is not the best one."""
    if isinstance(item, Story):
        return _way(item, helping=False)
    if isinstance(item, Ordering):
        return tuple(reversed(item.key))
    if isinstance(item, Sorting):
        boxes = [box.id for box in item.boxes]
        return {option: boxes[(boxes.index(box) + 1) % len(boxes)] for option, box in item.key.items()}
    key = tuple(right_response(item))
    left = [option_id for option_id in item.option_ids if option_id not in key]
    return (left[0], *key[1:])


def _way(story: Story, *, helping: bool) -> tuple[str, ...]:
    """A way through a story that takes at every fork a choice that helps, or where there is one, a choice that does not."""
    way: tuple[str, ...] = ()
    while options := there(story.scene_after(way)).options:
        way = (*way, next((i for i in options if story.choice(i).helps is helping), options[0]))
    return way


def choices(page: Page) -> Locator:
    """Everything that can be tapped to respond to the item on screen."""
    return page.locator(".item .option")


def order_of_choices(page: Page) -> list[str]:
    """What the choices say, as they stand on screen once they are drawn."""
    expect(choices(page).first).to_be_visible()
    settled(page)
    return choices(page).all_inner_texts()


def part(page: Page, option_id: str) -> Locator:
    """The place of one option: what can be tapped for it, or the card in which its boxes stand."""
    return page.locator(f'.item :is([data-option="{option_id}"], .option:has(> input[value="{option_id}"]))')


def respond(page: Page, item: Item, response: Response) -> None:
    """Give a response by tapping. Nothing is checked yet."""
    _RESPOND[item.type](page, item, response)


def _tap_options(page: Page, _: Item, response: Response) -> None:
    for option_id in response:
        part(page, option_id).click()


def _tap_steps(page: Page, _: Item, response: Response) -> None:
    for number, option_id in enumerate(response, 1):
        part(page, option_id).click()
        expect(part(page, option_id).locator(".step-number")).to_have_text(str(number))


def _tap_boxes(page: Page, _: Item, response: Response) -> None:
    for option_id, box_id in of_kind(dict, response).items():
        part(page, option_id).locator(f'.option:has(> input[value="{box_id}"])').click()


def _tap_through(page: Page, item: Item, response: Response) -> None:
    story, way = of_kind(Story, item), tuple(response)
    for number, option_id in enumerate(way, 1):
        part(page, option_id).click()
        expect(page.locator("#scene")).to_have_text(there(story.scene_after(way[:number])).text)


_RESPOND: dict[str, Callable[[Page, Item, Response], None]] = {
    "single_choice": _tap_options,
    "multiple_choice": _tap_options,
    "ordering": _tap_steps,
    "sorting": _tap_boxes,
    "real_or_trick": _tap_options,
    "spot": _tap_options,
    "dilemma": _tap_options,
    "story": _tap_through,
}


def check(page: Page) -> None:
    """Answer, and wait for the feedback."""
    check_button(page).click()
    expect(page.locator("#feedback")).to_be_visible()


def answer(page: Page, *, rightly: bool = True) -> Item:
    """Respond to the item on screen and check."""
    item = item_on_screen(page)
    respond(page, item, right_response(item) if rightly else other_response(item))
    check(page)
    return item


def go_on(page: Page) -> None:
    """Leave an answered item behind, and wait for the next one or the result."""
    next_button(page).click()
    expect(page.locator("#feedback")).to_be_hidden()
    expect(page.locator("#stem").or_(page.locator("#result"))).to_be_visible()
    settled(page)


def play(page: Page) -> list[Item]:
    """Answer everything that is left, rightly."""
    items = []
    expect(page.locator("#stem")).to_be_visible()
    while page.locator("#stem").count():
        items.append(answer(page))
        go_on(page)
    return items


AT_ONCE = 710
"""Milliseconds after which a press on a wall is one of its own, and what has come by itself has been seen."""
LATER = """(wait) => {
  if (window.ahead === undefined) {
    const real = performance.now.bind(performance)
    performance.now = () => real() + window.ahead
  }
  window.ahead = (window.ahead ?? 0) + wait
}"""
"""Lets so much time go by without waiting for it."""


_STANDS_STILL = "() => { const at = performance.now(); window.goesOn = performance.now; performance.now = () => at }"
_GOES_ON = "() => { performance.now = window.goesOn }"


@contextmanager
def at_once(page: Page) -> Iterator[None]:
    """Whatever is pressed meanwhile is pressed at once by the clock of the page, however slow the machine is."""
    page.evaluate(_STANDS_STILL)
    yield
    page.evaluate(_GOES_ON)


def hang_up(line: WebSocketRoute, code: int | None = None, *, after: float = 0) -> None:
    """Close a line from within what handles it, so many seconds later: there Playwright's own way waits for itself."""
    within: Any = getattr(line, "_impl_obj", line)

    async def close() -> None:
        await asyncio.sleep(after)
        await within.close(code=code)

    asyncio.ensure_future(close())  # noqa: RUF006  # a page that is gone takes it along


def later(page: Page) -> Page:
    """The same page at a time when another press at the same place is one of its own, by the clock of the page."""
    page.evaluate(LATER, AT_ONCE)
    return page


def hand(page: Page, key: str = "ArrowRight") -> None:
    """Press a key as a hand does that leads a class: not twice at once."""
    later(page).keyboard.press(key)
