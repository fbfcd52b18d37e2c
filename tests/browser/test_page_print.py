"""Any page on paper: black on white whatever the screen looks like, without controls, and with what is folded on the screen."""

from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from playwright.sync_api import BrowserContext, Page

from tests.browser import reader
from tests.browser.engine import needs_chromium
from tests.browser.watch import Watch
from tests.shipped import english

pytestmark = pytest.mark.browser

ON_PAPER = """
  () => {
    dispatchEvent(new Event("beforeprint"))
    const isSeen = (e) => e.checkVisibility({ visibilityProperty: true }) && e.getClientRects().length
    const seen = [...document.querySelectorAll("body, body *")].filter(isSeen)
    const black = /^rgb\\(0, 0, 0\\)$/, white = /^rgba?\\((255, 255, 255|0, 0, 0, 0)/
    const hasText = (e) => [...e.childNodes].some((one) => one.nodeType === 3 && one.data.trim())
    const unfolds = (e) => !e.open && !e.matches(".who, .country") && e.getClientRects().length
    const told = (e) => e.tagName + "." + e.className + " " + e.innerText?.slice(0, 40)
    const isGround = (e) => !e.closest(".chart-bars, svg") && !white.test(getComputedStyle(e).backgroundColor)
    const ground = seen.filter(isGround).map(told)
    const ink = seen.filter((e) => hasText(e) && !e.closest("svg") && !black.test(getComputedStyle(e).color)).map(told)
    const isControl = (e) => e.matches("button, select, input:not([type=radio], [type=checkbox]), .quick-exit, .top, .link")
    const controls = seen.filter(isControl).map(told)
    const folded = [...document.querySelectorAll("details")].filter(unfolds).map(told)
    const isFixed = (e) => getComputedStyle(e).position === "fixed" && e.innerText
    const fixed = seen.filter(isFixed).map(told)
    return { ground, ink, controls, folded, fixed }
  }
"""
ADDRESSES = (
    "/",
    "/help",
    "/help/plain",
    "/lesson?lesson=weprotect-global-alliance&card=2",
    f"/quiz?lesson={reader.LESSON}",
    "/progress",
    f"/grown-ups?lesson={reader.LESSON}",
    "/tonight?show=told",
    "/about",
    "/statements",
    "/evidence",
    "/data-protection",
    "/no-such-page",
)


@needs_chromium("changes what a page is shown on")
def test_every_page_on_paper_is_black_on_white_without_controls_and_unfolded(open_context: Callable[..., BrowserContext], watch: Watch):
    watch.tolerate("404")
    page = open_context(reader.having(reader.finished_at("global-alliance")), color_scheme="dark").new_page()
    assert {address: faults for address in ADDRESSES if (faults := _faults(page, address))} == {}


@needs_chromium("prints a page")
def test_a_page_for_a_deputy_is_one_page_whatever_the_plan(page: Page, tmp_path: Path):
    for plans in english().plans.values():
        for path in plans.paths:
            page.goto(f"/print/deputy?lesson={plans.lesson}&path={path}")
            page.evaluate("() => document.fonts.ready.then(() => true)")
            page.pdf(path=tmp_path / "deputy.pdf", format="A4", prefer_css_page_size=True)
            with pypdfium2.PdfDocument(tmp_path / "deputy.pdf") as pdf:
                assert (plans.lesson, path, len(pdf)) == (plans.lesson, path, 1)


def _faults(page: Page, address: str) -> dict[str, list[str]]:
    page.emulate_media(media="screen")
    if address in {"/help/plain", "/no-such-page"}:
        page.goto(address)
    else:
        reader.go(page, address)
    page.emulate_media(media="print")
    return {
        fault: found[:5]
        for fault, found in page.evaluate(ON_PAPER).items()
        if found and not (fault == "folded" and address == "/help/plain")
    }
