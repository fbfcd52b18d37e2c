"""A class in one room: a host with two screens and three players, from the open door to the sheet that goes home."""

import json
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, WebSocketRoute, expect
from websockets.sync.client import connect

from beacons.domain.item import Item
from beacons.domain.response import Response
from beacons.items.spot.item import NOTHING_WRONG
from beacons.serve.addresses import own_address
from beacons.ui.shell.words import Words
from tests.browser import keeping, reader, tour
from tests.browser.engine import needs_chromium
from tests.browser.hosting import KEPT, PLAY, a_phone, at, go_on, open_room, read_on, take_time_to_read
from tests.browser.server import Server
from tests.browser.watch import Watch
from tests.builders import right_response
from tests.shipped import english
from tests.there import there

pytestmark = pytest.mark.browser
OpenContext = Callable[..., BrowserContext]

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True}
PLANNED = there(english().plan(reader.LESSON, reader.PATH)).item_ids
BANK = [item for item in english().bank(reader.LESSON, reader.PATH) if item.id not in PLANNED]
"""What its plan asks stands before the others in a room, and its last question is answered alone, without counters."""
ITEMS = sorted((next(item for item in BANK if item.type == kind) for kind in reader.TYPES if kind != "story"), key=BANK.index)
"""One of each type that fits a class, in the order of the bank, which is that of the room."""
SIX = ITEMS[:6]
"""One more than stands before a board, so that there is a board in the middle."""
PHASES = ("reading", "open", "closed", "revealed", "ended")
MOST_BYTES = 67_000
"""Of everything that a pupil's device asks for before it is in, over the wire, a good third of it headers of two dozen answers."""
t = Words("en").t


# The host


def opened(page: Page, *, sheet: bool = False, board: str = "", items: Sequence[Item] = ITEMS) -> str:
    """Open a room of these items; its code."""
    return open_room(page, items, sheet=sheet, board=board)


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
    expect(phone.locator("#host-next")).to_be_in_viewport()
    assert secret
    assert secret not in phone.url
    assert not [url for url in asked if secret in url]
    return phone


# Players


class Wire:
    """What a player's page takes in: every message of its lines, and the size of every file."""

    def __init__(self, page: Page) -> None:
        self.heard: list[str] = []
        self.bytes = 0
        page.on("websocket", lambda socket: socket.on("framereceived", lambda text: self.heard.append(str(text))))
        session = page.context.new_cdp_session(page)
        session.send("Network.enable")
        session.send("Network.setCacheDisabled", {"cacheDisabled": True})
        session.on("Network.loadingFinished", self._finished)

    def _finished(self, event: dict[str, float]) -> None:
        self.bytes += int(event["encodedDataLength"])

    def tells_nothing_of(self, item: Item) -> bool:
        """Whether no message so far holds a reason of this item, nor which option fits."""
        told = "\n".join(self.heard)
        reasons = [option.feedback for option in item.options]
        of_it = [message for message in self.heard if f'"{item.id}"' in message]
        says_why = any(json.dumps(reason, ensure_ascii=False)[1:-1] in told for reason in reasons)
        return bool(of_it) and not says_why and not any(word in message for message in of_it for word in ('"fits"', '"key"', '"came_out"'))


def heading(page: Page) -> Locator:
    return page.locator("h1:visible")


def _said(item: Item, option_id: str) -> str:
    return "Nothing wrong here" if option_id == NOTHING_WRONG else item.option(option_id).text


def by_tapping(page: Page, item: Item, response: Response) -> None:
    pairs = response.items() if isinstance(response, dict) else ((option_id, "") for option_id in response)
    for option_id, box in pairs:
        if box:
            page.locator(f"#options input[name='{option_id}'][value='{box}']").locator("..").tap()
        else:
            page.locator("#options .option").filter(has_text=_said(item, option_id)).tap()
    page.locator("#send").tap()


def by_click(page: Page, item: Item, response: Response) -> None:
    pairs = response.items() if isinstance(response, dict) else ((option_id, "") for option_id in response)
    for option_id, box in pairs:
        if box:
            page.locator(f"#options input[name='{option_id}'][value='{box}']").locator("..").click()
        else:
            page.locator("#options .option").filter(has_text=_said(item, option_id)).click()
    page.locator("#send").click()


def by_keys(page: Page, item: Item, response: Response) -> None:
    expect(page.locator("#options > *")).to_be_visible()
    if page.locator("#options input[type=radio]").count():
        names = page.evaluate("[...new Set([...document.querySelectorAll('#options input')].map((one) => one.name))]")
        values = [response[name] for name in names] if isinstance(response, dict) else response
        for name, value in zip(names, values, strict=True):
            _tab_to(page, f"document.activeElement.name === '{name}'")
            _choose(page, value)
    else:
        for option_id in response:
            page.locator("#stem").focus()
            said = json.dumps(_said(item, option_id))
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

