"""On a dark device pictures are dark, too: WebKit does not tell them, so the page has chosen."""

import pytest

from tests.browser import reader
from tests.engines.conftest import ENGINES, OpenTab
from tests.engines.tab import Tab

pytestmark = pytest.mark.engines
DARK, BRIGHT = 130, 170
"""How bright the brightest part of a colour is at most, and at least."""
OF_THE_SEA = "/pictures/quiet.svg"
"""The picture of the page that leaving fast leads to, the same by day and by night: every page has it at hand."""


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("is_dark", [True, False], ids=["dark", "bright"])
def test_pictures_are_drawn_as_the_device_asks(engine: str, is_dark: bool, open_tab: OpenTab):
    tab = open_tab(engine, is_dark=is_dark)
    tab.go("/")
    sky, ground, path = ".headline", f".st-key-beacon-{reader.LESSON} img", ".st-key-path [role=radiogroup] > div:nth-child(2) label"
    _is_drawn(tab, sky, is_dark, 0.98, 0.05)
    _is_drawn(tab, ground, is_dark, 0.5, 0.99)
    tab.find(path)
    tab.go(f"/lesson?lesson={reader.LESSON}")
    _is_drawn(tab, ".scene", is_dark, 0.15, 0.5)
    fetched = tab.ask(
        "return performance.getEntriesByType('resource').map(({ name }) => name).filter((name) => name.includes('/pictures/'))"
    )
    drawn = [name for name in fetched if OF_THE_SEA not in name]
    assert drawn
    assert {".dark.svg" in name for name in drawn} == {is_dark}, "none is fetched twice"


def _is_drawn(tab: Tab, css: str, is_dark: bool, across: float, down: float) -> None:
    def is_right() -> bool:
        brightest = max(tab.colour(css, across, down))
        return brightest <= DARK if is_dark else brightest >= BRIGHT

    tab.wait(is_right, f"{css} is {'dark' if is_dark else 'bright'}; it is {tab.colour(css, across, down)}")
