"""What a click in a quiz brings to a browser, as the benchmark counts it: the quiz alone, not what stands around it."""

from collections.abc import Iterator

import pytest

from benchmarks.client import Run, Visitor
from benchmarks.measures import say_nothing_is_stored
from benchmarks.responses import is_asked, respond
from benchmarks.server import SETUPS, running

MOST_MESSAGES, MOST_BYTES = 11, 8_000
"""What the plainest item may bring with its feedback, the way back and the documents of one quiz. The whole page is 2,000 more."""


@pytest.fixture
def visitor() -> Iterator[Visitor]:
    ours = next(setup for setup in SETUPS if setup.is_ours)
    with running(ours) as server:
        one = Visitor(server.address)
        one.visit()
        say_nothing_is_stored(one)
        one.go("quiz", "lesson=safer-internet-day")
        one.press("start")
        yield one
        one.close()


def _through(visitor: Visitor) -> Iterator[tuple[str, Run]]:
    while is_asked(visitor):
        what, ways = respond(visitor)
        for _ in ways:
            run = visitor.press("check")
            if "next" in visitor.widgets:
                break
        yield what, run
        visitor.press("next")


def test_feedback_comes_without_header_and_list_of_pages(visitor: Visitor):
    plain = [run for what, run in _through(visitor) if what == "single choice"]
    assert plain
    assert max(run.messages for run in plain) <= MOST_MESSAGES
    assert max(run.bytes for run in plain) <= MOST_BYTES


def test_the_part_that_keeps_what_was_answered_comes_with_the_feedback(visitor: Visitor):
    next(_through(visitor))
    assert visitor.widgets["browser"].fragment_id == visitor.widgets["next"].fragment_id != ""
    assert "answers" in visitor.widgets["browser"].drawn.json
