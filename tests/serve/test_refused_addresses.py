"""What the platform refuses before any route is asked reads as any other address that nobody has."""

from contextlib import closing
from http.client import HTTPConnection
from typing import Any

import pytest

REFUSED = ("/C:/windows", "/%5C%5Cserver%5Cshare", "/a%5C..%5Cb", "/../etc/passwd", "/help/..%2F..%2Fetc", "/%00", "/help%00", "/d:%5C")


@pytest.fixture(scope="module")
def ask(serve):
    """Asks the whole app for an address as it stands on the wire; gives status, headers and text."""
    server = serve().base_url

    def asked(address: str, method: str = "GET") -> tuple[int, dict[str, str], str]:
        with closing(HTTPConnection(server.host, server.port, timeout=30)) as line:
            line.request(method, address)
            answer: Any = line.getresponse()
            return answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read().decode()

    return asked


@pytest.mark.parametrize("address", REFUSED)
def test_a_refused_address_is_answered_404_with_our_page_and_our_headers(ask, address):
    status, headers, text = ask(address)
    assert status == 404
    assert "Go to the coast" in text
    assert headers["cache-control"] == "no-cache"
    assert headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("address", REFUSED)
def test_asked_for_its_headers_alone_it_is_unknown_too(ask, address):
    status, _, text = ask(address, method="HEAD")
    assert (status, text) == (404, "")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("//help", "/help"), ("///lesson?lesson=x&card=2", "/lesson?lesson=x&card=2"), ("//", "/"), ("//Join/abc234", "/Join/abc234")],
)
def test_a_slash_too_many_leads_to_what_is_meant(ask, typed, meant):
    status, headers, _ = ask(typed)
    assert (status, headers["location"]) == (301, meant)


@pytest.mark.parametrize("typed", ["//evil.example", "///evil.example/x", "//%5Cevil.example", "//%5C%5Cevil.example", "//%2Fevil.example"])
def test_nobody_is_led_to_another_host_by_slashes(ask, typed):
    _, headers, _ = ask(typed)
    assert not headers["location"].startswith(("//", "/\\", "http"))
    assert ask(headers["location"])[0] == 404


def test_who_sends_something_gets_no_page(ask):
    assert ask("/C:/windows", method="POST")[0] == 400
