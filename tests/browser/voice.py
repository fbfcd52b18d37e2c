"""A screen reader inside the page, and what it speaks as a text that people review: ``tests/spoken``.

It reads in order whatever a page holds, and keeps what is announced meanwhile. With ``SPOKEN=write`` the texts are written anew.
"""

import os
import re
from pathlib import Path

from playwright.sync_api import Page

from tests.browser.server import ROOT

SCRIPT = ROOT / "node_modules/@guidepup/virtual-screen-reader/lib/esm/index.browser.js"
TEXTS = ROOT / "tests" / "spoken"
_LOAD = """async (source) => {
  const { virtual } = await import(URL.createObjectURL(new Blob([source], { type: "text/javascript" })))
  window.voice = virtual
}"""
_READ = """async ([selector, most]) => {
  await voice.start({ container: document.querySelector(selector) })
  for (let n = 0; n < most; n += 1) {
    await voice.next()
    if (/^end of /.test(await voice.lastSpokenPhrase()) && await voice.activeNode === document.querySelector(selector)) break
  }
  const log = await voice.spokenPhraseLog()
  await voice.stop()
  return log
}"""
MOST = 600
"""Phrases of a page, at most."""
_CHANGES = re.compile(r"\b\d{1,2} (January|February|March|April|May|June|July|August|September|October|November|December) \d{4}\b")
"""A date that is counted from today."""


def spoken(page: Page, selector: str, most: int = MOST) -> str:
    """What is spoken of a part of a page from its beginning to its end, or so many phrases of it, a phrase a line."""
    if not page.evaluate("'voice' in window"):
        page.evaluate(_LOAD, SCRIPT.read_text(encoding="utf-8"))
    phrases = page.evaluate(_READ, [selector, most])
    end = next((n for n, phrase in enumerate(phrases[1:], 1) if phrase == f"end of {phrases[0]}"), len(phrases))
    said = [phrase for phrase in phrases[: end + 1] if not phrase.startswith("<")]  # noscript, which no real one reads
    return "".join(f"{_CHANGES.sub('(a day)', phrase)}\n" for phrase in said)


def same_as_reviewed(name: str, text: str) -> None:
    """The text is the one that was reviewed; or it is written, where that is asked for."""
    file = Path(TEXTS / f"{name}.txt")
    if os.environ.get("SPOKEN") == "write":
        file.write_text(text, encoding="utf-8")
    assert text == (file.read_text(encoding="utf-8") if file.is_file() else ""), (
        f"{file.name} was reviewed otherwise: make spoken, then review"
    )
