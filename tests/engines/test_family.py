"""A child and a grown-up with one device: each chooses unseen, then both choices stand side by side."""

import pytest

from beacons.domain.household.family import Family
from beacons.domain.household.household import Household
from beacons.domain.household.together import Together
from tests.browser import keeping, reader
from tests.browser.reader import other_response, right_response
from tests.builders import a_round
from tests.engines import steps
from tests.engines.conftest import ENGINES, OpenTab
from tests.engines.tab import Tab
from tests.shipped import english
from tests.there import item_there, there

pytestmark = pytest.mark.engines
SINGLES = [item for item in english().bank(reader.LESSON, reader.PATH) if item.type == "single_choice"][:2]


@pytest.mark.parametrize("engine", ENGINES)
def test_two_choose_on_one_device_talk_and_have_a_card_for_the_fridge(engine: str, open_tab: OpenTab):
    together = a_round(*SINGLES)
    tab = open_tab(engine)
    tab.keep(keeping.of(Household(Family(readers=(keeping.FIRST,), together=together), {})))
    tab.go(f"/together?round={together.id}")
    tab.until("return document.querySelector('h1[tabindex]') !== null", "the round is on screen")
    while not tab.has("#together-end"):
        _next_step(tab, _round(tab))
    tab.wait(lambda: len(steps.household(tab).family.talks) == len(SINGLES), "both talks are kept")


def _next_step(tab: Tab, together: Together) -> None:
    item = item_there(english().item(there(together.turn).item_id))
    if together.phase == "reveal":
        tab.find("#reveal")
        for option in item.options:
            tab.says("main", steps.plain(str(option.reason)))
        tab.click(".st-key-talk-agree button")
    elif together.phase == "pass":
        tab.click(".st-key-take button")
    else:
        tab.says("#stem", steps.plain(item.stem))
        tab.settled()
        assert not tab.has("main input:checked"), "what the other chose is not seen"
        steps.respond(tab, item, right_response(item) if together.whose_turn == "child" else other_response(item))
        tab.click(".st-key-choose button")
    tab.wait(lambda: tab.has("#together-end") or _round(tab) != together, "the next step")
    tab.settled()


def _round(tab: Tab) -> Together:
    return there(steps.household(tab).family.together)
