"""The app below a path of a host name that it shares, whether a proxy passes the path on or takes it off."""

import base64
import hashlib
import json
import re
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.routing import Route, WebSocketRoute
from starlette.testclient import TestClient
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect
from websockets.typing import Origin

from beacons.serve.assembly import middleware
from beacons.serve.base_path import BasePath, below, read
from beacons.serve.first_html import platform_html
from beacons.ui.grown_ups import print_pages
from beacons.ui.shell import nav
from beacons.ui.shell.render import STATIC
from tests.serve.asking import ask

BASE = "/beacons"
SHEETS = [
    "print/plan?lesson=safer-internet-day",
    "print/coverage?lesson=safer-internet-day",
    *(f"print/{kind}?lesson=safer-internet-day&path=10-12" for kind in print_pages.OF_A_PATH),
    "print/home-sheet?items=sid-10-left-out-chat",
]
DOCUMENTS = [
    *map(nav.address, nav.PAGES),
    "join",
    "join/ABC234",
    "sea",
    "help/plain",
    "code/beacons/domain/household/for_parents.py",
    *SHEETS,
]


class Addresses(HTMLParser):
    """What a document loads and leads to, and the scripts in it."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.loaded: list[str] = []
        self.links: list[str] = []
        self.scripts: list[str] = []
        self.html: dict[str, str | None] = {}
        self._in_script = False
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        self.html |= given if tag == "html" else {}
        self.links += [given["href"]] if tag == "a" else []
        self.loaded += [given[name] for name in ("src", "href") if tag != "a" and given.get(name) and not given[name].startswith("data:")]
        self._in_script = tag == "script" and "src" not in given and "type" not in given

    def handle_data(self, data):
        self.scripts += [data] if self._in_script else []
        self._in_script = False


@pytest.fixture(scope="module")
def client(serve):
    return serve(BASE_PATH="beacons/")


# The setting


@pytest.mark.parametrize(
    ("setting", "base"),
    [
        ("", ""),
        ("/", ""),
        (" ", ""),
        ("/beacons", "/beacons"),
        ("beacons", "/beacons"),
        ("/beacons/", "/beacons"),
        ("/apps/Beacons_2", "/apps/Beacons_2"),
    ],
)
def test_the_base_path_is_read_however_its_slashes_are_written(setting, base):
    assert read(setting) == base


@pytest.mark.parametrize("setting", ["https://school.example/beacons", "/a b", "/a//b", "/../x", "/a?b", "/'+alert(1)+'", "/ä", '/"><b>'])
def test_a_base_path_that_is_none_is_refused_at_the_start(setting):
    with pytest.raises(ValueError, match="BASE_PATH"):
        read(setting)


# The beginning is named once


def small():
    async def tell(request):
        return PlainTextResponse(f"{request.scope['root_path']} {below(request.scope)}")

    async def tell_line(socket):
        await socket.accept()
        await socket.send_text(socket.scope["root_path"])
        await socket.close()

    routes = [Route("/", tell), Route("/quiz", tell), Route("/beacons", tell), WebSocketRoute("/live", tell_line)]
    return Starlette(routes=routes, middleware=[Middleware(BasePath, base=BASE)])


@pytest.mark.parametrize("asked", ["/quiz", "/beacons/quiz"])
def test_the_path_may_be_passed_on_or_taken_off_by_a_proxy(asked):
    assert ask(small(), asked).body == b"/beacons /quiz"


@pytest.mark.parametrize("asked", ["/live", "/beacons/live"])
def test_sockets_begin_where_the_pages_do(asked):
    with TestClient(small()).websocket_connect(asked) as line:
        assert line.receive_text() == "/beacons"


def test_a_name_that_only_begins_alike_is_not_the_base_path():
    assert ask(small(), "/beacons-of-old").status == 404
    assert ask(small(), "/beacons/beacons").body == b"/beacons /beacons"


def test_without_a_base_path_no_request_passes_through_a_layer_for_it():
    at_root, below_path = ([str(layer.cls) for layer in middleware(STATIC, base=base)] for base in ("", BASE))
    assert below_path == [str(BasePath), *at_root]


# Everything below it


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_document_below_the_base_path_loads_and_leads_to_what_is_there(client, document):
    place = f"{BASE}/{document}"
    answer = client.get(place)
    assert answer.status_code == 200, place
    found = Addresses(answer.text)
    for address in dict.fromkeys(urljoin(place, address) for address in [*found.loaded, *found.links]):
        parts = urlsplit(address)
        if not parts.netloc and parts.scheme != "tel":
            assert parts.path.startswith(f"{BASE}/"), address
            assert client.get(address).status_code == 200, address


@pytest.mark.parametrize("document", DOCUMENTS)
def test_a_proxy_that_takes_the_base_path_off_gets_the_same(client, document):
    whole, stripped = (Addresses(client.get(f"{beginning}/{document}").text) for beginning in (BASE, ""))
    assert (stripped.loaded, stripped.links) == (whole.loaded, whole.links)


@pytest.mark.parametrize("address", list(map(nav.address, nav.PAGES)))
def test_the_first_html_below_the_base_path_says_where_the_server_is(client, address):
    answer = client.get(f"{BASE}/{address}")
    found = Addresses(answer.text)
    (settings,) = [script for script in found.scripts if "window.__streamlit" in script]
    assert "BACKEND_BASE_URL: location.origin + '/beacons/'" in settings
    assert found.html["data-base"] == BASE
    for script in found.scripts:
        assert base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() in answer.headers["content-security-policy"]


def test_bundles_and_pictures_below_the_base_path_are_compressed_and_kept(client):
    (bundle,) = re.findall(r'src="\.(/static/js/index\.[^"]+)"', platform_html())
    for address in (f"{BASE}{bundle}", f"{BASE}/app/static/app.css?v=1"):
        answer = client.get(address)
        assert (answer.status_code, answer.headers["content-encoding"]) == (200, "gzip")
        assert "immutable" in answer.headers["cache-control"]
        assert "default-src 'self'" in answer.headers["content-security-policy"]


@pytest.mark.parametrize("address", ["/_stcore/metrics", "/_stcore/agent/mcp", "/no-such-page", "/app/static/no-such.svg"])
def test_what_is_unknown_or_nobodys_business_is_so_below_the_base_path_too(client, address):
    assert client.get(BASE + address).status_code == 404


def test_the_page_of_an_unknown_address_below_the_base_path_leads_home(client):
    assert Addresses(client.get(f"{BASE}/no-such-page").text).links == [f"{BASE}/?lang=en", f"{BASE}/help?lang=en", f"{BASE}/?lang=en"]


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("/beacons", "/beacons/"),
        ("/beacons?lang=de", "/beacons/?lang=de"),
        ("/beacons/Grown_Ups/?lesson=x", "/beacons/grown-ups?lesson=x"),
        ("/beacons/home", "/beacons/"),
        ("/beacons/join/ABC234/", "/beacons/join/abc234"),
        ("/Quiz/", "/beacons/quiz"),
        ("/Beacons", "/beacons/"),
        ("/BEACONS/", "/beacons/"),
        ("/BEACONS/help", "/beacons/help"),
        ("/BEACONS/help/plain?lang=de&country=de", "/beacons/help/plain?lang=de&country=de"),
        ("/Beacons/Grown_Ups/?lesson=x", "/beacons/grown-ups?lesson=x"),
        ("/BEACONS/home", "/beacons/"),
        ("/BEACONS/ABC234", "/beacons/join/ABC234"),
        ("/BEACONS/JOIN/ABC234", "/beacons/join/abc234"),
        ("/beacons.", "/beacons/"),
    ],
)
def test_who_writes_an_address_otherwise_is_led_below_the_base_path(client, asked, meant):
    answer = client.get(asked)
    assert (answer.status_code, answer.headers["location"]) == (301, meant)


@pytest.mark.parametrize(("method", "status"), [("HEAD", 301), ("POST", 404), ("PUT", 404)])
def test_only_who_reads_is_led_from_a_base_path_in_capitals(client, method, status):
    assert client.request(method, "/BEACONS/help").status_code == client.request(method, f"{BASE}/Help").status_code == status


@pytest.mark.parametrize("asked", ["/BEACONS/no-such-page", "/BEACONSHIP/help", "/Beacons/Beacons-of-old"])
def test_capitals_lead_nowhere_but_to_what_is_there(client, asked):
    assert client.get(asked).status_code == 404


@pytest.mark.parametrize("beginning", [BASE, ""])
def test_probes_find_the_app_with_and_without_the_base_path(client, beginning):
    assert client.get(f"{beginning}/healthz").json()["status"] == "ok"
    assert client.get(f"{beginning}/_stcore/health").status_code == 200


@pytest.mark.parametrize("beginning", [BASE, ""])
def test_both_sockets_open_below_the_base_path(client, beginning):
    place = f"ws://{client.base_url.netloc.decode()}{beginning}"
    with connect(f"{place}/live") as line:
        line.send(json.dumps({"t": "hello", "code": "ABC234", "id": None}))
        assert json.loads(line.recv()) == {"t": "refused", "why": "no-room"}
    with connect(f"{place}/_stcore/stream"):
        pass
    with pytest.raises(InvalidStatus):
        connect(f"{place}/no-such-line")


def test_a_foreign_page_opens_no_socket_below_the_base_path(client):
    for line in ("live", "_stcore/stream"):
        with pytest.raises(InvalidStatus):
            connect(f"ws://{client.base_url.netloc.decode()}{BASE}/{line}", origin=Origin("https://evil.example"))
