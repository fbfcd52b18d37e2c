"""nginx before small servers that say what reaches them: who asks, and where a visitor stays."""

import http.client
import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from deploy.database import NotInstalled
from deploy.local import free_ports
from deploy.proxy import Proxy
from tests.cluster.installed import do_without
from tests.there import there

pytestmark = pytest.mark.cluster
FRONT, VISITOR, OTHER = "127.0.0.1", "127.0.0.5", "127.0.0.6"
"""The address that the local configuration takes for the proxy in front, and two that nobody vouches for."""


class Teller(ThreadingHTTPServer):
    """Answers each request with its own number and the headers that came."""

    daemon_threads = True
    request_queue_size = 64

    def __init__(self, number: int, port: int) -> None:
        self.number = number
        self.ends = threading.Event()
        super().__init__(("127.0.0.1", port), Telling)


class Telling(BaseHTTPRequestHandler):
    server: Teller
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        self.tell()

    def do_POST(self) -> None:
        self.tell()

    def tell(self) -> None:
        if self.path == "/hold":
            self.send_response(101)
            self.send_header("Upgrade", "websocket")
            self.send_header("Connection", "upgrade")
            self.end_headers()
            self.server.ends.wait(10)
            return
        body = json.dumps({"number": self.server.number, "headers": {name.lower(): value for name, value in self.headers.items()}}).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


class Setup:
    """A proxy and two servers, of which one can be ended and started again."""

    def __init__(self, folder) -> None:
        port, *self.ports = free_ports(3)
        self.proxy = Proxy(folder, port, self.ports)
        self.servers: dict[int, Teller] = {}

    def start(self, number: int) -> None:
        self.servers[number] = Teller(number, self.ports[number])
        threading.Thread(target=self.servers[number].serve_forever, args=(0.01,), daemon=True).start()

    def end(self, number: int) -> None:
        server = self.servers.pop(number)
        server.ends.set()
        server.shutdown()
        server.server_close()

    def ask(self, path="/", *, at=VISITOR, affinity=None, body=None, **headers):
        """The response, and what reached the server."""
        line = http.client.HTTPConnection("127.0.0.1", self.proxy.port, timeout=10, source_address=(at, 0))
        sent = {name.replace("_", "-"): value for name, value in headers.items()} | ({"Cookie": f"affinity={affinity}"} if affinity else {})
        line.request("POST" if body else "GET", path, body, sent)
        answer = line.getresponse()
        text = answer.read()
        line.close()
        return answer, (json.loads(text) if answer.status == 200 else {})

    def where(self, affinity) -> int:
        return int(self.ask(affinity=affinity)[1]["number"])


@pytest.fixture
def setup(tmp_path) -> Iterator[Setup]:
    try:
        made = Setup(tmp_path)
    except NotInstalled as missing:
        do_without(missing)
    for number in (0, 1):
        made.start(number)
    made.proxy.start()
    yield made
    made.proxy.stop()
    for number in tuple(made.servers):
        made.end(number)


def affinity_of(answer) -> str | None:
    said = answer.getheader("Set-Cookie")
    return said.partition("affinity=")[2].partition(";")[0] if said else None


# Where a visitor stays


def test_a_school_behind_one_address_is_shared_out_evenly(setup):
    shares = [setup.where(f"{affinity:02x}") for affinity in range(256)]
    assert 100 <= shares.count(0) <= 156


def test_newcomers_are_given_a_place_and_stay_there_with_page_socket_and_files(setup):
    for _ in range(12):
        answer, first = setup.ask("/join")
        affinity = affinity_of(answer)
        paths = ("/live", "/_stcore/stream", "/app/static/join.css", "/join", "/healthz")
        assert {setup.ask(path, affinity=affinity)[1]["number"] for path in paths} == {first["number"]}


def test_who_has_a_place_is_given_no_other_and_a_made_up_one_is_replaced(setup):
    assert affinity_of(setup.ask(affinity="7f")[0]) is None
    assert len(there(affinity_of(setup.ask(affinity="../../etc")[0]))) == 2


