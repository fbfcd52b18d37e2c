"""Whatever comes in between: reloads, the browser's own buttons, second tabs, nervous fingers, a lost server or network."""

import re
import time
from collections.abc import Callable
from functools import partial

import pytest
from playwright.sync_api import BrowserContext, CDPSession, Locator, Page, Route, WebSocketRoute, expect

from beacons.domain.practice.progress import Progress
from tests.browser import keeping, reader
from tests.browser.engine import needs_chromium
from tests.browser.server import Server
from tests.browser.watch import LOST_CONNECTION, Watch
from tests.shipped import english
from tests.there import of_kind, there

pytestmark = pytest.mark.browser

QUIZ = f"/quiz?lesson={reader.LESSON}"
PRESS_AND_HEAR = """([selector, milliseconds, paths]) => {
  document.querySelector(selector).click()
  setTimeout(() => {
    const name = Object.keys(localStorage).find((name) => name.startsWith("seven-beacons.reader."))
    const path = paths[window.turn = ((window.turn ?? 0) + 1) % paths.length]
    localStorage.setItem(name, localStorage.getItem(name) + `\\n{"path":["${path}",${Math.round(Date.now() / 1000)}]}`)
    dispatchEvent(new StorageEvent("storage", { key: name }))
  }, milliseconds)
}"""
"""Presses something, and lets the tab hear a little later that a path was chosen in another, of these in turn."""
OTHERS = ["7-9", "13-16"]
CHOSEN = '.item :is(input:checked, [aria-pressed="true"]:not(.read-aloud), .step-number:not(:empty))'


def test_a_reload_before_the_check_keeps_answers_item_and_order_of_options(page: Page):
    reader.go(page, QUIZ)
    reader.start(page)
    for _ in range(2):
        reader.answer(page)
        reader.go_on(page)
    item, order = reader.item_on_screen(page), reader.order_of_choices(page)
    reader.until(page, lambda: reader.kept_attempt(page).place == 2, "the place is kept")
    _at_rest(page)
    before = reader.stored(page)

    reader.reload(page)
    _at_rest(page)

    assert reader.place(page).startswith("Question 3 of")
    assert reader.item_on_screen(page) == item
    assert reader.order_of_choices(page) == order
    assert reader.stored(page) == before


def test_a_reload_after_the_check_shows_the_same_feedback_and_what_was_chosen(open_context: Callable[..., BrowserContext]):
    items = reader.one_of_each_type()
    page = open_context(reader.having(reader.attempt_at(items))).new_page()
    reader.go(page, QUIZ)
    for number, item in enumerate(items, 1):
        expect(page.locator("#stem")).to_have_text(item.stem)
        reader.respond(page, item, reader.other_response(item))
        reader.check(page)
        reader.settled(page)
        chosen, feedback = _as_chosen(page), page.locator(".feedback").inner_text()
        reader.until(page, partial(_has_answers, page, number), "the answer is kept")

        reader.reload(page)

        assert page.locator(".feedback").inner_text() == feedback
        assert _as_chosen(page) == chosen
        assert item.type == "story" or any(re.search(r"True$|^1\b", one) for one in chosen)
        reader.go_on(page)


def _has_answers(page: Page, count: int) -> bool:
    return len(reader.kept_attempt(page).answers) == count


def _as_chosen(page: Page) -> list[str]:
    script = """(all) => all.map((e) => [e.innerText.trim(), e.querySelector("input")?.checked ? "True"
      : e.getAttribute("aria-pressed") === "true" ? "True" : ""].join("|"))"""
    return of_kind(list, reader.choices(page).evaluate_all(script))


def test_back_and_forward_turn_the_cards_and_lead_in_and_out_of_the_quiz(page: Page):
    reader.go(page, f"/lesson?lesson={reader.LESSON}")
    titles = [card.title for card in there(english().lessons.get(reader.LESSON)).paths[reader.PATH].cards]
    title = page.locator("#card-title")
    for expected in titles[1:]:
        reader.next_button(page).click()
        expect(title).to_have_text(expected)
        reader.settled(page)
    page.locator(".st-key-main-to-quiz a").click()
    reader.start(page)
    reader.answer(page)
    reader.go_on(page)
    item = reader.item_on_screen(page)

    for expected in reversed(titles):
        page.go_back()
        expect(title).to_have_text(expected)
        reader.settled(page)
    for expected in titles[1:]:
        page.go_forward()
        expect(title).to_have_text(expected)
        reader.settled(page)
    page.go_forward()
    expect(page.locator("#stem")).to_have_text(item.stem)
    expect(page.locator(".place")).to_contain_text("Question 2 of")
    reader.play(page)
    page.go_back()
    expect(page.locator("#start")).to_be_visible()
    page.go_forward()
    expect(page.locator("#result")).to_be_visible()
    reader.until(page, lambda: reader.kept_attempt(page).is_finished, "the finished attempt is kept")


