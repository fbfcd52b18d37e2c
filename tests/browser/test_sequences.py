"""Random sequences of what children, tabs and the server do, in a real browser on a real server: no answer that was seen is lost.

A sequence is known by its number, and the same number plays the same. ``make soak`` plays a thousand.
"""

import json
import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from browser import keeping, reader
from browser.keeping import FIRST, SECOND
from browser.server import Server
from browser.watch import LOST_CONNECTION, Watch
from playwright.sync_api import Browser, BrowserContext, Page, expect

from beacons.domain.mastery import lesson_stars
from beacons.sync.documents import READER

pytestmark = pytest.mark.browser

SEQUENCES = 4
"""So many every day; ``--sequences`` plays others."""
SHORTEST, LONGEST = 4, 8
"""Steps of a sequence."""
MOST_TABS = 2
QUIZ = f"/quiz?lesson={reader.LESSON}"
LIT = "childnet-digital-leaders"
MAIN_BUTTON = ".st-key-next button, .st-key-check button, .st-key-start button, .st-key-again button"
NAMES = {FIRST.id: "Calm Otter", SECOND.id: "Brave Puffin"}
ONE_IN = 10
"""Of so many sequences the server dies in one."""
FEEDBACK = """() => [...document.querySelectorAll(".feedback")].some((e) => e.checkVisibility({ visibilityProperty: true }))"""
ITEM = """() => {
  const options = document.querySelector('[class*="st-key-response-"]')
  return options ? /st-key-response-\\S+/.exec(options.className)[0] : document.querySelector("#stem")?.innerText
}"""
"""Which item of which attempt is on screen: the key of its options, or the stem of a story that has none any more."""
WITNESS = f"""
  const isFeedbackSeen = {FEEDBACK}, item = {ITEM}
  let last = "", told = ""
  const look = () => {{
    const isDrawn = document.querySelector("[data-testid=stApp]")?.dataset.testScriptState === "notRunning"
    const name = isDrawn && isFeedbackSeen() ? item() : ""
    if (name && name === last && name !== told) window.saw(told = name)
    last = name
  }}
  setInterval(look, 20)
"""
"""Tells of every feedback that is seen. While one item gives way to the next, the old feedback may stand below the new options
for a moment: that is not told."""

Answered = tuple[str, str]
"""Ids of an attempt and of an item in it."""


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "number" in metafunc.fixturenames:
        metafunc.parametrize("number", range(metafunc.config.getoption("--sequences", default=None) or SEQUENCES))


@dataclass
class Device:
    """A browser, the server that it is connected to, and the answers whose feedback was seen in it."""

    context: BrowserContext
    server: Server
    watch: Watch
    seen: set[str] = field(default_factory=set)

    def begin_anew(self, entries: dict[str, str]) -> Page:
        """Let nothing stand in the storage but this; the one tab that stays open shows the quiz."""
        page = self.context.pages[0] if self.context.pages else self.context.new_page()
        for other in self.context.pages[1:]:
            other.close()
        page.goto("/sea")
        page.evaluate("(entries) => { localStorage.clear(); sessionStorage.clear(); Object.assign(localStorage, entries) }", entries)
        self.seen.clear()
        self.watch.problems.clear()
        reader.go(page, QUIZ)
        return page


@pytest.fixture(scope="module")
def device(browser: Browser, visitor: dict[str, Any], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Device]:
    """One browser for all sequences, with a server that may be killed."""
    server = Server(tmp_path_factory.mktemp("sequences") / "log")
    server.start()
    try:
        server.wait_until_healthy()
        watch = Watch(server.url)
        watch.tolerate(LOST_CONNECTION)
        made = Device(watch.over(browser.new_context(**visitor, base_url=server.url)), server, watch)
        made.context.expose_binding("saw", lambda _, name: made.seen.add(name))
        made.context.add_init_script(WITNESS)
        yield made
        watch.close()
    finally:
        server.kill()