SHARES = "bars => bars.map((bar) => parseFloat(bar.style.inlineSize))"
WITHOUT_BORDER = "rows => rows.filter((row) => getComputedStyle(row).borderTopColor === 'rgba(0, 0, 0, 0)').map((row) => row.innerText)"
"""What the reveal tells of stands in rows that are alike, whether or not it stood in a frame before."""


@needs_chromium("looks at the wire")
def test_a_class_goes_from_the_open_door_to_the_sheet_that_goes_home(open_context: OpenContext, tmp_path: Path):  # noqa: PLR0915  # one journey
    host = open_context(accept_downloads=True).new_page()
    code = opened(host, sheet=True)
    assert host.evaluate("JSON.parse(document.querySelector('.host-lobby') ? 'true' : 'false')")
    looks_well(host)

    touch, keys, again = players = open_context(**PHONE).new_page(), open_context().new_page(), open_context().new_page()
    wires = [Wire(player) for player in players]
    touch.goto(f"/join/{code}")
    touch.locator("#enter button").tap()
    keys.goto("/join")
    keys.keyboard.press("Tab")
    keys.locator("#code").focus()
    keys.keyboard.type(code.lower())
    keys.keyboard.press("Enter")
    again.goto(f"/join/{code}")
    again.locator("#enter button").click()
    for player in players:
        expect(heading(player)).to_contain_text("You are")
    assert [wire.bytes for wire in wires if not 5_000 < wire.bytes <= MOST_BYTES] == []
    expect(host.locator(".host-here li")).to_have_count(3)
    expect(host.locator(".host-news")).to_have_text(t("host.present", present=3))
    again.reload()
    expect(heading(again)).to_contain_text("You are")
    remote = second_screen(host, open_context)

    for place, item in enumerate(ITEMS):
        hands = (None, remote) if place % 2 == 0 else (remote, None)
        go_on(host, by=hands[0])
        at(host, item, "reading")
        at(remote, item, "reading")
        go_on(host, by=hands[1])
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
        expect(host.locator(".host-count")).to_have_text(t("host.answered", answered=3, all=3))
        go_on(host, by=hands[0])
        at(host, item, "closed")
        again.reload()
        expect(again.locator("#status")).to_have_text(t("join.in_closed"))
        assert all(wire.tells_nothing_of(item) for wire in wires)
        go_on(host, by=hands[1])
        at(host, item, "revealed")
        at(remote, item, "revealed")
        expect(host.locator(".stage-mark").first).to_be_visible()
        assert host.locator(".stage-option").evaluate_all(WITHOUT_BORDER) == []
        if item.type == "single_choice":  # two of three chose what is right: no bar is full
            assert max(host.locator(".stage-bar > span").evaluate_all(SHARES)) == pytest.approx(200 / 3, abs=0.1)
        read_on(host)
        expect(host.locator(".stage-talk")).to_be_visible()
        again.reload()
        expect(heading(again)).not_to_have_text(item.stem)
        expect(again.locator(".reason")).to_have_count(len(item.options) + len(item.beside))
        assert not wires[-1].tells_nothing_of(item)
        if place == 0:
            looks_well(host)

    go_on(host, by=remote)
    expect(host.locator("#host-title")).to_have_text(t("host.ended_title"))
    expect(host.locator(".host-totals tbody tr")).to_have_count(len(ITEMS))
    assert host.locator(".host-board").count() == 0
    looks_well(host)
    _class_sheet(host, tmp_path)
    _home_sheet(host, code)

    host.locator("#host-erase-ended").click()
    host.locator("#host-erase-ended-now").click()
    expect(host.locator("#notice")).to_have_text(t("host.was_erased"))
    assert host.evaluate(f"localStorage.getItem('{KEPT}')") is None
    expect(remote.locator("#notice")).to_have_text(t("host.was_gone"))
    for player in players:
        expect(heading(player)).to_have_text(t("join.gone"))


def _rows_of_the_sheet(host: Page, folder: Path) -> list[str]:
    with host.expect_download() as started:
        host.locator("#host-sheet").click()
    assert started.value.suggested_filename.endswith(".xlsx")
    started.value.save_as(folder / "sheet.xlsx")
    with ZipFile(folder / "sheet.xlsx") as book:
        sheet = ET.fromstring(book.read("xl/worksheets/sheet1.xml"))  # noqa: S314  # ours
    return ["".join(row.itertext()) for row in sheet.iter() if row.tag.endswith("}row")]


def _class_sheet(host: Page, folder: Path) -> None:
    rows = _rows_of_the_sheet(host, folder)
    assert rows[0].startswith(f"{t('host.sheet_nickname')}1. {ITEMS[0].stem[:30]}")
    assert rows[0].endswith(t("host.sheet_right"))
    assert len(rows) == 4
    assert sorted(row[-1] for row in rows[1:])[1:] == [str(len(ITEMS))] * 2


