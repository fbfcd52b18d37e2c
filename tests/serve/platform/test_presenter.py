"""What a component has told is read from the state as the platform's own way gives it out."""

import json
from collections.abc import Callable
from typing import Any

import pytest
import streamlit
from hypothesis import given
from hypothesis import strategies as st
from streamlit.components.v2.bidi_component import main
from streamlit.components.v2.bidi_component.serialization import BidiComponentSerde, deserialize_trigger_list
from streamlit.proto.WidgetStates_pb2 import WidgetState
from streamlit.runtime.state.common import WidgetMetadata
from streamlit.runtime.state.session_state import SessionState

from beacons.serve.platform import KNOWN
from beacons.serve.platform.presenter import present_plainly

MAKER = "make_bidi_component_presenter"
OWN = getattr(main, MAKER)
KEY, COMPONENT, EVENTS = "item", "$$ID-a-item", "$$ID-a-item__events"
VALUES = st.none() | st.integers() | st.text(max_size=5) | st.dictionaries(st.text(max_size=3), st.integers(), max_size=2)
EVENT = st.fixed_dictionaries({"event": st.sampled_from(["pressed", "go", "kept"]), "value": VALUES})
TOLD = st.none() | EVENT | st.lists(EVENT | VALUES | st.just({"value": 1}) | st.just({"event": 7}), max_size=4)
"""What a browser may send as the events of a run: one, several, none, and what no script of ours sends."""


@pytest.fixture(autouse=True)
def _own_way_before_and_afterwards(monkeypatch):
    """A test begins and ends with the platform's presenter."""
    monkeypatch.setattr(main, MAKER, OWN)


def in_a_run(present: Callable[..., Any], kept: object, told: object, *, knows_events: bool = True) -> SessionState:
    """The state of a run whose browser has sent this of one component. ``knows_events``: whether it was drawn before."""
    state = SessionState()
    widgets = state._new_widget_state
    serde, presenter = BidiComponentSerde(default={}), present(EVENTS, COMPONENT, {"kept"})
    widgets.set_widget_metadata(WidgetMetadata(COMPONENT, serde.deserialize, serde.serialize, "json_value", presenter=presenter))
    if knows_events:
        widgets.set_widget_metadata(WidgetMetadata(EVENTS, deserialize_trigger_list, json.dumps, "json_trigger_value"))
    widgets.set_widget_from_proto(WidgetState(id=COMPONENT, json_value=json.dumps(kept)))
    if told is not None:
        widgets.set_widget_from_proto(WidgetState(id=EVENTS, json_trigger_value=json.dumps(told)))
    state._key_id_mapper[KEY] = COMPONENT
    return state


def plainly() -> Callable[..., Any]:
    present_plainly()
    made: Callable[..., Any] = getattr(main, MAKER)
    return made


@given(kept=st.dictionaries(st.sampled_from(["kept", "pressed", "stored"]), VALUES, max_size=3), told=TOLD, knows_events=st.booleans())
def test_what_is_read_is_what_the_platforms_own_way_gives(kept, told, knows_events):
    ours, platforms = (in_a_run(way, kept, told, knows_events=knows_events)[KEY] for way in (plainly(), OWN))
    assert ours == dict(platforms)


def test_a_run_with_a_press_says_it_and_the_next_one_does_not():
    state = in_a_run(plainly(), {"stored": "all"}, [{"event": "pressed", "value": {"key": "check"}}])
    assert state[KEY] == {"stored": "all", "pressed": {"key": "check"}}
    state._reset_triggers()
    assert state[KEY] == {"stored": "all"}
    state._compact_state()
    assert state[KEY] == {"stored": "all"}


def test_what_is_changed_in_what_was_read_changes_nothing_that_is_kept():
    state = in_a_run(plainly(), {"stored": "all"}, None)
    state[KEY]["stored"] = "nothing"
    assert state[KEY] == {"stored": "all"}


def test_looking_makes_no_class():
    state = in_a_run(plainly(), {"stored": "all"}, [{"event": "pressed", "value": 1}])
    assert type(state[KEY]) is dict


def test_a_platform_that_is_not_known_keeps_its_own_way():
    present_plainly("1.68.0")
    assert getattr(main, MAKER) is OWN


def test_the_installed_platform_is_known():
    assert streamlit.__version__ in KNOWN, "compare what its components tell by the tests above, then add the version"
