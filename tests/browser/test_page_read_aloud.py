"""The button that reads aloud: only with a voice of the device itself."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser import reader

pytestmark = pytest.mark.browser

VOICES = """
  speechSynthesis.getVoices = () => [{ name: "Test", lang: "%s", localService: %s, default: true, voiceURI: "test" }]
  window.spoken = []
  speechSynthesis.speak = (speech) => window.spoken.push(speech.text)
  speechSynthesis.cancel = () => { window.spoken = []; sessionStorage.setItem("hushed", "yes") }
  window.SpeechSynthesisUtterance = function (text) { this.text = text }
"""


SLOW_LINE = """
  let at = 0
  const listen = WebSocket.prototype.addEventListener
  WebSocket.prototype.addEventListener = function (kind, hear, ...more) {
    listen.call(this, kind, kind !== "message" ? hear : (event) => {
      at = Math.max(at + (window.isSlow ? 400 : 0), performance.now())
      setTimeout(() => hear.call(this, event), at - performance.now())
    }, ...more)
  }
"""
"""Once ``isSlow`` is set, what the server says comes piece by piece."""


def _page_with_voice(open_context: Callable[..., BrowserContext], language: str, *, local: bool) -> Page:
    context = open_context()
    context.add_init_script(VOICES % (language, str(local).lower()))
    page = context.new_page()
    reader.go(page, f"/lesson?lesson={reader.LESSON}")
    return page


@pytest.mark.parametrize(("language", "local"), [("en-GB", False), ("fr-FR", True)])
def test_without_a_voice_of_the_device_for_the_language_there_is_no_button(
    language: str, local: bool, open_context: Callable[..., BrowserContext]
):
    page = _page_with_voice(open_context, language, local=local)
    expect(page.locator(".read-aloud")).to_be_hidden()
    assert page.locator(".read-aloud").count() == 1


def test_with_a_voice_of_the_device_the_button_reads_the_card_and_stops(open_context: Callable[..., BrowserContext]):
    page = _page_with_voice(open_context, "en_GB", local=True)
    button = page.locator(".read-aloud")
    expect(button).to_be_visible()
    expect(button).to_have_text("Read aloud")
    button.click()
    expect(button).to_have_text("Stop reading")
    (spoken,) = page.evaluate("window.spoken")
    assert spoken.startswith(page.locator("#card-title").inner_text())
    assert "*" not in spoken
    button.click()
    expect(button).to_have_text("Read aloud")


def test_in_a_quiz_the_button_reads_the_question_with_its_options_as_they_stand(open_context: Callable[..., BrowserContext]):
    item = reader.of_type("single_choice")
    context = open_context(reader.having(reader.attempt_at([item])))
    context.add_init_script(VOICES % ("en-US", "true"))
    page = context.new_page()
    reader.go(page, f"/quiz?lesson={reader.LESSON}")
    page.locator(".read-aloud").click()
    (spoken,) = page.evaluate("window.spoken")
    places = [spoken.index(text.strip()) for text in (item.stem, *reader.order_of_choices(page))]
    assert places == sorted(places)


def test_the_voice_ends_with_its_card_however_slowly_the_next_one_comes(open_context: Callable[..., BrowserContext]):
    context = open_context()
    context.add_init_script(SLOW_LINE)
    context.add_init_script(VOICES % ("en-GB", "true"))
    page = context.new_page()
    reader.go(page, f"/lesson?lesson={reader.LESSON}")
    title = page.locator("#card-title").inner_text()
    page.locator(".read-aloud").click()
    page.evaluate("window.isSlow = true")
    reader.next_button(page).click()
    expect(page.locator("#card-title")).not_to_have_text(title)
    reader.until(page, lambda: page.evaluate("window.spoken.length") == 0, "the voice has ended")


@pytest.mark.parametrize("leaves", ["by the exit", "by a reload", "to a sheet", "out of sight"])
def test_the_voice_ends_with_its_page(leaves: str, open_context: Callable[..., BrowserContext]):
    context = open_context()
    context.add_init_script(VOICES % ("en-GB", "true"))
    page = context.new_page()
    reader.go(page, "/lesson?lesson=weprotect-global-alliance&card=2")
    page.locator(".read-aloud").click()
    expect(page.locator(".read-aloud")).to_have_attribute("aria-pressed", "true")
    page.evaluate("sessionStorage.removeItem('hushed')")
    if leaves == "by the exit":
        page.locator(".quick-exit").click()
        page.wait_for_url("**/sea")
    elif leaves == "by a reload":
        page.reload()
    elif leaves == "to a sheet":
        page.goto(f"/print/plan?lesson={reader.LESSON}")
    else:
        page.evaluate("""() => { Object.defineProperty(document, "hidden", { get: () => true })
          document.dispatchEvent(new Event("visibilitychange")) }""")
    reader.until(page, lambda: page.evaluate("sessionStorage.getItem('hushed')") == "yes", "the voice is told to stop")
