"""A class in one room: a host with two screens and three players, from the open door to the sheet that goes home."""

import csv
import json
import re
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest
from browser import reader, tour
from builders import right_response
from playwright.sync_api import BrowserContext, Locator, Page, WebSocketRoute, expect

from beacons.domain.items import Item, Response
from beacons.ui.words import Words

pytestmark = pytest.mark.browser
OpenContext = Callable[..., BrowserContext]

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True}
BANK = reader.library().bank(reader.LESSON, reader.PATH, "en")
ITEMS = sorted((next(item for item in BANK if item.type == kind) for kind in reader.TYPES if kind != "story"), key=BANK.index)
"""One of each type that fits a class, in the order of the bank, which is that of the room."""
PLAY = f"/class-room?lesson={reader.LESSON}&path={reader.PATH}&items={','.join(item.id for item in ITEMS)}"
KEPT = "seven-beacons-host"
t = Words("en").t


# The host


def opened(page: Page, *, sheet: bool = False) -> str:
    """Open a room; its code."""
    reader.go(page, PLAY)
    if sheet:
        page.locator(".st-key-host-how summary").click()
        page.locator(".st-key-host-sheet label").click()
    page.locator(".st-key-open-room button").click()
    expect(page.locator(".host-code")).to_be_visible()
    kept = json.loads(page.evaluate(f"localStorage.getItem('{KEPT}')"))
    return str(kept["code"])


def at(page: Page, item: Item, phase: str) -> None:
    """The stage shows this item in this phase."""
    expect(page.locator(f".stage[data-item='{item.id}'][data-phase='{phase}']")).to_be_visible()


def looks_well(page: Page) -> None:
    """For all readers, for large fingers, without scrolling sideways."""
    sight = tour.look(page, for_all_readers=True)
    ours = [(one.rule, one.target, one.html, one.why) for one in sight.violations if not one.excuses]
    assert (ours, sight.sideways, sight.too_low) == ([], [], [])


def second_screen(host: Page, open_context: OpenContext) -> Page:
    """A phone as remote, by the address that is shown to whoever leads."""
    host.locator("#host-more").click()
    host.locator("#host-remote").click()
    expect(host.locator("#host-drawer .host-qr img")).to_be_visible()
    address = host.locator("#host-drawer .host-address").inner_text()
    secret = address.partition("#")[2]
    host.locator("#host-close").click()
    expect(host.locator("#host-drawer")).to_be_hidden()
    phone = open_context(**PHONE).new_page()
    asked: list[str] = []
    phone.on("request", lambda request: asked.append(request.url))
    phone.goto(address)
    expect(phone.locator(".host-code")).to_be_visible()
    assert secret
    assert secret not in phone.url
    assert not [url for url in asked if secret in url]
    return phone


# Players


def heading(page: Page) -> Locator:
    return page.locator("h1:visible")


def by_tapping(page: Page, item: Item, response: Response) -> None:
    pairs = response.items() if isinstance(response, dict) else ((option_id, "") for option_id in response)
    for option_id, box in pairs:
        if box:
            page.locator(f"#options input[name='{option_id}'][value='{box}']").locator("..").tap()
        else:
            page.locator("#options .option").filter(has_text=item.option(option_id).text).tap()
    page.locator("#send").tap()


def by_click(page: Page, item: Item, response: Response) -> None:
    pairs = response.items() if isinstance(response, dict) else ((option_id, "") for option_id in response)
    for option_id, box in pairs:
        if box:
            page.locator(f"#options input[name='{option_id}'][value='{box}']").locator("..").click()
        else:
            page.locator("#options .option").filter(has_text=item.option(option_id).text).click()
    page.locator("#send").click()


def by_keys(page: Page, item: Item, response: Response) -> None:
    if isinstance(response, dict):
        for name in page.evaluate("[...new Set([...document.querySelectorAll('#options input')].map((one) => one.name))]"):
            _tab_to(page, f"document.activeElement.name === '{name}'")
            _choose(page, response[name])
    elif page.locator("#options input[type=radio]").count():
        _tab_to(page, "document.activeElement.name === 'answer'")
        _choose(page, response[0])
    else:
        for option_id in response:
            page.locator("#stem").focus()
            said = json.dumps(item.option(option_id).text)
            _tab_to(page, f"(document.activeElement.closest('.option')?.textContent ?? '').includes({said})")
            page.keyboard.press("Space")
    _tab_to(page, "document.activeElement.id === 'send'")
    page.keyboard.press("Enter")


def _tab_to(page: Page, condition: str) -> None:
    for _ in range(40):
        if page.evaluate(condition):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"no way there by Tab: {condition}")