def test_two_tabs_on_one_quiz_end_with_the_same_and_count_no_point_twice(open_context: Callable[..., BrowserContext]):
    items = reader.one_of_each_type()[:2]
    context = open_context(reader.having(reader.attempt_at(items)))
    one, other = context.new_page(), context.new_page()
    for tab in (one, other):
        reader.go(tab, QUIZ)
        assert reader.item_on_screen(tab) == items[0]
    reader.respond(one, items[0], reader.right_response(items[0]))
    reader.respond(other, items[0], reader.other_response(items[0]))
    one.evaluate("document.querySelector('.st-key-check button').click()")
    other.evaluate("document.querySelector('.st-key-check button').click()")
    for tab in (one, other):
        expect(tab.locator("#feedback")).to_be_visible()

    reader.until(one, lambda: one.locator(".feedback").inner_text() == other.locator(".feedback").inner_text(), "both tabs say the same")
    reader.go_on(one)
    expect(other.locator("#stem")).to_have_text(items[1].stem)
    reader.answer(other)
    reader.go_on(other)
    expect(other.locator("#result")).to_be_visible()

    reader.until(one, lambda: reader.kept_attempt(one).is_finished, "the attempt is finished")
    _at_rest(one, other)
    kept = reader.stored(one)
    assert reader.stored(other) == kept
    attempt = reader.kept_attempt(one)
    assert [answer.item_id for answer in attempt.answers] == [item.id for item in items]
    assert attempt.score <= attempt.possible
    for tab in (one, other):
        reader.reload(tab)
        _at_rest(one, other)
        assert reader.stored(tab) == kept
        reader.go(tab, f"/quiz?lesson={reader.LESSON}&result={attempt.id}")
        expect(tab.locator(".result")).to_contain_text(f"You got {sum(answer.is_right for answer in attempt.answers)} out of 2 right.")


def test_a_tab_that_slept_through_what_another_did_overwrites_nothing_of_it(open_context: Callable[..., BrowserContext]):
    context = open_context()
    awake, asleep = context.new_page(), context.new_page()
    asleep.add_init_script("addEventListener('storage', (event) => event.stopImmediatePropagation(), true)")
    reader.go(asleep, "/quiz?lesson=childnet-digital-leaders")
    reader.go(awake, QUIZ)
    reader.start(awake)
    item = reader.answer(awake)
    reader.until(awake, lambda: reader.kept_attempt(awake).answers, "the answer is kept")
    awake.close()

    reader.start(asleep)
    reader.settled(asleep)  # it hears by now that somebody reads here
    reader.answer(asleep)
    reader.until(asleep, lambda: reader.progress(asleep).attempts_at("childnet-digital-leaders"), "the other answer is kept")
    _at_rest(asleep)
    kept = [answer.item_id for attempt in reader.progress(asleep).attempts_at(reader.LESSON) for answer in attempt.answers]
    assert kept == [item.id]


def test_a_quiz_begun_in_one_tab_goes_on_in_the_other(open_context: Callable[..., BrowserContext]):
    context = open_context()
    one, other = context.new_page(), context.new_page()
    for tab in (one, other):
        reader.go(tab, QUIZ)
    reader.start(one)
    item = reader.answer(one)
    expect(other.locator("#stem")).to_have_text(item.stem)
    expect(other.locator("#feedback")).to_be_visible()
    reader.go_on(other)
    expect(one.locator(".place")).to_contain_text("Question 2 of")
    assert reader.item_on_screen(one) == reader.item_on_screen(other)
    assert len(reader.progress(one).attempts) == 1


