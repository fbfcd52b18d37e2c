"""What holds of every answer of the whole app, whoever asks for what. Addresses are found among the routes: a new one is asked too."""

import json
import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from http import HTTPStatus
from http.client import HTTPConnection
from unittest.mock import MagicMock
from urllib.parse import urlencode

import pytest
from starlette.datastructures import Headers
from streamlit.web.server.starlette.starlette_app import create_streamlit_routes
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import connect
from websockets.typing import Origin

from beacons import assembly
from beacons.serve.security_headers import FIXED
from beacons.ui.grown_ups.cited_code import COVERS
from beacons.ui.shell.component import ASSETS
from beacons.ui.shell.render import STATIC
from tests.browser.server import Server
from tests.serve.asking import Answer

METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE")
MARK = "calm-otter-47"
"""Stands in whatever is sent, and must come back in no answer and stand in no log."""
EVIL_QUERY = urlencode(
    dict.fromkeys(("lang", "lesson", "path", "items", "card", "room", "code", "v"), f"'\"><svg/onload={MARK}>{{{{7*7}}}}")
)
SHUT = {
    "/_stcore/metrics",
    "/_stcore/script-health-check",
    "/_stcore/agent/mcp",
    "/media/x",
    "/component/x",
    "/auth/login",
    "/oauth2callback",
}
OUTSIDE = [
    "/%2e%2e/%2e%2e/etc/passwd",
    "/code/../SECURITY.md",
    "/code/%2e%2e%2fapp.py",
    "/code/beacons/wiring.py",
    "/app/static/..%2f..%2fapp.py",
    "/app/static/%2e%2e/.streamlit/config.toml",
    "/static/../index.html",
    "/assets/x/..%2fwiring.py",
    "/print/..%2f..%2fapp.py",
    "/.git/HEAD",
    "/.streamlit/config.toml",
    "/var/rooms.db",
    "//evil.example/Quiz/",
    "/%2F%2Fevil.example/",
    "/%5Cevil.example/",
    "/Quiz/?lang=//evil.example",
]
STRANGE = ["/no-such-page", "/%00", "/" + "x" * 20_000, "/?lang=" + "x" * 20_000, *OUTSIDE]


@pytest.fixture(scope="module")
def server(tmp_path_factory) -> Iterator[Server]:
    made = Server(tmp_path_factory.mktemp("answers") / "log", STREAMLIT_SERVER_ADDRESS="127.0.0.1")
    made.start()
    made.wait_until_healthy()
    yield made
    made.kill()


@pytest.fixture(scope="module")
def ask(server) -> Iterator[Callable[..., Answer]]:
    """Sends an address as it stands: a client that tidies it up would never ask for what is meant here."""
    line = HTTPConnection("127.0.0.1", server.port, timeout=30)

    def send(address: str, method: str = "GET", **headers: str) -> Answer:
        line.request(method, address, headers=headers)
        answer = line.getresponse()
        wire = [(name.lower().encode("latin-1"), value.encode("latin-1")) for name, value in answer.getheaders()]
        return Answer(answer.status, Headers(raw=wire), answer.read())

    yield send
    line.close()


def routes() -> list[str]:
    """Paths of all routes, ours and the platform's, with the places that are filled in."""
    known = [*assembly.parts()["routes"], *create_streamlit_routes(MagicMock())]
    return sorted({route.path for route in known if getattr(route, "path", "")})


def filled(path: str, **there: str) -> str:
    return re.sub(r"\{(\w+).*?\}", lambda part: there.get(part[1], f"%22%3E%3Csvg%20onload={MARK}%3E"), path)


def asked() -> Iterator[tuple[str, str]]:
    """Methods and addresses: of every route one that is there, where there is one, and one of somebody who means no good."""
    there = {"version": ASSETS.version, "name": next(iter(ASSETS.files)), "kind": "plan", "code": "ABC234", "file": COVERS.file}
    a_file_of_each_kind = {file.suffix: f"/app/static/{file.relative_to(STATIC).as_posix()}" for file in STATIC.rglob("*.*")}
    yield from ((method, filled(path, **there)) for path in routes() for method in METHODS)
    yield from (("GET", address) for path in routes() for address in (filled(path), f"{filled(path, **there)}?{EVIL_QUERY}"))
    yield from ((method, address) for address in (*STRANGE, *SHUT, *a_file_of_each_kind.values()) for method in ("GET", "HEAD", "POST"))