def _home_sheet(host: Page, code: str) -> None:
    names = [row.inner_text() for row in host.locator("#host-drawer li span").all()]
    with host.context.expect_page() as come:
        host.locator("#host-home").click()
    sheet = come.value
    expect(sheet.locator(".talk-card")).to_have_count(3)
    expect(sheet.locator(".talk-question")).to_have_count(3)
    hardest = [str(row.get_attribute("data-item")) for row in host.locator(".host-totals tbody tr").all()][:3]
    text = sheet.locator("body").inner_text()
    assert code not in text
    assert not [name for name in names if name and name in text]
    for paper in ("A4", "Letter"):
        assert len(re.findall(rb"/Type\s*/Page\b", sheet.pdf(format=paper))) == 1
    sheet.locator(".play-at-home a").click()
    sheet.locator(".st-key-begin button").click()
    reader.until(sheet, lambda: "family" in str(sheet.evaluate("Object.keys(localStorage)")), "the round is kept")
    reader.until(sheet, lambda: keeping.household(sheet).family.together is not None, "the round has begun")
    assert sorted(turn.item_id for turn in there(keeping.household(sheet).family.together).turns) == sorted(hardest)
    sheet.close()


# The host's screens, for all readers

HOST_LOOKS: dict[str, dict[str, Any]] = {
    "laptop": {},
    "wall": {"viewport": {"width": 1920, "height": 1080}},
    "phone": PHONE,
}


def test_every_screen_of_the_host_is_for_all_readers(open_context: OpenContext):
    first = open_context().new_page()
    code = opened(first, board="section", items=SIX)
    kept = {KEPT: first.evaluate(f"localStorage.getItem('{KEPT}')")}
    screens = {look: open_context(kept, **options).new_page() for look, options in HOST_LOOKS.items()}
    player = open_context().new_page()
    player.goto(f"/join/{code}")
    player.locator("#enter button").click()
    found: dict[str, object] = {}
    for state in _through_a_game(code, first, tuple(screens.values())):
        for look, screen in screens.items():
            sight = tour.look(screen, for_all_readers=True)
            ours = [(one.rule, one.target, one.html, one.why) for one in sight.violations if not one.excuses]
            headings = screen.locator("h1:visible").count()
            if (ours, sight.sideways, sight.too_low, headings) != ([], [], [], 1):
                found[f"{state}, {look}"] = (ours, sight.sideways, sight.too_low, headings)
    assert found == {}


Screens = tuple[Page, ...]


def _through_a_game(code: str, host: Page, screens: Screens) -> Iterator[str]:
    """Every screen that a host sees; yields its name while all screens show it."""
    yield from _into_the_room(code, screens)
    yield from _through_an_item(host, screens)
    for item in SIX[1:5]:
        _through(host, item)
    for screen in screens:
        screen.locator("#host-board").click()
        expect(screen.locator(".host-panel-board li")).to_have_count(1)
    yield "board"
    _through(host, SIX[5])
    read_on(host)
    reader.hand(host)
    for screen in screens:
        expect(screen.locator(".host-board")).to_be_visible()
        screen.locator("#host-erase-ended").click()
    yield "ended"


def _into_the_room(code: str, screens: Screens) -> Iterator[str]:
    for screen in screens:
        reader.go(screen, PLAY)
        reader.unfold(screen, "host-how")
        expect(screen.locator(".host-door-room p")).to_have_text(t("host.open_here", code=f"{code[:3]} {code[3:]}", present=1))
        expect(screen.locator(".st-key-host-sheet label")).to_be_visible()
    yield "set-up"
    for screen in screens:
        screen.locator(".host-door-room a").click()
        expect(screen.locator(".host-here li")).to_have_count(1)
    yield "lobby"
    for screen in screens:
        screen.locator("#host-more").click()
        screen.locator("#host-remote").click()
        expect(screen.locator("#host-drawer .host-qr img")).to_be_visible()
        screen.locator("#host-erase").click()
    yield "the class"
    for screen in screens:
        screen.locator("#host-close").click()


def _through_an_item(host: Page, screens: Screens) -> Iterator[str]:
    for phase in PHASES[:4]:
        reader.hand(host)
        for screen in screens:
            at(screen, SIX[0], phase)
        has_a_clock = phase in {"reading", "open"}  # which would go on while somebody looks
        if has_a_clock:
            reader.hand(host, "p")
            for screen in screens:
                expect(screen.locator(".host-clock")).to_have_text(t("host.paused"))
        yield phase
        if has_a_clock:
            reader.hand(host, "p")
            expect(host.locator("#host-pause")).to_have_text(t("host.pause"))