def test_a_link_that_is_pressed_just_when_another_tab_keeps_something_leads_where_it_says(open_context: Callable[..., BrowserContext]):
    context = open_context(reader.having(reader.attempt_at(reader.one_of_each_type())))
    page = context.new_page()
    reader.go(page, QUIZ)
    for milliseconds in (0, 5, 20, 60):
        page.evaluate(PRESS_AND_HEAR, [".top .to-progress", milliseconds, OTHERS])
        expect(page.locator("h1")).to_have_text("Which light comes first?")
        _at_rest(page)
        expect(page.locator("h1")).to_have_text("Which light comes first?")
        page.evaluate(PRESS_AND_HEAR, [".top .to-home", milliseconds, OTHERS])
        expect(reader.coast(page)).to_be_visible()
        _at_rest(page)
        expect(reader.coast(page)).to_be_visible()


def test_a_link_counts_that_a_busy_server_has_not_begun_with_when_the_time_of_the_link_before_it_is_over(
    open_context: Callable[..., BrowserContext],
):
    page = open_context(reader.having(reader.attempt_at(reader.one_of_each_type()))).new_page()
    slow = SlowLine(page)
    reader.go(page, QUIZ)
    page.locator(".top .to-progress").click()
    expect(page.locator("h1")).to_have_text("Which light comes first?")
    _at_rest(page)
    slow.holds = True
    page.evaluate(PRESS_AND_HEAR, [".top .to-home", 0, OTHERS])
    reader.until(page, lambda: slow.held, "the press is on its way")
    page.wait_for_timeout(3500)  # longer than a link was waited for
    assert len(slow.held) == 1, "whatever is told beside it would make the platform forget it"
    slow.let_go()
    expect(reader.coast(page)).to_be_visible()


def test_a_check_that_is_pressed_just_when_another_tab_keeps_something_counts(open_context: Callable[..., BrowserContext]):
    """The platform forgets what was pressed where something else is told within some milliseconds."""
    items = [item for item in english().bank(reader.LESSON, reader.PATH) if item.type in {"single_choice", "multiple_choice"}][:8]
    assert len(items) == 8
    page = open_context(reader.having(reader.attempt_at(items))).new_page()
    reader.go(page, QUIZ)
    for item, milliseconds in zip(items, (0, 2, 5, 10, 15, 20, 30, 60), strict=True):
        expect(page.locator("#stem")).to_have_text(item.stem)
        reader.respond(page, item, reader.right_response(item))
        page.evaluate(PRESS_AND_HEAR, [".st-key-check button", milliseconds, [reader.PATH]])
        expect(page.locator("#feedback")).to_be_visible()
        _at_rest(page)
        reader.go_on(page)


def test_a_check_that_a_busy_server_has_not_begun_with_counts_though_another_tab_keeps_something(
    open_context: Callable[..., BrowserContext],
):
    item = reader.of_type("single_choice")
    page = open_context(reader.having(reader.attempt_at([item]))).new_page()
    slow = SlowLine(page)
    reader.go(page, QUIZ)
    reader.respond(page, item, reader.right_response(item))
    slow.holds = True
    page.evaluate(PRESS_AND_HEAR, [".st-key-check button", 0, [reader.PATH]])
    reader.until(page, lambda: slow.held, "the press is on its way")
    reader.later(page)
    page.wait_for_timeout(400)  # so long whatever is told beside it would have been told
    slow.let_go()
    expect(page.locator("#feedback")).to_be_visible()


class SlowLine:
    """Stands between a page and its server, and can hold what the page says."""

    def __init__(self, page: Page) -> None:
        self.holds = False
        self.held: list[tuple[WebSocketRoute, str | bytes]] = []
        page.route_web_socket("**/_stcore/stream", self._connect)

    def _connect(self, line: WebSocketRoute) -> None:
        server = line.connect_to_server()
        line.on_message(lambda told: self.held.append((server, told)) if self.holds else server.send(told))
        server.on_message(line.send)

    def let_go(self) -> None:
        """Let all of it through at once."""
        self.holds = False
        for server, told in self.held:
            server.send(told)


def test_what_is_chosen_before_the_page_has_told_who_reads_stays_chosen(open_context: Callable[..., BrowserContext]):
    page = open_context().new_page()
    held: list[Route] = []
    page.route("**/ui/shell/store.js", lambda route: held.append(route))  # noqa: PLW0108  # a method of a list cannot be asked what it takes
    page.goto("/together")
    page.get_by_role("button", name="Begin").click()
    page.get_by_role("button", name="I’ve got it").click()
    expect(page.locator("#stem")).to_be_visible()
    item = reader.item_on_screen(page)
    reader.respond(page, item, reader.right_response(item))
    chosen = _half_chosen(page)
    reader.until(page, lambda: held, "the script is asked for")
    for one in held:
        one.continue_()
    reader.ready(page)
    expect(page.locator(".who-alone")).to_be_visible()
    assert _half_chosen(page) == chosen


