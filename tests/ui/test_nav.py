from html.parser import HTMLParser
from urllib.parse import parse_qsl, urlsplit

import pytest
import streamlit as st

from beacons.root import ROOT
from beacons.ui.shell import nav, render, store
from beacons.ui.shell.session import Session, put_widget_value, session


class Link(HTMLParser):
    """The one link of a piece of HTML."""

    def __init__(self, body: str) -> None:
        super().__init__()
        self.attributes: dict[str, str | None] = {}
        self.text = ""
        self.feed(body)

    def handle_starttag(self, tag, attrs):
        self.attributes |= dict(attrs) if tag == "a" else {}

    def handle_data(self, data):
        self.text += data


def linked(drawn, session=None, *, here=None, text="Go on", **params):
    """A link as it is drawn on a page with the parameters ``here`` in its address."""
    return Link(drawn(lambda: nav.link("lesson", text, key="way", **params), session, **(here or {})).main.html[0].value)


def test_the_first_page_is_home_at_the_root():
    assert nav.PAGES[0] == "home"
    assert nav.address("home") == ""


def test_addresses_are_page_names_with_hyphens_but_for_one_that_families_know():
    assert nav.address("grown_ups") == "grown-ups"
    assert nav.address("for_parents") == "tonight"
    assert len({nav.address(name) for name in nav.PAGES}) == len(nav.PAGES)


def test_every_page_has_its_file_and_every_file_its_page():
    assert {file.stem for file in (ROOT / "pages").glob("*.py")} == set(nav.PAGES)


def test_a_link_carries_its_parameters(drawn):
    address = urlsplit(linked(drawn, lesson="safer-internet-day", card="3").attributes["href"])
    assert (address.path, dict(parse_qsl(address.query))) == ("/lesson", {"lesson": "safer-internet-day", "card": "3"})


@pytest.mark.parametrize("value", ["a&b=c", "ä ö", '"><script>', "#x", "../y", "%41"])
def test_a_parameter_arrives_as_it_was_whatever_it_holds(drawn, value):
    assert dict(parse_qsl(urlsplit(linked(drawn, lesson=value).attributes["href"]).query)) == {"lesson": value}


@pytest.mark.parametrize("text", ["*Safer* [Internet]", "<b>Day</b>", "5 > 3 & 2 < 4"])
def test_a_link_says_its_text_literally(drawn, text):
    assert linked(drawn, text=text).text.strip() == text


def test_a_link_leaves_the_parameters_of_this_page_behind(drawn):
    assert linked(drawn, here={"lesson": "x", "card": "2"}).attributes["href"] == "/lesson"


def test_a_language_that_was_chosen_goes_along(drawn):
    chosen = Session(language_is_chosen=True)
    assert linked(drawn, chosen, card="2").attributes["href"] == "/lesson?card=2&lang=en"
    assert linked(drawn, Session(), card="2").attributes["href"] == "/lesson?card=2"


def test_an_address_that_names_something_of_a_family_is_not_kept_when_it_is_drawn(drawn):
    kept = [nav._kept_href, render._made]
    before = [one.cache_info().misses for one in kept]
    assert "quiz=own-of-a-family" in linked(drawn, quiz="own-of-a-family").attributes["href"]
    assert [one.cache_info().misses for one in kept] == before
    linked(drawn, lesson="never-asked-for-before")
    assert [one.cache_info().misses for one in kept] == [misses + 1 for misses in before]


@pytest.mark.parametrize(("params", "value"), [({}, ""), ({"card": "2"}, "2"), ({"card": ""}, "")])
def test_a_parameter_that_is_not_there_is_empty(drawn, params, value):
    assert drawn(lambda: st.text(f"<{nav.param('card')}>"), **params).text[0].value == f"<{value}>"


def test_a_parameter_can_be_changed_and_taken_out(drawn):
    app = drawn(lambda: nav.set_param("card", "5"), lesson="x", card="2")
    assert app.query_params == {"lesson": "x", "card": "5"}
    assert drawn(lambda: nav.drop_param("card"), lesson="x", card="2").query_params == {"lesson": "x"}


def test_a_parameter_that_is_not_there_can_be_taken_out(drawn):
    assert drawn(lambda: nav.drop_param("card"), lesson="x").query_params == {"lesson": "x"}


def after_following(drawn, address, session=None, **here):
    """Where one is after a link was pressed: the page's address and parameters."""
    pressed = [address]

    def draw():
        page = nav.choose_page()
        if pressed:
            nav.follow(pressed.pop())
        st.text(page.url_path)

    app = drawn(draw, session, **here)
    return app.text[0].value, app.query_params


@pytest.mark.parametrize("name", nav.PAGES)
def test_following_a_link_leads_to_its_page(drawn, name):
    assert after_following(drawn, f"/{nav.address(name)}?lesson=x&card=2") == (nav.address(name), {"lesson": "x", "card": "2"})


def test_following_a_link_leaves_the_parameters_of_this_page_behind(drawn):
    assert after_following(drawn, "/help", lesson="x", result="y") == ("help", {})


def test_following_a_link_takes_the_chosen_language_along(drawn):
    chosen = Session(language_is_chosen=True)
    assert after_following(drawn, "/help?lang=xx", chosen) == ("help", {"lang": "en"})


@pytest.mark.parametrize(
    "address",
    ["", "x", "/nowhere", "https://example.org/help", "//example.org/help", "javascript:alert(1)", "/help/../x", "//[", "/grown_ups"],
)
def test_an_address_that_is_none_of_ours_is_not_followed(drawn, address):
    assert after_following(drawn, address, lesson="x") == ("", {"lesson": "x"})


@pytest.mark.parametrize("query", ["name=x", "self=x", "=x", "&&", "lesson=%ff", "a" * 5000])
def test_odd_parameters_in_a_link_are_no_trouble(drawn, query):
    assert after_following(drawn, f"/help?{query}")[0] == "help"


@pytest.mark.parametrize(
    ("pressed", "focus"), [("/quiz", "h1@1"), ("/lesson?card=2#card-title", "card-title@1"), ("/#reader=3f9c2a71b0", "h1@1"), ("", "")]
)
def test_where_a_link_led_the_place_that_it_names_takes_the_focus_else_the_heading(drawn, monkeypatch, pressed, focus):
    monkeypatch.setattr(nav, "go", lambda *_, **__: None)

    def follow() -> None:
        put_widget_value("browser", {"go": pressed})
        store.follow_link()
        assert session().screen.focus == focus

    drawn(follow, Session())