def _choose(page: Page, value: str) -> None:
    page.keyboard.press("Space")
    for _ in range(6):
        if page.evaluate("document.activeElement.value") == value:
            return
        page.keyboard.press("ArrowDown")
    raise AssertionError("no way there by arrows")


def wrong(item: Item) -> Response:
    return reader.other_response(item)


# The whole way


def test_a_class_goes_from_the_open_door_to_the_sheet_that_goes_home(open_context: OpenContext, tmp_path: Path):  # noqa: PLR0915  # one journey
    host = open_context(accept_downloads=True).new_page()
    code = opened(host, sheet=True)
    assert host.evaluate("JSON.parse(document.querySelector('.host-lobby') ? 'true' : 'false')")
    looks_well(host)

    touch, keys, again = open_context(**PHONE).new_page(), open_context().new_page(), open_context().new_page()
    touch.goto(f"/join/{code}")
    touch.locator("#enter button").tap()
    keys.goto("/join")
    keys.keyboard.press("Tab")
    keys.locator("#code").focus()
    keys.keyboard.type(code.lower())
    keys.keyboard.press("Enter")
    again.goto(f"/join/{code}")
    again.locator("#enter button").click()
    for player in (touch, keys, again):
        expect(heading(player)).to_contain_text("You are")
    expect(host.locator(".host-here li")).to_have_count(3)
    expect(host.locator(".host-news")).to_have_text(t("host.present", present=3))
    again.reload()
    expect(heading(again)).to_contain_text("You are")
    remote = second_screen(host, open_context)

    for place, item in enumerate(ITEMS):
        screens = (host, remote) if place % 2 == 0 else (remote, host)
        _step(screens[0], host)
        at(host, item, "reading")
        at(remote, item, "reading")
        _step(screens[1], host)
        at(host, item, "open")
        expect(host.locator(".stage-mark")).to_have_count(0)
        by_tapping(touch, item, right_response(item))
        expect(touch.locator("#status")).to_have_text(t("join.in"))
        if place == 0:
            looks_well(host)
        by_keys(keys, item, right_response(item))
        expect(keys.locator("#status")).to_have_text(t("join.in"))
        by_click(again, item, wrong(item))
        expect(again.locator("#status")).to_have_text(t("join.in"))
        again.reload()
        expect(again.locator("#status")).to_have_text(t("join.in"))
        if place == 1:
            reader.reload(host)
            at(host, item, "open")
        expect(host.locator(".host-count")).to_have_text(t("host.answered", answered=3, present=3))
        _step(screens[0], host)
        at(host, item, "closed")
        again.reload()
        _step(screens[1], host)
        at(host, item, "revealed")
        at(remote, item, "revealed")
        expect(host.locator(".stage-mark").first).to_be_visible()
        expect(host.locator(".stage-talk")).to_be_visible()
        again.reload()
        expect(heading(again)).not_to_have_text(item.stem)
        if place == 0:
            looks_well(host)

    _step(remote, host)
    expect(host.locator("#host-title")).to_have_text(t("host.ended_title"))
    expect(host.locator(".host-totals tbody tr")).to_have_count(len(ITEMS))
    assert host.locator(".host-board").count() == 0
    looks_well(host)
    _class_sheet(host, tmp_path)
    _home_sheet(host, code)

    host.locator("#host-erase-ended").click()
    host.locator("#host-erase-now").click()
    expect(host.locator("#notice")).to_have_text(t("host.was_erased"))
    assert host.evaluate(f"localStorage.getItem('{KEPT}')") is None
    expect(remote.locator("#notice")).to_have_text(t("host.was_gone"))
    for player in (touch, keys, again):
        expect(heading(player)).to_have_text(t("join.gone"))


def _step(screen: Page, host: Page) -> None:
    """One step forward: with the one key on the big screen, by a tap on the phone."""
    if screen is host:
        screen.keyboard.press("ArrowRight")
    else:
        screen.locator("#host-next").tap()


def _class_sheet(host: Page, folder: Path) -> None:
    with host.expect_download() as started:
        host.locator("#host-sheet").click()
    file = folder / "sheet.csv"
    started.value.save_as(file)
    head, *rows = csv.reader(StringIO(file.read_text(encoding="utf-8-sig")))
    assert head == [t("host.sheet_nickname"), *(item.id for item in ITEMS), t("host.sheet_right")]
    assert len(rows) == 3
    assert sorted(row[-1] for row in rows)[1:] == [str(len(ITEMS))] * 2