def _through(host: Page, item: Item) -> None:
    for phase in PHASES[:4]:
        read_on(host)
        reader.hand(host)
        at(host, item, phase)


def test_a_screen_reader_hears_every_phase_once(open_context: OpenContext):
    host = open_context().new_page()
    opened(host, items=ITEMS[:1])
    host.evaluate(
        "() => { const said = window.said = []; const news = document.querySelector('.stage-full > [role=status].unseen');"
        " new MutationObserver(() => said.push(news.textContent)).observe(news, { childList: true, characterData: true, subtree: true }) }"
    )
    for phase in ("reading", "open", "closed", "revealed"):
        reader.hand(host)
        at(host, ITEMS[0], phase)
    reader.hand(host)
    expect(host.locator("#host-title")).to_be_focused()
    told = [t(f"host.say_{phase}", **({"n": 1, "of": 1} if phase in {"reading", "open"} else {})) for phase in PHASES]
    assert host.evaluate("said") == told


def test_whoever_was_reading_on_the_stage_is_at_the_heading_once_the_class_is_over(open_context: OpenContext):
    host = open_context().new_page()
    opened(host, items=ITEMS[:1])
    _through(host, ITEMS[0])
    host.locator(".stage h1").evaluate("heading => { heading.tabIndex = -1; heading.focus() }")
    reader.hand(host)
    expect(host.locator("#host-title")).to_be_focused()


# What else the host can do


def test_how_it_goes_can_be_changed_while_the_room_runs_and_pupils_hear_of_a_class_sheet_at_once(open_context: OpenContext):
    host, player = open_context().new_page(), open_context(**PHONE).new_page()
    code = opened(host, items=ITEMS[:1])
    player.goto(f"/join/{code}")
    player.locator("#enter button").tap()
    expect(player.locator("#screen")).to_contain_text(t("join.kept"))
    for phase in ("reading", "open"):
        reader.hand(host)
        at(host, ITEMS[0], phase)
    expect(player.locator("#kept")).to_have_text(t("join.kept"))
    host.locator("#host-more").click()
    host.locator("#host-set-sheet").check()
    expect(player.locator("#note")).to_have_text(t("join.kept_sheet"))
    expect(player.locator("#kept")).to_have_text(t("join.kept_sheet"))
    host.locator("#host-set-timer").select_option("60")
    expect(host.locator(".host-clock")).to_have_text(re.compile(r"^(1:00|0:5\d)$"))
    expect(player.locator("#time:not(.off)")).to_have_count(1)
    host.locator("#host-set-timer").select_option("0")
    expect(host.locator(".host-clock")).to_have_text("")
    host.locator("#host-set-board").select_option("end")
    host.locator("#host-close").click()
    by_tapping(player, ITEMS[0], right_response(ITEMS[0]))
    expect(player.locator("#status")).to_have_text(t("join.in"))
    for phase in ("closed", "revealed"):
        reader.hand(host)
        at(host, ITEMS[0], phase)
    reader.hand(host)
    expect(host.locator("#host-sheet")).to_be_visible()
    expect(host.locator(".host-board li")).to_have_count(1)
    host.locator("#host-more").click()
    expect(host.locator("#host-set-sheet")).to_be_hidden()


@needs_chromium("saves a file that the page has made")
def test_a_host_who_plays_along_in_a_new_tab_stands_in_no_class_sheet(open_context: OpenContext, tmp_path: Path):
    context = open_context()
    host = context.new_page()
    opened(host, sheet=True, items=ITEMS[:1])
    host.locator("#host-more").click()
    with context.expect_page() as come:
        host.locator("#host-play").click()
    own = come.value
    expect(own.locator("#screen")).to_contain_text(t("join.kept_sheet"))
    expect(host.locator(".host-here li")).to_have_count(1)
    host.locator("#host-close").click()
    for phase in ("reading", "open"):
        reader.hand(host)
        at(host, ITEMS[0], phase)
    by_click(own, ITEMS[0], right_response(ITEMS[0]))
    expect(own.locator("#status")).to_have_text(t("join.in"))
    host.locator("#host-more").click()
    host.locator("#host-end").click()
    assert len(_rows_of_the_sheet(host, tmp_path)) == 1


def test_a_class_sheet_that_nobody_asked_for_is_not_made_and_cannot_be_asked_for_after_the_end(open_context: OpenContext):
    host = open_context().new_page()
    opened(host)
    host.locator("#host-more").click()
    host.locator("#host-end").click()
    expect(host.locator(".host-quiet")).to_have_text(t("host.no_sheet"))
    expect(host.locator("#host-sheet")).to_have_count(0)
    host.locator("#host-more").click()
    expect(host.locator("#host-set-sheet")).to_be_hidden()