def test_the_cookie_tells_nobody_from_the_next_and_ends_with_the_browser(setup):
    said = setup.ask()[0].getheader("Set-Cookie")
    name, _, value = said.partition("=")
    assert name == "affinity"
    assert value[2:] == "; Path=/; HttpOnly; SameSite=Lax"


def test_where_one_server_is_dead_everybody_lands_at_the_other(setup):
    affinities = [f"{affinity:02x}" for affinity in range(24)]
    assert {setup.where(affinity) for affinity in affinities} == {0, 1}
    setup.end(1)
    assert {setup.where(affinity) for affinity in affinities} == {0}
    assert {setup.ask()[1]["number"] for _ in range(12)} == {0}


def test_who_was_at_the_living_server_stays_there(setup):
    affinities = [f"{affinity:02x}" for affinity in range(24)]
    before = {affinity: setup.where(affinity) for affinity in affinities}
    setup.end(0)
    after = {affinity: setup.where(affinity) for affinity in affinities}
    assert [after[affinity] for affinity in affinities if before[affinity] == 1] == [1] * list(before.values()).count(1)


def test_a_server_that_is_back_takes_everybody_at_once_though_no_request_to_it_has_ended(setup):
    """As the sockets of a class, which last for the lesson."""
    affinities = [f"{affinity:02x}" for affinity in range(16)]
    setup.end(0)
    assert {setup.where(affinity) for affinity in affinities} == {1}
    setup.start(0)
    setup.end(1)
    lines = [http.client.HTTPConnection("127.0.0.1", setup.proxy.port, timeout=10) for _ in affinities]
    for line, affinity in zip(lines, affinities, strict=True):
        line.request("GET", "/hold", headers={"Cookie": f"affinity={affinity}", "Connection": "Upgrade", "Upgrade": "websocket"})
    answers = [line.getresponse() for line in lines]
    assert [answer.status for answer in answers] == [101] * len(lines)
    for answer in answers:
        answer.close()
    for line in lines:
        line.close()


# Who asks


def test_the_app_is_told_the_visitors_own_address(setup):
    for address in (VISITOR, OTHER):
        reached = setup.ask(at=address)[1]["headers"]
        assert reached["x-forwarded-for"] == address
        assert reached["x-forwarded-proto"] == "http"


def test_what_a_visitor_claims_to_be_is_thrown_away(setup):
    claims = {"X_Forwarded_For": "203.0.113.9", "X_Forwarded_Proto": "https", "Forwarded": "for=203.0.113.9"}
    answer, reached = setup.ask(at=VISITOR, **claims)
    assert reached["headers"]["x-forwarded-for"] == VISITOR
    assert reached["headers"]["x-forwarded-proto"] == "http"
    assert "forwarded" not in reached["headers"]
    assert "Secure" not in answer.getheader("Set-Cookie")


def test_the_proxy_in_front_is_believed_but_not_what_stands_before_it_in_its_list(setup):
    answer, reached = setup.ask(at=FRONT, X_Forwarded_For="198.51.100.1, 203.0.113.9", X_Forwarded_Proto="https")
    assert reached["headers"]["x-forwarded-for"] == "203.0.113.9"
    assert reached["headers"]["x-forwarded-proto"] == "https"
    assert answer.getheader("Set-Cookie").endswith("; Secure")


def test_the_name_that_the_browser_asked_for_reaches_the_app(setup):
    """The app compares it with the page that opens a socket."""
    assert setup.ask(Host="beacons.example:8443")[1]["headers"]["host"] == "beacons.example:8443"


# Bounds


def test_a_body_of_more_than_a_megabyte_is_refused(setup):
    assert setup.ask(body=b"x" * (1 << 20))[0].status == 200
    assert setup.ask(body=b"x" * ((1 << 20) + 1))[0].status == 413


def test_nothing_of_visitors_is_written_down(setup, tmp_path):
    setup.ask("/join/ABCDEF")
    setup.end(0)
    setup.end(1)
    assert setup.ask("/join/ABCDEF")[0].status == 502
    assert (tmp_path / "proxy.log").read_text(encoding="utf-8") == ""