def _home_sheet(host: Page, code: str) -> None:
    names = [row.inner_text() for row in host.locator("#host-drawer li span").all()]
    with host.context.expect_page() as come:
        host.locator("#host-home").click()
    sheet = come.value
    expect(sheet.locator(".talk-card")).to_have_count(3)
    text = sheet.locator("body").inner_text()
    assert code not in text
    assert not [name for name in names if name and name in text]
    for paper in ("A4", "Letter"):
        assert len(re.findall(rb"/Type\s*/Page\b", sheet.pdf(format=paper))) == 1
    sheet.locator(".play-at-home a").click()
    expect(sheet.locator(".st-key-begin button")).to_be_visible()
    sheet.close()


# What else the host can do


def test_somebody_is_taken_out_and_let_in_again(open_context: OpenContext):
    host, player = open_context().new_page(), open_context().new_page()
    code = opened(host)
    player.goto(f"/join/{code}")
    player.locator("#enter button").click()
    expect(heading(player)).to_contain_text("You are")
    host.locator("#host-more").click()
    expect(host.locator("#host-drawer-title")).to_be_focused()
    row = host.locator("#host-drawer li")
    row.locator("button").click()
    expect(heading(player)).to_have_text(t("join.not_in"))
    expect(row.locator("button")).to_have_text(t("host.let_in"))
    expect(row.locator("button")).to_be_focused()
    row.locator("button").click()
    expect(row.locator("button")).to_have_text(t("host.remove"))
    player.locator("#again").click()
    expect(heading(player)).to_contain_text("You are")
    looks_well(host)
    host.keyboard.press("Escape")
    expect(host.locator("#host-more")).to_be_focused()


def test_a_lost_line_is_said_and_found_again(open_context: OpenContext):
    host = open_context().new_page()
    has_a_line, routes = [True], []

    def on_the_way(route: WebSocketRoute) -> None:
        if has_a_line[0]:
            routes.append(route.connect_to_server() and route)
        else:
            route.close()

    host.route_web_socket(re.compile("/live$"), on_the_way)
    opened(host)
    has_a_line[0] = False
    routes[-1].close()
    expect(host.locator(".host-lost")).to_have_text(t("host.lost"))
    has_a_line[0] = True
    expect(host.locator(".host-lost")).to_be_hidden()
    host.keyboard.press("Space")
    at(host, ITEMS[0], "reading")


def test_a_browser_that_does_not_lead_the_room_is_led_back_calmly(open_context: OpenContext):
    host, stranger = open_context().new_page(), open_context().new_page()
    code = opened(host)
    stranger.goto(f"/class-room?room={code}")
    expect(stranger.locator("#notice")).to_have_text(t("host.not_here"))
    expect(stranger.locator(".st-key-open-room button")).to_be_visible()
    stranger.goto(f"/class-room?room={code}#guessed")
    expect(stranger.locator("#notice")).to_have_text(t("host.not_here"))
    expect(host.locator(".host-code")).to_be_visible()


def test_from_the_choice_there_is_a_way_back_into_the_room_that_is_open(open_context: OpenContext):
    host = open_context().new_page()
    code = opened(host)
    reader.go(host, "/class-room")
    host.locator(".host-door a").click()
    expect(host.locator(".host-code")).to_have_text(f"{code[:3]} {code[3:]}")


def test_a_pause_holds_everything_and_the_key_goes_on_after_it(open_context: OpenContext):
    host = open_context().new_page()
    opened(host)
    host.keyboard.press("PageDown")
    at(host, ITEMS[0], "reading")
    host.keyboard.press("p")
    expect(host.locator(".host-clock")).to_have_text(t("host.paused"))
    host.keyboard.press("PageDown")
    expect(host.locator("#host-pause")).to_have_text(t("host.resume"))
    at(host, ITEMS[0], "reading")
    host.locator("#host-pause").click()
    host.keyboard.press("ArrowRight")
    at(host, ITEMS[0], "open")


def test_the_picture_to_join_by_is_there_and_leads_to_this_server(open_context: OpenContext, site: str):
    host = open_context().new_page()
    opened(host)
    expect(host.locator(".host-lobby .host-qr")).to_be_visible()
    assert host.evaluate("window.sevenBeaconsHost.known.origin") == site
    expect(host.locator(".host-lobby .host-address")).to_have_text(f"{site.partition('://')[2]}/join")


def test_what_the_host_does_stays_out_of_the_family_s_documents(open_context: OpenContext):
    host = open_context().new_page()
    opened(host)
    reader.go(host, "/")
    expect(host.locator(".aside-line")).to_have_count(0)
