"""A walk past every page and every state of a quiz, looking at each for what must never be."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import yaml
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from beacons.domain.household.family import Family, Reader
from beacons.domain.household.household import Household
from beacons.sync.family_document import to_file
from tests.browser import reader
from tests.browser.keeping import FIRST

LOOKS: dict[str, dict[str, Any]] = {
    "laptop": {},
    "small phone": {"viewport": {"width": 320, "height": 640}, "reduced_motion": "reduce"},
}
"""Kinds of visitors: how each one's browser is set."""

SHEETS = (
    "/sea",
    "/help/plain",
    f"/print/plan?lesson={reader.LESSON}",
    f"/print/coverage?lesson={reader.LESSON}",
    *(f"/print/{kind}?lesson={reader.LESSON}&path={reader.PATH}" for kind in ("handout", "worksheet", "certificate")),
)
"""Documents beside the pages, for the printer and for a quick way out."""

ADDRESSES = (
    *("/", "/progress", "/help", "/about", "/rest", "/quiz", "/together", "/tonight", "/agreement"),
    *(f"/grown-ups?lesson={reader.LESSON}", "/grown-ups"),
)
"""Pages that are looked at as they open."""

FOR_ALL_READERS = ("laptop",)
"""Looks that are tried with the rules of accessibility, by day, and with those about colours once more in the dark."""

FINGER = 44
"""Pixels that whatever can be tapped is high at least."""

