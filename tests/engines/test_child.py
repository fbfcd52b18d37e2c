"""A child, alone: from the coast to a lit beacon, through every type of item, with a reload on the way."""

from functools import partial

import pytest

from beacons.domain.practice.attempt import Attempt
from tests.browser import keeping, reader
from tests.engines import steps
from tests.engines.conftest import ENGINES, OpenTab
from tests.engines.tab import Tab
from tests.shipped import english
from tests.there import there

pytestmark = pytest.mark.engines
ITEMS = reader.one_of_each_type()
BEGUN = reader.having(reader.attempt_at(ITEMS))
CARDS = [card.title for card in there(english().lessons.get(reader.LESSON)).paths[reader.PATH].cards]
SCORE = f"{len(ITEMS) - 1} out of {len(ITEMS)}"


@pytest.mark.parametrize("engine", ENGINES)
def test_a_child_reads_a_lesson_plays_its_quiz_through_a_reload_and_finds_what_it_knows(engine: str, open_tab: OpenTab):
    tab = open_tab(engine)
    tab.keep(keeping.of_one(BEGUN))
    tab.go("/")
    tab.click(f".st-key-beacon-{reader.LESSON} a")
    for title in CARDS[:-1]:
        tab.says("#card-title", title)
        tab.settled()
        tab.click(".st-key-next button")
    tab.says("#card-title", CARDS[-1])
    tab.click(".st-key-main-to-quiz a")

    for place, item in enumerate(ITEMS):
        steps.answer(tab, item, rightly=place != 1)
        tab.wait(partial(_has_answers, tab, place + 1), "the answer is kept")
        if place == 2:
            feedback = tab.text(".feedback")
            tab.reload()
            tab.settled()
            assert tab.text(".feedback") == feedback
        steps.go_on(tab)
    tab.says(".result", SCORE)
    tab.wait(lambda: _attempt(tab).is_finished, "the finished attempt is kept")

    tab.reload()
    tab.says(".result", SCORE)
    tab.settled()
    tab.click(".top .to-home")
    tab.says(f".st-key-beacon-{reader.LESSON}", "stars")
    tab.click(".top .to-progress")
    tab.says("main", there(english().lessons.get(reader.LESSON)).name)
    tab.settled()


def _attempt(tab: Tab) -> Attempt:
    (attempt,) = steps.household(tab).of(keeping.FIRST.id).attempts
    return attempt


def _has_answers(tab: Tab, count: int) -> bool:
    return len(_attempt(tab).answers) == count
