import re

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.routing import Route, WebSocketRoute
from starlette.testclient import TestClient
from starlette.websockets import WebSocketDisconnect
from streamlit import config

from beacons.serve.base_path import BasePath
from beacons.serve.security_headers import FIXED, SecurityHeaders, content_security_policy
from tests.serve.asking import ask

HASH = "'sha256-abc='"
POLICY_VIOLATION = 1008
KEYWORDS = {"'self'", "'none'", "'unsafe-inline'", "data:", "blob:", HASH}


async def greet(websocket):
    await websocket.accept()
    await websocket.send_text("hello")
    await websocket.close()


async def page(request):
    return PlainTextResponse("hello", headers={"X-Frame-Options": "ALLOW", "Content-Security-Policy": "default-src *"})


async def broken(request):
    raise RuntimeError("a secret")


@pytest.fixture
def app():
    routes = [WebSocketRoute("/_stcore/stream", greet), Route("/{rest:path}", page, methods=["GET", "POST"])]
    return SecurityHeaders(Starlette(routes=routes), inline_scripts=(HASH,))


def as_served(base: str = "") -> Starlette:
    """In the place that it has among the layers: what answers for a route that breaks off stands outside of it."""
    layers = [*([Middleware(BasePath, base=base)] if base else []), Middleware(SecurityHeaders, inline_scripts=())]
    return Starlette(routes=[Route("/", page), Route("/broken", broken)], middleware=layers)


def policy_of(headers) -> dict[str, list[str]]:
    parts = (directive.split() for directive in headers["content-security-policy"].split(";"))
    return {name: values for name, *values in parts}


def is_let_in(app, **headers) -> bool:
    with TestClient(app) as client:
        try:
            with client.websocket_connect("/_stcore/stream", headers=headers) as socket:
                return socket.receive_text() == "hello"
        except WebSocketDisconnect as refused:
            return refused.code != POLICY_VIOLATION


# Headers


def test_every_answer_carries_the_headers_in_place_of_what_was_there(app):
    for path in ("/", "/quiz", "/_stcore/metrics", "/app/static/app.css"):
        headers = ask(app, path).headers
        assert {name: headers[name] for name in FIXED} == FIXED
        assert headers.getlist("content-security-policy") == [headers["content-security-policy"]]
        assert policy_of(headers)["default-src"] == ["'self'"]


def test_nobody_may_frame_sniff_or_be_told_where_one_came_from(app):
    headers = ask(app, "/").headers
    assert (headers["x-frame-options"], headers["x-content-type-options"], headers["referrer-policy"]) == ("DENY", "nosniff", "no-referrer")
    assert policy_of(headers)["frame-ancestors"] == ["'none'"]


def test_camera_microphone_and_place_are_off(app):
    for power in ("camera", "microphone", "geolocation"):
        assert f"{power}=()" in ask(app, "/").headers["permissions-policy"]


def test_the_policy_names_no_host_but_our_own(app):
    for name, values in policy_of(ask(app, "/", host="school.example:8501").headers).items():
        allowed = KEYWORDS | ({"ws://school.example:8501", "wss://school.example:8501"} if name == "connect-src" else set())
        assert set(values) <= allowed, name


def test_scripts_run_only_from_here_or_with_a_known_hash(app):
    assert policy_of(ask(app, "/").headers)["script-src"] == ["'self'", "blob:", HASH]


@pytest.mark.parametrize("host", ["school.example", "school.example:8501", "127.0.0.1:8501", "[::1]:8501", "[fe80::1]", "localhost"])
def test_the_socket_of_our_own_host_is_named(host):
    assert f"connect-src 'self' ws://{host} wss://{host};" in content_security_policy(host, ())


@pytest.mark.parametrize(
    "host",
    [
        "",
        "evil.test; script-src *",
        "evil.test script-src",
        "a.test https://evil.test",
        "*",
        "*.test",
        "evil.test/path",
        "user@evil.test",
        "evil.test:port",
        "evil.test:123456",
        "evil.test\n",
        "evil.test\r\nX-Header: yes",
        "'unsafe-eval'",
        "[::1",
        "[::1]evil",
        "é.test",
    ],
)
def test_a_host_header_of_another_form_is_not_repeated(host):
    policy = content_security_policy(host, ())
    assert "connect-src 'self';" in policy
    assert policy == content_security_policy("", ())


def test_a_weird_host_header_changes_no_directive(app):
    plain, weird = (policy_of(ask(app, "/", host=host).headers) for host in ("", "a.test; script-src * 'unsafe-eval'"))
    assert plain == weird


def test_the_policy_is_one_line_of_plain_text():
    assert re.fullmatch(r"[ -~]+", content_security_policy("school.example", (HASH,)))


def test_what_breaks_off_is_answered_with_the_headers_and_tells_nothing():
    answer = TestClient(as_served(), raise_server_exceptions=False).get("/broken")
    assert (answer.status_code, answer.headers["content-type"]) == (500, "text/plain; charset=utf-8")
    assert {name: answer.headers[name] for name in FIXED} == FIXED
    assert answer.text == "Something broke off here. Please try again."


