"""What a host does and sees: a room is opened, a phone comes in, and the stage shows an item in a phase."""

import json
import time
from collections.abc import Callable, Iterable

from playwright.sync_api import BrowserContext, Page, expect

from beacons.domain.item import Item
from beacons.domain.rooms.room_state import AT_ONCE_MS
from beacons.ui.classroom.host_settings import READING_SECONDS
from beacons.ui.shell.words import Words
from tests.browser import reader

PLAY = f"/class-room?lesson={reader.LESSON}&path={reader.PATH}&items="
KEPT = "seven-beacons-host"
_t = Words("en").t
_LONG_TO_READ = Words("en").tn("host.seconds", max(READING_SECONDS))


def open_room(page: Page, items: Iterable[Item], *, sheet: bool = False, board: str = "") -> str:
    """Open a room; its code. The clock gives so long for reading that on a slow machine, too, only the key goes on."""
    reader.go(page, PLAY + ",".join(item.id for item in items))
    return open_chosen(page, sheet=sheet, board=board)


def take_time_to_read(page: Page) -> None:
    """Choose that the clock gives as long for reading as can be, before the room is opened."""
    reader.unfold(page, "host-how")
    page.locator(".st-key-host-reading label").filter(has_text=_LONG_TO_READ).click()
    expect(page.locator(".st-key-host-reading label:has(input:checked)")).to_have_text(_LONG_TO_READ)


def open_chosen(page: Page, *, sheet: bool = False, board: str = "") -> str:
    """Open a room of what is chosen on the page; its code."""
    take_time_to_read(page)
    if sheet:
        page.locator(".st-key-host-sheet label").click()
    if board:
        page.locator(".st-key-host-board label").filter(has_text=_t(f"host.board_{board}")).click()
    page.locator(".st-key-open-room button").click()
    expect(page.locator(".host-code")).to_be_visible()
    kept = json.loads(page.evaluate(f"localStorage.getItem('{KEPT}')"))
    return str(kept["code"])


def a_phone(open_context: Callable[..., BrowserContext], code: str) -> Page:
    """The phone of a pupil who has followed the room's address and tapped to come in."""
    phone = open_context(**reader.PHONE).new_page()
    phone.goto(f"/join/{code}")
    phone.locator("#enter button").tap()
    return phone


SCREEN = "() => (({ step, screen = 0 }) => `${step} ${screen} ${document.querySelector('.stage').scrollTop}`)(window.sevenBeaconsHost.room)"
"""Which screen of a room is on the wall."""
_STEP = "() => window.sevenBeaconsHost.room.step"
HAS_HEARD = "() => (({ room, counted }) => room.phase !== 'revealed' || Boolean(counted?.totals))(window.sevenBeaconsHost)"
"""Whether a screen of the host has heard what came of an item, where that is told by now."""


def read_on(host: Page, most: int = 99, *, by: Page | None = None) -> None:
    """To the last screen of what is told, where the wall could not hold it at once; so many screens at most. ``by``: which phone leads."""
    for _ in range(most):
        _has_heard(host)
        if host.locator("#host-next").inner_text() != _t("stage.more_of_it"):
            return
        go_on(host, by=by)


def go_on(host: Page, *, by: Page | None = None) -> None:
    """To another screen or step by one press, by key or on the phone that leads, once what stands there was seen for a moment."""
    before = host.evaluate(SCREEN)
    _seen_for_a_moment(host)
    if by:
        reader.until(by, lambda: by.evaluate(_STEP) == host.evaluate(_STEP), "the phone shows what is on the wall")
        reader.later(by).locator("#host-next").tap()
    else:
        reader.hand(host)
    reader.until(host, lambda: host.evaluate(SCREEN) != before, "another screen of it is on the wall")


def _seen_for_a_moment(host: Page) -> None:
    """Before that, a press changes nothing: it was meant for what stood there before."""
    since = host.evaluate("() => window.sevenBeaconsHost.room.since")
    reader.until(host, lambda: time.time() * 1000 - since >= AT_ONCE_MS, "it has been seen for a moment")


def _has_heard(host: Page) -> None:
    """What came of an item is told right after its reasons, and may make another screen of them."""
    reader.until(host, lambda: host.evaluate(HAS_HEARD), "what came of it is heard")


def at(page: Page, item: Item, phase: str) -> None:
    """The stage shows this item in this phase, on whichever screen of it, with all that is told of it."""
    stage = ", ".join(f".stage[data-item{one}'][data-phase='{phase}']" for one in (f"='{item.id}", f"^='{item.id} "))
    expect(page.locator(stage)).to_be_visible()
    _has_heard(page)
    reader.stands(page)
