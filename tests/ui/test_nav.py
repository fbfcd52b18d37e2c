from urllib.parse import parse_qsl

import pytest
import streamlit as st

from beacons.ui import nav
from beacons.ui.services import ROOT


def page_link(drawn, *, here=None, **params):
    """The link as it is drawn on a page of the app."""
    app = drawn(lambda: (nav.choose_page(), nav.link("lesson", "Next: *Safer* Internet", key="way", **params)), **(here or {}))
    return app.get_by_key("way").children[0].proto


def test_the_first_page_is_home_at_the_root():
    assert nav.PAGES[0] == "home"
    assert nav.address("home") == ""


def test_addresses_are_page_names_with_hyphens():
    assert nav.address("grown_ups") == "grown-ups"
    assert len({nav.address(name) for name in nav.PAGES}) == len(nav.PAGES)


def test_every_page_has_its_file_and_every_file_its_page():
    assert {file.stem for file in (ROOT / "pages").glob("*.py")} == set(nav.PAGES)


def test_a_link_carries_its_parameters_and_its_text_literally(drawn):
    proto = page_link(drawn, lesson="safer-internet-day", card="3")
    assert dict(parse_qsl(proto.query_string)) == {"lesson": "safer-internet-day", "card": "3"}
    assert proto.label == r"Next\: \*Safer\* Internet"


def test_a_link_leaves_the_parameters_of_this_page_behind(drawn):
    assert page_link(drawn, here={"lesson": "x", "card": "2"}).query_string == ""


@pytest.mark.parametrize(("params", "value"), [({}, ""), ({"card": "2"}, "2"), ({"card": ""}, "")])
def test_a_parameter_that_is_not_there_is_empty(drawn, params, value):
    assert drawn(lambda: st.text(f"<{nav.param('card')}>"), **params).text[0].value == f"<{value}>"


def test_a_parameter_can_be_changed_and_taken_out(drawn):
    app = drawn(lambda: nav.set_param("card", "5"), lesson="x", card="2")
    assert app.query_params == {"lesson": "x", "card": "5"}
    assert drawn(lambda: nav.drop_param("card"), lesson="x", card="2").query_params == {"lesson": "x"}


def test_a_parameter_that_is_not_there_can_be_taken_out(drawn):
    assert drawn(lambda: nav.drop_param("card"), lesson="x").query_params == {"lesson": "x"}