def test_what_breaks_off_is_still_told_to_the_log_of_the_server():
    with pytest.raises(RuntimeError, match="a secret"):
        TestClient(as_served()).get("/broken")


def test_what_breaks_off_half_way_is_not_begun_again():
    async def half(scope, receive, send):
        await send({"type": "http.response.start", "status": 200, "headers": []})
        raise RuntimeError

    with pytest.raises(RuntimeError):
        TestClient(SecurityHeaders(half, inline_scripts=())).get("/")


def test_what_does_not_say_how_long_it_may_be_kept_is_not_kept():
    async def kept(request):
        return PlainTextResponse("hello", headers={"Cache-Control": "max-age=86400"})

    app = SecurityHeaders(Starlette(routes=[Route("/kept", kept), Route("/", page)]), inline_scripts=())
    assert ask(app, "/").headers["cache-control"] == "no-store"
    assert ask(app, "/kept").headers["cache-control"] == "max-age=86400"


@pytest.mark.parametrize(
    ("address", "base", "asks"),
    [
        ("https://school.example", "", True),
        ("http://school.example", "", False),
        ("https://school.example:8443", "", False),
        ("https://school.example", "/beacons", False),
    ],
)
def test_a_browser_is_to_stay_with_https_where_the_whole_name_is_ours(address, base, asks):
    headers = TestClient(as_served(base), base_url=address).get(f"{base}/").headers
    assert headers.get("strict-transport-security") == ("max-age=31536000" if asks else None)


# Sockets


def test_a_page_of_our_own_is_let_in(app):
    assert is_let_in(app, host="school.example:8501", origin="http://school.example:8501")
    assert is_let_in(app, host="school.example", origin="https://school.example")


def test_what_is_no_browser_page_is_let_in(app):
    assert is_let_in(app, host="school.example")


@pytest.mark.parametrize(
    "origin",
    [
        "http://evil.test",
        "https://evil.test:8501",
        "null",
        "",
        "http://school.example.evil.test",
        "http://evil.test/school.example",
        "http://school.example@evil.test",
        "http://school.example:9999",
        "school.example",
        "file://",
        "http://[bad",
    ],
)
def test_a_page_of_another_site_is_refused(app, origin):
    assert not is_let_in(app, host="school.example", origin=origin)


def test_a_refused_page_never_reaches_the_app():
    reached = []

    async def inner(scope, receive, send):
        reached.append(scope["type"])

    client = TestClient(SecurityHeaders(inner, inline_scripts=()))
    with pytest.raises(WebSocketDisconnect), client.websocket_connect("/_stcore/stream", headers={"origin": "http://evil.test"}):
        pass
    assert reached == []


@pytest.fixture
def setting():
    """Changes settings of the platform for one test."""
    before: dict[str, object] = {}

    def change(name, value):
        before.setdefault(name, config.get_option(name))
        config.set_option(name, value)

    yield change
    for name, value in before.items():
        config.set_option(name, value)


def test_the_address_that_an_operator_gives_is_let_in(app, setting):
    setting("browser.serverAddress", "beacons.example")
    assert is_let_in(app, host="10.0.0.5:8501", origin="https://beacons.example")


def test_an_origin_that_an_operator_allows_is_let_in(app, setting):
    setting("server.corsAllowedOrigins", ["https://portal.example"])
    assert is_let_in(app, host="school.example", origin="https://portal.example")
    assert not is_let_in(app, host="school.example", origin="https://evil.test")


def test_an_allowed_origin_without_its_scheme_opens_no_door_to_pages_without_a_host(app, setting):
    setting("server.corsAllowedOrigins", ["portal.example"])
    assert not is_let_in(app, host="school.example", origin="null")


# Hidden


@pytest.mark.parametrize("method", ["GET", "HEAD", "POST", "PUT"])
@pytest.mark.parametrize(
    "path",
    [
        "/_stcore/metrics",
        "/_stcore/metrics/",
        "/_stcore/metrics?families=session_events",
        "/_stcore%2fmetrics",
        "/%5fstcore/metrics",
        "/_stcore/agent/interact",
        "/_stcore/agent/openapi.json",
        "/_stcore/agent/mcp",
        "/_stcore/upload_file/session/file",
        "/_stcore/health/x",
        "/_stcore/what-a-later-version-brings",
        "/media/x.png",
        "/component/x/index.html",
        "/auth/login",
        "/oauth2callback?code=x",
    ],
)
def test_what_is_nobodys_business_is_not_found(app, path, method):
    answer = ask(app, path, method=method)
    assert (answer.status, answer.body) == (404, b"Not found")


@pytest.mark.parametrize("path", ["/", "/_stcore/health", "/_stcore/host-config", "/metrics", "/media", "/authors"])
def test_everything_else_is_passed_on(app, path):
    assert ask(app, path).body == b"hello"