class Sequence:
    """One sequence, played by two children who share a device."""

    def __init__(self, number: int, device: Device) -> None:
        self.random = random.Random(number)  # noqa: S311  # a test's chance, no secret
        self.device = device
        self.tabs: list[Page] = []
        self.who: dict[Page, str] = {}
        self.played: list[str] = []
        length = self.random.randint(SHORTEST, LONGEST)
        steps = ["answer", *self.random.choices([*WEIGHTS], [*WEIGHTS.values()], k=length - 1)]
        if number % ONE_IN == ONE_IN - 1:
            steps[self.random.randrange(1, length)] = self.random.choice(("kill", "answer_and_kill"))
        self.steps = steps

    def play(self) -> None:
        """All steps, and what must hold after them."""
        bank = list(reader.library().bank(reader.LESSON, reader.PATH, "en"))
        children = [reader.having(reader.attempt_at(self.random.sample(bank, 3), id=name)) for name in ("otter1", "puffin1")]
        children[0] = children[0].with_attempt(reader.finished_at(LIT))
        self._sit_down(self.device.begin_anew(keeping.of(keeping.of_two(*children))))
        if self.random.random() < 0.4:
            self.open()
            self.switch(self.tabs[-1])
        for name in self.steps:
            tab = self.random.choice(self.tabs)
            tab.bring_to_front()
            self.played.append(f"{name} in tab {self.tabs.index(tab) + 1}")
            getattr(self, name)(tab)
            self.rest()
            assert {one: keeping.here(one) for one in self.tabs} == {one: self.who[one] for one in self.tabs}, "a tab took another child"
        self._end()

    def rest(self) -> None:
        """Wait until all tabs and their sessions know what is kept."""
        self.tabs[-1].wait_for_timeout(60)  # until what was pressed just now is on its way
        for tab in self.tabs:
            reader.until(tab, lambda tab=tab: keeping.is_at_rest(tab), "the tab is at rest")

    # What children do.

    def answer(self, tab: Page) -> None:
        """Whatever is next: begin, answer, go on."""
        if not self._prepare(tab):
            self._press_next(tab)
            return
        reader.check(tab)

    def _prepare(self, tab: Page) -> bool:
        """Respond, where there is an item without an answer on screen; nothing is checked yet."""
        if tab.locator("#feedback").count() or not tab.locator("#stem").count():
            return False
        item = reader.item_on_screen(tab)
        choose = reader.right_response if self.random.random() < 0.7 else reader.other_response
        reader.respond(tab, item, choose(item))
        expect(reader.check_button(tab)).to_be_visible()
        return True

    def _answer_in_a_hurry(self, tab: Page) -> None:
        """Answer where there is an item, and wait for nothing, or for no more than to see the feedback."""
        if not self._prepare(tab):
            return
        shown = tab.evaluate(ITEM)
        _press_check(tab)
        if self.random.random() < 0.5:
            tab.wait_for_function(FEEDBACK, polling=10)
            self.device.seen.add(shown)

    def _press_next(self, tab: Page) -> None:
        if tab.locator("#feedback").count():
            reader.go_on(tab)
        else:
            tab.locator(".st-key-again button, .st-key-start button").click()
            expect(tab.locator("#stem")).to_be_visible()

    def answer_twice(self, tab: Page) -> None:
        """All tabs answer at the same moment, whoever reads in them."""
        ready = [one for one in self.tabs if self._prepare(self._in_front(one))]
        for one in ready:
            _press_check(one)
        for one in ready:
            expect(one.locator("#feedback")).to_be_visible()

    def _in_front(self, tab: Page) -> Page:
        tab.bring_to_front()
        return tab

    def switch(self, tab: Page) -> None:
        """The other child takes over, and goes to the own quiz."""
        self.who[tab] = next(reader_id for reader_id in NAMES if reader_id != self.who[tab])
        reader.switch(tab, NAMES[self.who[tab]])
        reader.settled(tab)
        carry_on = tab.locator(".st-key-carry-on a")
        if carry_on.count():
            carry_on.click()
            expect(tab.locator("#stem")).to_be_visible()
        else:
            reader.go(tab, QUIZ)

    def answer_and_switch(self, tab: Page) -> None:
        """The other child takes over at once."""
        self._answer_in_a_hurry(tab)
        self.switch(tab)

    # What happens to tabs and to the server.

    def open(self, _: Page | None = None) -> None:
        """Another tab; one of the old ones, where there are enough."""
        if len(self.tabs) >= MOST_TABS:
            return
        tab = self.device.context.new_page()
        reader.go(tab, QUIZ)
        self._sit_down(tab)
        self.rest()

    def _sit_down(self, tab: Page) -> None:
        self.tabs.append(tab)
        self.who[tab] = keeping.here(tab)

    def close(self, tab: Page) -> None:
        """The tab is closed; the last one leaves an empty browser, which is opened again."""
        tab.close()
        self.tabs.remove(tab)
        if not self.tabs:
            self.open()

    def answer_and_close(self, tab: Page) -> None:
        """The tab is closed at once."""
        self._answer_in_a_hurry(tab)
        self.close(tab)

    def reload(self, tab: Page) -> None:
        """The page is loaded again, and shows the same."""
        before = _screen(tab)
        reader.reload(tab)
        self.rest()
        assert _screen(tab) == before, "a reload changed what is on screen"

    def answer_and_reload(self, tab: Page) -> None:
        """The page is loaded again at once."""
        self._answer_in_a_hurry(tab)
        reader.reload(tab)

    def kill(self, tab: Page) -> None:
        """The server dies and comes back; each tab finds it again by itself, or is loaded again."""
        before = {one: _session(one) for one in self.tabs}
        self.device.server.kill()
        self.device.server.start()
        self.device.server.wait_until_healthy()
        for one in self.tabs:
            one.bring_to_front()
            if one is tab and self.random.random() < 0.5:
                reader.reload(one)
            else:
                _wake(one, before[one])

    def answer_and_kill(self, tab: Page) -> None:
        """The server dies at once."""
        self._answer_in_a_hurry(tab)
        self.kill(tab)

    # What must hold.

    def _end(self) -> None:
        kept = keeping.entries(self.tabs[0])
        answers = _answers(kept)
        assert [one for one, count in answers.items() if count > 1] == [], "an answer stands there twice"
        assert self.device.seen, "no feedback was seen at all"
        assert [shown for shown in self.device.seen if not _is_kept(shown, answers)] == [], "an answer whose feedback was seen is lost"
        for tab in self.tabs:
            self._in_front(tab)
            self.reload(tab)
        assert keeping.entries(self.tabs[0]) == kept, "a reload changed what is kept"
        self._stars_are_shown(self.tabs[-1])
        assert self.device.watch.problems == []

    def _stars_are_shown(self, tab: Page) -> None:
        reader.menu(tab, "home").click()
        expect(reader.coast(tab)).to_be_visible()
        progress = reader.progress(tab)
        for lesson_id in (reader.LESSON, LIT):
            stars = lesson_stars(progress, lesson_id)
            shown = reader.beacon(tab, lesson_id).locator(".beacon-state").inner_text().strip()
            assert shown.startswith(f"{stars} star") if stars else "star" not in shown.lower().split(), "stars are lost"


