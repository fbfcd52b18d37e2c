"""What goes wrong behind the back of a journey is noticed, whatever the journey is about."""

import pytest
from playwright.sync_api import Page

from tests.browser import reader
from tests.browser.server import free_port
from tests.browser.watch import Watch

pytestmark = pytest.mark.browser

_LOADED = "(url) => { const one = document.createElement('%s'); one.src = url; document.body.append(one) }"
ASKING = {
    "a picture": _LOADED % "img",
    "a script": _LOADED % "script",
    "a frame": _LOADED % "iframe",
    "a call": "(url) => { fetch(url, { mode: 'no-cors' }).catch(() => null) }",
    "a signal": "(url) => { navigator.sendBeacon(url, '') }",
}


@pytest.mark.parametrize("where", ["https://elsewhere.example", "http://192.0.2.1", "http://localhost:{port}"])
@pytest.mark.parametrize("how", ASKING)
def test_a_page_that_asks_another_host_is_told_of(how: str, where: str, page: Page, watch: Watch):
    watch.tolerate("")  # whatever the console says of it
    address = where.format(port=free_port())
    page.goto("about:blank")  # which has no policy that would forbid it first
    page.evaluate(ASKING[how], f"{address}/thing")
    told = f"asks another host: {address}/thing"
    reader.until(page, lambda: told in watch.problems, told)
    watch.problems.clear()
