"""Addresses that nobody has, and those that mean a page of ours. The whole app is asked: the platform would answer any of them."""

import re
from html.parser import HTMLParser

import pytest
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Mount, Route, WebSocketRoute
from starlette.testclient import TestClient
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect

from beacons.serve.assembly import middleware
from beacons.serve.unknown_addresses import UnknownAddresses, not_found, tidy
from beacons.ui.shell import error_page, nav
from beacons.ui.shell.render import STATIC
from tests.serve.asking import ask

UNKNOWN = [
    "/no-such-page",
    "/quiz/no-such-page",
    "/lesson/safer-internet-day",
    "/quiz.html",
    "/app/static/no-such-picture.svg",
    "/app/static/",
    "/static/js/no-such-bundle.js",
    "/static",
    "/manifest.json",
    "/robots.txt",
    "/apple-touch-icon.png",
    "/a/a",
    "/lesson/safer-internet-day/card/2",
    "/favicon.png",
    "/_stcore",
    "/assets/3f2a/ui/no-such-script.js",
    "/assets",
    "/print/no-such-sheet",
    "/print/handout",
    "/print",
    "/code/beacons/no_such_file.py",
    "/code/app.py",
    "/join/a-code-of-more-than-twenty-letters",
    "/live",
    "/%C3%A4%20%3Cb%3E",
    "/" + "x" * 2000,
]


class Document(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data):
        self.words.append(data)

    def all(self, tag, name):
        return [attrs[name] for found, attrs in self.elements if found == tag and name in attrs]


@pytest.fixture(scope="module")
def client(serve):
    return serve()


@pytest.fixture(scope="module")
def page(client):
    return Document(client.get("/no-such-page").text)


# Nobody's


@pytest.mark.parametrize("address", UNKNOWN)
def test_an_unknown_address_is_answered_404_with_our_page(client, address):
    answer = client.get(address)
    assert answer.status_code == 404
    assert "There’s no page here" in answer.text
    assert answer.headers["content-type"] == "text/html; charset=utf-8"


@pytest.mark.parametrize("method", ["HEAD", "POST", "PUT", "DELETE", "OPTIONS"])
def test_an_unknown_address_is_unknown_whatever_is_asked_of_it(client, method):
    assert client.request(method, "/no-such-page").status_code == 404
    assert client.request(method, "/Quiz/no-such-page/").status_code == 404


def test_a_page_of_an_unknown_address_keeps_the_headers_of_all_others(client):
    headers = client.get("/no-such-page").headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert "default-src 'self'" in headers["content-security-policy"]
    assert headers["cache-control"] == "no-cache"
    assert "Accept-Language" in headers["vary"]


def test_the_page_of_an_unknown_address_leads_home_and_to_help(page):
    assert page.all("a", "href") == ["/?lang=en", "/help?lang=en", "/?lang=en"]
    assert "Go to the coast" in page.words


def test_the_page_of_an_unknown_address_says_its_language_and_is_light_and_dark(page):
    assert page.all("html", "lang") == ["en"]
    assert page.all("html", "dir") == ["ltr"]
    assert "light dark" in page.all("meta", "content")
    assert "@media (prefers-color-scheme: dark)" in (STATIC / "plain.css").read_text(encoding="utf-8")


def test_the_page_of_an_unknown_address_needs_no_script_and_no_other_host(client, page):
    assert {tag for tag, _ in page.elements} & {"script", "style", "iframe"} == set()
    loaded = [*page.all("link", "href"), *page.all("img", "src")]
    assert {re.sub(r".*/([\w-]+\.\w+)\?v=[0-9a-f]{10}$", r"\1", address) for address in loaded} == {
        "icon.svg",
        "plain.css",
        "not-found.svg",
    }
    assert {client.get(address).status_code for address in loaded} == {200}


def test_a_code_that_is_typed_on_the_page_of_an_unknown_address_leads_into_its_room(client, page):
    assert page.all("form", "action") == ["/join"]
    assert page.all("input", "name") == ["code"]
    answer = client.get("/join?code=abc+234")
    assert (answer.status_code, answer.headers["location"]) == (303, "/join/abc%20234?code=abc+234")
    assert client.get("/join/abc%20234?code=abc+234").status_code == 200
    assert client.get("/join?code=Come+in!+https://beacons.example/join/ABC234?lang=en").headers["location"].startswith("/join/ABC234?")
    too_long = client.get("/join?code=" + "A" * 21)  # its script reads it, and says what is wrong or finds the code in it
    assert (too_long.status_code, too_long.text) == (200, client.get("/join").text)


def test_behind_a_proxy_an_address_below_an_unknown_path_says_what_whoever_runs_it_has_to_set(client):
    assert "BASE_PATH" in client.get("/beacons/", headers={"X-Forwarded-For": "192.0.2.1"}).text
    assert "BASE_PATH" not in client.get("/beacons/").text
    assert "BASE_PATH" not in client.get("/beacons", headers={"X-Forwarded-For": "192.0.2.1"}).text


def test_nothing_of_an_unknown_address_is_said_again(client):
    assert "no-such" not in client.get("/no-such-page?lang=%3Cscript%3E&x=no-such").text


def in_words(language: str, *, is_proxied: bool) -> str:
    return f"in {language}{' by a proxy' if is_proxied else ''}"