def test_a_room_that_was_left_open_is_offered_and_can_be_ended_where_the_next_one_is_opened(open_context: OpenContext):
    host, player = open_context().new_page(), open_context().new_page()
    first = opened(host)
    player.goto(f"/join/{first}")
    player.locator("#enter button").click()
    expect(heading(player)).to_contain_text("You are")
    second = opened(host)
    reader.go(host, PLAY + ITEMS[0].id)
    rooms = host.locator(".host-door-room")
    expect(rooms.locator("p").nth(1)).to_have_text(t("host.open_here", code=f"{first[:3]} {first[3:]}", present=1))
    looks_well(host)
    host.locator(f"#host-erase-{first}").click()
    host.locator(f"#host-erase-{first}-not").click()
    expect(host.locator(f"#host-erase-{first}")).to_be_focused()
    host.locator(f"#host-erase-{first}").click()
    host.locator(f"#host-erase-{first}-now").click()
    expect(heading(player)).to_have_text(t("join.gone"))
    expect(host.locator(".host-door-news")).to_have_text(t("host.was_erased"))
    expect(rooms).to_have_count(1)
    rooms.locator("a").click()
    expect(host.locator(".host-code")).to_have_text(f"{second[:3]} {second[3:]}")


def test_a_server_that_is_killed_in_the_middle_of_an_item_loses_no_answer_and_the_room_goes_on(
    own_server: Server, open_context: OpenContext
):
    host, *players = (open_context(base_url=own_server.url).new_page() for _ in range(3))
    code = opened(host, items=ITEMS[:2])
    item = ITEMS[0]
    for player in players:
        player.goto(f"/join/{code}")
        player.locator("#enter button").click()
        expect(heading(player)).to_contain_text("You are")
    for phase in ("reading", "open"):
        reader.hand(host)
        at(host, item, phase)
    by_click(players[0], item, right_response(item))
    expect(players[0].locator("#status")).to_have_text(t("join.in"))

    own_server.kill()
    expect(players[1].locator("#note")).to_have_text(t("join.lost"))
    expect(host.locator(".host-lost")).to_have_text(t("host.lost"))
    by_click(players[1], item, wrong(item))
    expect(players[1].locator("#status")).to_have_text(t("join.sending"))
    own_server.start()
    own_server.wait_until_healthy()

    for player in players:
        expect(player.locator("#status")).to_have_text(t("join.in"), timeout=60_000)  # as long as a tab may take to find its server again
        expect(player.locator("#note")).to_have_text("")
    expect(host.locator(".host-lost")).to_be_hidden()
    expect(host.locator(".host-count")).to_have_text(t("host.answered", answered=2, all=2))
    at(host, item, "open")
    for phase in ("closed", "revealed"):
        reader.hand(host)
        at(host, item, phase)
    expect(players[0].locator(".is-right")).to_be_visible()
    expect(players[1].locator(".is-other")).to_be_visible()
    reader.hand(host)
    at(host, ITEMS[1], "reading")


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
    reader.later(host)
    row.locator("button").click()
    expect(row.locator("button")).to_have_text(t("host.remove"))
    player.locator("#again").click()
    expect(heading(player)).to_contain_text("You are")
    looks_well(host)
    host.keyboard.press("Escape")
    expect(host.locator("#host-drawer")).to_be_hidden()
    reader.hand(host, "Space")
    at(host, ITEMS[0], "reading")
    expect(host.locator("#host-drawer")).to_be_hidden()


def test_a_lost_line_is_said_and_found_again_and_what_was_pressed_meanwhile_is_done(open_context: OpenContext):
    host = open_context().new_page()
    has_a_line, routes = [True], []

    def on_the_way(route: WebSocketRoute) -> None:
        if has_a_line[0]:
            routes.append(route.connect_to_server() and route)
        else:
            reader.hang_up(route)

    host.route_web_socket(re.compile("/live$"), on_the_way)
    opened(host)
    has_a_line[0] = False
    routes[-1].close()
    expect(host.locator(".host-lost")).to_have_text(t("host.lost"))
    reader.hand(host, "Space")
    has_a_line[0] = True
    expect(host.locator(".host-lost")).to_be_hidden()
    at(host, ITEMS[0], "reading")
    has_a_line[0] = False
    routes[-1].close()
    expect(host.locator(".host-lost")).to_have_text(t("host.lost"))
    host.locator("#host-more").click()
    reader.later(host).locator("#host-erase").click()
    reader.later(host).locator("#host-erase-now").click()
    has_a_line[0] = True
    expect(host.locator("#notice")).to_have_text(t("host.was_erased"))


