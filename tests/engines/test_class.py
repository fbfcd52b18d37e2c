"""A class in one room: the host in one browser, pupils in both, a whole game with a reload of each."""

import json

import pytest

from beacons.domain.item import Item
from beacons.domain.response import Response
from beacons.ui.classroom.host_settings import READING_SECONDS
from beacons.ui.shell.words import Words
from tests.browser import reader
from tests.browser.hosting import HAS_HEARD, SCREEN
from tests.browser.reader import other_response, right_response
from tests.engines import steps
from tests.engines.conftest import ENGINES, OpenTab
from tests.engines.steps import t
from tests.engines.tab import Tab
from tests.shipped import english
from tests.there import there

pytestmark = pytest.mark.engines
PLANNED = there(english().plan(reader.LESSON, reader.PATH)).item_ids
BANK = [item for item in english().bank(reader.LESSON, reader.PATH) if item.id not in PLANNED]
"""What its plan asks has an order of its own in a room."""
OF_HOST = {"firefox": ("single_choice", "sorting", "spot"), "webkit": ("multiple_choice", "ordering")}
"""Types of the items that are played, by the browser of the host: together all that fit a class."""
LONG_TO_READ = Words("en").tn("host.seconds", max(READING_SECONDS))
PHONE = (390, 780)
_OPTION = """
  const [name, box, text] = arguments
  if (box) return document.querySelector(`#options input[name='${name}'][value='${box}']`)?.closest("label") ?? null
  return [...document.querySelectorAll("#options .option")].find((one) => one.innerText.includes(text)) ?? null
"""


@pytest.mark.parametrize("engine", ENGINES)
def test_a_class_plays_a_whole_game_and_reloads_cost_nobody_anything(engine: str, open_tab: OpenTab):
    items = sorted((next(item for item in BANK if item.type == kind) for kind in OF_HOST[engine]), key=BANK.index)
    host = open_tab(engine)
    code = _opened(host, items)
    pupils = [open_tab(one, size=PHONE) for one in ENGINES]
    for pupil in pupils:
        pupil.open(f"/join/{code}")
        pupil.click("#enter button")
        pupil.says("h1", "You are")
    host.counts(".host-here li", len(pupils))

    for place, item in enumerate(items):
        _step(host, item, "reading")
        _step(host, item, "open")
        for pupil, response in zip(pupils, (right_response(item), other_response(item)), strict=True):
            _answer(pupil, item, response)
        pupils[place % 2].reload()
        pupils[place % 2].says("#status", t("join.in"))
        if place == 0:
            host.reload()
            _at(host, item, "open")
        _step(host, item, "closed")
        _step(host, item, "revealed")
        for pupil in pupils:
            pupil.counts(".reason", len(item.options) + len(item.beside))
    _next(host)
    host.says("#host-title", t("host.ended_title"))
    host.counts(".host-totals tbody tr", len(items))
    for pupil in pupils:
        pupil.says("h1", t("join.ended"))


def _opened(host: Tab, items: list[Item]) -> str:
    """Open a room where nothing but the key goes on; its code."""
    host.go(f"/class-room?lesson={reader.LESSON}&path={reader.PATH}&items={','.join(item.id for item in items)}")
    host.click(".st-key-host-how summary")
    host.click(".st-key-host-reading label", LONG_TO_READ)
    host.says(".st-key-host-reading label:has(input:checked)", LONG_TO_READ)
    host.settled()
    host.click(".st-key-open-room button")
    host.find(".host-code")
    return str(json.loads(host.ask("return localStorage.getItem('seven-beacons-host')"))["code"])


def _step(host: Tab, item: Item, phase: str) -> None:
    _next(host)
    _at(host, item, phase)


def _next(host: Tab) -> None:
    """Go on, by way of all screens that the wall needs for what stands there."""
    reads_on = True
    while reads_on:
        host.until(f"return ({HAS_HEARD})()", "what came of it is heard")
        reads_on = host.text("#host-next") == "Read on"
        shown = host.ask(f"return ({SCREEN})()")
        host.ask(f"({reader.LATER})({reader.AT_ONCE})")
        host.click("#host-next")
        host.until(f"return ({SCREEN})() !== arguments[0]", "another screen", shown)


def _at(host: Tab, item: Item, phase: str) -> None:
    host.find(f".stage[data-item='{item.id}'][data-phase='{phase}']")


def _answer(pupil: Tab, item: Item, response: Response) -> None:
    pairs = list(response.items()) if isinstance(response, dict) else [(option_id, "") for option_id in response]
    for option_id, box in pairs:
        text = "" if box else steps.said(item, option_id)
        pupil.click_what(_OPTION, f"the choice {option_id}", option_id, box, text)
    pupil.click("#send")
    pupil.says("#status", t("join.in"))