@pytest.mark.parametrize("address", [QUIZ, "/six-screens"])
def test_nothing_begins_in_the_path_of_somebody_new_before_the_page_has_told_who_reads(
    address: str, open_context: Callable[..., BrowserContext]
):
    page = open_context(Progress(path="7-9", path_at=1)).new_page()
    held: list[Route] = []
    page.route("**/ui/shell/store.js", lambda route: held.append(route))  # noqa: PLW0108  # a method of a list cannot be asked what it takes
    page.goto(address)
    start = page.locator(".st-key-start button")
    expect(start).to_be_attached()
    reader.settled(page)
    expect(page.locator(".waits")).to_be_visible()
    expect(start).to_be_hidden()
    reader.until(page, lambda: held, "the script is asked for")
    for one in held:
        one.continue_()
    reader.start(page)
    reader.until(page, lambda: reader.kept_attempt(page).path == "7-9", "it is begun in the child's own path")


@pytest.mark.parametrize("lesson", [reader.LESSON, "weprotect-global-alliance"])
def test_no_card_of_another_path_is_seen_before_the_page_has_told_who_reads_but_the_way_out_is(
    lesson: str, open_context: Callable[..., BrowserContext]
):
    page = open_context(Progress(path="7-9", path_at=1)).new_page()
    held: list[Route] = []
    page.route("**/ui/shell/store.js", lambda route: held.append(route))  # noqa: PLW0108  # a method of a list cannot be asked what it takes
    page.goto(f"/lesson?lesson={lesson}&card=2")
    title = page.locator("#card-title")
    expect(title).to_be_attached()
    reader.settled(page)
    expect(page.locator(".waits")).to_be_visible()
    expect(title).to_be_hidden()
    expect(page.locator(".quick-exit:visible")).to_have_count(int(lesson != reader.LESSON))
    reader.until(page, lambda: held, "the script is asked for")
    for one in held:
        one.continue_()
    expect(title).to_be_visible()
    expect(page.locator(".waits")).to_be_hidden()
    expect(title).to_have_text(there(english().lessons.get(lesson)).paths["7-9"].cards[1].title)


def _half_chosen(page: Page) -> tuple[int, str]:
    """How much is chosen, and what can be read: a way through a story is its scene. What was only announced is over."""
    read = """item => {
      const copy = item.cloneNode(true)
      for (const told of copy.querySelectorAll("[role=status]")) told.remove()
      return copy.textContent
    }"""
    return page.locator(CHOSEN).count(), page.locator(".item").evaluate(read)


@needs_chromium("double clicks, which are two single ones in Firefox")
def test_a_double_click_on_check_or_next_is_one_step(open_context: Callable[..., BrowserContext]):
    items = reader.one_of_each_type()
    page = open_context(reader.having(reader.attempt_at(items))).new_page()
    reader.go(page, QUIZ)
    for number, item in enumerate(items, 1):
        expect(page.locator(".place")).to_contain_text(f"Question {number} of {len(items)}")
        assert reader.item_on_screen(page) == item
        reader.respond(page, item, reader.right_response(item))
        reader.check_button(page).dblclick()
        expect(page.locator("#feedback")).to_be_visible()
        reader.settled(page)
        expect(page.locator(".place")).to_contain_text(f"Question {number} of {len(items)}")
        reader.next_button(page).dblclick()
    expect(page.locator(".result")).to_contain_text(f"You got {len(items)} out of {len(items)} right.")
    reader.until(page, lambda: reader.kept_attempt(page).is_finished, "the finished attempt is kept")
    assert len(reader.kept_attempt(page).answers) == len(items)


@needs_chromium("double clicks, which are two single ones in Firefox")
def test_a_slow_double_click_on_check_does_not_go_past_the_feedback(open_context: Callable[..., BrowserContext]):
    items = [reader.of_type("multiple_choice"), reader.of_type("single_choice")]
    page = open_context(reader.having(reader.attempt_at(items))).new_page()
    reader.go(page, QUIZ)
    reader.respond(page, items[0], reader.right_response(items[0]))
    _double_click(reader.check_button(page), 300)
    expect(page.locator("#feedback")).to_be_visible()
    _at_rest(page)
    expect(page.locator("#stem")).to_have_text(items[0].stem)