def faults(answer: Answer) -> Iterator[str]:
    """What is wrong with an answer."""
    headers = answer.headers
    yield from (name for name, value in FIXED.items() if headers.getlist(name) != [value])
    policies = headers.getlist("content-security-policy")
    if len(policies) != 1 or not {"default-src 'self'", "object-src 'none'", "base-uri 'none'"} <= {*policies[0].split("; ")}:
        yield "content-security-policy"
    if "cache-control" not in headers:
        yield "cache-control"
    yield from (name for name in ("set-cookie", "access-control-allow-origin", "strict-transport-security") if name in headers)
    kind = headers.get("content-type", "")
    if (answer.body and not kind) or (kind.startswith("text/") and "charset=utf-8" not in kind):
        yield "content-type"
    if b"<!doctype html" in answer.body[:40].lower() and b'name="viewport"' not in answer.body:
        yield "viewport"
    if re.search(rb"user-scalable|maximum-scale", answer.body) and kind.startswith("text/html"):
        yield "two fingers cannot zoom"
    if answer.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        yield "broken"
    if not re.fullmatch(r"(/([\w.?].*)?)?", headers.get("location", "")) or re.search(r"\d\.\d", headers.get("server", "")):
        yield "location or server"
    if MARK.encode() in answer.body or b"Traceback" in answer.body:
        yield "body"


def test_every_answer_has_our_headers_no_cookie_and_nothing_of_what_was_asked(ask):
    assert len(routes()) > 30
    of_somebody = {"User-Agent": MARK, "Cookie": f"x={MARK}", "Accept-Language": f"<{MARK}>"}
    found = {f"{method} {address[:90]}": [*faults(ask(address, method, **of_somebody))] for method, address in asked()}
    assert {request: wrong for request, wrong in found.items() if wrong} == {}


def test_nothing_is_served_from_outside_of_what_is_ours_to_show(ask):
    for address in OUTSIDE:
        answer = ask(address)
        assert answer.status in {301, 400, 404}, address
        assert not re.search(rb"import |\[server\]|SQLite|# Security", answer.body), address


def test_what_the_platform_serves_beside_its_pages_is_shut_but_for_what_they_ask_for(ask):
    platforms = {filled(path) for path in routes() if re.match("/(_stcore|media|component|auth|oauth2callback)", path)}
    answered = {path for path in platforms | SHUT for method in METHODS if ask(path, method).status != HTTPStatus.NOT_FOUND}
    assert answered == {"/_stcore/health", "/_stcore/host-config"}
    assert json.loads(ask("/_stcore/host-config").body)["allowedOrigins"] == []


@pytest.mark.parametrize("host", [f"'><svg/onload={MARK}>", f"{MARK}.example/x", f"user@{MARK}", "", "a b", "x" * 259, "x" * 5000])
def test_a_host_that_somebody_made_up_stands_in_no_page_and_leads_nowhere(ask, host):
    named = {"Host": host, "X-Forwarded-Host": "evil.example", "X-Forwarded-Prefix": "//evil.example", "Forwarded": "host=evil.example"}
    for address in ("/", "/Quiz/", "/print/home-sheet?items=sid-10-left-out-chat", "/join/ABC234", "/no-such-page"):
        answer = ask(address, **named)
        assert [*faults(answer)] == [], address
        assert answer.headers.get("location", "/quiz") == "/quiz"
        assert answer.status == 400 or len(host) < 260


def test_a_browser_that_came_by_https_is_to_stay_with_it(ask):
    https = {"X-Forwarded-Proto": "https", "Host": "beacons.school.example"}
    for address in ("/", "/no-such-page", "/app/static/app.css", "/_stcore/health", "/_stcore/metrics", "//evil.example"):
        assert ask(address, **https).headers["strict-transport-security"] == "max-age=31536000", address


def test_the_log_tells_nothing_of_who_asked_for_what(ask, server):
    own = f"127.0.0.1:{server.port}"
    ask(f"/join/ABC234?name={MARK}")
    for path, origin in (("/live", f"http://{own}"), ("/_stcore/stream", f"http://{own}"), ("/live", f"http://{MARK}.example")):
        with suppress(InvalidStatus, ConnectionClosed), connect(f"ws://{own}{path}?name={MARK}", origin=Origin(origin)) as socket:
            socket.send(json.dumps({"t": "hello", "code": "ABC234", "id": MARK, "secret": MARK}))
            socket.recv(timeout=10)
    log = server.log.read_text(encoding="utf-8")
    assert "You can now view" in log
    assert not [told for told in (MARK, "127.0.0.1", "ABC234", "/join") if told in log]
