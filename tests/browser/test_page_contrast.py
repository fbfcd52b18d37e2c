"""For eyes that see little contrast: the edge of every field, and what a device is asked for that sets more of it."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser import reader
from tests.browser.engine import needs_chromium
from tests.browser.watch import Watch

pytestmark = [pytest.mark.browser, needs_chromium("colours are chosen by the context")]

FAINT = """
  () => {
    const numbers = (color) => color.match(/[\\d.]+/g).map(Number)
    const light = (color) => numbers(color).slice(0, 3).map((part) => part / 255)
      .map((part) => part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
      .reduce((sum, part, place) => sum + part * [0.2126, 0.7152, 0.0722][place], 0)
    const isSeen = (color) => numbers(color)[3] !== 0
    const ground = (e) => {
      const fill = (one) => getComputedStyle(one).backgroundColor
      for (let one = e; one; one = one.parentElement) if (isSeen(fill(one))) return fill(one)
      return getComputedStyle(document.body).colorScheme === "dark" ? "rgb(0, 0, 0)" : "rgb(255, 255, 255)"
    }
    const apart = (one, other) => (([less, more]) => (more + 0.05) / (less + 0.05))([light(one), light(other)].sort((a, b) => a - b))
    const fields = [...document.querySelectorAll("textarea, select, input:is([type=text], :not([type]))")]
    const framed = fields.filter((e) => e.checkVisibility()).map((e) => {
      let frame = e
      while (frame.parentElement && parseFloat(getComputedStyle(frame).borderTopWidth) === 0) frame = frame.parentElement
      return [e, apart(getComputedStyle(frame).borderTopColor, ground(frame.parentElement))]
    })
    if (!framed.length) return ["no field is here"]
    return framed.filter(([, contrast]) => contrast < 3).map(([e, contrast]) => `${e.outerHTML.slice(0, 60)}: ${contrast.toFixed(2)}`)
  }
"""
"""Fields whose edge stands out less than three to one from what is around them."""
INKS = "() => ['--ink', '--soft-ink'].map((name) => getComputedStyle(document.body).getPropertyValue(name))"


def begun(page: Page) -> None:
    reader.go(page, "/my-quizzes")
    page.locator(".st-key-begin-quiz button").click()
    page.locator("[data-key=add-one]").click()
    expect(page.locator("#own-stem")).to_be_focused()


def unfocused(page: Page) -> None:
    page.evaluate("() => document.activeElement?.blur()")
    reader.stands(page)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_field_can_be_told_from_what_is_around_it(scheme: str, open_context: Callable[..., BrowserContext], watch: Watch):
    page = open_context(color_scheme=scheme).new_page()
    begun(page)
    unfocused(page)
    assert page.evaluate(FAINT) == []
    for address in ("/my-quizzes?show=bring-in", "/help"):
        reader.go(page, address)
        unfocused(page)
        assert page.evaluate(FAINT) == [], address
    watch.tolerate("404")
    for address in ("/join", "/no-such-page"):
        page.goto(address)
        unfocused(page)
        assert page.evaluate(FAINT) == [], address


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("address", ["/", "/join", "/help/plain", "/code/beacons/sync/family_document.py"])
def test_a_device_that_asks_for_more_contrast_gets_letters_and_edges_as_strong_as_can_be(
    address: str, scheme: str, open_context: Callable[..., BrowserContext]
):
    page = open_context(color_scheme=scheme, is_first=True).new_page()
    page.goto(address)
    ink, soft = page.evaluate(INKS)
    assert ink != soft
    page.emulate_media(contrast="more")
    assert page.evaluate(INKS) == [ink, ink]