def _double_click(button: Locator, pause: int) -> None:
    """Click twice at the same place, as a hand does: with so many milliseconds in between."""
    button.scroll_into_view_if_needed()
    box, page = there(button.bounding_box()), button.page
    page.mouse.move(box["x"] + 60, box["y"] + box["height"] / 2)
    for count in (1, 2):
        page.mouse.down(click_count=count)
        page.mouse.up(click_count=count)
        page.wait_for_timeout(pause)


@needs_chromium("touches")
def test_quick_taps_on_two_steps_are_two_and_a_double_tap_on_one_is_one(open_context: Callable[..., BrowserContext]):
    item = next(item for item in reader.one_of_each_type() if item.type == "ordering")
    page = open_context(reader.having(reader.attempt_at([item])), **reader.PHONE).new_page()
    reader.go(page, QUIZ)
    steps = reader.choices(page)
    expect(steps).to_have_count(len(item.options))
    steps.last.scroll_into_view_if_needed()
    first, second, third = (_middle(steps.nth(place)) for place in range(3))
    page.touchscreen.tap(*first)
    page.touchscreen.tap(*second)
    placed = page.locator(".step-number").filter(has_text=re.compile(r"\d"))
    expect(placed).to_have_count(2)
    page.wait_for_timeout(500)
    _tap_twice_at_once(page, *third)
    expect(placed).to_have_count(3)
    _at_rest(page)
    expect(placed).to_have_count(3)


def _tap_twice_at_once(page: Page, x: float, y: float) -> None:
    """Within a fifth of a second by what the touches themselves say of their time, however slow the machine is."""
    session, now = page.context.new_cdp_session(page), time.time()
    for at in (now, now + 0.15):
        session.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": x, "y": y}], "timestamp": at})
        session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": [], "timestamp": at + 0.05})


def _middle(button: Locator) -> tuple[float, float]:
    box = there(button.bounding_box())
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


@needs_chromium("double clicks, which are two single ones in Firefox")
def test_a_double_click_on_next_past_an_item_answered_before_is_one_step(open_context: Callable[..., BrowserContext]):
    page = open_context(reader.having(reader.attempt_at(reader.one_of_each_type()[:4]))).new_page()
    reader.go(page, QUIZ)
    for _ in range(3):
        reader.answer(page)
        reader.go_on(page)
    for number in (3, 2, 1):
        page.locator(".st-key-look-back button").click()
        expect(page.locator(".place")).to_contain_text(f"Question {number} of 4")
    reader.next_button(page).dblclick()
    expect(page.locator(".place")).not_to_contain_text("Question 1 of 4")
    _at_rest(page)
    expect(page.locator(".place")).to_contain_text("Question 2 of 4")


@needs_chromium("double clicks, which are two single ones in Firefox")
@pytest.mark.parametrize("pause", [0, 100, 300])
def test_a_double_click_on_next_turns_one_card_however_slow_it_is(pause: int, page: Page):
    reader.go(page, f"/lesson?lesson={reader.LESSON}")
    _double_click(reader.next_button(page), pause)
    expect(page.locator(".place")).not_to_contain_text("Card 1 of")
    _at_rest(page)
    expect(page.locator(".place")).to_contain_text("Card 2 of")


def _at_rest(*tabs: Page) -> None:
    """Wait until whatever was sent just now has been answered, and these tabs and their server know all that stands in the storage."""
    for tab in tabs:
        reader.settled(tab)
        tab.wait_for_timeout(400)
        reader.settled(tab)
    reader.until(tabs[0], lambda: all(map(keeping.is_at_rest, tabs)), "all is known that is kept")


