"""What a click in a quiz brings to a browser, as the benchmark counts it: the quiz alone, not what stands around it."""

import json
from collections.abc import Iterator

import pytest

from benchmarks.client import Run, Visitor
from benchmarks.measures import say_nothing_is_stored
from benchmarks.responses import is_asked, press, screen
from benchmarks.server import SETUPS, running

MOST_MESSAGES, MOST_BYTES, MOST_BESIDE = 6, 6_000, 4_200
"""What an item may bring with its feedback, the way back and the documents of one quiz: in the middle of all types, and of any type beside
what the item and its type say. Which items are drawn, and which is last, where most is kept, changes by the hour; a story says twice as
much as others, and a screen four times as much around it."""

MOST_OF_A_RESULT = 14
"""A heading with stars and what to look at again, the switch for a grown-up, and the ways on."""


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


def _through(visitor: Visitor) -> Iterator[tuple[str, Run, int]]:
    """Each item's type, what its check cost, and how many bytes of that are what it and its type say."""
    while is_asked(visitor):
        what = screen(visitor)["asked"]["type"]
        run = press(visitor, "check")
        told = screen(visitor)
        assert "feedback" in told, what
        texts = [told["asked"], told["feedback"], told["words"], told["asked"]["stem"]]  # the stem stands as a heading too
        said = json.dumps(texts, ensure_ascii=False, separators=(",", ":"))
        yield what, run, len(said.encode())
        press(visitor, "next")


def test_feedback_comes_in_few_messages_whatever_the_type(visitor: Visitor):
    runs = {what: (run, said) for what, run, said in _through(visitor)}
    assert len(runs) > 2
    assert max(run.messages for run, _ in runs.values()) <= MOST_MESSAGES
    assert sum(run.bytes for run, _ in runs.values()) / len(runs) <= MOST_BYTES
    assert max(run.bytes - said for run, said in runs.values()) <= MOST_BESIDE


def test_a_result_with_all_its_ways_on_comes_in_few_messages_too(visitor: Visitor):
    while is_asked(visitor):
        press(visitor, "check")
        last = press(visitor, "next")
    assert "only-missed" in visitor.widgets or "again" in visitor.widgets
    assert last.messages <= MOST_OF_A_RESULT


def test_what_was_answered_is_kept_with_its_feedback_in_one_message(visitor: Visitor):
    next(_through(visitor))
    assert "answers" in json.dumps(screen(visitor)["orders"]["keep"])


def test_of_what_a_child_did_only_what_is_new_goes_over_the_line(visitor: Visitor):
    """The page says with each press which documents it has. The answers of before stand in no line that comes with the next quiz."""
    first = {screen(visitor)["asked"]["stem"] for _ in _through(visitor)}
    visitor.go("quiz", "lesson=family-online-safety-institute")
    visitor.press("start")
    next(_through(visitor))
    orders = screen(visitor)["orders"]
    lines = [line for one in orders["keep"] for line in (one[3] if len(one) > 2 else [one[1]])]
    assert len(first) > 2
    assert orders["since"]
    assert [sum(f'"{name}":' in line for line in lines) for name in ("attempt", "past", "reader")] == [1, 0, 0]
