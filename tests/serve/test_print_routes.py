"""Documents for the printer are told where the app was found, for addresses that are read on paper."""

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from beacons.serve.print_routes import calendar_route, print_route


@pytest.fixture
def client():
    app = Starlette(routes=[print_route(lambda kind, asked, origin: f"{kind} {asked['a']} {origin}" if "a" in asked else None)])
    return TestClient(app, base_url="http://beacons.example:8501")


@pytest.mark.parametrize(
    ("headers", "origin"),
    [
        ({}, "http://beacons.example:8501"),
        ({"X-Forwarded-Proto": "https"}, "https://beacons.example:8501"),
        ({"X-Forwarded-Proto": "https, http"}, "https://beacons.example:8501"),
        ({"X-Forwarded-Proto": "javascript"}, "http://beacons.example:8501"),
    ],
    ids=str,
)
def test_a_document_is_told_by_which_address_it_was_asked_for(client, headers, origin):
    assert client.get("/print/home-sheet?a=b", headers=headers).text == f"home-sheet b {origin}"


def test_what_there_is_not_is_not_found(client):
    assert client.get("/print/home-sheet").status_code == 404


def test_days_come_as_a_calendar_file_to_keep():
    client = TestClient(Starlette(routes=[calendar_route("term", lambda asked: "BEGIN:VCALENDAR" if "path" in asked else None)]))
    answer = client.get("/term.ics?path=7-9")
    assert (answer.text, answer.headers["content-type"]) == ("BEGIN:VCALENDAR", "text/calendar; charset=utf-8")
    assert answer.headers["content-disposition"].startswith("attachment")
    assert client.get("/term.ics").status_code == 404
