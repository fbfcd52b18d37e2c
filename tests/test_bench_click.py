"""What a click in a quiz brings to a browser, as the benchmark counts it: the quiz alone, not what stands around it."""

from collections.abc import Iterator

import pytest

from benchmarks.client import Run, Visitor
from benchmarks.measures import say_nothing_is_stored
from benchmarks.responses import is_asked, press, screen
from benchmarks.server import SETUPS, running

MOST_MESSAGES, MOST_BYTES = 8, 9_500
"""What any item may bring with its feedback, the way back and the documents of one quiz."""


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
        what = screen(visitor)["asked"]["type"]
        run = press(visitor, "check")
        assert "feedback" in screen(visitor), what
        yield what, run
        press(visitor, "next")


def test_feedback_comes_in_few_messages_whatever_the_type(visitor: Visitor):
    runs = dict(_through(visitor))
    assert len(runs) > 2
    assert max(run.messages for run in runs.values()) <= MOST_MESSAGES
    assert max(run.bytes for run in runs.values()) <= MOST_BYTES


def test_the_part_that_keeps_what_was_answered_comes_with_the_feedback(visitor: Visitor):
    next(_through(visitor))
    assert visitor.widgets["browser"].fragment_id == visitor.widgets["item"].fragment_id != ""
    assert "answers" in visitor.widgets["browser"].drawn.json
