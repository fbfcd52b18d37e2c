"""What is drawn by an app that is served below a path: every address begins with it."""

import re

import pytest

from beacons import wiring
from beacons.domain.household.together_draw import can_be_shared
from beacons.ui.classroom import host_screen, join_page
from beacons.ui.grown_ups import cited_code, home_sheet
from beacons.ui.shell import nav, quick_exit, render
from beacons.ui.shell.session import Session
from tests.shipped import english
from tests.there import there

KEPT = (wiring.base, render.asset, render._templates, join_page.page)
"""What keeps an address once it was made."""


@pytest.fixture(autouse=True)
def at_beacons(monkeypatch):
    monkeypatch.setenv("BASE_PATH", "/beacons")
    for one in KEPT:
        one.cache_clear()
    yield
    for one in KEPT:
        one.cache_clear()


def test_links_between_pages_begin_with_the_base_path_and_are_followed(drawn):
    app = drawn(lambda: nav.link("lesson", "Go on", key="way", lesson="x"))
    assert 'href="/beacons/lesson?lesson=x"' in app.main.html[0].value
    left = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(nav, "go", lambda name, **params: left.append((name, params)))
        for address in ("/beacons/", "/beacons/lesson?lesson=x", "/lesson", "/beacons", "/beacons/no-such"):
            nav.follow(address)
    assert left == [("home", {}), ("lesson", {"lesson": "x"})]


def test_pictures_begin_with_the_base_path():
    assert render.picture("scenes", "badge").startswith("/beacons/app/static/pictures/scenes/badge.svg?v=")


def test_what_a_room_shows_and_prints_begins_with_the_base_path(drawn):
    told = {}

    def draw() -> None:
        told.update(host_screen._of_room("ABC234"))
        quick_exit.link()

    exit_link = drawn(draw, Session()).main.html[0].value
    told["exit"] = re.findall(r'href="([^"]*)"', exit_link) + re.findall(r'(?:href|src)="(/[^"]*)"', quick_exit.exit_page())
    assert (told["join"], told["here"]) == ("/beacons/join/ABC234", "/beacons/class-room?room=ABC234")
    assert told["exit"][0] == "/beacons/sea"
    assert all(address.startswith("/beacons/") for address in told["exit"])
    assert told["home"].startswith("/beacons/print/home-sheet?")
    assert all(address.startswith("/beacons/app/") for address in told["animals"].values())
    assert all(address.startswith("/beacons/app/") for address in join_page._known("en")["animals"].values())


def test_the_home_sheet_prints_an_address_below_the_base_path():
    item = next(item for item in english().bank("safer-internet-day", "10-12") if can_be_shared(item))
    assert there(home_sheet.values(item.id, english(), "https://school.example"))["address"].startswith(
        "https://school.example/beacons/together?items="
    )


def test_cited_code_is_found_below_the_base_path(drawn):
    found = []
    drawn(lambda: found.extend(cited_code.links(cited_code.COVERS)), Session())
    assert found[0]["href"].startswith("/beacons/code/beacons/domain/household/for_parents.py?lang=en#L")