def test_a_browser_that_does_not_lead_the_room_is_led_back_calmly(open_context: OpenContext):
    host, stranger = open_context().new_page(), open_context().new_page()
    code = opened(host)
    stranger.goto(f"/class-room?room={code}")
    expect(stranger.locator("#notice")).to_have_text(t("host.not_here"))
    expect(stranger.locator(".st-key-open-room button")).to_be_visible()
    stranger.goto(f"/class-room?room={code}#guessed")
    expect(stranger.locator("#notice")).to_have_text(t("host.not_here"))
    expect(host.locator(".host-code")).to_be_visible()


def test_the_link_of_a_class_that_is_pasted_where_there_is_no_page_leads_into_it(open_context: OpenContext, watch: Watch):
    watch.tolerate("404")
    host = open_context().new_page()
    code = opened(host)
    pupil = open_context(**PHONE).new_page()
    pupil.goto("/no-such-page")
    pupil.locator("#code").press_sequentially(f"https://beacons.school.example/join/{code}")
    pupil.get_by_role("button", name="Join").click()
    expect(heading(pupil)).to_contain_text("You are")


def test_from_the_choice_there_is_a_way_back_into_the_room_that_is_open(open_context: OpenContext):
    host = open_context().new_page()
    code = opened(host)
    reader.go(host, "/class-room")
    host.locator(".host-door a").click()
    expect(host.locator(".host-code")).to_have_text(f"{code[:3]} {code[3:]}")


@needs_chromium("double clicks, which are two single ones in Firefox")
def test_a_press_on_what_stands_below_a_box_that_unfolds_is_not_lost(open_context: OpenContext):
    host = open_context(viewport={"width": 1280, "height": 1600}).new_page()
    reader.go(host, PLAY + SIX[0].id)
    reader.unfold(host, "host-how")
    host.evaluate("() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(drawn))))")
    place = there(host.locator(".st-key-open-room button").bounding_box())
    host.mouse.move(place["x"] + place["width"] / 2, place["y"] + place["height"] / 2)
    host.mouse.down()
    host.evaluate("() => Promise.all(document.getAnimations().map((one) => one.finished))")
    host.mouse.up()
    expect(host.locator(".host-code")).to_be_visible()


def test_two_quick_taps_open_one_room(open_context: OpenContext):
    host = open_context().new_page()
    reader.go(host, PLAY + ITEMS[0].id)
    host.locator(".st-key-open-room button").dblclick()
    expect(host.locator(".host-code")).to_be_visible()
    assert "others" not in json.loads(host.evaluate(f"localStorage.getItem('{KEPT}')"))


def test_a_pause_holds_everything_and_the_key_goes_on_after_it(open_context: OpenContext):
    host = open_context().new_page()
    opened(host)
    reader.hand(host, "PageDown")
    at(host, ITEMS[0], "reading")
    reader.hand(host, "p")
    expect(host.locator(".host-clock")).to_have_text(t("host.paused"))
    reader.hand(host, "PageDown")
    expect(host.locator("#host-pause")).to_have_text(t("host.resume"))
    at(host, ITEMS[0], "reading")
    host.locator("#host-pause").click()
    expect(host.locator("#host-pause")).to_have_text(t("host.pause"))
    reader.hand(host)
    at(host, ITEMS[0], "open")


def test_a_question_stands_still_on_the_wall_from_reading_to_reasons(open_context: OpenContext):
    host = open_context(viewport={"width": 1920, "height": 1080}).new_page()
    opened(host)
    places = []
    for phase in ("reading", "open", "closed", "revealed"):
        reader.hand(host, "Space")
        at(host, ITEMS[0], phase)
        places.append(host.locator(".stage-stem").bounding_box())
    assert places == [places[0]] * 4


LETTERS = "(name) => 100 * parseFloat(getComputedStyle(name).fontSize) / innerHeight"


def test_the_way_in_leads_to_this_server_and_is_there_for_who_comes_late_too(open_context: OpenContext, site: str):
    host = open_context(viewport={"width": 1366, "height": 768}).new_page()
    code = opened(host)
    expect(host.locator(".host-lobby .host-qr")).to_be_visible()
    assert host.evaluate("window.sevenBeaconsHost.known.origin") == site
    expect(host.locator(".host-lobby .host-address")).to_have_text(f"{site.partition('://')[2]}/join")
    scanned = host.locator(".host-lobby .host-qr").get_attribute("src")
    reader.hand(host)
    host.locator("#host-more").click()
    expect(host.locator(".host-join-qr")).to_be_in_viewport(ratio=1)
    expect(host.locator(".host-join-qr")).to_have_attribute("src", there(scanned))
    late = host.locator(".host-join :is(p, b)")
    expect(late.first).to_contain_text(f"{site.partition('://')[2]}/join{code[:3]} {code[3:]}")
    assert min(late.evaluate_all(f"(all) => all.map({LETTERS})")) >= 3.3 - 0.01


