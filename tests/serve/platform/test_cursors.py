from copy import deepcopy
from typing import Any

import pytest
import streamlit
from streamlit.cursor import Cursor, LockedCursor, RunningCursor

from beacons.serve.platform import KNOWN
from beacons.serve.platform.cursors import copy_cursors_plainly


@pytest.fixture(autouse=True)
def _own_way_before_and_afterwards():
    """A test begins and ends with the cursors as the platform has them."""
    own_way()
    yield
    own_way()


def own_way() -> None:
    for kind in (RunningCursor, LockedCursor):
        if hasattr(kind, "__deepcopy__"):
            del kind.__deepcopy__


def cursors() -> list[Cursor]:
    """Cursors of every kind, here and there, some with a spinner."""
    running, deeper = RunningCursor(1), RunningCursor(0, (2, 0))
    deeper.lock_element()
    turning = RunningCursor(0, (1,))
    turning.get_transient_cursor()
    turning.transient_elements[turning.transient_index] = {"spinner": ["of anything"]}  # type: ignore[assignment]
    return [running, deeper, turning, deeper.lock_element(), LockedCursor(0, (3,), 7), deeper.open_block()]


def told(one: Any) -> Any:
    """All that a cursor holds, and of which kind it is. What is written in double underscores is a mark for those who check types."""
    held = {name: told(value) for name, value in vars(one).items() if name[:2] != "__"} if hasattr(one, "__dict__") else one
    return type(one), held


def test_a_copy_is_the_platforms_in_all_it_holds():
    platforms = [told(deepcopy(one)) for one in cursors()]
    copy_cursors_plainly()
    assert [told(deepcopy(one)) for one in cursors()] == platforms


def test_what_is_done_with_a_copy_leaves_the_cursor_as_it_was():
    copy_cursors_plainly()
    for one in cursors():
        before, copied = told(one), deepcopy(one)
        copied.open_block()
        copied.lock_element()
        for spinner in copied.transient_elements:
            spinner["spinner"].append("more")
        copied.transient_elements[9] = "another"  # type: ignore[assignment]
        assert told(one) == before


def test_a_platform_that_is_not_known_keeps_its_own_way():
    copy_cursors_plainly("1.68.0")
    assert not hasattr(RunningCursor, "__deepcopy__")


def test_cursors_that_hold_something_else_keep_the_platforms_own_way(monkeypatch):
    own = RunningCursor.__init__

    def with_more(self, *values, **named):
        own(self, *values, **named)
        self.something_new = []

    monkeypatch.setattr(RunningCursor, "__init__", with_more)
    copy_cursors_plainly()
    assert not hasattr(RunningCursor, "__deepcopy__")
    assert hasattr(LockedCursor, "__deepcopy__")


def test_the_installed_platform_is_known():
    assert streamlit.__version__ in KNOWN, "compare its cursors by the tests above, then add the version"
