"""The app below a path of a host name, as it is and behind Debian's nginx: a child at home, and a class."""

import io
import re
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from beacons.domain.response import chosen
from beacons.exchange.targets import TARGETS
from beacons.sync.family_document import read_texts
from deploy.database import NotInstalled
from deploy.local import free_ports
from deploy.proxy import Proxy
from tests.browser import family_files, keeping, reader, tour
from tests.browser.engine import needs_chromium
from tests.browser.hosting import open_chosen
from tests.browser.server import Server
from tests.browser.used import Used
from tests.browser.watch import Watch
from tests.cluster.installed import do_without
from tests.shipped import english
from tests.there import there

pytestmark = pytest.mark.browser
OpenContext = Callable[..., BrowserContext]

BASE = "/beacons"
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True}


@pytest.fixture(scope="module", params=["alone", "behind nginx"])
def site(request: pytest.FixtureRequest, browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Scheme and host of an app that is found below the path, and nowhere else."""
    folder = tmp_path_factory.mktemp("below")
    folder.chmod(0o711)
    server = Server(folder / "log", STREAMLIT_SERVER_ADDRESS="127.0.0.1", BASE_PATH=BASE)
    (port,) = free_ports(1)
    try:
        proxy = Proxy(folder, port, [server.port]) if request.param == "behind nginx" else None
    except NotInstalled as missing:
        do_without(missing)
    address = f"http://localhost:{port}" if proxy else server.url
    server.environment |= {"JOIN_ADDRESS": address}
    server.start()
    try:
        server.wait_until_healthy()
        if proxy:
            proxy.start()
        yield address.replace("localhost", "127.0.0.1")
    finally:
        server.kill()
        if proxy:
            proxy.stop()


@pytest.fixture(scope="module")
def used(browser: Browser, site: str) -> Iterator[Used]:
    """Browsers that earlier tests on this address have used."""
    with closing(Used(browser, site)) as all_used:
        yield all_used


@pytest.fixture
def asked(open_context: OpenContext) -> list[str]:
    """Paths of all that the contexts of this test ask for, sockets included."""
    return []


@pytest.fixture
def open_below(open_context: OpenContext, asked: list[str]) -> Callable[..., Page]:
    """Opens a tab of a new visitor and writes down what it asks for."""

    def note(url: str) -> None:
        asked.append(urlsplit(url).path if urlsplit(url).netloc else BASE)

    def make(**options: object) -> Page:
        context = open_context(**options)
        context.on("request", lambda request: note(request.url))
        page = context.new_page()
        page.on("websocket", lambda socket: note(socket.url))
        return page

    return make


def is_at(page: Page, path: str) -> None:
    """The tab comes to a path below that of the app."""
    expect(page).to_have_url(re.compile(rf"^http://[^/]+{BASE}{path}(\?|$)"))


def is_drawn(picture: Locator) -> None:
    """The picture has come."""
    expect(picture).to_be_visible()
    reader.until(picture.page, lambda: picture.evaluate("picture => picture.naturalWidth") > 0, "the picture")


def test_a_child_reads_answers_reloads_and_finds_home_below_a_path(open_below: Callable[..., Page], asked: list[str], watch: Watch):
    page = open_below()
    reader.go(page, BASE)
    is_at(page, "/")
    is_drawn(page.locator(".coast img").first)

    reader.beacon(page, reader.LESSON).locator("a").click()
    expect(page.locator("#card-title")).to_be_visible()
    is_at(page, "/lesson")
    page.go_back()
    expect(reader.coast(page)).to_be_visible()
    is_at(page, "/")

    reader.go(page, f"{BASE}/Quiz/?lesson={reader.LESSON}")
    is_at(page, "/quiz")
    reader.start(page)
    answered = reader.answer(page)
    reader.reload(page)
    expect(page.locator("#feedback")).to_be_visible()
    assert reader.kept_attempt(page).answers[0].item_id == answered.id
    reader.menu(page, "help").click()
    expect(page).to_have_title("Get help · Seven Beacons")
    is_at(page, "/help")

    watch.tolerate("404")
    assert there(page.goto(f"{BASE}/no-such-page")).status == 404
    assert tour.look(page, for_all_readers=True).violations == []
    page.locator("a.main").click()
    expect(reader.coast(page)).to_be_visible()
    is_at(page, "/")
    assert [path for path in asked if not path.startswith(f"{BASE}/") and path != BASE] == []


def saved_by(pressed: Locator) -> bytes:
    """The file that a press saves."""
    with pressed.page.expect_download() as saved:
        pressed.click()
    return saved.value.path().read_bytes()


def rows(workbook: bytes) -> list[tuple[object, ...]]:
    """What stands in a table."""
    return list(load_workbook(io.BytesIO(workbook)).worksheets[0].iter_rows(values_only=True))


@needs_chromium("a download of a text that the page has made")
def test_what_is_saved_below_a_path_is_saved_whole(open_below: Callable[..., Page], tmp_path: Path):
    page = open_below(accept_downloads=True)
    reader.go(page, f"{BASE}/quiz?lesson={reader.LESSON}")
    reader.start(page)
    reader.answer(page)
    kept = keeping.household(page)
    reader.go(page, f"{BASE}/family-file")
    assert family_files.bare(read_texts(family_files.save(page, tmp_path).read_text(encoding="utf-8"))) == family_files.bare(kept)

    reader.go(page, f"{BASE}/grown-ups?lesson={reader.LESSON}&show=export")
    for program in TARGETS.values():
        page.locator(".st-key-own-format label").filter(has_text=f"{program.program} ({program.suffix})").click()
        page.get_by_role("button", name=re.compile(rf"^Save as \S+{re.escape(program.suffix)}$")).wait_for()
        assert family_files.save(page, tmp_path).name.startswith("Safer-Internet-Day")
    reader.go(page, f"{BASE}/my-quizzes?show=bring-in")
    assert rows(saved_by(page.get_by_role("link", name="Save our table to fill in")))[0][0] == "question"

    page.goto(f"{BASE}/print/term?path={reader.PATH}&start=2026-09-07&weekday=1&lang=en")
    assert saved_by(page.locator("a[href*='.ics']")).startswith(b"BEGIN:VCALENDAR")


@needs_chromium("a download of a sheet that the page has made")
def test_a_class_meets_below_a_path(open_below: Callable[..., Page], asked: list[str], site: str):
    host = open_below(accept_downloads=True)
    items = english().bank(reader.LESSON, reader.PATH)
    item = next(one for one in items if one.type == "single_choice")
    reader.go(host, f"{BASE}/class-room?lesson={reader.LESSON}&path={reader.PATH}&items={item.id}")
    open_chosen(host, sheet=True)
    expect(host.locator(".host-address").first).to_contain_text(f"{urlsplit(site).port}{BASE}/join")
    code = host.locator(".host-code").inner_text().replace(" ", "").strip()

    pupil = open_below(**PHONE)
    pupil.goto(f"{BASE}/join/{code}")
    pupil.locator("#enter button").click()
    is_drawn(pupil.locator("#screen img"))
    expect(host.locator(".host-here li")).to_have_count(1)

    for phase in ("reading", "open"):
        reader.later(host).locator("#host-next").click()
        expect(host.locator(f".stage[data-phase='{phase}']")).to_be_visible()
    pupil.locator("#options .option").filter(has_text=item.option(chosen(item.right_response or ())[0]).text).tap()
    pupil.locator("#send").tap()
    expect(pupil.locator("#options input:checked")).to_have_count(1)
    expect(pupil.locator("#status.is-in")).to_be_visible()
    for phase in ("closed", "revealed"):
        reader.later(host).locator("#host-next").click()
        expect(host.locator(f".stage[data-phase='{phase}']")).to_be_visible()
    expect(pupil.locator("main")).to_contain_text("That’s right")

    host.locator("#host-more").click()
    expect(host.locator("#host-drawer .host-join")).to_contain_text(f"{BASE}/join")
    host.locator("#host-remote").click()
    expect(host.locator("#host-drawer .host-address")).to_contain_text(f"{BASE}/class-room?room={code}#")
    reader.later(host).locator("#host-end").click()
    assert len(rows(saved_by(host.locator("#host-sheet")))) == 1 + 1
    with host.expect_popup() as sheet:
        host.locator("#host-home").click()
    expect(sheet.value.locator(".play-at-home")).to_contain_text(f"{BASE}/together?items=")
    assert {f"{BASE}/live", f"{BASE}/_stcore/stream"} <= set(asked)
    assert [path for path in asked if not path.startswith(f"{BASE}/") and path != BASE] == []