def test_a_class_whose_phones_have_gone_to_sleep_is_not_said_to_have_never_come(open_context: OpenContext):
    host = open_context().new_page()
    code = opened(host)
    expect(host.locator(".host-news")).to_have_text(t("host.nobody"))
    phone = a_phone(open_context, code)
    expect(host.locator(".host-news")).to_have_text(t("host.present", present=1))
    phone.close()
    expect(host.locator(".host-news")).to_have_text(t("host.present", present=0))
    expect(host.locator(".host-here li")).to_have_count(1)


@pytest.mark.parametrize("name", ["localhost", "127.0.0.1"])
def test_opened_as_localhost_the_wall_names_this_computer_in_its_network_or_says_what_to_do(
    name: str, open_context: OpenContext, new_server: Callable[..., Server], watch: Watch
):
    server, own = new_server(JOIN_ADDRESS=""), own_address()
    server.wait_until_healthy()
    watch.host = f"{name}:{server.port}"
    host = open_context(base_url=f"http://{name}:{server.port}").new_page()
    opened(host)
    expect(host.locator(".host-lobby .host-address")).to_have_text(f"{own or name}:{server.port}/join")
    expect(host.locator(".host-lobby .host-qr")).to_have_count(1 if own else 0)
    expect(host.locator(".host-only-here")).to_have_count(0 if own else 1)
    host.locator("#host-more").click()
    host.locator("#host-remote").click()
    expect(host.locator("#host-drawer .host-address")).to_contain_text(f"http://{own or name}:{server.port}/class-room")


def test_what_the_host_does_stays_out_of_the_family_s_documents(open_context: OpenContext):
    host = open_context().new_page()
    opened(host)
    reader.go(host, "/")
    expect(host.locator(".aside-line")).to_have_count(0)


NOTHING_KEPT = (
    "for (const name of ['localStorage', 'sessionStorage'])"
    " Object.defineProperty(window, name, { get() { throw new DOMException('no', 'SecurityError') } })"
)


@pytest.mark.parametrize("press", ["PageDown", "Enter", "Space", "click"])
def test_a_double_press_on_the_live_wall_is_one_step(press: str, open_context: OpenContext):
    host = open_context().new_page()
    opened(host, items=ITEMS[:1])
    for phase in ("reading", "open"):
        reader.hand(host)
        at(host, ITEMS[0], phase)
    reader.later(host)
    if press != "click":
        host.locator(".stage-stem").focus()
    with reader.at_once(host):
        if press == "click":
            host.locator("#host-next").dblclick()
        else:
            for _ in range(2):
                host.keyboard.press(press)
    at(host, ITEMS[0], "closed")
    reader.hand(host, "b")  # the next press counts, so whatever the last one did has been done
    expect(host.locator(".stage-full.is-blank")).to_have_count(1)
    host.keyboard.press("Space")
    expect(host.locator(".stage-full.is-blank")).to_have_count(0)
    at(host, ITEMS[0], "closed")


DILEMMA = next(item for item in english().bank(reader.LESSON, reader.PATH) if item.type == "dilemma")


SMALLEST = 3.29
"""Of all that a class reads, in hundredths of the wall's height."""
_READ = """
  (least) => {
    const stage = document.querySelector('.stage:not([data-probe])'), walk = document.createTreeWalker(stage, NodeFilter.SHOW_TEXT)
    const small = []
    for (let text = walk.nextNode(); text; text = walk.nextNode()) {
      const { parentElement: around } = text, isShown = around.getClientRects().length && !around.closest('.unseen')
      const share = 100 * parseFloat(getComputedStyle(around).fontSize) / innerHeight
      if (text.textContent.trim() && isShown && share < least) small.push([text.textContent, share])
    }
    const texts = [...stage.querySelectorAll('.stage-text')].map((one) => one.textContent)
    const below = (one) => one.getBoundingClientRect().bottom > stage.getBoundingClientRect().bottom
    const cut = [...stage.querySelectorAll('.stage-option')].filter(below).length
    return { small, over: cut + Math.max(0, stage.scrollHeight - stage.clientHeight - 1), texts }
  }
"""


