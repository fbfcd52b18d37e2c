"""The very first visit: any address, on a server that nobody has asked for anything yet."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, Response, expect

from tests.browser import reader
from tests.browser.engine import needs_chromium
from tests.browser.server import Server
from tests.browser.watch import Watch
from tests.shipped import english
from tests.there import of_kind, there

pytestmark = pytest.mark.browser

MOST_BYTES = 900_000
IN_NEED = ("/help", "/tonight")
"""Pages to which somebody comes because something has happened."""
QUIET = 1500
"""Milliseconds without any traffic after which a visit counts as complete."""
HEADERS = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "x-frame-options": "DENY",
    "cross-origin-opener-policy": "same-origin",
}
TITLES = {
    "/": ("Home", "Seven Beacons"),
    f"/lesson?lesson={reader.LESSON}": ("Lesson", None),
    f"/quiz?lesson={reader.LESSON}": ("Quiz", "Quiz: Safer Internet Day"),
    "/review": ("Quick look back", "Nothing to look back at today"),
    "/six-screens": ("Real or trick", "Real or trick"),
    "/together": ("Together", "Together"),
    "/progress": ("My lights", "Which light comes first?"),
    "/readers": ("Who’s here?", re.compile(r"^You are \w+ \w+$")),
    "/grown-ups": ("For grown-ups", "For parents and teachers"),
    "/tonight": ("For tonight", "For tonight"),
    "/agreement": ("Family agreement", "Our family agreement"),
    "/family-file": ("Family file", "Family file"),
    "/my-quizzes": ("My quizzes", "My quizzes"),
    "/projector": ("For a class", "For a class"),
    "/class-room": ("Class room", "Play it live in class"),
    "/help": ("Get help", "Who can I tell?"),
    "/about": ("About", "About Seven Beacons"),
    "/rest": ("Enough for today", "Enough for today"),
}
"""Of each page: its name in the browser's title, and its heading."""


def test_every_page_is_tried():
    assert tuple(TITLES) == reader.PAGES


COLD = ("/", f"/lesson?lesson={reader.LESSON}", "/class-room")
"""Pages that a fresh server is asked for first: one of each kind of start. That a process may draw any page first is shown without
a browser in ``tests/pages``; that any page may be the first of a tab, by the walk below."""


@pytest.mark.parametrize("address", COLD)
def test_a_cold_deep_link_shows_its_page_to_the_first_visitor_of_a_fresh_server(
    address: str, new_server: Callable[[], Server], open_context: Callable[..., BrowserContext], watch: Watch
):
    server = new_server()
    server.wait_until_open()
    watch.host = f"localhost:{server.port}"
    _shows_its_page(open_context(base_url=server.url).new_page(), address)


def _shows_its_page(page: Page, address: str) -> None:
    name, heading = TITLES[address]
    reader.go(page, address)
    expect(page).to_have_title(f"{name} · Seven Beacons")
    expect(page.locator(".top > a:not(.who-alone)")).to_have_text(["Seven Beacons", "My lights", "Grown-ups", "Get help"])
    first_card = there(english().lessons.get(reader.LESSON)).paths[reader.PATH].cards[0].title
    expect(page.locator("h1")).to_have_text([heading or first_card])


def test_every_page_opened_by_its_address_shows_itself_with_signs_that_we_draw_and_all_answers_have_our_headers(
    open_context: Callable[..., BrowserContext],
):
    context = open_context(is_first=True)
    responses: list[Response] = []
    context.on("response", lambda response: responses.append(response))  # noqa: PLW0108  # the browser's library wants a function of ours
    page = context.new_page()
    signs: dict[str, list[str]] = {}
    for address in TITLES:
        _shows_its_page(page, address)
        signs[address] = _signs_of_the_platform(page)
    for address in (f"/grown-ups?lesson={reader.LESSON}", "/lesson?lesson=weprotect-global-alliance"):
        reader.go(page, address)
        signs[address] = _signs_of_the_platform(page)
    assert {address: foreign for address, found in signs.items() if (foreign := [sign for sign in found if "svg" not in sign])} == {}
    own = [response for response in responses if response.url.startswith("http")]
    assert len(own) > 20
    assert {response.url: lack for response in own if (lack := _lacking(response.headers))} == {}


def _signs_of_the_platform(page: Page) -> list[str]:
    """What each sign is drawn with."""
    drawn = page.get_by_test_id("stIconMaterial").evaluate_all("(all) => all.map((one) => getComputedStyle(one, '::before').maskImage)")
    return of_kind(list, drawn)


def test_the_first_html_of_every_page_says_in_words_what_this_is(open_context: Callable[..., BrowserContext]):
    request = open_context().request
    for html in (request.get(address).text() for address in reader.PAGES):
        assert re.search(r'<html lang="en" dir="ltr"', html)
        assert "<title>Seven Beacons</title>" in html
        assert "Lighting the lamps" in html
        assert "needs JavaScript" in html
        assert 'name="description"' in html


def test_without_javascript_every_page_says_what_it_needs_and_leads_to_help_and_those_in_need_read_about_danger(
    open_context: Callable[..., BrowserContext],
):
    page = open_context(java_script_enabled=False).new_page()
    for address in (*reader.PAGES, "/join"):
        page.goto(address)
        expect(page.locator("noscript p").first).to_be_visible()
        assert "Seven Beacons needs JavaScript." in there(page.locator("noscript p").first.text_content())
        expect(page.get_by_text("Lighting the lamps")).to_be_hidden()
        expect(page.get_by_text("Is nothing more coming?")).to_be_hidden()
        expect(page.locator(".danger")).to_have_count(1 if address in IN_NEED else 0)
        if address in IN_NEED:
            expect(page.get_by_role("link", name="999")).to_be_visible()
            expect(page.locator("h1")).to_have_text(of_kind(str, TITLES[address][1]))
        expect(page.locator("a[href='/help/plain?lang=en']").and_(page.locator(":visible"))).to_have_text("Get help")
    page.goto("/tonight")
    page.get_by_role("link", name="What to do tonight").click()
    expect(page.get_by_role("heading", name=re.compile("bear it, or has changed a lot"))).to_be_visible()


