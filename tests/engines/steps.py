"""What a reader does with an item, in any browser: everything is found by the words that stand on it."""

import re

from beacons.domain.household.household import Household
from beacons.domain.item import Item
from beacons.domain.response import Response
from beacons.items.sorting.item import Sorting
from beacons.items.spot.item import NOTHING_WRONG
from beacons.items.story.item import Story
from beacons.sync.family_document import read_texts
from beacons.ui.shell.words import Words
from tests.browser.reader import other_response, right_response
from tests.engines.tab import Tab
from tests.there import of_kind, there

t = Words("en").t
CHOICE = "main :is(label, button), #options :is(label, button)"
_IN_GROUP = """
  const [css, choice, about] = arguments
  const said = (one) => one.innerText.replace(/\\s+/g, " ").trim()
  const steps = (one) => { let n = 0; while (one && !one.innerText.includes(about)) { one = one.parentElement; n += 1 } return n }
  const all = [...document.querySelectorAll(css)].filter((one) => one.getClientRects().length > 0 && said(one) === choice)
  return all.sort((one, other) => steps(one) - steps(other))[0] ?? null
"""
"""Of the choices that say the same, the one that stands nearest to what it is about."""


def respond(tab: Tab, item: Item, response: Response) -> None:
    """Give a response by pressing. Nothing is checked yet."""
    if isinstance(response, dict):
        names = {box.id: box.text for box in of_kind(Sorting, item).boxes}
        for option_id, box_id in response.items():
            tab.click_what(_IN_GROUP, f"{names[box_id]} of {option_id}", CHOICE, names[box_id], item.option(option_id).text)
        return
    for number, option_id in enumerate(response, 1):
        tab.click(CHOICE, said(item, option_id))
        if isinstance(item, Story):
            tab.says("main", plain(there(item.scene_after(tuple(response[:number]))).text))
        if item.type in ("story", "ordering") and tab.has("[data-testid=stApp]"):
            tab.settled()


def said(item: Item, option_id: str) -> str:
    """What stands on a choice."""
    return t("quiz.nothing_wrong") if option_id == NOTHING_WRONG else " ".join(str(item.words(option_id)).split())


def plain(text: str) -> str:
    """A text without its marks, as far as its first paragraph."""
    return re.sub(r"\*", "", text).partition("\n")[0]


def check(tab: Tab) -> None:
    """Answer, and wait for the reasons."""
    tab.click(".st-key-check button")
    tab.find("#feedback")
    tab.settled()


def answer(tab: Tab, item: Item, *, rightly: bool = True) -> None:
    """Respond to the item that is on screen, and check."""
    tab.says("#stem", plain(item.stem))
    respond(tab, item, right_response(item) if rightly else other_response(item))
    check(tab)


def household(tab: Tab) -> Household:
    """All that the browser has kept."""
    return read_texts(*(text for _, text in sorted(tab.kept().items())))


def go_on(tab: Tab) -> None:
    """Leave an answered item behind."""
    tab.click(".st-key-next button")
    tab.until("return document.querySelector('#feedback') === null", "the feedback has gone")
    tab.settled()
