"""What is kept where the browser refuses, and where the server is killed under an open page; and what goes over the wire."""

from functools import partial

import pytest

from tests.browser import keeping, reader
from tests.browser.server import Server
from tests.browser.watch import LOST_CONNECTION
from tests.engines import steps
from tests.engines.conftest import ENGINES, OpenTab
from tests.engines.tab import FORGETFUL, Tab
from tests.shipped import english

pytestmark = pytest.mark.engines
QUIZ = f"/quiz?lesson={reader.LESSON}"
SINGLES = [item for item in english().bank(reader.LESSON, reader.PATH) if item.type == "single_choice"][:3]
WIRE = """
  const [path] = arguments
  window.asked ??= {}
  if (!(path in window.asked)) {
    window.asked[path] = ""
    const socket = new WebSocket(`ws://${location.host}${path}`, path.includes("stream") ? ["streamlit"] : [])
    socket.onopen = () => { window.asked[path] = socket.extensions || "none"; socket.close() }
    socket.onerror = () => { window.asked[path] = "refused" }
  }
  return window.asked[path]
"""
HEAVY = """
  return performance.getEntriesByType("resource").filter(({ name, decodedBodySize, encodedBodySize }) =>
    /[.](js|css|svg)([?]|$)/.test(name) && decodedBodySize > 2000 && encodedBodySize >= decodedBodySize).map(({ name }) => name)
"""


@pytest.mark.parametrize("engine", ENGINES)
def test_a_browser_that_keeps_nothing_plays_to_the_end_and_the_page_says_so(engine: str, open_tab: OpenTab):
    tab = open_tab(engine, at_start=FORGETFUL)
    tab.go(QUIZ)
    tab.click(".st-key-start button")
    for _ in range(2):
        item = _item_on_screen(tab)
        steps.answer(tab, item)
        steps.go_on(tab)
    tab.says(".forgetful", "can’t save what you do")
    assert tab.kept() == {}


@pytest.mark.parametrize("engine", ENGINES)
def test_nothing_is_lost_when_the_server_dies_under_an_open_quiz_and_comes_back(engine: str, open_tab: OpenTab, own_server: Server):
    tab = open_tab(engine, at=own_server.url)
    tab.tolerate(LOST_CONNECTION)
    tab.keep(keeping.of_one(reader.having(reader.attempt_at(SINGLES))))
    tab.go(QUIZ)
    steps.answer(tab, SINGLES[0])
    tab.wait(partial(_has_answers, tab, 1), "the answer is kept")
    own_server.kill()
    tab.until("return document.querySelector('[data-testid=stApp]').dataset.testConnectionState !== 'CONNECTED'", "the line is lost")
    own_server.start()
    own_server.wait_until_healthy()
    tab.settled()
    tab.until(f"return ({keeping.AT_REST})()", "the new server knows all that is kept")
    tab.settled()
    steps.go_on(tab)
    for item in SINGLES[1:]:
        steps.answer(tab, item)
        steps.go_on(tab)
    tab.says(".result", f"{len(SINGLES)} out of {len(SINGLES)}")
    tab.wait(partial(_has_answers, tab, len(SINGLES)), "all answers are kept")


@pytest.mark.parametrize("engine", ENGINES)
def test_what_goes_over_the_wire_is_compressed(engine: str, open_tab: OpenTab):
    tab = open_tab(engine)
    tab.go("/")
    assert "permessage-deflate" in tab.until(WIRE, "an answer of the pages' socket", "/_stcore/stream")
    assert "permessage-deflate" in tab.until(WIRE, "an answer of the rooms' socket", "/live")
    assert tab.ask(HEAVY) == []


def _item_on_screen(tab: Tab):
    stem = tab.text("#stem")
    quiz = english().quizzes.get(reader.LESSON)
    assert quiz
    return next(item for item in quiz.items if item.stem == stem)


def _has_answers(tab: Tab, count: int) -> bool:
    (attempt,) = steps.household(tab).of(keeping.FIRST.id).attempts
    return len(attempt.answers) == count