@pytest.mark.parametrize(("address", "blocked"), [("/", "/static/js/"), ("/tonight", "/static/js/"), ("/join", "/join/join.js")])
def test_where_scripts_never_arrive_that_is_said_within_seconds_beside_the_way_to_help(
    address: str, blocked: str, open_context: Callable[..., BrowserContext], watch: Watch
):
    watch.tolerate("ERR_FAILED|NetworkError|Loading failed|error loading")
    page = open_context(is_first=True).new_page()
    page.route(lambda url: blocked in url, lambda route: route.abort())
    page.goto(address, wait_until="commit")  # the seconds are counted from the first words
    late = page.get_by_text("Is nothing more coming?")
    expect(late).to_be_attached()
    expect(late).to_be_hidden()
    expect(late).to_be_visible(timeout=10_000)
    page.get_by_role("link", name="Get help").last.click()
    expect(page).to_have_url(re.compile("/help/plain"))
    expect(page.locator(".danger").first).to_contain_text("In danger right now?")


def test_no_answer_beside_the_pages_is_without_our_headers(open_context: Callable[..., BrowserContext]):
    request = open_context().request
    for path in ("/healthz", "/no-such-page", "/app/static/no-such-file.svg", "/_stcore/health", "/_stcore/metrics"):
        assert _lacking(request.get(path).headers) == [], path


def _lacking(headers: dict[str, str]) -> list[str]:
    lacking = [name for name, value in HEADERS.items() if headers.get(name) != value]
    policy = headers.get("content-security-policy", "")
    sound = "default-src 'self'" in policy and "frame-ancestors 'none'" in policy and "unsafe-eval" not in policy
    camera = "camera=()" in headers.get("permissions-policy", "")
    return lacking + ([] if sound else ["content-security-policy"]) + ([] if camera else ["permissions-policy"])


@needs_chromium("looks at the wire")
def test_a_first_visit_transfers_at_most_nine_tenths_of_a_megabyte_without_the_platforms_font_and_a_second_one_nothing_that_may_be_kept(
    open_context: Callable[..., BrowserContext],
):
    page = open_context(is_first=True).new_page()
    transferred = _transfers(page)
    reader.go(page, "/")
    reader.until_quiet(page, transferred, QUIET)
    assert 100_000 < sum(transferred.values()) <= MOST_BYTES
    assert [size < 2000 for url, size in transferred.items() if "MaterialSymbols" in url] == [True]
    first = {url for url in transferred if "/static/js/" in url or "?v=" in url or "/assets/" in url}
    assert len(first) > 10
    assert any("/assets/" in url for url in first)
    transferred.clear()
    reader.go(page, "/rest")
    reader.until_quiet(page, transferred, QUIET)
    assert {url: size for url, size in transferred.items() if url in first and size} == {}


def test_a_script_that_cannot_be_had_at_first_is_asked_for_again(open_context: Callable[..., BrowserContext], watch: Watch):
    page = open_context(is_first=True).new_page()
    watch.tolerate("ERR_FAILED")
    page.route(re.compile(r"/assets/\w+/ui/shell/store\.js$"), lambda route: route.abort())
    reader.go(page, "/")
    expect(page.locator("html")).to_have_attribute("data-ready", "yes")


@pytest.mark.parametrize("blocked", ["country", "find"], ids=["its script", "what it imports"])
def test_where_the_field_of_countries_never_comes_a_link_leads_to_all_of_them(
    blocked: str, open_context: Callable[..., BrowserContext], watch: Watch
):
    watch.tolerate("ERR_FAILED|NetworkError|Loading failed|error loading|Failed to fetch dynamically")
    page = open_context(is_first=True).new_page()
    page.route(re.compile(rf"/ui/help/{blocked}\.js"), lambda route: route.abort())
    reader.go(page, "/help")
    way = page.get_by_role("link", name="Help by country, as a list")
    expect(way).to_be_visible()
    expect(page.get_by_label("Which country are you in?")).to_have_count(0)
    way.click()
    expect(page).to_have_url(re.compile(r"/help/plain\?.*#countries$"))
    expect(page.locator("#countries")).to_be_in_viewport()

    page.unroute_all()
    reader.go(page, "/help")
    expect(page.get_by_label("Which country are you in?")).to_be_visible()
    expect(way).to_be_hidden()


def _transfers(page: Page) -> dict[str, int]:
    """Fills with the bytes that came over the wire for each address: headers and compression included, the cache not."""
    wire = page.context.new_cdp_session(page)
    wire.send("Network.enable")
    addresses: dict[str, str] = {}
    transferred: dict[str, int] = {}

    def finished(event: dict[str, Any]) -> None:
        address = addresses[event["requestId"]]
        transferred[address] = transferred.get(address, 0) + int(event["encodedDataLength"])

    wire.on("Network.requestWillBeSent", lambda event: addresses.__setitem__(event["requestId"], event["request"]["url"]))
    wire.on("Network.loadingFinished", finished)
    return transferred