@needs_chromium("another zone under an open page")
def test_once_it_is_another_day_what_is_said_of_days_is_said_anew_and_what_was_chosen_stays(open_context: Callable[..., BrowserContext]):
    """Between these zones it is never the same day."""
    item = reader.of_type("single_choice")
    context = open_context(reader.having(reader.attempt_at([item])), timezone_id=None)
    quiz, card = context.new_page(), context.new_page()
    sessions = [tab.context.new_cdp_session(tab) for tab in (quiz, card)]
    _travel(sessions, "Pacific/Midway")
    cards = there(english().lessons.get(reader.LESSON)).paths[reader.PATH].cards
    reader.go(card, f"/lesson?lesson={reader.LESSON}&card={next(n for n, one in enumerate(cards, 1) if one.extra)}")
    reader.go(quiz, QUIZ)
    reader.respond(quiz, item, reader.right_response(item))
    line = card.get_by_text(re.compile("The next one should be|It’s today"))
    said = line.inner_text()
    _travel(sessions, "Pacific/Kiritimati")
    expect(line).not_to_have_text(said)
    reader.check(quiz)
    expect(quiz.locator(".feedback")).to_have_class(re.compile("is-right"))
    assert len(reader.kept_attempt(quiz).answers) == 1


def _travel(sessions: list[CDPSession], zone: str) -> None:
    for session in sessions:
        for zone_id in ("", zone):
            session.send("Emulation.setTimezoneOverride", {"timezoneId": zone_id})


@pytest.mark.parametrize("comes_back_by", ["itself", "reload"])
def test_nothing_is_lost_when_the_server_dies_and_comes_back_under_an_open_page(
    comes_back_by: str, own_server: Server, open_context: Callable[..., BrowserContext]
):
    items = reader.one_of_each_type()[:4]
    page = open_context(reader.having(reader.attempt_at(items)), base_url=own_server.url).new_page()
    reader.go(page, QUIZ)
    reader.answer(page)
    reader.go_on(page)
    reader.answer(page)
    reader.settled(page)
    reader.until(page, lambda: len(reader.kept_attempt(page).answers) == 2, "two answers are kept")
    before = reader.kept_attempt(page)

    own_server.kill()
    expect(page.locator("#stem")).to_have_text(items[1].stem)
    own_server.start()
    own_server.wait_until_healthy()
    if comes_back_by == "reload":
        reader.reload(page)
    else:
        reader.connected(page)
        _at_rest(page)

    expect(page.locator("#feedback")).to_be_visible()
    assert reader.item_on_screen(page) == items[1]
    assert reader.kept_attempt(page) == before
    reader.next_button(page).click()
    expect(page.locator("#stem")).to_have_text(items[2].stem)
    assert reader.play(page) == items[2:]
    reader.until(page, lambda: reader.kept_attempt(page).is_finished, "the finished attempt is kept")
    assert reader.kept_attempt(page).answers[:2] == before.answers


def test_offline_a_page_stays_readable_and_online_again_it_goes_on(open_context: Callable[..., BrowserContext], watch: Watch):
    watch.tolerate(LOST_CONNECTION)
    items = reader.one_of_each_type()[:2]
    page = open_context(reader.having(reader.attempt_at(items))).new_page()
    reader.go(page, QUIZ)
    reader.answer(page)
    page.context.set_offline(True)
    expect(page.locator("#stem")).to_be_visible()
    for option in items[0].options:
        expect(page.locator(".feedback").get_by_text(option.reason)).to_be_visible()
    page.context.set_offline(False)
    reader.connected(page)
    reader.go_on(page)
    expect(page.locator("#stem")).to_have_text(items[1].stem)
    reader.until(page, lambda: reader.kept_attempt(page).place == 1, "the place is kept")


def test_two_taps_that_a_browser_counts_as_one_each_are_one_step(page: Page):
    reader.go(page, f"/lesson?lesson={reader.LESSON}")
    reader.next_button(page).scroll_into_view_if_needed()
    box = there(reader.next_button(page).bounding_box())
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    twice = """([x, y]) => { for (const _ of [1, 2]) document.elementFromPoint(x, y)
      .dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true, detail: 1, clientX: x, clientY: y })) }"""
    page.evaluate(twice, [x, y])
    expect(page.locator(".place")).to_contain_text("Card 2 of")
    _at_rest(page)
    expect(page.locator(".place")).to_contain_text("Card 2 of")


def test_the_first_answer_asks_the_browser_to_keep_it_for_long(open_context: Callable[..., BrowserContext]):
    context = open_context(reader.having(reader.attempt_at(reader.one_of_each_type()[:2])))
    context.add_init_script("navigator.storage.persist = () => { window.asked = (window.asked ?? 0) + 1; return Promise.resolve(true) }")
    page = context.new_page()
    reader.go(page, QUIZ)
    assert page.evaluate("window.asked ?? 0") == 0
    reader.answer(page)
    assert page.evaluate("window.asked") >= 1
