"""A device that loads no font of a page, as settings of a school or a thin line have it: its own letters, and signs stay signs."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.browser import keeping, reader, tour

pytestmark = pytest.mark.browser

WIDTHS = [390, 1366]
ADDRESSES = (
    "/",
    f"/lesson?lesson={reader.LESSON}",
    f"/quiz?lesson={reader.LESSON}",
    "/progress",
    "/help",
    "/grown-ups",
    "/together",
    "/join",
    "/help/plain",
)
_NAMES_OF_SIGNS = """
  () => [...document.querySelectorAll('[data-testid=stIconMaterial]')].filter((e) => parseFloat(getComputedStyle(e).fontSize) > 0).length
"""
"""The platform writes its signs as words of a font of its own, which are never to be seen."""


@pytest.mark.parametrize("width", WIDTHS)
def test_a_device_without_our_fonts_reads_everything_and_no_sign_turns_into_its_name(
    width: int, site: str, open_context: Callable[..., BrowserContext]
):
    kept = keeping.past(site, keeping.of_one(reader.having(reader.finished_at("global-alliance"))))
    context = open_context(viewport={"width": width, "height": 800}, storage_state=kept)
    context.route("**/*.woff2*", lambda route: route.fulfill(body=b""))
    page = context.new_page()
    for address in ADDRESSES:
        page.goto(address)
        expect(page.locator("h1").first).to_be_visible()
        if "join" not in address and "plain" not in address:
            reader.settled(page)
        sight = tour.look(page, for_all_readers=False)
        assert (address, sight.sideways, page.evaluate(_NAMES_OF_SIGNS)) == (address, [], 0)
