import streamlit as st
from streamlit.testing.v1 import AppTest

from beacons.ui.services import ROOT


def test_in_a_browser_on_a_host_that_serves_no_routes_the_page_says_that_it_cannot_be_served(monkeypatch):
    monkeypatch.setattr(type(st.context), "headers", {"Host": "example.org"})
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60).run()
    assert not app.exception
    (said,) = app.main.html
    assert "can’t serve Seven Beacons" in said.value
    assert 'role="alert"' in said.value