_PLATFORM = Path(__file__).with_name("platform_violations.yaml")
_AXE_OPTIONS = {"resultTypes": ["violations"], "rules": {"target-size": {"enabled": True}}}
_AXE_IN_THE_DARK = {"resultTypes": ["violations"], "runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}
"""The rules that ask for colours: nothing else changes with the scheme, and a page that is told of it looks as one that is opened in it."""
_BROKEN_RULES = "(options) => axe.run(document, options).then(({ violations }) => violations)"
"""What is in order is left in the browser: to bring it over here would take three times as long as to find it."""

_SIDEWAYS = """
  () => document.documentElement.scrollWidth <= innerWidth ? [] : [...document.querySelectorAll('body *')]
    .filter((e) => e.getBoundingClientRect().right > innerWidth + 1).map((e) => e.outerHTML.slice(0, 160))
    .concat('the page is ' + document.documentElement.scrollWidth + ' wide')
"""
_TOO_LOW = """
  (finger) => [...document.querySelectorAll(
    'button:not([tabindex="-1"]), a, summary, label[data-testid=stRadioOption], .item .option')].filter((e) => {
    const style = getComputedStyle(e), box = e.getBoundingClientRect()
    const isSeen = box.width > 1 && style.visibility === 'visible' && box.bottom > 0
    const isInText = e.matches('a') && style.display === 'inline'
    return isSeen && !isInText && box.height < finger - 0.5
  }).map((e) => Math.round(e.getBoundingClientRect().height) + ' px: ' + e.innerText.slice(0, 60) + ' ' + e.outerHTML.slice(0, 120))
"""
_MOVING = """
  () => {
    const times = (style) => style.transitionProperty === 'none' ? [] : style.transitionDuration.split(',')
    const lasts = (style) => times(style).some((time) => parseFloat(time) > 0)
    const ready = [...document.querySelectorAll('body, body *')].filter((e) => lasts(getComputedStyle(e)))
    const lasting = (one) => one.playState === 'running' && one.effect.getComputedTiming().activeDuration > 0
    const running = document.getAnimations().filter(lasting)
    return [...ready.map((e) => 'transition: ' + e.outerHTML.slice(0, 120)),
      ...running.map((one) => 'animation: ' + (one.animationName ?? one.transitionProperty))]
  }
"""
_BACKGROUND = "() => getComputedStyle(document.querySelector('[data-testid=stApp]') ?? document.body).backgroundColor"
_IS_THE_PLATFORMS = "() => document.querySelector('[data-testid=stApp]') !== null"
_STANDS = """
  () => Promise.race([
    new Promise((done) => setTimeout(done, 2000)),
    new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))
      .then(() => Promise.all(document.getAnimations().map((one) => one.finished.catch(() => {})))),
  ])
"""
"""What moves has come to rest; what never does is not waited for."""
_SHAPES = """
  () => {
    const fill = (e) => getComputedStyle(e).backgroundColor, isSeen = (color) => !/^rgba\\(.*, 0\\)$|^transparent$/.test(color)
    const ground = (e) => {
      let one = e.parentElement
      while (one && !isSeen(fill(one))) one = one.parentElement
      return one ? fill(one) : ''
    }
    const isFilled = (e) => isSeen(fill(e)) && fill(e) !== ground(e)
    const isShape = (e) => {
      const box = e.getBoundingClientRect(), isSeen = box.width > 1 && box.height > 1 && getComputedStyle(e).visibility === 'visible'
      return isSeen && !e.matches('[class*="st-emotion"]') && !e.children.length && !e.textContent.trim()
    }
    if (!window.shapesOfTheTour) {
      window.shapesOfTheTour = [...document.querySelectorAll('body :is(span, i, b, div, li, td)')].filter((e) => isShape(e) && isFilled(e))
      return []
    }
    const lost = window.shapesOfTheTour.filter((e) => e.isConnected && isShape(e) && !isFilled(e)).map((e) => e.outerHTML.slice(0, 200))
    window.shapesOfTheTour = null
    return lost
  }
"""
"""Bars and dots without a text, which say something by their fill alone. Asked twice: what there is, then what of it has lost its fill."""
_MATCHING = "([target, selectors]) => selectors.map((selector) => document.querySelector(target)?.matches(selector) ?? false)"


@dataclass(frozen=True)
class Violation:
    """One element that breaks one of axe's rules. ``excuses`` are the places of the entries that take it for the platform's."""

    rule: str
    target: str
    html: str
    why: str
    excuses: tuple[int, ...]


@dataclass(frozen=True)
class Sight:
    """What was seen in one state of one page."""

    sideways: list[str]
    too_low: list[str]
    moving: list[str]
    violations: list[Violation]


def platform_violations() -> list[dict[str, str]]:
    """What is the platform's doing and out of our reach: rule, selector and why."""
    return yaml.safe_load(_PLATFORM.read_text(encoding="utf-8")) or []


def look(page: Page, *, for_all_readers: bool) -> Sight:
    """Look at the page as it is now; ``for_all_readers`` with the rules of accessibility, too."""
    violations = _violations(page) if for_all_readers else []
    return Sight(page.evaluate(_SIDEWAYS), page.evaluate(_TOO_LOW, FINGER), page.evaluate(_MOVING), violations)


def _violations(page: Page) -> list[Violation]:
    page.evaluate(_STANDS)  # a colour that is still turning is none to be judged
    if page.evaluate("typeof axe === 'undefined'"):  # once for each document
        page.evaluate(Axe().axe_script)
    by_day = _broken(page, _AXE_OPTIONS)
    _in(page, "dark")
    in_the_dark = _broken(page, _AXE_IN_THE_DARK)
    _in(page, "light")
    return by_day + in_the_dark + _without_colours(page)


def _without_colours(page: Page) -> list[Violation]:
    """What says something by its fill alone and loses it where the device sets all colours."""
    page.evaluate(_SHAPES)
    page.emulate_media(forced_colors="active")
    page.evaluate(_STANDS)
    lost = page.evaluate(_SHAPES)
    page.emulate_media(forced_colors="none")
    return [Violation("fill", html[:40], html, "it has no fill in forced colours", ()) for html in lost]


def _in(page: Page, scheme: Literal["light", "dark"]) -> None:
    """Let the page know that the device is bright or dark now, and wait until it looks so."""
    before = page.evaluate(_BACKGROUND)
    page.emulate_media(color_scheme=scheme)
    if page.evaluate(_IS_THE_PLATFORMS):  # which follows by a script, the others by their style alone
        reader.until(page, lambda: page.evaluate(_BACKGROUND) != before, f"the page is {scheme}")
    page.evaluate(_STANDS)


def _broken(page: Page, options: dict[str, Any]) -> list[Violation]:
    found = []
    for broken in page.evaluate(_BROKEN_RULES, options):
        for node in broken["nodes"]:
            target = str(node["target"][0])
            found.append(Violation(broken["id"], target, node["html"][:200], node["failureSummary"], _excuses(page, broken["id"], target)))
    return found


def _excuses(page: Page, rule: str, target: str) -> tuple[int, ...]:
    entries = platform_violations()
    matching = page.evaluate(_MATCHING, [target, [entry["selector"] for entry in entries]])
    return tuple(n for n, entry in enumerate(entries) if entry["rule"] == rule and matching[n])


def walk(page: Page) -> Iterator[str]:
    """Go from state to state; yields the name of each while the page shows it.

    The reader finished two quizzes long ago and began another.
    """
    for address in ADDRESSES:
        reader.go(page, address)
        yield _unfolded(page, address)
    page.locator(".st-key-forget button").first.click()
    expect(page.locator(".st-key-forget-now button")).to_be_visible()
    yield "/grown-ups, forget"
    yield from _family_file(page)
    for address in SHEETS:
        page.goto(address)
        yield address
    yield from _lesson(page)
    yield from _quiz(page)
    yield from _review(page)
    yield from _readers(page)


def _unfolded(page: Page, state: str) -> str:
    """Open whatever can be opened, for what it holds to be seen too."""
    reader.settled(page)
    page.evaluate("() => document.querySelectorAll('details').forEach((one) => { one.open = true })")
    return state


def _family_file(page: Page) -> Iterator[str]:
    reader.go(page, "/family-file")
    yield _unfolded(page, "/family-file")
    file = to_file(Household(Family(readers=(Reader(id="seal-1", word="kind", animal="seal", at=1),)))) + "not json"
    page.locator(".family-file input").set_input_files({"name": "file.txt", "mimeType": "text/plain", "buffer": file.encode()})
    expect(page.locator("#file-changes")).to_be_visible()
    yield _unfolded(page, "/family-file, opened")
    page.locator(".st-key-leave-as-it-is button").click()
    expect(page.locator("#notice")).to_be_visible()
    yield "/family-file, left"


def _lesson(page: Page) -> Iterator[str]:
    reader.go(page, f"/lesson?lesson={reader.LESSON}")
    yield _unfolded(page, "/lesson, first card")
    reader.next_button(page).click()
    expect(page.locator(".place")).to_contain_text("Card 2 of")
    yield _unfolded(page, "/lesson, second card")
    reader.go(page, "/lesson?lesson=weprotect-global-alliance")
    yield "/lesson, calm choice before a sensitive one"


def _quiz(page: Page) -> Iterator[str]:
    reader.go(page, "/quiz?lesson=global-alliance")
    yield "/quiz, start"
    reader.go(page, f"/quiz?lesson={reader.LESSON}")
    for number, kind in enumerate(reader.TYPES, 1):
        expect(page.locator(".place")).to_contain_text(f"Question {number} of")
        if kind != "story":
            reader.check_button(page).click()
            expect(page.locator("#notice")).to_be_visible()
        yield _unfolded(page, f"/quiz, {kind} before")
        reader.answer(page, rightly=kind == "ordering")
        yield _unfolded(page, f"/quiz, {kind} after")
        reader.next_button(page).click()
    expect(page.locator("#result")).to_be_visible()
    yield _unfolded(page, "/quiz, result")


def _review(page: Page) -> Iterator[str]:
    """What was done long ago can be looked at again; then there is nothing more today."""
    reader.go(page, "/review")
    yield _unfolded(page, "/review, offered")
    reader.start(page)
    yield _unfolded(page, "/review, first question")
    reader.answer(page, rightly=False)
    reader.go_on(page)
    reader.play(page)
    yield _unfolded(page, "/review, result")
    reader.go(page, "/review")
    yield "/review, nothing today"


def _readers(page: Page) -> Iterator[str]:
    reader.go(page, "/readers")
    yield "/readers, one child"
    page.locator(".st-key-add-reader button").click()
    expect(reader.who(page)).to_be_visible()
    reader.unfold(page, "remove-readers")
    page.locator(f".st-key-remove-{FIRST.id} label").click()
    expect(page.locator(f".st-key-remove-now-{FIRST.id} button")).to_be_visible()
    reader.settled(page)
    yield "/readers, two children, one to be taken off"
    reader.go(page, "/")
    reader.who(page).click()
    expect(page.locator(".who ul")).to_be_visible()
    yield "/, list of children"