def test_what_an_old_projector_cannot_hold_comes_on_screens_of_its_own_and_a_phone_that_leads_reads_on_too(open_context: OpenContext):
    host = open_context(viewport={"width": 1024, "height": 768}).new_page()
    opened(host, items=[DILEMMA])
    remote = second_screen(host, open_context)
    for phase in PHASES[:4]:
        read_on(host)
        reader.hand(host)
        at(host, DILEMMA, phase)
    seen = [host.evaluate(_READ, SMALLEST)]
    width = there(host.locator("#host-next").bounding_box())["width"]
    for phone in (None, remote):
        for screen in (host, remote):
            expect(screen.locator("#host-next")).to_have_text(t("stage.more_of_it"))
        read_on(host, 1, by=phone)
        at(host, DILEMMA, "revealed")
        seen.append(host.evaluate(_READ, SMALLEST))
    while host.locator("#host-next").inner_text() == t("stage.more_of_it"):
        read_on(host, 1)
        seen.append(host.evaluate(_READ, SMALLEST))
    assert [(one["small"], one["over"]) for one in seen] == [([], 0)] * len(seen)
    assert sorted(text for one in seen for text in one["texts"]) == sorted(option.text for option in DILEMMA.options)
    expect(host.locator(".stage-talk")).to_be_visible()
    expect(host.locator("#host-next")).to_have_text(t("host.next_finish"))
    assert there(host.locator("#host-next").bounding_box())["width"] == width
    reader.hand(host, "PageUp")
    expect(host.locator(".stage-talk")).to_have_count(0)
    at(host, DILEMMA, "revealed")


PRESS_AS_IT_OPENS = """() => new MutationObserver(() => {
  if (document.querySelector(".stage").dataset.phase === "open" && !window.hasPressed)
    window.hasPressed = !document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowRight", bubbles: true, cancelable: true }))
}).observe(document.body, { subtree: true, attributes: true })"""


@needs_chromium("looks at the wire")
def test_a_press_at_the_moment_when_a_question_opens_by_itself_asks_for_nothing(open_context: OpenContext):
    host = open_context().new_page()
    said: list[str] = []
    host.on("websocket", lambda line: line.on("framesent", lambda text: said.append(str(text))))
    opened(host, items=ITEMS[:1])
    remote = second_screen(host, open_context)
    host.evaluate(PRESS_AS_IT_OPENS)
    for phase in ("reading", "open"):
        reader.later(remote).locator("#host-next").tap()
        for screen in (host, remote):
            at(screen, ITEMS[0], phase)
    assert host.evaluate("window.hasPressed")
    assert [text for text in said if '"t":"step"' in text] == []
    go_on(host)
    at(host, ITEMS[0], "closed")


def test_a_host_whose_browser_keeps_nothing_is_told_before_the_class_comes_and_finds_back_after_a_reload(open_context: OpenContext):
    context = open_context(is_first=True)
    context.add_init_script(NOTHING_KEPT)
    host = context.new_page()
    reader.go(host, PLAY + ITEMS[0].id)
    expect(host.locator(".host-door")).to_contain_text(t("host.keeps_nothing"))
    take_time_to_read(host)
    host.locator(".st-key-open-room button").click()
    expect(host.locator(".host-lobby")).to_contain_text(t("host.keeps_nothing"))
    code = host.locator(".host-code").inner_text()
    host.reload()
    expect(host.locator(".host-code")).to_have_text(code)
    reader.hand(host)
    at(host, ITEMS[0], "reading")


def test_before_a_room_is_opened_the_host_reads_what_would_keep_a_class_out(open_context: OpenContext):
    context = open_context(is_first=True)
    context.add_init_script("delete Navigator.prototype.wakeLock")
    host = context.new_page()
    host.clock.install()
    host.route_web_socket("**/live", lambda _: None)
    reader.go(host, PLAY)
    expect(host.locator(".host-door")).to_contain_text(t("host.only_here"))
    expect(host.locator(".host-door")).to_contain_text(t("host.may_sleep"))
    host.clock.run_for(11_000)
    expect(host.locator(".host-door")).to_contain_text(t("host.blocked"))
    expect(host.locator(".host-door a[href*='/help/plain']")).to_be_visible()


BELOW = "(names) => names.some((one) => one.hidden || one.getBoundingClientRect().bottom > innerHeight)"
LEAST_LETTERS = dict.fromkeys(((1920, 1080), (1366, 768), (1280, 800), (1024, 768)), 3.3)
"""Of names, in hundredths of the wall's height: what the last row reads, on an old projector too."""


def test_a_class_of_thirty_five_is_on_the_wall_at_once_in_letters_that_the_last_row_reads(open_context: OpenContext, site: str):
    host = open_context().new_page()
    code = opened(host)
    names = host.locator(".host-here li")
    with ExitStack() as lines:
        for n in range(35):
            line = lines.enter_context(connect(f"{site.replace('http', 'ws', 1)}/live"))
            line.send(json.dumps({"t": "hello", "code": code, "id": f"{n:032x}"}))
        expect(names).to_have_count(35)
        for (width, height), least in LEAST_LETTERS.items():
            host.set_viewport_size({"width": width, "height": height})
            reader.until(host, lambda: not names.evaluate_all(BELOW), "all are seen")
            assert host.locator(".host-panel").evaluate("(panel) => panel.scrollHeight <= panel.clientHeight + 1")
            assert names.locator("span").first.evaluate(LETTERS) >= least - 0.01, (width, height)