def _press_check(tab: Page) -> None:
    """Press Check, and wait for nothing."""
    tab.evaluate("document.querySelector('.st-key-check button').click()")


def _wake(tab: Page, former_session: str) -> None:
    """Let the tab find the new server. Where nothing was on its way when the old one died, it takes a tap."""
    reader.connected(tab)
    tab.wait_for_timeout(200)
    if _session(tab) == former_session:
        tab.locator(MAIN_BUTTON).or_(reader.choices(tab)).last.click()  # in the middle of a story there are only its choices
    reader.until(tab, lambda: _session(tab) != former_session, "the tab speaks with the new server")


def _session(tab: Page) -> str:
    return str(tab.evaluate("window.sevenBeacons?.store?.know.sessionId"))


def _screen(tab: Page) -> tuple[Any, ...]:
    """What one sees: who reads, which item, the order of its options, and the feedback; or the result."""
    who = reader.who(tab).inner_text()
    if not tab.locator("#stem").count():
        return who, tab.locator("h1").inner_text(), tab.locator(".big-stars").all_inner_texts()
    feedback, story = tab.locator(".feedback").all_inner_texts(), tab.locator(".scene-text").all_inner_texts()
    order = reader.choices(tab).all_inner_texts() if story else reader.order_of_choices(tab)
    return who, reader.place(tab), tab.locator("#stem").inner_text(), story, order, feedback


def _answers(entries: dict[str, str]) -> Counter[Answered]:
    """How often each answer stands in the documents of all children, read as plain JSON: nothing is merged."""
    found: Counter[Answered] = Counter()
    for name, text in entries.items():
        if name.startswith(READER):
            lines = [json.loads(line) for line in text.splitlines()[1:]]
            assert not any("past" in line for line in lines), "a sequence is too short for attempts to be packed"
            attempts = [line["attempt"] for line in lines if "attempt" in line]
            found.update((attempt["id"], answer["item_id"]) for attempt in attempts for answer in attempt.get("answers", ()))
    return found


def _is_kept(shown: str, answers: Counter[Answered]) -> bool:
    """Whether there is an answer to the item above the feedback that was seen."""
    keys = {f"st-key-response-{attempt}-{item}" for attempt, item in answers}
    return shown in _stems(answers) or any(shown == key or shown.startswith(f"{key}-") for key in keys)


def _stems(answers: Counter[Answered]) -> set[str]:
    return {reader.library().item(item_id, "en").stem for _, item_id in answers}


WEIGHTS = {
    "answer": 10,
    "answer_twice": 3,
    "switch": 2,
    "answer_and_switch": 1,
    "open": 3,
    "close": 1,
    "answer_and_close": 2,
    "reload": 1,
    "answer_and_reload": 3,
}
"""How often each of them happens; that the server dies comes on top."""


def test_after_every_sequence_all_that_was_seen_is_there_once_and_a_reload_changes_nothing(number: int, device: Device):
    sequence = Sequence(number, device)
    try:
        sequence.play()
    except Exception as trouble:
        pictures = Path(__file__).resolve().parents[2] / "test-results"
        device.watch.photograph(pictures, f"sequence-{number}")
        raise AssertionError(f"sequence {number}: {sequence.played} of {sequence.steps}") from trouble