@pytest.mark.parametrize(("asked", "language"), [("/x", "en"), ("/x?lang=de", "de"), ("/x?lang=fr", "en")])
def test_the_page_of_an_unknown_address_speaks_the_language_asked_for(asked, language):
    app = Starlette(routes=[UnknownAddresses({})], exception_handlers={404: not_found(in_words, ["en", "de"])})
    assert ask(app, asked).body.decode() == f"in {language}"
    assert ask(app, "/x", accept_language="de-AT").body.decode() == "in de"


def test_a_socket_of_an_unknown_address_is_refused(client):
    with pytest.raises(InvalidStatus) as refused, connect(f"ws://{client.base_url.netloc.decode()}/no-such-socket"):
        pass
    assert refused.value.response.status_code == 403


# The page that is meant


@pytest.mark.parametrize("name", nav.PAGES)
@pytest.mark.parametrize(
    "written",
    [
        lambda name: f"/{name}/",
        lambda name: f"/{name}//",
        lambda name: f"/{name.upper()}",
        lambda name: f"/{name.title()}/",
        lambda name: f"/{name.replace('-', '_').capitalize()}",
        lambda name: f"/{name.replace('-', '%20')}/",
    ],
)
def test_an_unknown_address_that_means_a_page_leads_there_with_its_parameters(client, name, written):
    address = nav.address(name)
    asked = written(address)
    if not address or asked == f"/{address}":
        return
    answer = client.get(f"{asked}?lesson=safer-internet-day&card=3")
    assert (answer.status_code, answer.headers["location"]) == (301, f"/{address}?lesson=safer-internet-day&card=3")
    assert answer.headers["cache-control"] == "no-cache"
    assert "default-src 'self'" in answer.headers["content-security-policy"]


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("/JOIN", "/join"),
        ("/join/", "/join"),
        ("/Join/ABC%20234/", "/join/abc-234"),
        ("/ABC234", "/join/ABC234"),
        ("/abc-234", "/join/ABC234"),
        ("/ABC%20234.", "/join/ABC234"),
        ("/ABC23", None),
        ("/ABC0IS", None),
        ("/help.", "/help"),
        ("/help%20", "/help"),
        ("/%22Grown%20Ups%22%2C", "/grown-ups"),
        ("/help/Plain/", "/help/plain"),
        ("/join/ABC234/", "/join/abc234"),
        ("/Sea/", "/sea"),
        ("/print/Plan?lesson=x", None),
        ("/Print/Plan.?lesson=safer-internet-day", "/print/plan?lesson=safer-internet-day"),
        ("/Print/plan?lesson=x", "/print/plan?lesson=x"),
        ("/healthz/", "/healthz"),
        ("/home", "/"),
        ("/Home/", "/"),
        ("/index.html", "/"),
        ("/home?lang=de", "/?lang=de"),
    ],
)
def test_what_stands_beside_the_pages_is_found_in_the_same_way(client, asked, meant):
    answer = client.get(asked)
    assert (answer.status_code, answer.headers.get("location")) == ((301, meant) if meant else (404, None))


def test_every_old_address_leads_to_one_that_is_there_in_one_step(client):
    for old, today in nav.OLD_ADDRESSES.items():
        answer = client.get(f"/{old}")
        assert (answer.status_code, answer.headers["location"]) == (301, f"/{today}")
        assert client.get(f"/{today}").status_code == 200
        assert old == tidy(old), "nobody would find it"


def test_an_address_of_ours_is_never_led_away(client):
    for address in [
        *map(nav.address, nav.PAGES),
        "join",
        "join/ABC234",
        "join/ABC_234",
        "sea",
        "healthz",
        "code/beacons/sync/family_document.py",
    ]:
        assert client.get(f"/{address}").status_code == 200


def test_nobody_is_led_to_another_host(client):
    for asked in (
        "/%5C%5Cevil.example/",
        "/./evil.example/",
        "/%2F%2Fevil.example/",
        "/http:%2F%2Fevil.example/",
        "/join/%2F%2Fevil.example/",
    ):
        assert not client.get(asked).headers.get("location", "/").startswith(("//", "http", "\\"))


def test_only_who_reads_is_led_on(client):
    assert client.post("/Quiz").status_code == 404


def test_new_routes_are_known_by_themselves():
    """What is registered before the platform's own way for everything else needs no entry anywhere."""

    async def hello(_):
        return PlainTextResponse("hello")

    async def line(socket):
        await socket.accept()
        await socket.close()

    everything = Mount("/", app=PlainTextResponse("anything"))
    app = Starlette(
        routes=[UnknownAddresses({"tides": "high-water"}), Route("/high-water", hello), WebSocketRoute("/line", line), everything]
    )
    assert ask(app, "/high-water").body == b"hello"
    assert ask(app, "/Tides/?at=noon").headers["location"] == "/high-water?at=noon"
    assert ask(app, "/line").status == 404
    assert ask(app, "/").status == 404
    with TestClient(app).websocket_connect("/line"):
        pass


# Looks


def test_the_words_of_the_page_are_all_of_the_catalog():
    assert "\xabunknown" not in error_page.unknown("en")
    assert ask(Starlette(middleware=middleware(STATIC)), "/app/static/plain.css").status == 200
